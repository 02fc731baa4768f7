import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import type { FaqFiles } from "../../src/faq/entry.ts";
import { formatProblem } from "../../src/faq/problem.ts";
import { readFaq } from "../../src/faq/read.ts";
import type { FaqSource } from "../../src/settings.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a fresh folder, reads them, and removes the folder. */
async function read(
  files: Files,
  sources: readonly FaqSource[],
  links: Readonly<Record<string, string>> = {},
): Promise<FaqFiles> {
  const base = mkdtempSync(join(tmpdir(), "porchlight-faq-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(base, name)), { recursive: true });
      writeFileSync(join(base, name), content);
    }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(base, name));
    return await readFaq(sources, base);
  } finally {
    rmSync(base, { recursive: true });
  }
}

const pairs = (files: FaqFiles) => files.entries.map((entry) => [entry.question, entry.answer]);
const lines = (files: FaqFiles) => files.problems.map(formatProblem);

test("a folder's file with everything in its front matter", async () => {
  const text = `---
id: tls
question: "Does it speak TLS: 1.3?"
phrasings: [Is there encryption?, "How do I turn on https?"]
areas: networking
owner: alice
review: 2027-01-31
channels:
  - "#help"
  - libera/#dev
short: Yes.
link: https://example.org/tls
---

# TLS

Yes, by [default][d].

[d]: https://example.org/d
`;
  const files = await read({ "faq/encryption.md": text }, [{ path: "faq", areas: ["other"] }]);
  assert.deepEqual(files.problems, []);
  assert.deepEqual(files.entries, [
    {
      id: "tls",
      question: "Does it speak TLS: 1.3?",
      phrasings: ["Is there encryption?", "How do I turn on https?"],
      answer: "Yes, by [default](https://example.org/d).",
      areas: ["networking"],
      channels: ["#help", "libera/#dev"],
      owner: "alice",
      review: "2027-01-31",
      short: "Yes.",
      link: "https://example.org/tls",
      source: "faq/encryption.md:1",
    },
  ]);
});

test("a folder is read with what is below it, sorted, and by what the files don't say", async () => {
  const files = await read(
    {
      "faq/b Build.md": "# How do I build?\n\nRun `make`.\n",
      "faq/a.md":
        "\uFEFF---\r\nother phrasings:\r\n  - Why slow?\r\nreview date: 2027-01-31\r\n---\r\n# Is it slow?\r\n\r\nNo.\r\n",
      "faq/deep/er/c.markdown": "---\nquestion: C?\n---\nSee.\n",
      "faq/README.md": "# About this folder\n\nEach file is an entry.\n",
      "faq/.hidden.md": "broken",
      "faq/picture.png": "not text",
      "faq/many.md": "# Is one?\n\nOne.\n\n# Is two?\n\nTwo.\n",
    },
    [{ path: "faq", areas: ["x"], link: "https://example.org/faq" }],
  );
  assert.deepEqual(lines(files), []);
  assert.deepEqual(
    files.entries.map((one) => [one.id, one.question, one.answer, one.source, one.areas[0], one.link]),
    [
      ["a", "Is it slow?", "No.", "faq/a.md:1", "x", "https://example.org/faq"],
      ["b-build", "How do I build?", "Run `make`.", "faq/b Build.md:1", "x", "https://example.org/faq"],
      ["c", "C?", "See.", "faq/deep/er/c.markdown:1", "x", "https://example.org/faq"],
      ["is-one", "Is one?", "One.", "faq/many.md:1", "x", "https://example.org/faq#is-one"],
      ["is-two", "Is two?", "Two.", "faq/many.md:5", "x", "https://example.org/faq#is-two"],
    ],
  );
  assert.deepEqual(files.entries[0]?.phrasings, ["Why slow?"]);
});

