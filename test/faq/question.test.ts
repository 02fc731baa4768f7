import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanTitle } from "../../src/faq/markdown.ts";
import { asks, saysFaq } from "../../src/faq/question.ts";
import { slugger, slugOf } from "../../src/faq/slug.ts";

test("headings that ask, in five languages, and headings that don't", () => {
  const asking = [
    "Does it work offline?",
    "Is it free? 🤔",
    "Really?!",
    "How to install on Windows",
    "Why the name",
    "Can I use it at work",
    "What's new in 2.0",
    "Wie installiere ich das",
    "Kann ich es auf dem Server nutzen",
    "Warum ist es langsam?",
    "Comment installer sous Linux",
    "Est-ce que c'est libre",
    "Qu'est-ce que Frob",
    "¿Cómo lo instalo?",
    "Cómo se instala",
    "Puedo usarlo en el trabajo",
    "Como instalar no Windows",
    "O que é o Frob",
    "É possível usar em rede",
    "どうやって使いますか？",
  ];
  const plain = [
    "Installation",
    "Do not panic",
    "Installing on Windows",
    "Canada",
    "Isolation",
    "Howto index files",
    "Common errors",
    "Whatever",
    "Kanntest",
    "Commentaires",
    "License",
    "Example: does-not-exist",
    "",
  ];
  assert.deepEqual(
    asking.filter((text) => !asks(text)),
    [],
  );
  assert.deepEqual(plain.filter(asks), []);
});

test("titles of question lists", () => {
  for (const title of [
    "FAQ",
    "Project FAQs",
    "Frequently Asked Questions (FAQ)",
    "Frequently-asked questions",
    "Häufige Fragen",
    "Foire aux questions",
    "Preguntas frecuentes",
    "Perguntas frequentes",
    "Q&A",
  ])
    assert.ok(saysFaq(title), title);
  for (const title of ["Fast facts", "Questionnaire", "Usage"]) assert.ok(!saysFaq(title), title);
});

test("numbers in front of headings go, numbers that belong stay", () => {
  const cases = [
    ["3.2. How do I build?", "How do I build?"],
    ["3.2 How?", "How?"],
    ["12) How?", "How?"],
    ["1. How?", "How?"],
    ["A.1 How?", "How?"],
    ["Q: How?", "How?"],
    ["Q12. How?", "How?"],
    ["How? {#how}", "How?"],
    ["7zip or tar?", "7zip or tar?"],
    ["3 ways to build", "3 ways to build"],
    ["2FA?", "2FA?"],
  ] as const;
  for (const [given, wanted] of cases) assert.equal(cleanTitle(given), wanted);
});

test("anchors are GitHub's", () => {
  assert.equal(slugOf("What's `new` in v2.0?"), "whats-new-in-v20");
  assert.equal(slugOf("C++ & Rust — why?"), "c--rust--why");
  assert.equal(slugOf("Größe ändern?"), "größe-ändern");
  const slug = slugger();
  assert.deepEqual(["Why?", "Why?", "Why-1", "Why?"].map(slug), ["why", "why-1", "why-1-1", "why-2"]);
});
