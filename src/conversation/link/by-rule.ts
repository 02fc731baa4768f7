/** Following without learned weights: a few rules of thumb as weights, set by hand. */

import type { FollowModel } from "./model.ts";
import { ownFeatures, pairFeatures } from "./names.ts";
import { askingFeatures, laterFeatures } from "./question-names.ts";

/** A name's word is the strongest; else a question or greeting opens, and what comes soon goes on. */
const worth: Readonly<Record<string, number>> = {
  s_bias: 1,
  s_q2: 1.5,
  s_q1: 1,
  s_greet: 2,
  s_meta: 2,
  s_addr: -3,
  s_firstmsg: 1.5,
  s_ack: -1,
  s_thanks: -1,
  bias: -0.5,
  logd: -0.7,
  logg: -0.2,
  same: 0.3,
  same_last: 1,
  same_last_g1: 1.2,
  addr_ij: 3,
  addr_ij_last: 2,
  addr_ij_lastaddr: 1,
  addr_ji: 1,
  addr_ji_last: 2,
  i_addr_other: -2,
  j_addr_other: -1.5,
  partner_in_noaddr: 1,
  partner_out_noaddr: 0.7,
  inoq_jq_diff: 0.5,
  idf: 1,
  j_last_of_author: 0.7,
  i_bot_cmd: 5,
};

const quick = Float32Array.from([...ownFeatures, ...pairFeatures], (name) => worth[name] ?? 0);

const at = (name: string): number =>
  ([...askingFeatures, ...laterFeatures] as readonly string[]).indexOf(name);
const [form, opens, reply] = [at("form"), at("p_opens"), at("pr_reply")];
const asks = (row: Float32Array): number => Math.sqrt((row[form] ?? 0) * (row[opens] ?? 0));

export const byRule: FollowModel = {
  link: { quick, closer: undefined, opening: 0 },
  rarity: (word) => Math.min(9, 2 + word.length / 2),
  asks,
  later: asks,
  unanswered: (row) => asks(row) * (1 - (row[reply] ?? 0)),
  thresholds: { asks: 0.4, later: 0.4, unanswered: 0.3, helper: 0.5, helpers: 0.8 },
};
