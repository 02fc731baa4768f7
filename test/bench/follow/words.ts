/**
 * How often an asker was done with a question when their word, or their leaving, said so: what
 * data/askers-word.json holds, and `!why` shows as a confidence.
 */
import { type AskersWord, contentWord } from "../../../src/conversation/askers-word.ts";
import { questionForm } from "../../../src/conversation/question.ts";
import { nevermind, solved, thanksIn } from "../../../src/conversation/thanks.ts";
import type { Effect } from "../../../src/effects.ts";
import { interval } from "../../../src/faq/interval.ts";
import { clustersOf } from "./clusters.ts";
import { type AnnotatedLog, isSaid, type LogLine } from "./logs.ts";
import { createWhole, feed } from "./whole.ts";

/** How often it was so, of how many. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export type Words = Readonly<Record<AskersWord, Share>>;

/** Seconds in which somebody who left may come back, and that have to be left of a log for a word to count. */
const window = 600;

interface Said {
  readonly word: AskersWord;
  /** Of the line that said it. */
  readonly line: LogLine;
  /** The question's number. */
  readonly n: number;
}

/** @param before the states of questions, by number, before the line was said */
function wordOf(
  text: string,
  effect: Effect,
  before: ReadonlyMap<number, string>,
): Omit<Said, "line"> | undefined {
  if (effect.do !== "note" || effect.fact.fact !== "question") return undefined;
  const { n, change } = effect.fact;
  if (typeof change.askerLeft === "number") return { word: "left", n };
  if (change.state === "withdrawn") return nevermind(text) ? { word: "nevermind", n } : undefined;
  if (change.state !== "resolved") return undefined;
  const thanks = thanksIn(text, []).length > 0;
  return { word: contentWord({ works: solved(text), thanks, waits: before.get(n) !== "answered" }), n };
}

/** Who says each line, through changes of nick: the first nick of each. */
function speakers(log: AnnotatedLog): ReadonlyMap<number, string> {
  const first = new Map<string, string>();
  const found = new Map<number, string>();
  for (const { i, nick, newNick } of log.lines) {
    const who = first.get(nick.toLowerCase()) ?? nick.toLowerCase();
    found.set(i, who);
    if (newNick) first.set(newNick.toLowerCase(), who);
  }
  return found;
}

const asksOn = ({ text }: LogLine): boolean => {
  const { form } = questionForm(text);
  const asks = form === "question" || form === "problem";
  return asks && !solved(text) && !nevermind(text) && thanksIn(text, []).length === 0;
};

/** What askers say in a log, as the whole bot takes it, and whether they were done by what came after. */
export function wordsIn(
  log: AnnotatedLog,
): readonly { readonly word: AskersWord; readonly right: boolean }[] {
  const stage = createWhole(window);
  const said: Said[] = [];
  let before: ReadonlyMap<number, string> = new Map();
  const opened = feed(
    stage,
    log,
    (known) => {
      before = new Map(known.map((n) => [n, stage.store.questions.get(n)?.state ?? ""]));
    },
    (line) => {
      for (const effect of stage.effects) {
        const found = wordOf(line.text, effect, before);
        if (found) said.push({ ...found, line });
      }
    },
  );
  stage.store.close();
  const gold = log.lines.filter((line) => line.gold);
  const links = new Map(gold.filter(isSaid).map(({ i, replyTo = [] }) => [i, replyTo]));
  const talks = clustersOf(links, gold[0]?.i ?? 0);
  const who = speakers(log);
  const end = gold.at(-1)?.t ?? 0;
  return said.flatMap(({ word, line, n }) => {
    const [asked] = [...opened].find(([, one]) => one === n) ?? [];
    if (asked === undefined || end - line.t < window) return [];
    const talk = talks.find((one) => one.has(asked));
    const later = gold.filter(({ i }) => i > line.i && who.get(i) === who.get(asked));
    const wrong =
      word === "left"
        ? later.some((one) => one.t - line.t <= window && (isSaid(one) || one.type === "join"))
        : later.some((one) => isSaid(one) && talk?.has(one.i) === true && asksOn(one));
    return [{ word, right: !wrong }];
  });
}

/** Counted by word, in the order of data/askers-word.json. */
export function counted(logs: readonly AnnotatedLog[]): Words {
  const found = logs.flatMap(wordsIn);
  const share = (word: AskersWord): Share => {
    const all = found.filter((one) => one.word === word);
    return { right: all.filter(({ right }) => right).length, of: all.length };
  };
  return {
    worksThanks: share("worksThanks"),
    worksWaiting: share("worksWaiting"),
    worksAnswered: share("worksAnswered"),
    thanksWaiting: share("thanksWaiting"),
    thanksAnswered: share("thanksAnswered"),
    nevermind: share("nevermind"),
    left: share("left"),
  };
}

/** Below this a share hardly lies: the lower end of its interval, 0 to 1. */
export const least = ({ right, of }: Share): number => interval(right, of).low;
