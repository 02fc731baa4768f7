/** What speaks for a line being a request for help. Reads the view only. */
import { alike } from "./alike.ts";
import { askingFeatures } from "./question-names.ts";
import type { Placed } from "./turn.ts";
import { positionOf, type View } from "./view.ts";

const a = Object.fromEntries(askingFeatures.map((name, at) => [name, at])) as Record<
  (typeof askingFeatures)[number],
  number
>;

export const askingSize: number = askingFeatures.length;

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
