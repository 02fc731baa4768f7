/**
 * What a sentence encoder's similarity is worth to matching, without one: with vectors of letters
 * alone, which know nothing that words don't, and with encoders simulated at two strengths.
 *
 *   npm run bench:encoders -- --set DIR [--set DIR …]
 */
import { parseArgs } from "node:util";
import { unit } from "../../src/embed/embedder.ts";
import { createNear } from "../../src/embed/near.ts";
import type { Entry } from "../../src/faq/entry.ts";
import { createIndex } from "../../src/faq/search.ts";
import { schema } from "../../src/settings.ts";
import { answers, halves, type Matcher } from "./faq/answers.ts";
import { measure } from "./faq/measure.ts";
import { readSet } from "./faq/read-set.ts";
import { random, type Task } from "./faq/sets.ts";

const { values } = parseArgs({ options: { set: { type: "string", multiple: true, default: [] } } });
if (values.set.length === 0) {
  console.error("Give --set: a folder with faqs.jsonl and queries.jsonl.");
  process.exit(2);
}

type Similarity = (text: string) => ReadonlyMap<string, number>;

const dimensions = 256;

function hash(text: string): number {
  let state = 2166136261;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  return state >>> 0;
}

/** Words and runs of three letters, thrown into so many numbers. */
function letters(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `<${word}>`;
    const parts = [word, word];
    for (let at = 0; at + 3 <= padded.length; at++) parts.push(padded.slice(at, at + 3));
    for (const part of parts) {
      const place = hash(part);
      const sign = place & 65536 ? 1 : -1;
      vector[place % dimensions] = (vector[place % dimensions] ?? 0) + sign / Math.sqrt(parts.length);
    }
  }
  return unit(vector);
}

function byLetters({ entries }: Task): Similarity {
  const near = createNear(entries, letters);
  return (text) => near(letters(text));
}

/** Finds the right entry alike to `right` on the average, and one wrong one to 0.38 for no good reason. */
function simulated({ entries, queries }: Task, right: number): Similarity {
  const next = random(7);
  const spread = () => Math.sqrt(-2 * Math.log(next() + 1e-9)) * Math.cos(2 * Math.PI * next());
  const wanted = new Map(queries.map(({ text, relevant }) => [text, relevant]));
  return (text) => {
    const confused = entries[Math.floor(next() * entries.length)];
    const share = (entry: Entry): number => {
      if (wanted.get(text)?.includes(entry.id)) return right + 0.15 * spread();
      return (entry === confused ? 0.38 : 0.15) + 0.12 * spread();
    };
    return new Map(entries.map((entry) => [entry.id, Math.min(1, Math.max(0.001, share(entry)))]));
  };
}

const encoders: Readonly<Record<string, (task: Task) => Similarity | undefined>> = {
  none: () => undefined,
  letters: byLetters,
  weak: (task) => simulated(task, 0.45),
  good: (task) => simulated(task, 0.62),
};

function matcher(entries: readonly Entry[], similarityOf: Similarity | undefined): Matcher {
  const index = createIndex(entries);
  const scope = { network: "bench", channel: "#bench", areas: [] };
  return (text) => {
    const asked = similarityOf ? { lines: [text], similarity: similarityOf(text) } : text;
    return index.match(asked, scope, 5).map(({ entry, probability }) => ({ id: entry.id, p: probability }));
  };
}

const { threshold } = schema.parse({}).answers;
for (const folder of values.set) {
  const tasks = readSet(folder);
  const asksForSilence = tasks.some(({ queries }) => queries.some(({ relevant }) => relevant.length === 0));
  // Where nothing asks for silence, half of the entries are left out in turn.
  const judged = asksForSilence ? tasks : tasks.flatMap(halves);
  for (const [encoder, make] of Object.entries(encoders)) {
    const outcomes = judged.flatMap((task) => {
      const similarityOf = make(task);
      return answers(task, (entries) => matcher(entries, similarityOf));
    });
    const { p1, coverage95, precision, precisionInterval, coverage } = measure(outcomes, threshold);
    console.log(
      JSON.stringify({ set: tasks[0]?.set, encoder, p1, coverage95, precision, precisionInterval, coverage }),
    );
  }
}
