/**
 * Measures FAQ matching on folders with faqs.jsonl and queries.jsonl; one JSON object a set.
 *
 *   npm run bench:faq -- --set DIR [--set DIR …]
 *     --train DIR …        train on these instead of using the weights that ship
 *     --held-out           judge each set with weights trained on the other sets given
 *     --other-half         train on half of every set's entries and their queries, judge on the other half
 *     --chatter DIR        channel logs: to train on with --train, to be silent on without; with --held-out
 *                          every twentieth message is kept aside to be silent on
 *     --leave-out half     leave half of the entries out, each half in turn: their queries ask for silence
 *     --phrasings 3        make so many of each entry's queries its phrasings; the others are asked
 *     --misspell 25        misspell so many percent of the words of four letters and more
 *     --entries 10000      fill each FAQ up to so many entries
 *     --predictions FILE   write {query, ranked: [{id, p}…5], answered} per query
 *     --compare            FTS5, MiniSearch, elasticlunr and Fuse.js beside it
 *     --ablate             what each group of features brings, with --held-out's weights
 */
import { appendFileSync, rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { questionForm } from "../../src/conversation/question.ts";
import type { Weights } from "../../src/faq/weights.ts";
import { surelyAsks } from "../../src/features/asking.ts";
import { schema } from "../../src/settings.ts";
import { ablate } from "./faq/ablate.ts";
import { answers, halves, type MakeMatcher, ours } from "./faq/answers.ts";
import { built } from "./faq/built.ts";
import { grown, misspelt } from "./faq/disturb.ts";
import { measure, type Outcome } from "./faq/measure.ts";
import { otherHalf } from "./faq/other-half.ts";
import { others } from "./faq/others.ts";
import { readChatter, readSet } from "./faq/read-set.ts";
import { type Task, withPhrasings } from "./faq/sets.ts";
import { type Pool, pools, train } from "./faq/train.ts";
import { end, orEnd } from "./or-end.ts";

const { values } = parseArgs({
  options: {
    set: { type: "string", multiple: true, default: [] },
    train: { type: "string", multiple: true, default: [] },
    "held-out": { type: "boolean", default: false },
    "other-half": { type: "boolean", default: false },
    chatter: { type: "string" },
    "leave-out": { type: "string" },
    misspell: { type: "string" },
    entries: { type: "string" },
    phrasings: { type: "string" },
    predictions: { type: "string" },
    compare: { type: "boolean", default: false },
    ablate: { type: "boolean", default: false },
  },
});

const number = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  return Number(text) >= 0 ? Number(text) : end(`--${name}: expected a number, not ${text}.`);
};
if (values.set.length === 0) end("Give --set: a folder with faqs.jsonl and queries.jsonl.");
if (values["leave-out"] !== undefined && values["leave-out"] !== "half")
  end(`--leave-out: only half can be left out, not ${values["leave-out"]}.`);
if ((values["held-out"] || values.ablate) && values.set.length < 2)
  end("--held-out and --ablate need at least two sets: each is judged with weights trained on the others.");

const misspell = number("misspell", values.misspell);
const size = number("entries", values.entries);
const phrasings = number("phrasings", values.phrasings);
const { threshold } = schema.parse({}).answers;
const print = (line: Record<string, unknown>) => console.log(JSON.stringify(line));

const readIn = <Made>(folder: string, read: (folder: string) => Made): Made =>
  orEnd(`${folder} can't be read`, () => read(folder));
const readSets = (folders: readonly string[]) => folders.map((folder) => readIn(folder, readSet));
const sets = readSets(values.set);
const chatter = values.chatter ? readIn(values.chatter, readChatter) : [];
const trains = values.train.length > 0;
const heldOut = values["held-out"];
const isAside = (at: number) => at % 20 === 0;
const learnt = heldOut ? chatter.filter((_, at) => !isAside(at)) : chatter;
const aside = chatter.filter((_, at) => isAside(at));
const heard = heldOut ? aside : trains ? [] : chatter;
const data: readonly Pool[] =
  heldOut || values.ablate ? pools(sets, learnt) : trains ? pools(readSets(values.train), learnt) : [];
const trained = trains && !heldOut ? train(data) : undefined;

