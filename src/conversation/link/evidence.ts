/** What speaks for a line being a request for help, and for its being answered. Reads the view only. */
import { alike } from "./alike.ts";
import { askingFeatures, laterFeatures } from "./question-names.ts";
import type { Placed } from "./turn.ts";
import { positionOf, type View } from "./view.ts";

const a = Object.fromEntries(askingFeatures.map((name, at) => [name, at])) as Record<
  (typeof askingFeatures)[number],
  number
>;
const l = Object.fromEntries(laterFeatures.map((name, at) => [name, askingFeatures.length + at])) as Record<
  (typeof laterFeatures)[number],
  number
>;

export const askingSize: number = askingFeatures.length;
/** Features of a question some time later: those of its beginning, then what followed. */
export const laterSize: number = askingFeatures.length + laterFeatures.length;

const flag = (yes: boolean): number => (yes ? 1 : 0);
const minutes10 = 600;
const halfHour = 1800;

/** Only such a line is weighed. */
export const mayAsk = ({ turn }: Placed): boolean =>
  !turn.bot && !turn.marks.asksToAsk && (turn.marks.asking > 0 || turn.form >= 0.3);

/** The features of a line that was just placed, as far as its saying tells. */
export function fillAsking(view: View, placed: Placed, row: Float32Array): void {
  const { turn } = placed;
  const { marks } = turn;
  const set = (name: number, value: number): void => {
    row[name] = value;
  };
  const here = positionOf(view, turn.index);
  let goesOn = 0;
  let toOthers = 0;
  for (const { index, probability } of placed.choices) {
    const past = view.placed[positionOf(view, index)];
    if (index === turn.index) set(a.p_opens, probability);
    else if (past?.turn.person === turn.person) goesOn += probability;
    else toOthers += probability;
  }
  set(a.p_goes_on, goesOn);
  set(a.p_other, toOthers);
  set(a.asking, marks.asking);
  set(a.asks_to_ask, flag(marks.asksToAsk));
  set(a.words, Math.min(60, marks.words));
  set(a.form, turn.form);
  set(a.opens_asking, flag(marks.opensAsking));
  set(a.marked, flag(marks.marked));
  set(a.to, turn.to.length);
  set(a.named, turn.named.length);
  set(a.links, flag(marks.links));
  set(a.you, flag(marks.you));
  set(a.myself, flag(marks.myself));
  set(a.ack, flag(marks.acknowledges));
  set(a.thanks, flag(marks.thanks));
  set(a.bumps, flag(marks.bumps));
  set(a.answers, flag(marks.answers));
  set(a.lower, flag(marks.lower));
  set(a.unknown, flag(marks.unknown !== undefined));
  set(a.content, turn.words.length);
  set(a.rare, Math.max(0, ...turn.words.map((word) => view.rarity[word] ?? 0)));
  set(a.action, flag(turn.action));
  const parent = view.placed[positionOf(view, placed.parent)];
  if (parent && parent !== placed) {
    set(a.parent_mine, flag(parent.turn.person === turn.person));
    set(a.parent_asks, parent.asks);
  }
  const talk = view.talks.get(placed.root);
  set(a.talk_mine, flag(talk?.opener === turn.person));
  set(a.talk_answered, flag(talk?.answered ?? false));
  set(a.talk_size, talk?.size ?? 0);
  fillBefore(view, placed, here, set);
}

/** What was said in the half hour before. */
function fillBefore(
  view: View,
  { turn }: Placed,
  here: number,
  set: (name: number, value: number) => void,
): void {
  let since = halfHour;
  let own10 = 0;
  let ownTo5 = 0;
  let named5 = 0;
  let linkMe = 0;
  let mineAsks = 0;
  let sinceAsks = halfHour;
  let lastAsks = 0;
  let similar = 0;
  let greeted = false;
  let others = 0;
  let rate = 0;
  const people = new Set<number>();
  for (let at = here - 1; at >= 0; at--) {
    const past = view.placed[at];
    if (!past) break;
    const gap = turn.at - past.turn.at;
    if (gap > halfHour) break;
    if (here - at <= 10) people.add(past.turn.person);
    if (gap <= 120) rate++;
    if (past.turn.person === turn.person) {
      if (since === halfHour) since = gap;
      if (gap <= minutes10) own10++;
      if (gap <= 300 && past.turn.to.length > 0) ownTo5++;
      if (past.asks > 0.3 && sinceAsks === halfHour) {
        sinceAsks = gap;
        lastAsks = past.asks;
      }
      mineAsks = Math.max(mineAsks, past.asks);
      if (past.asks > 0.2) similar = Math.max(similar, alike(turn.words, past.turn.words));
      if (gap <= 180 && (past.turn.marks.greets || past.turn.marks.asksToAsk)) greeted = true;
      continue;
    }
    if (gap <= 300 && past.turn.to.includes(turn.person)) named5++;
    if (gap <= minutes10) {
      if (past.whom === turn.person) linkMe++;
      others = Math.max(others, past.asks);
    }
  }
  const before = view.placed[here - 1]?.turn;
  set(a.since_own, since);
  set(a.own10, own10);
  set(a.own_to5, ownTo5);
  set(a.named5, named5);
  set(a.others_link_me10, linkMe);
  set(a.mine_asks, mineAsks);
  set(a.since_mine_asks, sinceAsks);
  set(a.mine_asks_last, lastAsks);
  set(a.similar_before, similar);
  set(a.greeted3, flag(greeted));
  set(a.others_ask10, others);
  set(a.people10, people.size);
  set(a.rate2, rate);
  set(a.gap_before, before ? Math.min(halfHour, turn.at - before.at) : halfHour);
  set(a.before_mine, flag(before?.person === turn.person));
}

