import assert from "node:assert/strict";
import { test } from "node:test";
import type { FaqChange } from "../../src/facts.ts";
import type { Entry } from "../../src/faq/entry.ts";
import { overlay } from "../../src/faq/overlay.ts";

const tls: Entry = {
  id: "TLS",
  question: "Does it speak TLS?",
  phrasings: ["Is there https?"],
  answer: "Yes.",
  short: "y",
  areas: ["net"],
  channels: ["#help"],
  owner: "alice",
  review: "2027-01-31",
  link: "https://e.org/tls",
  source: "faq/tls.md:1",
};
const dns: Entry = {
  id: "dns",
  question: "DNS?",
  phrasings: [],
  answer: "No.",
  areas: [],
  channels: [],
  source: "faq/dns.md:1",
};

const cases: readonly { name: string; changes: readonly FaqChange[]; expected: readonly Entry[] }[] = [
  { name: "no change", changes: [], expected: [tls, dns] },
  {
    name: "an edited answer keeps everything but the short form of the old answer",
    changes: [{ change: "edit", entry: "tls", answer: "Since 2.0." }],
    expected: [(({ short: _, ...kept }) => ({ ...kept, answer: "Since 2.0." }))(tls), dns],
  },
  {
    name: "a phrasing is added once, in any case, and the question is none",
    changes: [
      { change: "phrase", entry: "tls", phrasing: "Encrypted?" },
      { change: "phrase", entry: "tls", phrasing: "ENCRYPTED?" },
      { change: "phrase", entry: "tls", phrasing: "does it speak tls?" },
    ],
    expected: [{ ...tls, phrasings: ["Is there https?", "Encrypted?"] }, dns],
  },
  {
    name: "a removed entry may be learned anew, and is a new one then",
    changes: [
      { change: "remove", entry: "Dns" },
      { change: "phrase", entry: "dns", phrasing: "lost" },
      { change: "learn", entry: "dns", question: "DNS now?", answer: "Yes." },
    ],
    expected: [tls, { ...dns, question: "DNS now?", answer: "Yes.", source: "learned" }],
  },
  {
    name: "learning an id that a file has keeps whose it is and where it is found",
    changes: [{ change: "learn", entry: "tls", question: "TLS 1.3?", answer: "Yes!" }],
    expected: [
      {
        id: "TLS",
        question: "TLS 1.3?",
        phrasings: ["Is there https?"],
        answer: "Yes!",
        areas: ["net"],
        channels: ["#help"],
        owner: "alice",
        review: "2027-01-31",
        source: "learned",
      },
      dns,
    ],
  },
  {
    name: "changes to what is not there do nothing; learned, edited, removed in order",
    changes: [
      { change: "edit", entry: "nope", answer: "x" },
      { change: "remove", entry: "nope" },
      { change: "learn", entry: "new", question: "New?", answer: "a" },
      { change: "edit", entry: "new", answer: "b" },
      { change: "remove", entry: "tls" },
    ],
    expected: [
      dns,
      { id: "new", question: "New?", phrasings: [], answer: "b", areas: [], channels: [], source: "learned" },
    ],
  },
];

for (const { name, changes, expected } of cases)
  test(name, () => {
    const entries = [tls, dns];
    assert.deepEqual(overlay(entries, changes), expected);
    assert.deepEqual(entries, [tls, dns], "what came from the files is left as it was");
  });
