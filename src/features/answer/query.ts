/** What is looked up for a line: its words, and what its author said just before. Pure. */
import type { Match } from "../../faq/entry.ts";
import type { LineSaid } from "../../situation.ts";
import type { World } from "../../world.ts";
import { sameBreath } from "../asking.ts";
import { scopeOf } from "../faq-say.ts";

/** Further back, or more of it, is another subject. */
const linesBack = 3;
const longest = 1000;

export const textOf = (line: LineSaid): string => line.message.toBot ?? line.message.text;

/**
 * What the author of a line said right before it, with nobody between; empty when nothing.
 * What was a question already is none of its context: it has been looked up.
 */
function before(line: LineSaid, world: World): string {
  if (line.place.private) return "";
  const asked = world.lastQuestion(line.place, line.actor.key)?.askedAt ?? 0;
  const said: string[] = [];
  for (const one of world.recent(line.place, linesBack)) {
    const near = line.message.at - one.at < sameBreath && one.place.thread === line.place.thread;
    if (one.key !== line.actor.key || !near || one.at <= asked || /^[!.]/.test(one.text)) break;
    said.unshift(one.text);
  }
  return said.join(" ").slice(-longest);
}

/** What goes with a line only makes surer what the line itself has something to do with. */
const surer = (alone: readonly Match[], together: readonly Match[]): boolean => {
  const [best] = together;
  return (
    best !== undefined &&
    best.probability > (alone[0]?.probability ?? 0) &&
    alone.some(({ entry }) => entry === best.entry)
  );
};

/**
 * The best candidates, surest first: for the line alone, or for it and what its author
 * said just before as one question.
 * @param earlier the question that the line goes on with
 */
export function candidates(line: LineSaid, world: World, earlier?: string): readonly Match[] {
  const scope = scopeOf(world, line.place);
  const text = textOf(line);
  const alone = world.faq.match(text, scope, 3);
  const context = earlier ?? before(line, world);
  if (context === "") return alone;
  const together = world.faq.match(`${context} ${text}`, scope, 3);
  // A question that goes on is one question, whatever its second half would be alone.
  if (earlier !== undefined)
    return (together[0]?.probability ?? 0) > (alone[0]?.probability ?? 0) ? together : alone;
  return surer(alone, together) ? together : alone;
}