const pages: readonly {
  name: string;
  file?: string;
  text: string;
  expected: readonly (readonly [string, string])[];
}[] = [
  {
    name: "numbered, with a table of contents, groups, code and rules between",
    text: `# Frequently asked questions\n\nUpdated in May.\n\n- [1.1 What is frob?](#11-what-is-frob)\n\n## 1. General\n\n### 1.1 What is \`frob\`?\n\nA tool, see [home].\n\n\`\`\`sh\n# How is this a heading?\nfrob --help\n\`\`\`\n\n#### Details\n\nMore.\n\n[Back to top](#top)\n\n---\n\n### 1.2 Is it [free](https://e.org)?\n\nYes.\n\n[home]: https://frob.example/\n`,
    expected: [
      [
        "What is frob?",
        "A tool, see [home](https://frob.example/).\n\n```sh\n# How is this a heading?\nfrob --help\n```\n\n#### Details\n\nMore.",
      ],
      ["Is it free?", "Yes."],
    ],
  },
  {
    name: "underlined headings, and statements among questions",
    text: `FAQ\n===\n\nWhy does restore ask twice?\n---------------------------\n\nBecause.\n\nError "locked" when pruning\n---------------------------\n\nUnlock it.\n`,
    expected: [
      ["Why does restore ask twice?", "Because."],
      ['Error "locked" when pruning', "Unlock it."],
    ],
  },
  {
    name: "a README with an FAQ section: nothing else of it",
    file: "README.md",
    text: `# vid\n\n## How to install\n\npip\n\n# FAQ\n\n### How do I update it?\n\nRun -U.\n\n### I get HTTP error 402\n\nWait.\n\n# What next?\n\nNothing.\n`,
    expected: [
      ["How do I update it?", "Run -U."],
      ["I get HTTP error 402", "Wait."],
    ],
  },
  {
    name: "an FAQ without a single question mark",
    text: `# FAQ\n\nHello.\n\n## Table of contents\n\n- x\n\n## Installing on Windows\n\nUse the installer.\n\n### Silent\n\nPass /S.\n\n## Setup\n\n### Proxies\n\nSet http_proxy.\n`,
    expected: [
      ["Installing on Windows", "Use the installer.\n\n### Silent\n\nPass /S."],
      ["Proxies", "Set http_proxy."],
    ],
  },
  {
    name: "definition lists as asciidoc and extended Markdown have them",
    text: `# Questions\n\n[[user-name]]\nWhat should I put in the name?::\n\tYour name.\n+\nIt shows in the log.\n\nCan I change it?\n: Yes, any time.\n`,
    expected: [
      ["What should I put in the name?", "Your name.\n\nIt shows in the log."],
      ["Can I change it?", "Yes, any time."],
    ],
  },
  {
    name: "Q: and A:, bold questions, lists of them",
    text: `# FAQ\n\n**Q: Is it safe?**\n\n**A:** Quite.\n\nVery.\n\nQ: Two?\nA: Second.\nQ: Three?\nA: Third,\n   continued.\n\n**Where are the logs?**\nIn the log.\n\n## Other\n\n- **Is it fast?** Yes.\n- **Is it small?** No.\n\n**Note** that this is text.\n`,
    expected: [
      ["Is it safe?", "Quite.\n\nVery."],
      ["Two?", "Second."],
      ["Three?", "Third,\n   continued."],
      ["Where are the logs?", "In the log."],
      ["Is it fast?", "Yes."],
      ["Is it small?", "No.\n\n**Note** that this is text."],
    ],
  },
  {
    name: "folded boxes",
    text: `# FAQ\n\n<details>\n<summary><b>Why</b> is it slow?</summary>\n\nBecause of \`x\`.\n\n</details>\n\nNot part of it.\n\n<details><summary>Is 1 &lt; 2?</summary><p>Yes, <code>true</code>.<br>See <a href="https://e.org">this</a>.</p></details>\n<details><summary>Again?</summary>No.</details>\n`,
    expected: [
      ["Why is it slow?", "Because of `x`."],
      ["Is 1 < 2?", "Yes, `true`.\nSee [this](https://e.org)."],
      ["Again?", "No."],
    ],
  },
  {
    name: "boxes and bold lines inside an answer stay in it",
    text: `## Why does it crash?\n\n**Really?** Yes.\n\n<details><summary>Show the log?</summary>\n\nlog\n\n</details>\n`,
    expected: [["Why does it crash?", "**Really?** Yes.\n\nShow the log?\n\nlog"]],
  },
  {
    name: "questions inside a question: its answer ends there; without an answer it is a group",
    text: `# How does it work?\n\nWell.\n\n## And on Windows?\n\nToo.\n\n# Which ones?\n\n## Is it this one?\n\nYes.\n`,
    expected: [
      ["How does it work?", "Well."],
      ["And on Windows?", "Too."],
      ["Is it this one?", "Yes."],
    ],
  },
  {
    name: "front matter of a site generator, comments, own anchors",
    text: `---\ntitle: FAQ\nlayout: page\nweird: [1, {a: b}]\n---\n<!-- toc -->\n\n## Wie groß ist es? {#size}\n\n<a name="x"></a>\n\nKlein.\n\n<!-- hidden -->\n`,
    expected: [["Wie groß ist es?", "Klein."]],
  },
];

