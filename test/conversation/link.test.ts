/** The features and scores are those of the reference: its test vectors, and a log of real lines. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createPairs, referenceSize } from "../../src/conversation/link/features.ts";
import { ownFeatures, pairFeatures } from "../../src/conversation/link/names.ts";
import { fillOwn } from "../../src/conversation/link/own-features.ts";
import { createView } from "../../src/conversation/link/view.ts";
import { readLogFile } from "../bench/follow/logs.ts";
import { play } from "../bench/follow/play.ts";

interface Vector {
  readonly i: number;
  readonly candidates: readonly number[];
  readonly scores: readonly number[];
  readonly features: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Recorded {
  readonly words: { readonly lines: number; readonly counts: Readonly<Record<string, number>> };
  /** The linear reference model. */
  readonly weights: readonly number[];
  readonly bias: number;
  readonly vectors: readonly Vector[];
}

const folder = join(import.meta.dirname, "../recorded/follow");
const recorded = JSON.parse(readFileSync(join(folder, "reference.json"), "utf8")) as Recorded;
const names = [...ownFeatures, ...pairFeatures];
/** The reference looks at this many earlier lines. */
const most = 100;

test("features and scores are the reference's", () => {
  const { words, weights } = recorded;
  const rarity = (word: string): number => Math.log((words.lines + 1) / ((words.counts[word] ?? 0) + 1));
  const rows = new Float32Array((most + 1) * referenceSize);
  const pairs = createPairs(Float32Array.from(weights), most, most);
  let checked = 0;
  const view = createView();
  play(readLogFile(join(folder, "2004-11-15_03.jsonl")), view, rarity, (turn, line, lines) => {
    const vector = recorded.vectors.find(({ i }) => i === line.i);
    if (!vector) return [];
    rows.fill(0);
    const count = pairs.look(view, turn);
    for (let k = 0; k < count; k++) pairs.write(k, rows, k * referenceSize);
    fillOwn(view, turn, rows, count * referenceSize);
    const candidates = [...lines.slice(-count), line.i];
    for (const [candidate, features] of Object.entries(vector.features)) {
      const row = candidates.indexOf(Number(candidate)) * referenceSize;
      for (const [at, name] of names.entries()) {
        const ours = rows[row + at] ?? 0;
        const theirs = features[name] ?? 0;
        assert.ok(
          Math.abs(ours - theirs) < 0.003,
          `line ${line.i}, ${candidate}, ${name}: ${ours}, not ${theirs}`,
        );
        checked++;
      }
    }
    for (const [at, candidate] of vector.candidates.entries()) {
      const k = candidates.indexOf(candidate);
      if (candidate === line.i) continue;
      const ours = (pairs.scores[k] ?? 0) + recorded.bias;
      assert.ok(Math.abs(ours - (vector.scores[at] ?? 0)) < 0.01, `line ${line.i}, ${candidate}: ${ours}`);
    }
    return [];
  });
  assert.equal(checked, 12 * 4 * names.length);
});
