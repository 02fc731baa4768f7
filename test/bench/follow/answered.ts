/** Which lines a line is said to answer: what is likely, and no helper named on little. */
import type { Placed } from "../../../src/conversation/link/turn.ts";
import { positionOf, type View } from "../../../src/conversation/link/view.ts";

/** A second line of the same conversation that is this likely is answered, too. */
const also = 0.32;

/** An answer that makes its speaker a helper of somebody they have not helped before is this likely. */
const helps = 0.6;

/** If it is not, the likeliest link that makes nobody a helper stands in, when it is so much of it. */
const instead = 0.5;

/** Tells of one line after the other of a log, in turns' indices; its own when it opens a conversation. */
export function createAnswered(view: View): (placed: Placed) => readonly number[] {
  const roots = new Map<number, number>();
  const helped = new Set<string>();
  const personOf = (index: number): number | undefined => view.placed[positionOf(view, index)]?.turn.person;
  const rootOf = (index: number): number => roots.get(index) ?? index;

  return ({ turn, parent, choices }) => {
    const own = turn.index;
    const pair = (index: number): string => `${turn.person} ${personOf(index)}`;
    /** It answers whoever opened the conversation, for the first time. */
    const makesHelper = (index: number): boolean => {
      const person = personOf(index);
      const opener = personOf(rootOf(index)) ?? person;
      return person !== turn.person && opener === person && !helped.has(pair(index));
    };
    const [first] = choices;
    const other = choices.find(({ index }) => !makesHelper(index));
    const doubtful = first !== undefined && makesHelper(first.index) && first.probability < helps;
    const top = doubtful && other && other.probability >= instead * first.probability ? other.index : parent;
    const root = top === own ? own : rootOf(top);
    roots.set(own, root);
    const seconds = choices.filter(
      ({ index, probability }) =>
        top !== own && probability >= also && index !== top && index !== own && rootOf(index) === root,
    );
    const all = [top, ...seconds.map(({ index }) => index)];
    for (const index of all) if (makesHelper(index)) helped.add(pair(index));
    return all;
  };
}