for (const { name, file = "FAQ.md", text, expected } of pages)
  test(`a page: ${name}`, async () => {
    const files = await read({ [file]: text }, [{ path: file }]);
    assert.deepEqual(lines(files), []);
    assert.deepEqual(pairs(files), expected);
  });

test("ids and anchors of a page: repeats are numbered, numbers stay in anchors only", async () => {
  const text = "# FAQ\n\n## 1. Why?\n\na\n\n## 2. Why?\n\nb\n\n## Own? {#mine}\n\nc\n\n**Q: Bold?**\n\nd\n";
  const files = await read({ "FAQ.md": text }, [{ path: "FAQ.md", link: "https://e.org/FAQ" }]);
  assert.deepEqual(
    files.entries.map((one) => [one.id, one.link, one.source]),
    [
      ["why", "https://e.org/FAQ#1-why", "FAQ.md:3"],
      ["why-1", "https://e.org/FAQ#2-why", "FAQ.md:7"],
      ["own", "https://e.org/FAQ#mine", "FAQ.md:11"],
    ],
  );
});

const good = "---\nquestion: Good?\n---\nYes.\n";
const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[..."bcdefgh"].map((key, at) => `${key}: &${key} [${`*${"abcdefg"[at]}, `.repeat(9)}]`).join("\n")}\nphrasings: *h\n---\nx\n`;
const troubles: readonly {
  name: string;
  file?: string;
  text: string | Uint8Array;
  expected: readonly RegExp[];
}[] = [
  {
    name: "broken YAML",
    text: '---\nquestion: A?\nowner: "x\n---\nx\n',
    expected: [/^faq\/bad\.md:\d: broken YAML: .+quotes/],
  },
  {
    name: "front matter without end",
    text: "---\nquestion: A?\n\nx\n",
    expected: [/bad\.md:1: the front matter has no end; put a line of three dashes/],
  },
  {
    name: "empty answer",
    text: "---\nquestion: A?\n---\n\n",
    expected: [/bad\.md:4: the answer is empty; write it/],
  },
  {
    name: "no question",
    text: "---\nowner: a\n---\nx\n",
    expected: [/bad\.md:1: no question; add question/],
  },
  {
    name: "unknown key, with what was meant",
    text: "---\nquestion: A?\nphrasing: b\n---\nx\n",
    expected: [/bad\.md:3: unknown key "phrasing"; did you mean phrasings\?/],
  },
  {
    name: "unknown key like nothing",
    text: "---\nquestion: A?\nzzzzzz: b\n---\nx\n",
    expected: [/bad\.md:3: unknown key "zzzzzz"; known are id, question/],
  },
  {
    name: "a key twice",
    text: "---\nquestion: A?\nquestion: B?\n---\nx\n",
    expected: [/bad\.md:3: broken YAML: .+; write each key once/],
  },
  {
    name: "a tab in front",
    text: "---\nquestion: A?\nphrasings:\n\t- b\n---\nx\n",
    expected: [/bad\.md:4: broken YAML: .+; indent with spaces/],
  },
  {
    name: "no such day",
    text: "---\nquestion: A?\nreview: 2027-02-30\n---\nx\n",
    expected: [/bad\.md:3: review "2027-02-30" is no date; write it as 2027-01-31/],
  },
  {
    name: "another order of date",
    text: "---\nquestion: A?\nreview: 31.01.2027\n---\nx\n",
    expected: [/bad\.md:3: review .* is no date/],
  },
  {
    name: "an id of two words, and every problem at once",
    text: "---\nid: a b\nlink: www\nowner: [x]\nphrasings: {a: b}\n---\n",
    expected: [
      /:2: id "a b" is no single word/,
      /:3: link "www" is no web address/,
      /:4: owner must be one text/,
      /:5: phrasings must be a list of texts/,
      /:7: the answer is empty/,
    ],
  },
  {
    name: "not a mapping",
    text: "---\n- a\n- b\n---\nx\n",
    expected: [/bad\.md:2: the front matter is no list/],
  },
  {
    name: "invalid UTF-8",
    text: Buffer.from([...Buffer.from("---\nquestion: A?\n---\n"), 0xff, 0x41]),
    expected: [/bad\.md:4: not UTF-8 here; save the file as UTF-8/],
  },
  {
    name: "over a mebibyte",
    text: `# A?\n\n${"x\n".repeat(600 * 1024)}`,
    expected: [/bad\.md:1: 1\.2 MiB; an FAQ file has at most 1 MiB/],
  },
  {
    name: "a YAML bomb",
    text: bomb,
    expected: [
      /unknown key "a"/,
      /unknown key "b"/,
      /unknown key "c"/,
      /unknown key "d"/,
      /unknown key "e"/,
      /unknown key "f"/,
      /unknown key "g"/,
      /unknown key "h"/,
      /:10: phrasings must be a list of texts/,
    ],
  },
  {
    name: "brackets beyond any stack",
    text: `---\nquestion: ${"[".repeat(30_000)}\n---\nx\n`,
    expected: [/bad\.md:\d: /],
  },
  {
    name: "a line without end",
    text: `# A?\n\n${"x".repeat(20_001)}`,
    expected: [/bad\.md:3: a line of more than 20000 characters; break it/],
  },
  {
    name: "quotes without end",
    text: `# A?\n\n${"> ".repeat(9_000)}`,
    expected: [/bad\.md:3: quotes nested 50 deep/],
  },
  {
    name: "lists in lists without end",
    text: `# A?\n\n${`${"1. ".repeat(6_000)}\n`.repeat(20)}`,
    expected: [/bad\.md:1: can't be read as Markdown \(nested too deep\)/],
  },
  {
    name: "front matter of 100 kB",
    text: `---\nquestion: |\n${"  x\n".repeat(30_000)}\n---\nx\n`,
    expected: [/bad\.md:1: the front matter is over 64 KiB/],
  },
];

