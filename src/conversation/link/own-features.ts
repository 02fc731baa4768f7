/** The features of a line itself: whether it opens a conversation. */

import { positions } from "./features.ts";
import { ownFeatures } from "./names.ts";
import type { Turn } from "./turn.ts";
import type { View } from "./view.ts";

const s = positions(ownFeatures, 0);

const flag = (yes: boolean): number => (yes ? 1 : 0);

/** Features of the line itself, at `at` in `rows`. */
export function fillOwn(view: View, turn: Turn, rows: Float32Array, at: number): void {
  const { marks } = turn;
  const set = (name: number, value: number): void => {
    rows[at + name] = value;
  };
  set(s.s_bias, 1);
  set(s.s_q2, flag(marks.asking === 2));
  set(s.s_q1, flag(marks.asking === 1));
  set(s.s_greet, flag(marks.greets));
  set(s.s_meta, flag(marks.asksToAsk));
  set(s.s_addr, flag(turn.to.length > 0));
  set(s.s_mention, flag(turn.named.length > turn.to.length));
  const last = view.last.get(turn.person);
  set(s.s_firstmsg, flag(last === undefined));
  if (last) {
    const gap = turn.at - last.at;
    set(gap <= 60 ? s.s_since0_1 : gap <= 180 ? s.s_since1_3 : gap <= 600 ? s.s_since3_10 : s.s_since10, 1);
  }
  const named = view.namedAt.get(turn.person);
  if (named === undefined) set(s.s_named_none, 1);
  else set(s.s_named_recent, flag(turn.at - named <= 300));
  set(s.s_bot, flag(turn.bot));
  set(s.s_cmd, flag(marks.calls));
  set(s.s_thanks, flag(marks.thanks));
  set(s.s_short, flag(marks.words <= 3));
  set(s.s_long, flag(marks.words >= 15));
  set(s.s_lower, flag(marks.lower));
  const before = view.placed.at(-1)?.turn;
  if (before) {
    set(s.s_gapprev, Math.min(3, Math.log1p((turn.at - before.at) / 60)));
    set(s.s_prev_same, flag(before.person === turn.person));
  }
  set(s.s_action, flag(turn.action));
  set(s.s_ack, flag(marks.acknowledges));
  set(s.s_you, flag(marks.you));
  set(s.s_firstperson, flag(marks.myself));
  set(s.s_addr_unknown, flag(marks.unknown !== undefined));
  set(s.s_url, flag(marks.links));
  const asked = view.askedAt.get(turn.person);
  if (asked !== undefined) set(s.s_since_own_q, flag(turn.at - asked <= 300));
  const out = view.addressedLast.get(turn.person);
  const back = view.addressedBy.get(turn.person);
  const lately = (one: { at: number } | undefined): boolean => one !== undefined && turn.at - one.at <= 300;
  set(s.s_partner_recent, flag(lately(out) || lately(back)));
}
