/** What was said after a question. Pure. */
import type { Message, Question, World } from "../world.ts";

/** People's messages in the channel of a question that came after it, latest first, among the last `lines` there. */
export function saidAfter(world: World, question: Question, lines: number): readonly Message[] {
  const { place, native, askedAt } = question;
  const own = native === undefined ? undefined : world.message(place.network, native);
  return world
    .recent(place, lines)
    .filter((said) => !said.bot && (own ? said.seq > own.seq : said.at > askedAt));
}
