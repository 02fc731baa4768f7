import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { placeOfEntry } from "../../../src/cli/faq/place.ts";
import { failures } from "../../../src/cli/faq/test.ts";
import { verdict } from "../../../src/cli/faq/verdict.ts";
import type { Entry } from "../../../src/faq/entry.ts";
import { createIndex } from "../../../src/faq/search.ts";
import { schema } from "../../../src/settings.ts";

const entry = (id: string, question: string, more: Partial<Entry> = {}): Entry => ({
  id,
  question,
  phrasings: [],
  answer: "Yes.",
  areas: [],
  channels: [],
  source: `${id}.md:1`,
  ...more,
});

const settings = schema.parse({
  networks: [
    { type: "terminal", name: "term", channels: ["#help", { name: "#quiet", answer: "addressed" }] },
  ],
});
const help = { network: "term", channel: "#help" };

describe("what the bot would do", () => {
  const index = createIndex([
    entry("tls", "How do I turn TLS on?", { phrasings: ["Is there encryption?", "ssl"] }),
    entry("logs", "Where are the log files?"),
    entry("build", "How do I build it from source?"),
  ]);
  const cases: readonly (readonly [said: string, unasked: string, asked: string, channel?: string])[] = [
    ["How do I turn TLS on?", "answer tls", "answer tls"],
    ["How do I turn TLS on?", "nothing ", "answer tls", "#quiet"],
    ["ssl", "nothing ", "answer tls"],
    ["where are the log files", "answer logs", "answer logs"],
    ["what about bananas and cream?", "nothing ", "nothing "],
  ];
  for (const [said, unasked, asked, channel] of cases)
    test(`${said} ${channel ?? ""}`, () => {
      const found = verdict(said, index, settings, { ...help, channel: channel ?? "#help" });
      const shown = ({ does, entries }: typeof found.asked) =>
        `${does} ${entries.map(({ id }) => id).join()}`;
      assert.deepEqual([shown(found.unasked), shown(found.asked)], [unasked, asked]);
      assert.notEqual(found.unasked.why, "");
    });

  test("said to the bot: small talk gets no word, nor does anything where it only listens", () => {
    const mute = (said: string, answer: "auto" | "shadow" | "off" = "auto") => {
      const changed = { ...settings, channels: { ...settings.channels, answer } };
      return verdict(said, index, changed, { network: "elsewhere", channel: "#x" }).mute;
    };
    assert.equal(mute("what about bananas and cream?"), undefined);
    assert.equal(mute("where are the log files"), undefined);
    assert.equal(mute("ssl"), undefined);
    assert.match(mute("hi") ?? "", /only a greeting/);
    assert.match(mute("where are the log files", "shadow") ?? "", /shadow/);
    assert.match(mute("where are the log files", "off") ?? "", /off/);
  });

  test("half sure a light bulb is put where that is offered, and in shadow the maintainers are told", () => {
    const as = (answer: "offer" | "shadow", threshold: number) => {
      const changed = {
        ...settings,
        channels: { ...settings.channels, answer },
        answers: { ...settings.answers, threshold },
      };
      return verdict("How do I turn TLS on?", index, changed, { network: "elsewhere", channel: "#x" })
        .unasked;
    };
    assert.equal(as("offer", 0.9).does, "answer");
    assert.equal(as("offer", 1).does, "bulb");
    assert.equal(as("shadow", 0.9).does, "tell");
    assert.equal(as("shadow", 1).does, "nothing");
  });

  test("between silence and certainty there is an offer, and why not more", () => {
    const strict = { ...settings, answers: { ...settings.answers, offerThreshold: 0.01 } };
    const two = createIndex([
      entry("printer", "How do I install the printer driver?"),
      entry("scanner", "How do I install the scanner driver?"),
    ]);
    const found = verdict("how do I install the driver?", two, strict, help);
    assert.equal(found.asked.does, "offer");
    assert.match(found.asked.why, /60 % are needed/);
    assert.match(found.unasked.why, /90 % are needed/);
  });
});

describe("faq test", () => {
  const run = (entries: readonly Entry[], need: "unasked" | "asked" | "offered" = "asked") => {
    const { asked, failed } = failures(createIndex(entries), settings, need);
    return { asked, failed: failed.map(({ entry: { id }, kind, said }) => `${id} ${kind} ${said}`) };
  };

  test("own phrasings, tests and near misses are asked, and those that fail are named", () => {
    const tls = entry("tls", "How do I turn TLS on?", {
      phrasings: ["Is there encryption?"],
      tests: ["how can I turn on TLS", "what about wooden ships"],
      not: ["how do I turn TLS on", "where does the train stop"],
    });
    assert.deepEqual(run([tls, entry("logs", "Where are the log files?")]), {
      asked: 7,
      failed: ["tls test what about wooden ships", "tls not how do I turn TLS on"],
    });
  });

  test("two entries with one phrasing: neither is found for sure", () => {
    const both = [entry("a", "Is there encryption?"), entry("b", "Is there encryption?")];
    assert.deepEqual(run(both).failed, [
      "a phrasing Is there encryption?",
      "b phrasing Is there encryption?",
    ]);
    assert.deepEqual(run(both, "offered").failed, []);
  });

  test("an entry of one channel is asked there", () => {
    const there = entry("a", "Is there encryption?", { channels: ["#help"] });
    const other = entry("b", "Is there encryption?", { channels: ["elsewhere/#dev"] });
    assert.deepEqual(placeOfEntry(there, settings), help);
    assert.deepEqual(run([there, other]).failed, []);
  });

  test("a single word is a name, which counts unless sureness is asked for", () => {
    const tls = entry("tls", "How do I turn TLS on?", {
      phrasings: ["ssl"],
      tests: ["turn the TLS of the server on somewhere"],
    });
    const all = [tls, entry("logs", "Where are the log files?"), entry("build", "How do I build it?")];
    assert.deepEqual(run(all).failed, []);
    assert.deepEqual(run(all, "unasked").failed, ["tls test turn the TLS of the server on somewhere"]);
  });
});
