/** What the conversations so far tell of a link: features of {@link View}'s earlier decisions. */
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

/** Where the quick model's share is in a row. */
export const quickShare: number = at.lin_p;

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
  /** Sums of the rarity of shared words, by the author and by the conversation. */
  readonly byPerson: ReadonlyMap<number, number>;
  readonly byTalk: ReadonlyMap<number, number>;
  readonly turnsOf: ReadonlyMap<number, number>;
  readonly words: ReadonlySet<number>;
}

const add = (map: Map<number, number>, key: number, value: number): void => {
  map.set(key, (map.get(key) ?? 0) + value);
};

const at2 = (view: View, index: number): Placed | undefined => {
  const position = positionOf(view, index);
  return position < 0 ? undefined : view.placed[position];
};

/** Looks once at everything in view. */
export function sceneOf(view: View, turn: Turn, sharedRarity: Float64Array, offset: number): Scene {
  const words = new Set(turn.words);
  const byPerson = new Map<number, number>();
  const byTalk = new Map<number, number>();
  const turnsOf = new Map<number, number>();
  const lately = new Set<number>();
  let rate2 = 0;
  let toMe = -1;
  let pending = 0;
  const myLast = view.last.get(turn.person)?.index ?? -1;
  const { placed } = view;
  for (let position = offset; position < placed.length; position++) {
    const past = placed[position];
    if (!past) continue;
    const other = past.turn;
    const shared = sharedRarity[position - offset] ?? 0;
    if (shared > 0) {
      add(byPerson, other.person, shared);
      add(byTalk, past.root, shared);
    }
    add(turnsOf, other.person, 1);
    if (position >= placed.length - 10) lately.add(other.person);
    if (turn.at - other.at <= 120) rate2++;
    if (other.person !== turn.person && past.whom === turn.person) {
      toMe = other.index;
      if (other.index > myLast) pending++;
    }
  }
  const mine = myLast < 0 ? undefined : at2(view, myLast);
  const previous = placed.at(-1);
  return {
    mine,
    partner: mine ? mine.whom : -1,
    toMe,
    pending,
    people10: lately.size,
    rate2,
    previousToMe: previous !== undefined && previous.whom === turn.person,
    byPerson,
    byTalk,
    turnsOf,
    words,
  };
}

/** `jord: …` may be meant for `jordan`. */
function mayMean(unknown: string | undefined, nick: string): boolean {
  if (unknown === undefined || unknown.length < 3) return false;
  const name = unknown.toLowerCase();
  const other = nick.toLowerCase();
  return other.startsWith(name) || name.startsWith(other) || other.includes(name);
}

const flag = (yes: boolean): number => (yes ? 1 : 0);

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
  const set = (name: number, value: number): void => {
    rows[row + name] = value;
  };
  set(at.dist, view.turns - other.index);
  set(at.gap, Math.min(7200, turn.at - other.at));
  set(at.jwords, marks.words);
  const talk = view.talks.get(past.root);
  if (talk) {
    set(at.c_self, flag(past.root === other.index));
    set(at.c_last, flag(talk.last === other.index));
    set(at.c_size, talk.size);
    set(at.c_gap, Math.min(7200, turn.at - talk.lastAt));
    set(at.c_mine, flag(talk.people.has(turn.person)));
    set(at.c_mine_last, flag(scene.mine?.root === past.root));
    set(at.c_opener, flag(talk.opener === turn.person) + 2 * flag(talk.opener === other.person));
    set(at.c_to, turn.to.length === 0 ? -1 : flag(turn.to.some((one) => talk.people.has(one))));
    set(at.c_people, talk.people.size);
    set(at.c_floor, flag(talk.lastBy === other.person) + 2 * flag(talk.lastBy === turn.person));
    set(at.c_answered, flag(talk.answered));
    set(at.c_msgs_since, view.turns - talk.last);
    let rank = 0;
    for (const one of view.talks.values()) if (one.last > talk.last) rank++;
    set(at.c_rank, rank);
  }
  set(at.c_overlap, scene.byTalk.get(past.root) ?? 0);
  set(at.c_partner, flag(scene.partner === other.person));
  const { whom } = past;
  set(at.l_to_me, flag(whom === turn.person));
  set(at.l_own, flag(whom === other.person));
  set(at.l_opens, flag(past.parent === other.index));
  set(at.l_sure, past.sure);
  set(at.l_children, past.children);
  set(at.l_children_mine, flag(past.lastChildBy === turn.person));
  set(at.l_children_other, past.childrenOfOthers);
  set(at.l_unanswered_q, flag(marks.asking > 0 && past.childrenOfOthers === 0));
  set(at.l_to_addressee, flag(turn.to.includes(whom)));
  const theirs = view.last.get(other.person);
  const theirLast = theirs ? at2(view, theirs.index) : undefined;
  set(at.d_same, theirs ? theirs.index - other.index : 0);
  set(at.u_partner, flag(scene.mine !== undefined && scene.mine.parent === other.index));
  set(at.u_partner_in, flag(theirLast !== undefined && theirLast.whom === turn.person));
  set(at.u_last_to_me, flag(scene.toMe === other.index));
  set(at.u_my_last_to_j, flag(scene.mine?.turn.index === other.index));
  set(at.u_overlap, scene.byPerson.get(other.person) ?? 0);
  set(at.u_turns, scene.turnsOf.get(other.person) ?? 0);
  let sum = 0;
  let rarest = 0;
  for (const word of other.words)
    if (scene.words.has(word)) {
      const rarity = view.rarity[word] ?? 0;
      sum += rarity;
      rarest = Math.max(rarest, rarity);
    }
  set(at.maxidf, rarest);
  set(at.overlap_sum, sum);
  set(at.t_answers_q, flag(mine.answers && marks.asking > 0));
  set(at.t_question_statement, flag(mine.asking > 0 && marks.asking === 0));
  set(at.t_prefix, flag(mayMean(mine.unknown, view.nicks.nickOf(other.person))));
  set(at.t_j_answers, flag(marks.answers));
  set(at.t_both_answer, flag(marks.answers && mine.answers));
  set(at.t_j_thanks, flag(marks.thanks) + 2 * flag(marks.acknowledges));
  set(at.t_jform, other.form);
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
