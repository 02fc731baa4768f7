/** What speaks for a question being answered: what followed it. Reads the view only. */
import { alike } from "./alike.ts";
import { askingFeatures, laterFeatures } from "./question-names.ts";
import type { Choice, Placed, Turn } from "./turn.ts";
import { positionOf, type View } from "./view.ts";
import { createWordSet } from "./word-set.ts";

const l = Object.fromEntries(laterFeatures.map((name, at) => [name, askingFeatures.length + at])) as Record<
  (typeof laterFeatures)[number],
  number
>;

/** Features of a question some time later: those of its beginning, then what followed. */
export const laterSize: number = askingFeatures.length + laterFeatures.length;

const flag = (yes: boolean): number => (yes ? 1 : 0);
const minutes10 = 600;

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

/** Somebody else asks the very same, and not the asker: that answers nothing. */
const asksTheSame = (mine: Turn, { marks, to, words }: Turn): boolean =>
  marks.asking === 2 && !to.includes(mine.person) && alike(mine.words, words) >= 0.6;

/** How surely a turn answers one of some others. */
function shareOf(choices: readonly Choice[], indices: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < choices.length; at++) {
    const { index, probability } = choices[at] as Choice;
    if (indices.includes(index)) sum += probability;
  }
  return sum;
}

const asked = createWordSet();

/** The rarity of those words that the question has, too. */
function sharedRarity(view: View, words: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    if (asked.has(word)) sum += view.rarity[word] as number;
  }
  return sum;
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
  asked.fill(turn.words, view.rarity.length);
  const mine = [turn.index];
  // What the asker said right before, in the same breath, is the question too.
  if (placed.parent !== turn.index && placed.whom === turn.person) mine.push(placed.parent);
  const people = new Set<number>();
  let none = 1;
  let last = turn.at;
  let [ownAfter, ownTo, ownAcknowledged, ownLinked, ownThanks, ownBumps] = [0, 0, 0, 0, 0, 0];
  let [ownAsks, ownRepeats, ownToOther] = [0, 0, 0];
  let [bot, said, treeReplies, treeDelay, linked, sum, most, named, mentioned] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [replyNamed, replyAnswers, replyAsks, replyLong, asksLater] = [0, 0, 0, 0, 0];
  let [overlapOther, overlapPlain, nextPlain, firstDelay] = [0, 0, 0, 0];
  const begin = positionOf(view, turn.index) + 1;
  for (let at = begin; begin > 0 && at < view.placed.length; at++) {
    const next = view.placed[at] as Placed;
    const { turn: after, choices, whom } = next;
    if (after.at > until) break;
    const mass = shareOf(choices, mine);
    const { marks, to } = after;
    if (after.person === turn.person) {
      if (mass > 0.5) {
        mine.push(after.index);
        ownLinked++;
      }
      ownAfter++;
      ownTo += flag(to.length > 0);
      ownAcknowledged += flag(marks.acknowledges);
      ownThanks = Math.max(ownThanks, flag(marks.thanks));
      ownBumps = Math.max(ownBumps, flag(marks.bumps));
      ownAsks = Math.max(ownAsks, next.asks);
      ownRepeats = Math.max(ownRepeats, alike(turn.words, after.words));
      if (whom >= 0 && whom !== turn.person) ownToOther = Math.max(ownToOther, next.sure);
      continue;
    }
    const names = to.includes(turn.person);
    if (asksTheSame(turn, after)) continue;
    if (after.bot) {
      bot = Math.max(bot, flag(names));
      continue;
    }
    people.add(after.person);
    if (whom === turn.person) {
      if (next.root === placed.root) {
        treeReplies++;
        if (treeDelay === 0) treeDelay = 1 + after.at - turn.at;
      }
      linked += flag(mine.includes(next.parent));
    }
    // The very next line, to nobody.
    if (said === 0 && to.length === 0 && at === begin) nextPlain = 1;
    said++;
    last = after.at;
    none *= 1 - mass;
    sum += mass;
    most = Math.max(most, mass);
    named += flag(names);
    if (!names && after.named.includes(turn.person)) mentioned = 1;
    replyNamed = Math.max(replyNamed, flag(names) * mass);
    replyAnswers = Math.max(replyAnswers, flag(marks.answers) * mass);
    replyAsks = Math.max(replyAsks, flag(marks.asking > 0) * mass);
    replyLong = Math.max(replyLong, flag(after.words.length >= 4) * mass);
    asksLater = Math.max(asksLater, next.asks);
    const overlap = sharedRarity(view, after.words);
    overlapOther = Math.max(overlapOther, overlap);
    overlapPlain = Math.max(overlapPlain, flag(to.length === 0) * overlap);
    if (mass > 0.4 && firstDelay === 0) firstDelay = 1 + after.at - turn.at;
    if (mass > 0.1 || names)
      replies.push({ index: after.index, person: after.person, probability: mass, at: after.at });
  }
  row[l.own_after] = ownAfter;
  row[l.own_after_to] = ownTo;
  row[l.own_after_ack] = ownAcknowledged;
  row[l.own_linked] = ownLinked;
  row[l.own_thanks] = ownThanks;
  row[l.own_bump] = ownBumps;
  row[l.own_after_asks] = ownAsks;
  row[l.own_repeat] = ownRepeats;
  row[l.own_to_other] = ownToOther;
  row[l.bot] = bot;
  row[l.msgs] = said;
  row[l.tree_replies] = treeReplies;
  row[l.tree_delay] = treeDelay;
  row[l.linked_replies] = linked;
  row[l.sum_reply] = sum;
  row[l.max_reply] = most;
  row[l.named] = named;
  row[l.named_strict] = mentioned;
  row[l.reply_named] = replyNamed;
  row[l.reply_answers] = replyAnswers;
  row[l.reply_asks] = replyAsks;
  row[l.reply_long] = replyLong;
  row[l.ask_later] = asksLater;
  row[l.overlap_other] = overlapOther;
  row[l.overlap_plain] = overlapPlain;
  row[l.next_plain] = nextPlain;
  row[l.first_delay] = firstDelay;
  row[l.is_root] = flag(placed.root === turn.index);
  row[l.first_asking] = flag(isFirst(view, placed));
  row[l.mine_size] = mine.length;
  row[l.pr_reply] = 1 - none;
  row[l.left] = flag(left);
  row[l.humans] = people.size;
  row[l.since_last] = Math.min(minutes10, until - last);
  return replies;
}
