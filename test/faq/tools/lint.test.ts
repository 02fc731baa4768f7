import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { traits } from "../../../adapters/irc/irc.ts";
import { sourceOf } from "../../../src/faq/lint/finding.ts";
import { anchorsOf } from "../../../src/faq/lint/links.ts";
import { lintFaq } from "../../../src/faq/lint.ts";
import { readFaq } from "../../../src/faq/read.ts";
import { schema } from "../../../src/settings.ts";
import { folders } from "./folder.ts";

const folder = folders();
const settings = schema.parse({
  networks: [{ type: "terminal", name: "term", channels: ["#help", "#dev"] }],
  areas: { packaging: { maintainers: ["alice"] } },
  people: { alice: { accounts: ["term:alice"] } },
});

/** `tls.md:3 owner: what it is` for each finding. */
async function findings(files: Readonly<Record<string, string>>, configured = true): Promise<string[]> {
  const base = folder(files);
  const { entries, problems } = await readFaq([{ path: "faq" }], base);
  assert.deepEqual(problems, []);
  const path = (name: string, file: string) => join(base, dirname(file), name);
  const names = new Set(entries.map((entry) => sourceOf(entry).file));
  return lintFaq({
    entries,
    settings,
    configured,
    texts: new Map([...names].map((file) => [file, readFileSync(join(base, file), "utf8")])),
    exists: (name, file) => existsSync(path(name, file)),
    read: (name, file) => readFileSync(path(name, file), "utf8"),
    lines: traits,
    now: Date.parse("2026-06-01"),
  }).map(({ where, rule, what, mend }) => {
    assert.ok(what !== "" && mend !== "", `${rule} says what and what to do`);
    return `${where.replace("faq/", "")} ${rule}: ${what}`;
  });
}

/** A sound entry, with lines added to its front matter. */
const entry = (question: string, answer: string, ...lines: readonly string[]): string =>
  ["---", `question: ${question}`, "owner: alice", ...lines, "---", answer, ""].join("\n");

const other = "phrasings: [What about something quite different?]";

