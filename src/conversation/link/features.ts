/**
 * The features of each earlier line that a line may answer. The definitions are those of
 * the reference in docs/following.md, so that its models and test vectors fit. Only what
 * came before counts.
 */
import { slotOf } from "./columns.ts";
import { ownFeatures, pairFeatures } from "./names.ts";
import {
  apart,
  distances,
  groups,
  ownBetween,
  people,
  said,
  since,
  spread,
  summing,
  value,
  values,
} from "./pair-bits.ts";
import { createTies, grown, tie } from "./ties.ts";
import { sign, type Turn } from "./turn.ts";
import type { View } from "./view.ts";

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
  // The words of the line have its number; those of earlier lines have smaller ones.
  let wordOf = new Int32Array(1024);
  let serial = 0;

  function look(view: View, turn: Turn): number {
    const { columns, rarity } = view;
    const { items } = columns;
    const count = Math.min(most, view.placed.length);
    const first = view.turns - count;
    ties.begin(view, turn);
    turnsOf = grown(turnsOf, view.nicks.count());
    turnsOf.fill(0);
    wordOf = grown(wordOf, rarity.length);
    serial++;
    for (const word of turn.words) wordOf[word] = serial;
    const { marks: mine, bot } = turn;
    const addresses = turn.to.length > 0;
    const asks = mine.asking > 0;
    const { acknowledges, greets } = mine;
    // What another's turn gets whatever it is.
    const toOthers =
      (mine.thanks ? said.i_thanks_diff : 0) |
      (acknowledges ? said.i_ack_diff : 0) |
      (mine.words <= 3 ? said.i_short_diff : 0) |
      (mine.you && !addresses ? said.i_wh_jdiff : 0) |
      (mine.calls ? said.i_cmd_j : 0);
    const toAsking = asks ? said.iq_jq_diff : said.inoq_jq_diff;
    const toMyOwn = people.same | (asks && !addresses ? people.i_noaddr_q_same : 0);
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
        if (wordOf[word] !== serial) continue;
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
      const calls = (signs & sign.calls) !== 0;
      const partnerOut = (bond & tie.outLately) !== 0;
      const partnerIn = (bond & tie.backLately) !== 0;
      const alsoTo = addresses && (addressed & tie.addressee) !== 0;
      const adjoins = !addresses && d === 1 && !same;

      const apartBits =
        apart.bias |
        (distance[d] as number) |
        since(gap) |
        (own < 3 ? (ownBetween[own] as number) : apart.own_between3) |
        (last
          ? apart.jauth_between0 | apart.j_last_of_author
          : times < 3
            ? apart.jauth_between1
            : apart.jauth_between3) |
        (adjoins ? apart.adj_noaddr : 0) |
        (adjoins && gap < 30 ? apart.adj_noaddr_g0 : 0) |
        ((signs & sign.first) !== 0 ? apart.j_first | (asked ? apart.j_first_q : 0) : 0) |
        (same && gap > 600 ? apart.same_far : 0);

      const peopleBits =
        (same
          ? toMyOwn |
            (own === 0
              ? people.same_last | (gap <= 60 ? people.same_last_g1 : 0) | (d === 1 ? people.same_last_d1 : 0)
              : 0) |
            (addresses ? 0 : theirs ? people.same_jaddr_i_noaddr : people.same_noaddr_noaddr) |
            (asked ? people.same_jq : 0)
          : theirs && !toMe
            ? people.j_addr_other
            : 0) |
        (toOther
          ? people.addr_ij |
            (last ? people.addr_ij_last : 0) |
            (toMe ? people.addr_ij_jaddr | (exchanged ? 0 : people.addr_ij_lastaddr) : 0) |
            (asked && !theirs ? people.addr_ij_q : 0) |
            (bot ? people.i_bot_addr : 0)
          : ((bond & tie.named) !== 0 ? people.men_ij : 0) |
            (addresses ? (same ? people.i_addr_same : people.i_addr_other) : 0)) |
        (toMe
          ? people.addr_ji |
            (addressedMe ? 0 : people.addr_ji_last) |
            (addresses ? 0 : people.addr_ji_same_i_noaddr) |
            ((signs & sign.bot) !== 0 ? people.jbot_addr_i : 0)
          : (mentioned & tie.self) !== 0
            ? people.men_ji
            : 0) |
        (alsoTo ? (same ? people.both_addr_same_author : people.both_addr_same) : 0) |
        (partnerOut ? people.partner_out | (addresses ? 0 : people.partner_out_noaddr) : 0) |
        (partnerIn
          ? people.partner_in |
            (addresses ? 0 : people.partner_in_noaddr | (last ? people.noaddr_onlypartner : 0))
          : 0);

      const hails = (signs & sign.greets) !== 0;
      const saidBits =
        ((signs & sign.asks) !== 0 ? said.jq2 : asked ? said.jq1 : 0) |
        (same
          ? 0
          : toOthers |
            (asked ? toAsking | (answers === 0 ? said.jq_unanswered : 0) : 0) |
            (hails && greets ? said.i_greet_j_greet : 0)) |
        (hails ? said.j_greet : 0) |
        ((signs & sign.asksToAsk) !== 0 ? said.j_meta : 0) |
        (common === 0
          ? 0
          : (common === 1 ? said.ov1 : common === 2 ? said.ov2 : said.ov3) |
            (same ? said.ov_same : addresses ? 0 : said.ov_diff_noaddr)) |
        ((signs & sign.bot) !== 0 ? said.j_bot : 0) |
        (bot && calls && (mentioned & tie.addressee) !== 0 ? said.i_meta_bot : 0) |
        (calls && acknowledges ? said.j_cmd_i_ack : 0) |
        ((signs & sign.action) !== 0 ? said.j_action : 0) |
        ((signs & sign.thanks) !== 0 ? said.j_thanks : 0);

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