function weightsFor(set: string): Weights | undefined {
  return heldOut ? train(data.filter((pool) => pool.set !== set)) : trained;
}

/** A task as the flags want it: some are several. */
function disturbed(task: Task): readonly Task[] {
  const more = phrasings === undefined ? task : withPhrasings(task, phrasings, 5);
  const whole = values["leave-out"] === "half" ? halves(more) : [more];
  return whole
    .map((one) => (misspell === undefined ? one : misspelt(one, misspell / 100)))
    .map((one) => (size === undefined ? one : grown(one, size)));
}

const some = (task: Task) => task.queries.filter((_, at, all) => at % Math.ceil(all.length / 100) === 0);

const flags = {
  ...(values["leave-out"] ? { leftOut: "half" } : {}),
  ...(phrasings === undefined ? {} : { phrasings }),
  ...(misspell === undefined ? {} : { misspelt: misspell }),
  weights: heldOut ? "trained on the other sets" : trains ? "trained on --train" : "shipped",
};

const builtFor = ({ entries, queries }: Task, weights: Weights | undefined): Record<string, unknown> =>
  built(
    entries,
    queries.map((query) => query.text),
    weights,
  );

/** What would be said to a channel's talk: to any message, and to those that are taken for a support question. */
function overheard(tasks: readonly Task[], make: MakeMatcher): Record<string, unknown> {
  const queries = heard.map((text) => ({ text, relevant: [] }));
  const said = tasks
    .flatMap((task) => answers({ ...task, queries }, make))
    .filter(({ ranked }) => (ranked[0]?.p ?? 0) >= threshold);
  const asked = said.filter(({ query }) => {
    const { form, confidence } = questionForm(query);
    return (form === "question" || form === "problem") && confidence >= surelyAsks.comingIn;
  });
  const messages = heard.length * tasks.length;
  const in2000 = (count: number) => Math.round((2000 * 100 * count) / messages) / 100;
  return {
    what: "chatter",
    messages,
    answered: said.length,
    answeredAsQuestions: asked.length,
    in2000: in2000(said.length),
    in2000AsQuestions: in2000(asked.length),
    some: asked.slice(0, 5).map(({ query, ranked }) => `${query.slice(0, 80)} → ${ranked[0]?.id}`),
  };
}

function write(set: string, list: readonly Outcome[]): void {
  if (!values.predictions) return;
  const lines = list.map(({ query, ranked }) => {
    const [best] = ranked;
    const answered = best && best.p >= threshold ? best.id : null;
    return JSON.stringify({
      ...(sets.length > 1 ? { set } : {}),
      query,
      ranked: ranked.slice(0, 5),
      answered,
    });
  });
  appendFileSync(values.predictions, `${lines.join("\n")}\n`);
}

if (values.predictions) rmSync(values.predictions, { force: true });
if (values.ablate) ablate(sets, halves, data, threshold, print);
else if (values["other-half"])
  otherHalf(sets, chatter, (set, list) => {
    write(set, list);
    const weights = "trained on the other half of the entries";
    print({ set, leftOut: "half", weights, ...measure(list, threshold) });
  });
else
  for (const tasks of sets) {
    const set = tasks[0]?.set ?? "";
    const made = tasks.flatMap(disturbed);
    const weights = weightsFor(set);
    const make = ours(weights);
    const scale = size === undefined || !made[0] ? {} : builtFor(made[0], weights);
    const list = made.flatMap((task) => answers(task, make));
    write(set, list);
    print({ set, ...flags, ...scale, ...measure(list, threshold) });
    if (heard.length > 0 && !values["leave-out"]) print({ set, ...overheard(tasks, make) });
    if (values.compare)
      for (const [engine, other] of others) {
        // Half a second a message, as one of them takes, is too long for all of them.
        const asked = made.map((task) => (engine === "Fuse.js" ? { ...task, queries: some(task) } : task));
        const { queries, p1, mrr, map, ndcg5, success5, coverage95, coverage90, aurc, msP50, msP95 } =
          measure(
            asked.flatMap((task) => answers(task, other)),
            threshold,
          );
        print({
          set,
          engine,
          queries,
          p1,
          mrr,
          map,
          ndcg5,
          success5,
          coverage95,
          coverage90,
          aurc,
          msP50,
          msP95,
        });
      }
  }
