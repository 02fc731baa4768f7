/**
 * The features of each earlier line that a line may answer, and of its answering none.
 * The definitions are those of the reference in docs/following.md, so that its models
 * and test vectors fit. Only what came before counts.
 */
import { ownFeatures, pairFeatures } from "./names.ts";
import type { Turn } from "./turn.ts";
import type { View } from "./view.ts";

export function positions<Name extends string>(
  names: readonly Name[],
  from: number,
): Readonly<Record<Name, number>> {
  const found = Object.fromEntries(names.map((name, at) => [name, at + from]));
  return found as Record<Name, number>;
}

const f = positions(pairFeatures, ownFeatures.length);

/** How many there are. */
export const referenceSize: number = ownFeatures.length + pairFeatures.length;

const distance = (d: number): number =>
  d === 1
    ? f.d1
    : d === 2
      ? f.d2
      : d === 3
        ? f.d3
        : d <= 5
          ? f.d5
          : d <= 10
            ? f.d10
            : d <= 20
              ? f.d20
              : d <= 50
                ? f.d50
                : f.d100;

const since = (gap: number): number =>
  gap < 30
    ? f.g0
    : gap <= 60
      ? f.g1
      : gap <= 120
        ? f.g2
        : gap <= 300
          ? f.g5
          : gap <= 600
            ? f.g10
            : gap <= 1800
              ? f.g30
              : f.g99;

const share = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((person) => other.includes(person));

/** Where the features of the candidates go, and what is summed up on the way. */
export interface PairRows {
  readonly rows: Float32Array;
  /** One weight a feature. */
  readonly weights: Float32Array;
  /** The weighted sum of each candidate's features. */
  readonly scores: Float64Array;
  /** Candidates further back than this many turns count only when somebody is concerned in both. */
  readonly near: number;
  /** The rarity of the words that each candidate shares with the line. */
  readonly shared: Float64Array;
}

function sharedRarity(view: View, words: ReadonlySet<number>, other: Turn): number {
  let sum = 0;
  for (const word of other.words) if (words.has(word)) sum += view.rarity[word] ?? 0;
  return sum;
}

/** One of the two speaks to, names or is the other. */
const concerns = (
  turn: Turn,
  other: Turn,
  out: { readonly person: number } | undefined,
  back: { readonly person: number } | undefined,
): boolean =>
  turn.person === other.person ||
  out?.person === other.person ||
  back?.person === other.person ||
  turn.named.includes(other.person) ||
  turn.to.includes(other.person) ||
  other.named.includes(turn.person) ||
  other.to.includes(turn.person);

