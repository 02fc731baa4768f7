/** What is known of a channel while its lines are followed: the last turns, and who spoke to whom. */
import { fold } from "../fold.ts";
import { languageOf } from "../phrases/all.ts";
import { questionForm } from "../question.ts";
import { addColumns, type Columns, countAddressed, createColumns } from "./columns.ts";
import { type Asking, contentWords, marksOf } from "./marks.ts";
import { createNicks, type Nicks } from "./nicks.ts";
import { type Choice, type Line, type Placed, sign, type Turn } from "./turn.ts";

/** A conversation as linked so far. */
export interface Talk {
  readonly root: number;
  readonly opener: number;
  readonly people: Set<number>;
  size: number;
  last: number;
  lastAt: number;
  lastBy: number;
  /** Somebody else than its opener spoke in it. */
  answered: boolean;
}

interface Toward {
  readonly person: number;
  readonly at: number;
}

export interface View {
  readonly nicks: Nicks;
  /** The last turns, oldest first. */
  readonly placed: Placed[];
  readonly columns: Columns;
  /** By the turn that opened it; those of the turns in view. */
  readonly talks: Map<number, Talk>;
  /** By person: the index and time of their last turn. */
  readonly last: Map<number, { readonly index: number; readonly at: number }>;
  readonly addressedLast: Map<number, Toward>;
  readonly addressedBy: Map<number, Toward>;
  readonly namedAt: Map<number, number>;
  readonly askedAt: Map<number, number>;
  /** The rarity of each word by its number. */
  readonly rarity: number[];
  readonly wordNumbers: Map<string, number>;
  turns: number;
}

/** How rare a word is, in nats. */
export type Rarity = (word: string) => number;

/** Turns that a new one may answer. */
export const inView = 200;
/** Turns that are remembered: enough to judge a question by what followed. */
export const kept = 600;
/** Less likely links are forgotten. */
const least = 0.02;
/** How far back an address counts as an answer to what its receiver said. */
const answeredBack = 60;
/** Of longer lines only the beginning is looked at: it is a paste. */
const looked = 600;

export const createView = (): View => ({
  nicks: createNicks(),
  placed: [],
  columns: createColumns(),
  talks: new Map(),
  last: new Map(),
  addressedLast: new Map(),
  addressedBy: new Map(),
  namedAt: new Map(),
  askedAt: new Map(),
  rarity: [],
  wordNumbers: new Map(),
  turns: 0,
});

function numberOf(view: View, word: string, rarity: Rarity): number {
  let found = view.wordNumbers.get(word);
  if (found === undefined) {
    found = view.rarity.length;
    view.wordNumbers.set(word, found);
    view.rarity.push(rarity(word));
  }
  return found;
}

/** From this on the form of a line tells what the patterns of marks, which are English, can't. */
const surelyForm = 0.3;

/** What the form of a line says of its asking: in English as the weights were trained, in other languages all of it. */
function byForm(text: string): { readonly form: number; readonly inOtherWords: () => Asking } {
  const { form, confidence, fitted = 0 } = questionForm(text);
  if (form !== "question" && form !== "problem") return { form: 0, inOtherWords: () => 0 };
  if (languageOf(fold(text)).language === "en") return { form: fitted, inOtherWords: () => 0 };
  return {
    form: confidence,
    inOtherWords: () => (confidence < surelyForm ? 0 : form === "question" ? 2 : 1),
  };
}

function numbersOf(view: View, words: readonly string[], rarity: Rarity): readonly number[] {
  const numbers: number[] = [];
  for (const word of words) numbers.push(numberOf(view, word, rarity));
  return numbers;
}

