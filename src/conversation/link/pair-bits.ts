/** The features of two turns that are there or not, as bits of three numbers: little to keep, and added up by table. */
import { ownFeatures, pairFeatures } from "./names.ts";

type Name = (typeof pairFeatures)[number];

/** How far apart they are, and what lies between. */
const apartNames = [
  "bias",
  "d1",
  "d2",
  "d3",
  "d5",
  "d10",
  "d20",
  "d50",
  "d100",
  "g0",
  "g1",
  "g2",
  "g5",
  "g10",
  "g30",
  "g99",
  "own_between0",
  "own_between1",
  "own_between2",
  "own_between3",
  "jauth_between0",
  "jauth_between1",
  "jauth_between3",
  "j_last_of_author",
  "adj_noaddr",
  "adj_noaddr_g0",
  "j_first",
  "j_first_q",
  "same_far",
] as const satisfies readonly Name[];

/** Who speaks to whom. */
const peopleNames = [
  "same",
  "same_last",
  "same_last_g1",
  "same_last_d1",
  "same_jaddr_i_noaddr",
  "same_noaddr_noaddr",
  "same_jq",
  "i_noaddr_q_same",
  "addr_ij",
  "addr_ij_last",
  "addr_ij_jaddr",
  "addr_ij_lastaddr",
  "addr_ij_q",
  "men_ij",
  "addr_ji",
  "addr_ji_last",
  "addr_ji_same_i_noaddr",
  "men_ji",
  "i_addr_other",
  "i_addr_same",
  "both_addr_same",
  "both_addr_same_author",
  "j_addr_other",
  "partner_out",
  "partner_out_noaddr",
  "partner_in",
  "partner_in_noaddr",
  "noaddr_onlypartner",
  "i_bot_addr",
  "jbot_addr_i",
] as const satisfies readonly Name[];

/** What they say. */
const saidNames = [
  "jq2",
  "jq1",
  "iq_jq_diff",
  "inoq_jq_diff",
  "jq_unanswered",
  "j_greet",
  "j_meta",
  "i_thanks_diff",
  "i_greet_j_greet",
  "i_ack_diff",
  "i_short_diff",
  "i_wh_jdiff",
  "i_cmd_j",
  "ov1",
  "ov2",
  "ov3",
  "ov_same",
  "ov_diff_noaddr",
  "j_bot",
  "i_meta_bot",
  "j_cmd_i_ack",
  "j_action",
  "j_thanks",
] as const satisfies readonly Name[];

/** Those that are numbers, in the order in which a pair's are kept. */
const valueNames = [
  "logd",
  "logg",
  "idf",
  "jac",
  "i_bot_cmd",
  "j_answered",
  "jlen",
] as const satisfies readonly Name[];

type Numbered<Key extends string> = Readonly<Record<Key, number>>;

function numbered<Key extends string>(names: readonly Key[], number: (at: number) => number): Numbered<Key> {
  return Object.fromEntries(names.map((name, at) => [name, number(at)])) as Numbered<Key>;
}

const bit = (at: number): number => 1 << at;
export const apart: Numbered<(typeof apartNames)[number]> = numbered(apartNames, bit);
export const people: Numbered<(typeof peopleNames)[number]> = numbered(peopleNames, bit);
export const said: Numbered<(typeof saidNames)[number]> = numbered(saidNames, bit);
export const value: Numbered<(typeof valueNames)[number]> = numbered(valueNames, (at) => at);

/** As many numbers hold the bits of a pair, and as many more the rest. */
export const groups = 3;
export const values: number = valueNames.length;

const positionOf = (name: Name): number => ownFeatures.length + pairFeatures.indexOf(name);

/** Where each bit, 32 to a group, and each number stands in a row of features. */
const bitAt = new Uint8Array(groups * 32);
for (const [group, names] of [apartNames, peopleNames, saidNames].entries())
  bitAt.set(names.map(positionOf), group * 32);
const valueAt = Uint8Array.from(valueNames, positionOf);

/** By how many turns lie between, and one: up to `most`. */
export function distances(most: number): Int32Array {
  const bounds = [1, 2, 3, 5, 10, 20, 50, most];
  const bits = [apart.d1, apart.d2, apart.d3, apart.d5, apart.d10, apart.d20, apart.d50, apart.d100];
  return Int32Array.from({ length: most + 1 }, (_, d) => bits[bounds.findIndex((bound) => d <= bound)] ?? 0);
}

/** By how long ago it was: {@link bucketOf} the seconds. */
export const since: Int32Array = Int32Array.of(
  apart.g0,
  apart.g1,
  apart.g2,
  apart.g5,
  apart.g10,
  apart.g30,
  apart.g99,
);
export const bucketOf = (gap: number): number =>
  Number(gap >= 30) +
  Number(gap > 60) +
  Number(gap > 120) +
  Number(gap > 300) +
  Number(gap > 600) +
  Number(gap > 1800);

/** By how many of the same speaker lie between, and how many of the other; 3 stands for more. */
export const ownBetween: Int32Array = Int32Array.of(
  apart.own_between0,
  apart.own_between1,
  apart.own_between2,
  apart.own_between3,
);
export const theirBetween: Int32Array = Int32Array.of(
  apart.jauth_between0 | apart.j_last_of_author,
  apart.jauth_between1,
  apart.jauth_between1,
  apart.jauth_between3,
);

/** By how many words are in both; 3 stands for more. */
export const overlap: Int32Array = Int32Array.of(0, said.ov1, said.ov2, said.ov3);

/** Writes the features of a pair into an empty row that begins at `row`. */
export function spread(
  bits: Int32Array,
  bitsFrom: number,
  numbers: Float64Array,
  numbersFrom: number,
  rows: Float32Array,
  row: number,
): void {
  for (let group = 0; group < groups; group++)
    for (let left = bits[bitsFrom + group] as number; left !== 0; left &= left - 1) {
      const lowest = 31 - Math.clz32(left & -left);
      rows[row + (bitAt[group * 32 + lowest] as number)] = 1;
    }
  for (let at = 0; at < values; at++)
    rows[row + (valueAt[at] as number)] = numbers[numbersFrom + at] as number;
}

/** Adds up the weights of a pair's features. */
export type Sum = (
  apart: number,
  people: number,
  said: number,
  numbers: Float64Array,
  from: number,
) => number;

/** @param weights one a feature, the line's own first */
export function summing(weights: Float32Array): Sum {
  // What each value of each byte of the bits is worth.
  const worth = new Float64Array(groups * 4 * 256);
  for (let byte = 0; byte < groups * 4; byte++)
    for (let bits = 1; bits < 256; bits++) {
      const highest = 31 - Math.clz32(bits);
      worth[byte * 256 + bits] =
        (worth[byte * 256 + bits - (1 << highest)] ?? 0) + (weights[bitAt[byte * 8 + highest] ?? 0] ?? 0);
    }
  const each = Float64Array.from(valueAt, (at) => weights[at] ?? 0);
  const four = (bits: number, from: number): number =>
    (worth[from + (bits & 255)] as number) +
    (worth[from + 256 + ((bits >>> 8) & 255)] as number) +
    (worth[from + 512 + ((bits >>> 16) & 255)] as number) +
    (worth[from + 768 + (bits >>> 24)] as number);
  return (apartBits, peopleBits, saidBits, numbers, from) => {
    let sum = four(apartBits, 0) + four(peopleBits, 1024) + four(saidBits, 2048);
    for (let at = 0; at < values; at++) sum += (each[at] as number) * (numbers[from + at] as number);
    return sum;
  };
}
