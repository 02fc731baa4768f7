/**
 * The features of each earlier line that a line may answer. The definitions are those of
 * the reference in docs/following.md, so that its models and test vectors fit. Only what
 * came before counts.
 */
import { slotOf } from "./columns.ts";
import { ownFeatures, pairFeatures } from "./names.ts";
import {
  apart,
  bucketOf,
  distances,
  groups,
  overlap,
  ownBetween,
  people,
  said,
  since,
  spread,
  summing,
  theirBetween,
  value,
  values,
} from "./pair-bits.ts";
import { createTies, grown, tie } from "./ties.ts";
import { sign, type Turn } from "./turn.ts";
import type { View } from "./view.ts";
import { createWordSet } from "./word-set.ts";

export function positions<Name extends string>(
  names: readonly Name[],
  from: number,
): Readonly<Record<Name, number>> {
  const found = Object.fromEntries(names.map((name, at) => [name, at + from]));
  return found as Record<Name, number>;
}

/** How many there are. */
export const referenceSize: number = ownFeatures.length + pairFeatures.length;

/** The latest turns as a line may answer them, oldest first. */
export interface Pairs {
  /** @returns how many candidates there are */
  look(view: View, turn: Turn): number;
  /** The weighted sum of each candidate's features; without end below zero for those that don't count. */
  readonly scores: Float64Array;
  /** The rarity of the words that each candidate shares with the line: all of them, and the rarest. */
  readonly shared: Float64Array;
  readonly rarest: Float64Array;
  /** By person: how many of the candidates are theirs. */
  readonly turnsOf: Int32Array;
  /** Writes the features of a candidate that counts into an empty row. */
  write(candidate: number, rows: Float32Array, row: number): void;
}

/** Without a branch: what a line may be is looked at anew 200 times, and never the same. */
const when = (yes: boolean, bits: number): number => -Number(yes) & bits;

/**
 * @param weights one a feature
 * @param most as many of the latest turns are candidates
 * @param near candidates further back than this many turns count only when somebody is concerned in both
 */
