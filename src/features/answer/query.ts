/** What is looked up for a line: its words, and what its author said just before. Pure. */
import { addressees } from "../../conversation/address.ts";
import { questionForm } from "../../conversation/question.ts";
import type { Match } from "../../faq/entry.ts";
import type { LineSaid } from "../../situation.ts";
import type { World } from "../../world.ts";
import { sameBreath } from "../asking.ts";
import { find } from "./find.ts";

/** So much of what its author said before is read with a line; further back is another subject. */
const linesBack = 3;
const longest = 500;

export const textOf = (line: LineSaid): string => line.message.toBot ?? line.message.text;

/** Lines of the channel in which the author's own are looked for. */
const linesAround = 12;

/** A command, or said to a name that nobody here has: to the bot. */
const toSomebody = /^(?:[!.]|@?[^\s:]{1,40}: )/;

/**
 * What the author of a line said right before it, with nobody between but those who talk to
 * each other. What was a question already, or is in the line, is none of its context.
 */
function before(line: LineSaid, world: World): readonly string[] {
  if (line.place.private) return [];
  const asked = world.lastQuestion(line.place, line.actor.key)?.askedAt ?? 0;
  const said: string[] = [];
  for (const one of world.recent(line.place, linesAround)) {
    const near = line.message.at - one.at < sameBreath && one.place.thread === line.place.thread;
    if (!near || said.length === linesBack) break;
    const names = addressees(one.text, line.names);
    if (one.key !== line.actor.key) {
      if (names.length === 0 || names.includes(line.actor.name)) break;
      continue;
    }
    if (names.length > 0 || one.at <= asked || toSomebody.test(one.text)) break;
    if (!line.message.text.includes(one.text)) said.unshift(one.text.slice(0, longest));
  }
  return said;
}

/** A question of fewer characters means nothing to whoever reads it elsewhere: `any idea?`. */
const tooShort = 40;

/** What the author of so short a question said right before it: the link, the sentence it is about. */
export function aboutWhat(line: LineSaid, world: World): string | undefined {
  if (line.body.length >= tooShort) return undefined;
  const said = before(line, world).filter((text) => {
    const { form, shows } = questionForm(text);
    return shows === true || (form !== "asking-to-ask" && text.length >= tooShort / 2);
  });
  return said.length === 0 ? undefined : said.join(" ");
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

/** So many lines of the conversation, this recent, help to choose between entries. */
const talk = 6;
const lately = 10 * 60_000;

const conversation = (line: LineSaid, world: World): readonly string[] =>
  line.place.private
    ? []
    : world
        .recent(line.place, talk)
        .filter((one) => line.message.at - one.at < lately && one.place.thread === line.place.thread)
        .map((one) => one.text)
        .reverse();

/**
 * The best candidates, surest first: for the line alone, or for it and what its author
 * said just before as one question.
 * @param earlier the question that the line goes on with
 */
export function candidates(line: LineSaid, world: World, earlier?: string): readonly Match[] {
  const text = textOf(line);
  const context = conversation(line, world);
  if (earlier !== undefined) return find(world, line.place, { lines: [earlier, text], context });
  const alone = find(world, line.place, { lines: [text], context });
  const lines = before(line, world);
  if (lines.length === 0) return alone;
  const together = find(world, line.place, { lines: [...lines, text], context });
  return surer(alone, together) ? together : alone;
}