/** Takes a line apart. Only names that were seen before it count, and its own speaker's. */
export function turnOf(view: View, line: Line, rarity: Rarity): Turn {
  const text = line.text.slice(0, looked);
  view.nicks.seen(line.nick);
  const { addressed, named } = view.nicks.named(text);
  const person = view.nicks.person(line.nick);
  const { form, inOtherWords } = byForm(text);
  const turn = {
    index: view.turns,
    at: line.at,
    person,
    to: addressed.filter((one) => one !== person),
    named: named.filter((one) => one !== person),
    bot: line.bot ?? false,
    action: line.action ?? false,
    marks: marksOf(text, addressed.length > 0, inOtherWords),
    words: numbersOf(view, contentWords(text), rarity),
    form,
  };
  return { ...turn, signs: signsOf(turn, !view.last.has(person)) };
}

const signsOf = (
  { marks, to, bot, action }: Pick<Turn, "marks" | "to" | "bot" | "action">,
  first: boolean,
): number =>
  (marks.asking > 0 ? sign.asking : 0) |
  (marks.asking === 2 ? sign.asks : 0) |
  (marks.greets ? sign.greets : 0) |
  (marks.asksToAsk ? sign.asksToAsk : 0) |
  (marks.calls ? sign.calls : 0) |
  (marks.thanks ? sign.thanks : 0) |
  (to.length > 0 ? sign.addresses : 0) |
  (bot ? sign.bot : 0) |
  (action ? sign.action : 0) |
  (first ? sign.first : 0);

/** The place of a turn in `placed`, or -1 when it is out of view. */
export const positionOf = (view: View, index: number): number => {
  const at = view.placed.length - (view.turns - index);
  return at >= 0 ? at : -1;
};

/** Writes down what a turn answers. */
export function place(view: View, turn: Turn, choices: readonly Choice[]): Placed {
  const parent = choices[0]?.index ?? turn.index;
  const sure = choices[0]?.probability ?? 0;
  const above = parent === turn.index ? undefined : view.placed[positionOf(view, parent)];
  const root = above?.root ?? turn.index;
  const placed: Placed = {
    turn,
    parent: above ? parent : turn.index,
    whom: above ? above.turn.person : -1,
    sure,
    root,
    choices: choices.filter(({ probability }) => probability >= least),
    asks: 0,
    children: 0,
    childrenOfOthers: 0,
    lastChildBy: -1,
  };
  view.placed.push(placed);
  addColumns(view.columns, turn, placed.whom);
  view.turns++;
  if (above) {
    above.children++;
    above.lastChildBy = turn.person;
    if (turn.person !== above.turn.person) above.childrenOfOthers++;
  }
  join(view, root, turn);
  for (const person of turn.to) {
    view.addressedBy.set(person, { person: turn.person, at: turn.at });
    view.addressedLast.set(turn.person, { person, at: turn.at });
    countAddressed(view.columns, person, turn.index, answeredBack - 1);
  }
  for (const person of turn.named) view.namedAt.set(person, turn.at);
  view.last.set(turn.person, { index: turn.index, at: turn.at });
  if (turn.marks.asking > 0) view.askedAt.set(turn.person, turn.at);
  if (view.placed.length > kept) drop(view);
  return placed;
}

function join(view: View, root: number, turn: Turn): void {
  let talk = view.talks.get(root);
  if (!talk) {
    const { person } = view.placed[positionOf(view, root)]?.turn ?? turn;
    talk = {
      root,
      opener: person,
      people: new Set(),
      size: 0,
      last: 0,
      lastAt: 0,
      lastBy: 0,
      answered: false,
    };
    view.talks.set(root, talk);
  }
  talk.people.add(turn.person);
  talk.size++;
  talk.last = turn.index;
  talk.lastAt = turn.at;
  talk.lastBy = turn.person;
  if (turn.person !== talk.opener && !turn.bot) talk.answered = true;
}

/** The oldest turn goes out of view, its conversation with it when it was the last of it. */
function drop(view: View): void {
  const gone = view.placed.shift();
  if (!gone) return;
  const talk = view.talks.get(gone.root);
  if (talk && talk.last <= gone.turn.index) view.talks.delete(gone.root);
}
