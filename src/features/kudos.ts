/** One person thanks another in a channel: kudos, once a pair and day. */
import { DateTime } from "luxon";
import { thanksIn } from "../conversation/thanks.ts";
import type { Effect } from "../effects.ts";
import type { Feature } from "../feature.ts";
import type { LineSaid } from "../situation.ts";
import type { Account, World } from "../world.ts";

/** How long after an answer thanks that name nobody are for whoever gave it, milliseconds. */
const thanksFor = 24 * 36e5;

/** From this on the conversation tells whom thanks are for. */
const surelyMeant = 0.7;

/** Thanks that name nobody go to the author of the message they reply to or go on with, or to whoever answered. */
function thanked(line: LineSaid, world: World, name: string | undefined): Account | undefined {
  const { place, parent, actor, message } = line;
  if (name !== undefined) return world.inChannel(place, name);
  if (parent) return world.account(place.network, parent.key);
  const meant = world.follow(message)?.thanks;
  if (meant && meant.probability >= surelyMeant) return world.accountById(meant.account);
  const question = world.lastQuestion(place, actor.key);
  const { answeredBy, answeredAt } = question ?? {};
  if (answeredBy === undefined || answeredAt === undefined) return undefined;
  return message.at - answeredAt <= thanksFor ? world.accountsOf(answeredBy)[0] : undefined;
}

export const kudos: Feature = (event, world, { line, account, command, toPing, now }) => {
  if (event.kind !== "message" || !line || !account || command || toPing || line.place.private || line.toBot)
    return [];
  if (world.person(account.person)?.optedOut) return [];
  const day =
    DateTime.fromMillis(Math.min(event.at, now), { zone: world.settings.timezone }).toISODate() ?? "";
  const given = new Set<number>();
  return thanksIn(event.text, line.names).flatMap(({ to, reason }): readonly Effect[] => {
    const taker = thanked(line, world, to);
    if (!taker || taker.bot || taker.person === account.person || given.has(taker.person)) return [];
    const person = world.person(taker.person);
    if (person?.unthanked || person?.uncounted || world.kudosGiven(account.person, taker.person, day))
      return [];
    given.add(taker.person);
    return [
      {
        do: "note",
        fact: {
          fact: "kudos",
          from: account.person,
          to: taker.person,
          reason: reason.slice(0, 300),
          place: line.place,
          at: event.at,
          day,
          ...(event.native === undefined ? {} : { native: event.native }),
        },
      },
    ];
  });
};