export function createPairs(weights: Float32Array, most: number, near: number): Pairs {
  const sumOf = summing(weights);
  const distance = distances(most);
  const logs = Float64Array.from(distance, (_, d) => Math.log(d));
  const bits = new Int32Array(most * groups);
  const numbers = new Float64Array(most * values);
  const scores = new Float64Array(most + 1);
  const shared = new Float64Array(most);
  const rarest = new Float64Array(most);
  let turnsOf = new Int32Array(64);
  const ties = createTies();
  const words = createWordSet();

  function look(view: View, turn: Turn): number {
    const { columns, rarity } = view;
    const { items } = columns;
    const count = Math.min(most, view.placed.length);
    const first = view.turns - count;
    ties.begin(view, turn);
    turnsOf = grown(turnsOf, view.nicks.count());
    turnsOf.fill(0);
    words.fill(turn.words, rarity.length);
    const { marks: mine, bot } = turn;
    const addresses = turn.to.length > 0;
    const asks = mine.asking > 0;
    const { acknowledges, greets } = mine;
    // What another's turn gets whatever it is.
    const toOthers =
      when(mine.thanks, said.i_thanks_diff) |
      when(acknowledges, said.i_ack_diff) |
      when(mine.words <= 3, said.i_short_diff) |
      when(mine.you && !addresses, said.i_wh_jdiff) |
      when(mine.calls, said.i_cmd_j);
    const toAsking = when(asks, said.iq_jq_diff) | when(!asks, said.inoq_jq_diff);
    const toMyOwn = people.same | when(asks && !addresses, people.i_noaddr_q_same);
    let own = 0;
    let addressedMe = false;
    let exchanged = false;
    for (let k = count - 1; k >= 0; k--) {
      const slot = slotOf(first + k);
      const person = columns.person[slot] as number;
      const bond = ties.of(person);
      const times = turnsOf[person] as number;
      turnsOf[person] = times + 1;
      let sum = 0;
      let rare = 0;
      let common = 0;
      const names = columns.names[slot] as number;
      const begin = columns.from[slot] as number;
      for (let at = begin; at < names; at++) {
        const word = items[at] as number;
        if (!words.has(word)) continue;
        const worth = rarity[word] as number;
        sum += worth;
        rare = Math.max(rare, worth);
        common++;
      }
      shared[k] = sum;
      rarest[k] = rare;
      let addressed = 0;
      let mentioned = 0;
      for (let at = names; at < (columns.until[slot] as number); at++) {
        const name = items[at] as number;
        const bonds = ties.of(name >> 1);
        mentioned |= bonds;
        addressed |= bonds & -(name & 1);
      }
      const d = count - k;
      if (d > near && (bond | (mentioned & tie.self)) === 0) {
        scores[k] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const signs = columns.signs[slot] as number;
      const gap = turn.at - (columns.at[slot] as number);
      const answers = columns.addressed[slot] as number;
      const same = (bond & tie.self) !== 0;
      const toOther = (bond & tie.addressee) !== 0;
      const toMe = (addressed & tie.self) !== 0;
      const last = times === 0;
      const theirs = (signs & sign.addresses) !== 0;
      const asked = (signs & sign.asking) !== 0;
      const marked = (signs & sign.asks) !== 0;
      const calls = (signs & sign.calls) !== 0;
      const hails = (signs & sign.greets) !== 0;
      const isBot = (signs & sign.bot) !== 0;
      const begins = (signs & sign.first) !== 0;
      const partnerOut = (bond & tie.outLately) !== 0;
      const partnerIn = (bond & tie.backLately) !== 0;
      const alsoTo = addresses && (addressed & tie.addressee) !== 0;
      const adjoins = !addresses && d === 1 && !same;

      const apartBits =
        apart.bias |
        (distance[d] as number) |
        (since[bucketOf(gap)] as number) |
        (ownBetween[Math.min(own, 3)] as number) |
        (theirBetween[Math.min(times, 3)] as number) |
        when(adjoins, apart.adj_noaddr) |
        when(adjoins && gap < 30, apart.adj_noaddr_g0) |
        when(begins, apart.j_first) |
        when(begins && asked, apart.j_first_q) |
        when(same && gap > 600, apart.same_far);

      const peopleBits =
        when(same, toMyOwn) |
        when(same && own === 0, people.same_last) |
        when(same && own === 0 && gap <= 60, people.same_last_g1) |
        when(same && own === 0 && d === 1, people.same_last_d1) |
        when(same && !addresses && theirs, people.same_jaddr_i_noaddr) |
        when(same && !addresses && !theirs, people.same_noaddr_noaddr) |
        when(same && asked, people.same_jq) |
        when(!same && theirs && !toMe, people.j_addr_other) |
        when(toOther, people.addr_ij) |
        when(toOther && last, people.addr_ij_last) |
        when(toOther && toMe, people.addr_ij_jaddr) |
        when(toOther && toMe && !exchanged, people.addr_ij_lastaddr) |
        when(toOther && asked && !theirs, people.addr_ij_q) |
        when(toOther && bot, people.i_bot_addr) |
        when(!toOther && (bond & tie.named) !== 0, people.men_ij) |
        when(addresses && !toOther && same, people.i_addr_same) |
        when(addresses && !toOther && !same, people.i_addr_other) |
        when(toMe, people.addr_ji) |
        when(toMe && !addressedMe, people.addr_ji_last) |
        when(toMe && !addresses, people.addr_ji_same_i_noaddr) |
        when(toMe && isBot, people.jbot_addr_i) |
        when(!toMe && (mentioned & tie.self) !== 0, people.men_ji) |
        when(alsoTo && same, people.both_addr_same_author) |
        when(alsoTo && !same, people.both_addr_same) |
        when(partnerOut, people.partner_out) |
        when(partnerOut && !addresses, people.partner_out_noaddr) |
        when(partnerIn, people.partner_in) |
        when(partnerIn && !addresses, people.partner_in_noaddr) |
        when(partnerIn && !addresses && last, people.noaddr_onlypartner);

      const saidBits =
        when(asked && marked, said.jq2) |
        when(asked && !marked, said.jq1) |
        when(!same, toOthers) |
        when(!same && asked, toAsking) |
        when(!same && asked && answers === 0, said.jq_unanswered) |
        when(!same && hails && greets, said.i_greet_j_greet) |
        when(hails, said.j_greet) |
        when((signs & sign.asksToAsk) !== 0, said.j_meta) |
        (overlap[Math.min(common, 3)] as number) |
        when(common > 0 && same, said.ov_same) |
        when(common > 0 && !same && !addresses, said.ov_diff_noaddr) |
        when(isBot, said.j_bot) |
        when(bot && calls && (mentioned & tie.addressee) !== 0, said.i_meta_bot) |
        when(calls && acknowledges, said.j_cmd_i_ack) |
        when((signs & sign.action) !== 0, said.j_action) |
        when((signs & sign.thanks) !== 0, said.j_thanks);

      const row = k * values;
      numbers[row + value.logd] = logs[d] as number;
      numbers[row + value.logg] = Math.log1p(Math.max(0, gap) / 30);
      numbers[row + value.idf] = Math.min(5, sum / 8);
      numbers[row + value.jac] = common / Math.max(1, turn.words.length + names - begin - common);
      numbers[row + value.i_bot_cmd] = bot && calls && !same ? (gap <= 60 ? 1 : 0.3) : 0;
      numbers[row + value.j_answered] = Math.min(3, answers) / 3;
      numbers[row + value.jlen] = Math.min(30, columns.length[slot] as number) / 30;
      bits[k * groups] = apartBits;
      bits[k * groups + 1] = peopleBits;
      bits[k * groups + 2] = saidBits;
      scores[k] = sumOf(apartBits, peopleBits, saidBits, numbers, row);
      own += Number(same);
      addressedMe ||= toMe;
      exchanged ||= toOther && toMe;
    }
    return count;
  }

  return {
    look,
    scores,
    shared,
    rarest,
    get turnsOf() {
      return turnsOf;
    },
    write(candidate, rows, row) {
      spread(bits, candidate * groups, numbers, candidate * values, rows, row);
    },
  };
}