for (const { name, text, expected } of troubles)
  test(`a problem: ${name}; the other file is read`, async () => {
    const files = await read({ "faq/bad.md": text, "faq/good.md": good }, [{ path: "faq" }]);
    assert.deepEqual(
      files.entries.map((one) => one.id),
      ["good"],
    );
    const told = lines(files);
    for (const [at, form] of expected.entries()) assert.match(told[at] ?? "", form);
    if (name !== "brackets beyond any stack") assert.equal(told.length, expected.length, told.join("\n"));
  });

test("the bomb of these tests is one: the parser alone refuses it, or grows it to millions", () => {
  const yaml = bomb.split("---")[1] ?? "";
  assert.throws(() => parse(yaml), /alias/i);
});

test("equal ids, in any case and from anywhere: the first stays", async () => {
  const files = await read(
    {
      "faq/a.md": good,
      "faq/z.md": "---\nid: A\nquestion: Z?\n---\nz\n",
      "FAQ.md": "## A?\n\npage\n\n## B?\n\nb\n",
    },
    [{ path: "faq" }, { path: "FAQ.md" }],
  );
  assert.deepEqual(pairs(files), [
    ["Good?", "Yes."],
    ["B?", "b"],
  ]);
  assert.deepEqual(
    lines(files).map((line) => line.split(";")[0]),
    ["faq/z.md:1: the id A is taken by faq/a.md:1", "FAQ.md:1: the id a is taken by faq/a.md:1"],
  );
});

