import assert from "node:assert/strict";
import { test } from "node:test";
import { createGramSpace } from "../../src/faq/grams.ts";

const words = (text: string) => text.split(" ").filter((word) => word !== "");

/** What it says, letter by letter: runs of three to five within words, a space on either side belonging to them. */
function slowly(texts: readonly string[], one: string, other: string): number {
  const runsOf = (text: string) => {
    const runs = new Set<string>();
    for (const word of words(text).slice(0, 40)) {
      const spaced = ` ${word.slice(0, 30)} `;
      for (let from = 0; from < spaced.length; from++)
        for (const size of [3, 4, 5])
          if (from + size <= spaced.length) runs.add(spaced.slice(from, from + size));
    }
    return runs;
  };
  const all = texts.map(runsOf);
  const square = (run: string) => {
    const n = all.filter((runs) => runs.has(run)).length;
    return Math.log(1 + (all.length - n + 0.5) / (n + 0.5)) ** 2;
  };
  const total = (runs: Iterable<string>) => [...runs].reduce((sum, run) => sum + square(run), 0);
  const [a, b] = [runsOf(one), runsOf(other)];
  const both = total([...a].filter((run) => b.has(run)));
  return both === 0 ? 0 : both / Math.sqrt(total(a) * total(b));
}

test("texts are as near as the runs of letters say that both have, the rare ones more", () => {
  const long = "x".repeat(29);
  const texts = [
    "how do i reset my password",
    "resetting passwords",
    "a to be",
    `${long}y ${long}yzz tail`,
    Array.from({ length: 45 }, (_, at) => `word${at}`).join(" "),
    "пароль сбросить",
    "",
  ];
  const space = createGramSpace(texts.map(words));
  const all = [...texts, "password", "rest pasword", "word44", "word3", "ab", "сбросил"];
  for (const one of all) {
    const near = space.near(space.of(words(one)));
    // With all others, since one must leave nothing behind for the next; a few runs fall together by hash.
    for (const other of all) {
      const wanted = slowly(texts, one, other);
      const found = near(space.of(words(other)));
      assert.ok(Math.abs(found - wanted) < 0.02, `${one} / ${other}: ${found}, not ${wanted}`);
    }
  }
});
