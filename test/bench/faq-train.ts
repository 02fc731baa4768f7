/**
 * Trains the weights of FAQ matching and writes them. The same data give the same weights.
 *
 *   npm run train:faq -- --data DIR [--data DIR …] [--chatter DIR] [--write FILE]
 *
 * Each --data is a folder with faqs.jsonl and queries.jsonl, or one that holds such folders.
 * --chatter is a folder of channel logs (JSON Lines) in which nothing should be answered.
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readChatter, readSet } from "./faq/read-set.ts";
import { pools, train } from "./faq/train.ts";
import { end, orEnd } from "./or-end.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string", multiple: true, default: [] },
    chatter: { type: "string" },
    write: { type: "string", default: "data/faq-weights.json" },
  },
});
const isSet = (folder: string) => existsSync(join(folder, "faqs.jsonl"));
const setsIn = (folder: string): readonly string[] =>
  isSet(folder)
    ? [folder]
    : readdirSync(folder)
        .map((name) => join(folder, name))
        .filter(isSet)
        .sort();

const { folders, sets, chatter } = orEnd("train:faq", () => {
  const found = values.data.flatMap(setsIn);
  return {
    folders: found,
    sets: found.map(readSet),
    chatter: values.chatter ? readChatter(values.chatter) : [],
  };
});
if (folders.length === 0)
  end("Give --data: a folder with faqs.jsonl and queries.jsonl, or a folder of such folders.");
const data = pools(sets, chatter);
writeFileSync(values.write, `${JSON.stringify(train(data), null, 2)}\n`);
console.log(
  JSON.stringify({
    trained: folders,
    queries: data.reduce((sum, { seen }) => sum + seen.length, 0),
    written: values.write,
  }),
);