test("links that loop, links to nothing, paths that are missing, pages without questions", async () => {
  const cases: readonly [FaqSource, Files, Record<string, string>, RegExp, number][] = [
    [
      { path: "faq" },
      { "faq/sub/a.md": good },
      { "faq/sub/up": ".." },
      /^faq\/sub\/up:1: a symbolic link that leads back to faq/,
      1,
    ],
    [
      { path: "faq" },
      { "faq/a.md": good },
      { "faq/self.md": "self.md" },
      /^faq\/self\.md:1: a symbolic link that leads back to itself/,
      1,
    ],
    [
      { path: "faq" },
      { "faq/a.md": good },
      { "faq/none.md": "gone.md" },
      /^faq\/none\.md:1: there is no such file/,
      1,
    ],
    [{ path: "nowhere" }, {}, {}, /^nowhere:1: there is no such file or folder; create it/, 0],
    [{ path: "faq" }, { "faq/a.txt": "x" }, {}, /^faq:1: no Markdown file/, 0],
    [
      { path: "N.md" },
      { "N.md": "# Notes\n\nText.\n" },
      {},
      /^N\.md:1: no question found; write each question as a heading/,
      0,
    ],
    [
      { path: "FAQ.md" },
      { "FAQ.md": "## A?\n\n## B?\n\nb\n" },
      {},
      /^FAQ\.md:1: "A\?" has no answer; write it below/,
      1,
    ],
  ];
  for (const [source, files, links, form, entries] of cases) {
    const got = await read(files, [source], links);
    assert.equal(got.problems.length, 1, lines(got).join("\n"));
    assert.match(lines(got)[0] ?? "", form);
    assert.equal(got.entries.length, entries);
  }
});

test("a link to a file or folder elsewhere is followed", async () => {
  const files = await read({ "other/x.md": good, "faq/a.md": "# A?\n\na\n" }, [{ path: "faq" }], {
    "faq/linked": "../other",
  });
  assert.deepEqual(
    files.entries.map((one) => [one.id, one.source]),
    [
      ["a", "faq/a.md:1"],
      ["x", "faq/linked/x.md:1"],
    ],
  );
});

test("one file that is an entry may be a source; a page of 1 MiB is read in no time", async () => {
  const one = await read({ "tls.md": good }, [{ path: "tls.md" }]);
  assert.deepEqual(
    one.entries.map((entry) => entry.id),
    ["tls"],
  );
  const page = Array.from(
    { length: 4000 },
    (_, at) => `## Is it ${at}?\n\nYes, *${at}*, **<b>**${"x".repeat(150)}\n`,
  ).join("\n");
  const big = await read({ "FAQ.md": page }, [{ path: "FAQ.md" }]);
  assert.equal(big.entries.length, 4000);
});

/** A folder of many files, and how long its reading has been under way when something happens to it. */
async function meanwhile(wait: number, happens: (folder: string) => void): Promise<FaqFiles> {
  const base = mkdtempSync(join(tmpdir(), "porchlight-faq-"));
  const folder = join(base, "faq");
  mkdirSync(folder);
  for (let n = 100; n < 400; n++) writeFileSync(join(folder, `${n}.md`), `# What is ${n}?\n\nA number.\n`);
  try {
    const reading = readFaq([{ path: "faq" }], base);
    await new Promise((done) => setTimeout(done, wait));
    happens(folder);
    return await reading;
  } finally {
    rmSync(base, { recursive: true });
  }
}

test("a folder that is deleted while it is read is one problem, not one for each of its files", async () => {
  for (const wait of [1, 10, 25, 40]) {
    const files = await meanwhile(wait, (folder) => rmSync(folder, { recursive: true }));
    assert.ok(files.entries.length === 0 || files.entries.length === 300, "all or nothing");
    assert.ok(files.problems.length <= 1, `${files.problems.length} problems`);
  }
});

test("a file that is deleted while its folder is read was never there", async () => {
  for (const wait of [1, 10, 25, 40]) {
    const files = await meanwhile(wait, (folder) => {
      for (let n = 350; n < 400; n++) rmSync(join(folder, `${n}.md`));
    });
    assert.deepEqual(lines(files), []);
  }
});
