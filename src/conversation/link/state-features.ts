/** What the conversations so far tell of a link: features of {@link View}'s earlier decisions. */
import { slotOf } from "./columns.ts";
import type { Pairs } from "./features.ts";
import { ownFeatures, pairFeatures } from "./names.ts";
import { stateFeatures } from "./state-names.ts";
import type { Placed, Turn } from "./turn.ts";
import { positionOf, type View } from "./view.ts";

type Name = (typeof stateFeatures)[number];

const first: number = ownFeatures.length + pairFeatures.length;
const at = Object.fromEntries(stateFeatures.map((name, index) => [name, first + index])) as Record<
  Name,
  number
>;

/** How many features a row has in all. */
export const rowSize: number = first + stateFeatures.length;

/** What is the same for all candidates of a turn. */
export interface Scene {
  readonly mine: Placed | undefined;
  /** Author of what the speaker's last turn answered, -1 for nobody. */
  readonly partner: number;
  /** The latest turn that answers the speaker. */
  readonly toMe: number;
  /** Turns that answer the speaker since they spoke last. */
  readonly pending: number;
  readonly people10: number;
  readonly rate2: number;
  readonly previousToMe: boolean;
  /** The candidates, the place of the first of them, and those that share words with the turn. */
  readonly pairs: Pairs;
  readonly offset: number;
  readonly sharing: readonly number[];
  /** The last turn of each conversation. */
  readonly lasts: readonly number[];
}

const at2 = (view: View, index: number): Placed | undefined => {
  const position = positionOf(view, index);
  return position < 0 ? undefined : view.placed[position];
};

/** Looks once at everything in view. */
export function sceneOf(view: View, turn: Turn, pairs: Pairs, offset: number): Scene {
  const sharing: number[] = [];
  let rate2 = 0;
  let toMe = -1;
  let pending = 0;
  const myLast = view.last.get(turn.person)?.index ?? -1;
  const { placed, columns } = view;
  for (let k = 0; k < placed.length - offset; k++) {
    const index = view.turns - placed.length + offset + k;
    const slot = slotOf(index);
    if ((pairs.shared[k] as number) > 0) sharing.push(k);
    if (turn.at - (columns.at[slot] as number) <= 120) rate2++;
    if (columns.whom[slot] !== turn.person || columns.person[slot] === turn.person) continue;
    toMe = index;
    if (index > myLast) pending++;
  }
  const mine = myLast < 0 ? undefined : at2(view, myLast);
  const previous = placed.at(-1);
  return {
    mine,
    partner: mine ? mine.whom : -1,
    toMe,
    pending,
    people10: new Set(placed.slice(Math.max(offset, placed.length - 10)).map((past) => past.turn.person))
      .size,
    rate2,
    previousToMe: previous !== undefined && previous.whom === turn.person,
    pairs,
    offset,
    sharing,
    lasts: Array.from(view.talks.values(), ({ last }) => last),
  };
}

/** The rarity of the words that the turn shares with a person, or with a conversation. */
function overlap(view: View, { pairs, offset, sharing }: Scene, person: number, root: number): number {
  let sum = 0;
  for (const k of sharing) {
    const past = view.placed[offset + k];
    if (past?.turn.person === person || past?.root === root) sum += pairs.shared[k] as number;
  }
  return sum;
}

/** `jord: …` may be meant for `jordan`. */
function mayMean(unknown: string | undefined, nick: string): boolean {
  if (unknown === undefined || unknown.length < 3) return false;
  const name = unknown.toLowerCase();
  const other = nick.toLowerCase();
  return other.startsWith(name) || name.startsWith(other) || other.includes(name);
}

const flag = (yes: boolean): number => (yes ? 1 : 0);

/** No person and no turn. */
const nobody = -1;

/** Of opening a conversation, and of the room: in every row. */
export function fillRoom(view: View, turn: Turn, scene: Scene, rows: Float32Array, row: number): void {
  const last = view.last.get(turn.person);
  const before = view.placed.at(-1)?.turn;
  rows[row + at.gap_own] = last ? view.turns - last.index : 300;
  rows[row + at.gap_hist] = before ? turn.at - before.at : 3600;
  rows[row + at.since_own] = last ? Math.min(7200, turn.at - last.at) : 7200;
  rows[row + at.iwords] = turn.marks.words;
  rows[row + at.t_form] = turn.form;
  rows[row + at.r_people10] = scene.people10;
  rows[row + at.r_rate2] = scene.rate2;
  rows[row + at.r_prev_mine] = flag(scene.previousToMe);
  rows[row + at.r_between] = scene.pending;
  rows[row + at.t_you] = flag(turn.marks.you) + 2 * flag(turn.marks.answers);
}