/** @returns how many of the latest `most` turns are candidates; their rows are oldest first */
export function fillPairs(view: View, turn: Turn, into: PairRows, most: number): number {
  const { placed } = view;
  const { rows, weights } = into;
  const { marks: mine } = turn;
  const from = Math.max(0, placed.length - most);
  const count = placed.length - from;
  const out = view.addressedLast.get(turn.person);
  const back = view.addressedBy.get(turn.person);
  const addresses = turn.to.length > 0;
  const spoke = new Map<number, number>();
  const words = new Set(turn.words);
  let own = 0;
  let addressedMe = false;
  let exchanged = false;
  let at = 0;
  let score = 0;
  const on = (name: number): void => {
    rows[at + name] = 1;
    score += weights[name] as number;
  };
  const put = (name: number, value: number): void => {
    rows[at + name] = value;
    score += (weights[name] as number) * value;
  };
  for (let k = count - 1; k >= 0; k--) {
    const past = placed[from + k];
    if (!past) continue;
    const other = past.turn;
    const { marks } = other;
    if (count - k > into.near && !concerns(turn, other, out, back)) {
      into.scores[k] = Number.NEGATIVE_INFINITY;
      into.shared[k] = sharedRarity(view, words, other);
      spoke.set(other.person, (spoke.get(other.person) ?? 0) + 1);
      continue;
    }
    at = k * referenceSize;
    score = 0;
    const d = count - k;
    const gap = turn.at - other.at;
    const same = other.person === turn.person;
    const times = spoke.get(other.person) ?? 0;
    const last = times === 0;
    on(f.bias);
    on(distance(d));
    put(f.logd, Math.log(d));
    on(since(gap));
    put(f.logg, Math.log1p(Math.max(0, gap) / 30));
    const toOther = addresses && turn.to.includes(other.person);
    const toMe = other.to.length > 0 && other.to.includes(turn.person);
    if (same) {
      on(f.same);
      if (own === 0) {
        on(f.same_last);
        if (gap <= 60) on(f.same_last_g1);
        if (d === 1) on(f.same_last_d1);
      }
      if (gap > 600) on(f.same_far);
      if (!addresses) on(other.to.length > 0 ? f.same_jaddr_i_noaddr : f.same_noaddr_noaddr);
      if (marks.asking > 0) on(f.same_jq);
      if (!addresses && mine.asking > 0) on(f.i_noaddr_q_same);
    }
    if (toOther) {
      on(f.addr_ij);
      if (last) on(f.addr_ij_last);
      if (toMe) {
        on(f.addr_ij_jaddr);
        if (!exchanged) on(f.addr_ij_lastaddr);
        exchanged = true;
      }
      if (marks.asking > 0 && other.to.length === 0) on(f.addr_ij_q);
    } else if (turn.named.includes(other.person)) on(f.men_ij);
    if (toMe) {
      on(f.addr_ji);
      if (!addressedMe) on(f.addr_ji_last);
      addressedMe = true;
      if (!addresses) on(f.addr_ji_same_i_noaddr);
    } else if (other.named.includes(turn.person)) on(f.men_ji);
    if (addresses && !toOther) on(same ? f.i_addr_same : f.i_addr_other);
    if (addresses && share(turn.to, other.to)) on(same ? f.both_addr_same_author : f.both_addr_same);
    if (other.to.length > 0 && !toMe && !same) on(f.j_addr_other);
    if (last) on(f.j_last_of_author);
    on(own === 0 ? f.own_between0 : own === 1 ? f.own_between1 : own === 2 ? f.own_between2 : f.own_between3);
    on(times === 0 ? f.jauth_between0 : times < 3 ? f.jauth_between1 : f.jauth_between3);
    if (marks.asking === 2) on(f.jq2);
    if (marks.asking === 1) on(f.jq1);
    if (!same) {
      if (marks.asking > 0) on(mine.asking > 0 ? f.iq_jq_diff : f.inoq_jq_diff);
      if (mine.thanks) on(f.i_thanks_diff);
      if (mine.greets && marks.greets) on(f.i_greet_j_greet);
      if (mine.acknowledges) on(f.i_ack_diff);
      if (mine.words <= 3) on(f.i_short_diff);
      if (marks.asking > 0 && past.addressed === 0) on(f.jq_unanswered);
      if (mine.you && !addresses) on(f.i_wh_jdiff);
    }
    if (marks.greets) on(f.j_greet);
    if (marks.asksToAsk) on(f.j_meta);
    let shared = 0;
    let rarity = 0;
    for (const word of other.words)
      if (words.has(word)) {
        shared++;
        rarity += view.rarity[word] ?? 0;
      }
    if (shared > 0) {
      on(shared === 1 ? f.ov1 : shared === 2 ? f.ov2 : f.ov3);
      put(f.idf, Math.min(5, rarity / 8));
      put(f.jac, shared / (words.size + other.words.length - shared));
      if (same) on(f.ov_same);
      else if (!addresses) on(f.ov_diff_noaddr);
    }
    if (other.bot) {
      on(f.j_bot);
      if (toMe) on(f.jbot_addr_i);
    }
    if (turn.bot) {
      if (marks.calls && !same) put(f.i_bot_cmd, gap <= 60 ? 1 : 0.3);
      if (toOther) on(f.i_bot_addr);
      if (marks.calls && (share(turn.to, other.to) || share(turn.to, other.named))) on(f.i_meta_bot);
    }
    if (out?.person === other.person && turn.at - out.at <= 900) {
      on(f.partner_out);
      if (!addresses) on(f.partner_out_noaddr);
    }
    if (back?.person === other.person && turn.at - back.at <= 900) {
      on(f.partner_in);
      if (!addresses) {
        on(f.partner_in_noaddr);
        if (last) on(f.noaddr_onlypartner);
      }
    }
    if (past.addressed > 0) put(f.j_answered, Math.min(3, past.addressed) / 3);
    if (!addresses && d === 1 && !same) {
      on(f.adj_noaddr);
      if (gap < 30) on(f.adj_noaddr_g0);
    }
    if (view.first.get(other.person) === other.index) {
      on(f.j_first);
      if (marks.asking > 0) on(f.j_first_q);
    }
    if (mine.calls && !same) on(f.i_cmd_j);
    if (marks.calls && mine.acknowledges) on(f.j_cmd_i_ack);
    if (other.action) on(f.j_action);
    if (marks.thanks) on(f.j_thanks);
    put(f.jlen, Math.min(30, marks.words) / 30);
    into.scores[k] = score;
    into.shared[k] = rarity;
    if (same) own++;
    spoke.set(other.person, times + 1);
  }
  return count;
}