/** What somebody else said that may answer a question. */
export interface Reply {
  readonly index: number;
  readonly person: number;
  /** 0 to 1. */
  readonly probability: number;
  readonly at: number;
}

/** Nothing its author said in the conversation before asks, and nobody else has spoken in it. */
function isFirst(view: View, placed: Placed): boolean {
  for (let at = positionOf(view, placed.turn.index) - 1; at >= 0; at--) {
    const past = view.placed[at];
    if (!past || past.turn.index < placed.root) return true;
    if (past.root !== placed.root) continue;
    if (past.turn.person !== placed.turn.person || past.turn.marks.asking > 0) return false;
  }
  return true;
}

/**
 * Adds what followed until a time, in seconds, to the features of a question.
 * @returns the lines of others that may answer it, in order
 */
export function fillLater(
  view: View,
  placed: Placed,
  until: number,
  left: boolean,
  row: Float32Array,
): readonly Reply[] {
  const { turn } = placed;
  const replies: Reply[] = [];
  const mine = new Set<number>([turn.index]);
  // What the asker said right before, in the same breath, is the question too.
  if (placed.parent !== turn.index && placed.whom === turn.person) mine.add(placed.parent);
  const people = new Set<number>();
  let none = 1;
  let first = true;
  let last = turn.at;
  const add = (name: number, value: number): void => {
    row[name] = (row[name] ?? 0) + value;
  };
  const most = (name: number, value: number): void => {
    if (value > (row[name] ?? 0)) row[name] = value;
  };
  const begin = positionOf(view, turn.index) + 1;
  for (let at = begin; begin > 0 && at < view.placed.length; at++) {
    const next = view.placed[at];
    if (!next || next.turn.at > until) break;
    const { turn: said } = next;
    let mass = 0;
    for (const { index, probability } of next.choices) if (mine.has(index)) mass += probability;
    if (said.person === turn.person) {
      if (mass > 0.5) {
        mine.add(said.index);
        add(l.own_linked, 1);
      }
      add(l.own_after, 1);
      if (said.to.length > 0) add(l.own_after_to, 1);
      if (said.marks.acknowledges) add(l.own_after_ack, 1);
      if (said.marks.thanks) row[l.own_thanks] = 1;
      if (said.marks.bumps) row[l.own_bump] = 1;
      most(l.own_after_asks, next.asks);
      most(l.own_repeat, alike(turn.words, said.words));
      if (next.whom >= 0 && next.whom !== turn.person) most(l.own_to_other, next.sure);
      continue;
    }
    if (said.bot) {
      if (said.to.includes(turn.person)) row[l.bot] = 1;
      continue;
    }
    people.add(said.person);
    if (next.root === placed.root && next.whom === turn.person) {
      add(l.tree_replies, 1);
      if (row[l.tree_delay] === 0) row[l.tree_delay] = 1 + said.at - turn.at;
    }
    if (next.whom === turn.person && mine.has(next.parent)) add(l.linked_replies, 1);
    add(l.msgs, 1);
    last = said.at;
    none *= 1 - mass;
    add(l.sum_reply, mass);
    most(l.max_reply, mass);
    const names = said.to.includes(turn.person);
    if (names) add(l.named, 1);
    else if (said.named.includes(turn.person)) row[l.named_strict] = 1;
    if (names) most(l.reply_named, mass);
    if (said.marks.answers) most(l.reply_answers, mass);
    if (said.marks.asking > 0) most(l.reply_asks, mass);
    if (said.words.length >= 4) most(l.reply_long, mass);
    most(l.ask_later, next.asks);
    let overlap = 0;
    for (const word of said.words) if (turn.words.includes(word)) overlap += view.rarity[word] ?? 0;
    most(l.overlap_other, overlap);
    if (said.to.length === 0) most(l.overlap_plain, overlap);
    if (first && said.to.length === 0 && at === begin) row[l.next_plain] = 1;
    first = false;
    if (mass > 0.4 && row[l.first_delay] === 0) row[l.first_delay] = 1 + said.at - turn.at;
    if (mass > 0.1 || names)
      replies.push({ index: said.index, person: said.person, probability: mass, at: said.at });
  }
  row[l.is_root] = flag(placed.root === turn.index);
  row[l.first_asking] = flag(isFirst(view, placed));
  row[l.mine_size] = mine.size;
  row[l.pr_reply] = 1 - none;
  row[l.left] = flag(left);
  row[l.humans] = people.size;
  row[l.since_last] = Math.min(minutes10, until - last);
  return replies;
}