/** Of one earlier turn. */
export function fillState(
  view: View,
  turn: Turn,
  scene: Scene,
  past: Placed,
  rows: Float32Array,
  row: number,
): void {
  const other = past.turn;
  const { marks: mine } = turn;
  const { marks } = other;
  rows[row + at.dist] = view.turns - other.index;
  rows[row + at.gap] = Math.min(7200, turn.at - other.at);
  rows[row + at.jwords] = marks.words;
  const talk = view.talks.get(past.root);
  if (talk) {
    rows[row + at.c_self] = flag(past.root === other.index);
    rows[row + at.c_last] = flag(talk.last === other.index);
    rows[row + at.c_size] = talk.size;
    rows[row + at.c_gap] = Math.min(7200, turn.at - talk.lastAt);
    rows[row + at.c_mine] = flag(talk.people.has(turn.person));
    rows[row + at.c_mine_last] = flag(scene.mine?.root === past.root);
    rows[row + at.c_opener] = flag(talk.opener === turn.person) + 2 * flag(talk.opener === other.person);
    rows[row + at.c_to] = turn.to.length === 0 ? -1 : flag(turn.to.some((one) => talk.people.has(one)));
    rows[row + at.c_people] = talk.people.size;
    rows[row + at.c_floor] = flag(talk.lastBy === other.person) + 2 * flag(talk.lastBy === turn.person);
    rows[row + at.c_answered] = flag(talk.answered);
    rows[row + at.c_msgs_since] = view.turns - talk.last;
    let rank = 0;
    for (const last of scene.lasts) if (last > talk.last) rank++;
    rows[row + at.c_rank] = rank;
  }
  rows[row + at.c_overlap] = overlap(view, scene, nobody, past.root);
  rows[row + at.c_partner] = flag(scene.partner === other.person);
  const { whom } = past;
  rows[row + at.l_to_me] = flag(whom === turn.person);
  rows[row + at.l_own] = flag(whom === other.person);
  rows[row + at.l_opens] = flag(past.parent === other.index);
  rows[row + at.l_sure] = past.sure;
  rows[row + at.l_children] = past.children;
  rows[row + at.l_children_mine] = flag(past.lastChildBy === turn.person);
  rows[row + at.l_children_other] = past.childrenOfOthers;
  rows[row + at.l_unanswered_q] = flag(marks.asking > 0 && past.childrenOfOthers === 0);
  rows[row + at.l_to_addressee] = flag(turn.to.includes(whom));
  const theirs = view.last.get(other.person);
  const theirLast = theirs ? at2(view, theirs.index) : undefined;
  rows[row + at.d_same] = theirs ? theirs.index - other.index : 0;
  rows[row + at.u_partner] = flag(scene.mine !== undefined && scene.mine.parent === other.index);
  rows[row + at.u_partner_in] = flag(theirLast !== undefined && theirLast.whom === turn.person);
  rows[row + at.u_last_to_me] = flag(scene.toMe === other.index);
  rows[row + at.u_my_last_to_j] = flag(scene.mine?.turn.index === other.index);
  rows[row + at.u_overlap] = overlap(view, scene, other.person, nobody);
  rows[row + at.u_turns] = scene.pairs.turnsOf[other.person] ?? 0;
  const k = positionOf(view, other.index) - scene.offset;
  rows[row + at.maxidf] = scene.pairs.rarest[k] ?? 0;
  rows[row + at.overlap_sum] = scene.pairs.shared[k] ?? 0;
  rows[row + at.t_answers_q] = flag(mine.answers && marks.asking > 0);
  rows[row + at.t_question_statement] = flag(mine.asking > 0 && marks.asking === 0);
  rows[row + at.t_prefix] = flag(mayMean(mine.unknown, view.nicks.nickOf(other.person)));
  rows[row + at.t_j_answers] = flag(marks.answers);
  rows[row + at.t_both_answer] = flag(marks.answers && mine.answers);
  rows[row + at.t_j_thanks] = flag(marks.thanks) + 2 * flag(marks.acknowledges);
  rows[row + at.t_jform] = other.form;
}

/** What the quick model makes of the candidates. */
export function fillQuick(
  quick: { readonly score: number; readonly share: number; readonly rank: number; readonly margin: number },
  all: { readonly best: number; readonly self: number },
  rows: Float32Array,
  row: number,
): void {
  rows[row + at.lin] = quick.score;
  rows[row + at.lin_p] = quick.share;
  rows[row + at.lin_rank] = quick.rank;
  rows[row + at.lin_margin] = quick.margin;
  rows[row + at.lin_best] = all.best;
  rows[row + at.lin_self] = all.self;
}