describe("what lint finds", () => {
  const cases: readonly (readonly [
    name: string,
    files: Readonly<Record<string, string>>,
    expected: readonly RegExp[],
  ])[] = [
    ["nothing in a sound entry", { "a.md": entry("How do I turn TLS on?", "Set it.", other) }, []],
    ["no phrasing", { "a.md": entry("How do I turn TLS on?", "Set it.") }, [/^a\.md:2 phrasings: no other/]],
    [
      "no owner",
      { "a.md": `---\nquestion: How do I turn TLS on?\n${other}\n---\nSet it.\n` },
      [/^a\.md:2 owner: no owner/],
    ],
    [
      "an owner, area and channel that the config does not know",
      {
        "a.md": entry(
          "How do I turn TLS on?",
          "x",
          other,
          "areas: [pakaging]",
          'channels: ["#hepl"]',
        ).replace("alice", "alcie"),
      },
      [/^a\.md:3 owner: its owner alcie/, /^a\.md:5 area: its area pakaging/, /^a\.md:6 channel: .*#hepl/],
    ],
    [
      "a channel by its name or with its network, in any case",
      { "a.md": entry("How do I turn TLS on?", "x", other, 'channels: ["#HELP", "term/#dev"]') },
      [],
    ],
    [
      "a review date gone by, not one to come",
      {
        "a.md": entry("How do I turn TLS on?", "x", other, "review: 2026-05-31"),
        "b.md": entry("Where are the logs?", "y", "phrasings: [Find log files]", "review: 2026-06-30"),
      },
      [/^a\.md:5 review: due for review since 2026-05-31/],
    ],
    [
      "an answer that needs three lines of IRC and has no short one",
      { "a.md": entry("How do I turn TLS on?", "word ".repeat(130), other) },
      [/^a\.md:2 length: the answer takes 3 lines of IRC, and 2 are allowed: it is cut/],
    ],
    [
      "that only its beginning is said",
      { "a.md": entry("How do I turn TLS on?", `Set it.\n\n${"word ".repeat(130)}`, other) },
      [/length: .* only its beginning is said there/],
    ],
    [
      "nothing when the short one fits",
      { "a.md": entry("How do I turn TLS on?", "word ".repeat(130), other, "short: Set it.") },
      [],
    ],
    [
      "a short one that is not",
      { "a.md": entry("How do I turn TLS on?", "word ".repeat(200), other, `short: ${"x ".repeat(400)}`) },
      [/^a\.md:5 length: its short takes 3 lines/],
    ],
    [
      "the same phrasing twice, once for a pair, at the later one",
      {
        "a.md": entry("How do I turn TLS on?", "x", "phrasings: [Is there encryption?]"),
        "b.md": entry("May I dance?", "y", "phrasings:", "  - is there ENCRYPTION"),
      },
      [/^b\.md:5 duplicate: “is there ENCRYPTION” also stands in a \(faq\/a\.md:1\)/],
    ],
    [
      "nothing where the two never meet",
      {
        "a.md": entry("Is there encryption?", "x", "phrasings: [Which ciphers]", 'channels: ["#help"]'),
        "b.md": entry("Is there encryption?", "y", "phrasings: [What about wire taps]", 'channels: ["#dev"]'),
      },
      [],
    ],
    [
      "questions that differ in small words only",
      {
        "a.md": entry("How do I turn TLS on?", "x", "phrasings: [Set up encryption]"),
        "b.md": entry("How do I turn TLS off?", "y", "phrasings: [No more secrets]"),
      },
      [/^b\.md:2 alike: “How do I turn TLS off\?” is hard to tell from “How do I turn TLS on\?” in a/],
    ],
    [
      "answers that are nearly the same",
      {
        "a.md": entry(
          "How do I burn a disc?",
          "Insert the disc, open Brasero, choose the image file, press burn, wait until finished.",
          "phrasings: [Write media]",
        ),
        "b.md": entry(
          "Which program copies films?",
          "Insert the disc, open Brasero, choose the image file, press burn and wait until finished.",
          "phrasings: [Duplicate movies]",
        ),
      },
      [/^b\.md:2 alike: it answers nearly the same as a/],
    ],
    [
      "an entry in the shadow of another",
      {
        "a.md": entry("What is the price of the teapot licence?", "x", "phrasings: [Teapot licence]"),
        "b.md": entry("Licence of teapot?", "y", "phrasings: [May I use it at work]"),
      },
      [/^b\.md:2 (?:alike|shadowed): “Licence of teapot\?”/],
    ],
    [
      "a page once, for all its entries",
      { "FAQ.md": "# FAQ\n\n## Is it free?\n\nYes.\n\n## Why is it called so?\n\nBecause.\n" },
      [/^FAQ\.md:1 phrasings: its 2 entries have no other phrasings, owner and review date/],
    ],
  ];
  for (const [name, files, expected] of cases)
    test(name, async () => {
      const put = Object.fromEntries(Object.entries(files).map(([file, text]) => [`faq/${file}`, text]));
      const found = await findings(put);
      assert.equal(found.length, expected.length, found.join("\n"));
      expected.forEach((pattern, at) => {
        assert.match(found[at] ?? "", pattern);
      });
    });

  test("without a config file, names are nobody's mistake", async () => {
    const text = entry("How do I turn TLS on?", "x", other, "areas: [somewhere]");
    assert.deepEqual(await findings({ "faq/a.md": text }, false), []);
  });
});

describe("links, by their shape", () => {
  const cases: readonly (readonly [markdown: string, expected: RegExp | undefined])[] = [
    ["[x](https://example.org/a?b=c#d)", undefined],
    [
      "<https://example.org>, https://example.org/a_(b), [x](http://[::1]:80/), [y](http://localhost:3000)",
      undefined,
    ],
    ["[x](mailto:a@example.org), [y](irc://irc.libera.chat/#teapot), [z](/root)", undefined],
    ["`[x](htps://x)` and `http:/x`", undefined],
    ["```\n[x](gone.md)\n```", undefined],
    ["[x](htps://example.org)", /htps:.* no network makes a link$/],
    ["[x](http:/example.org)", /http:\/example\.org is no web address/],
    ["see http:/example.org there", /http:\/example\.org is no web address/],
    ["[x](https://intranet/a)", /no full name of a server/],
    ["[x]()", /a link without a target/],
    ["[x][nowhere]", /\[x\]\[nowhere\] has no target/],
    ["[x](gone.md)", /gone\.md points to a file that is not there/],
    ["[x](guide.md), [y](guide.md#set-up), [z](guide.md#own), [a](guide.md#by-hand)", undefined],
    ["[x](guide.md#sett-up)", /no heading of guide\.md has the anchor #sett-up/],
    ["[x](#steps)\n\n## Steps\n\nDo.", undefined],
    ["[x](#stepps)\n\n## Steps\n\nDo.", /no heading of this file has the anchor #stepps/],
    ["![picture](gone.png)", /gone\.png points to a file/],
  ];
  const guide = '# Guide\n\n## Set up\n\n## Mine {#own}\n\n<a id="by-hand"></a>\n';
  for (const [markdown, expected] of cases)
    test(markdown.replaceAll("\n", "⏎"), async () => {
      const text = entry("How do I turn TLS on?", markdown, other, "short: Set it.");
      const readme = {
        "faq/guide.md": `---\nquestion: Guide?\nowner: alice\nshort: Read it.\nphrasings: [manual]\n---\n${guide}text\n`,
      };
      const found = await findings({ "faq/a.md": text, ...readme });
      assert.equal(found.length, expected ? 1 : 0, found.join("\n"));
      if (expected) assert.match(found[0] ?? "", new RegExp(`^a\\.md:7 link: .*${expected.source}`));
    });

  test("anchors are numbered as GitHub does", () => {
    assert.deepEqual([...anchorsOf("# A b!\n\n## A b\n\n### `c_d` Größe")], ["a-b", "a-b-1", "c_d-größe"]);
  });
});
