/**
 * A hint for newcomers, in private and once, where the channel's settings have one: a
 * while after their first line, and only when their question is settled. Never on joining.
 */
import type { Effect } from "../../effects.ts";
import type { Millis, TickEvent } from "../../events.ts";
import type { Feature } from "../../feature.ts";
import { channelRules } from "../../places.ts";
import { isRelayed } from "../../relay.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { isWaiting } from "../route/waiting.ts";

/** After the first line, milliseconds: an answer goes first. */
const afterwards = 2 * 60_000;
/** While their question waits, the hint does. */
const lookAgain = 30 * 60_000;
/** A newcomer who is still without an answer then does not want to read how to ask. */
const givenUp = 864e5;
/** A flood of new names gets no flood of private messages: so many an hour, on all networks. */
const anHour = 20;

const prefix = "hint/";

/** `hint/12/libera/#project` */
function meant(timer: string): { account: number; network: string; channel: string } | undefined {
  const [, account, network, channel] = /^hint\/(\d+)\/([^/]+)\/(.+)$/.exec(timer) ?? [];
  return account === undefined || network === undefined || channel === undefined
    ? undefined
    : { account: Number(account), network, channel };
}

function due(event: TickEvent, world: World, now: Millis): readonly Effect[] {
  const found = meant(event.timer);
  const account = found && world.accountById(found.account);
  if (!account) return [];
  const place = { network: found.network, channel: found.channel };
  const { hint } = channelRules(world.settings, place);
  const person = world.person(account.person);
  if (hint === undefined || person?.optedOut || account.bot || world.hadFirst(account.person, "hint"))
    return [];
  if (world.present(place, account.key) === false || now - account.firstSeen > givenUp) return [];
  const question = world.lastQuestion(place, account.key);
  if ((question && isWaiting(question)) || world.firstsSince("hint", now - 36e5) >= anHour)
    return [{ do: "wake", timer: event.timer, at: now + lookAgain }];
  return [
    { do: "note", fact: { fact: "first", person: account.person, what: "hint", at: now } },
    {
      do: "say",
      key: `hint/${account.id}`,
      to: { network: account.network, channel: account.address, private: true },
      text: wording(world.settings, place).people.hint(place.channel, hint),
      for: { key: account.key, name: account.name, address: account.address },
      priority: 2,
      whole: true,
    },
  ];
}

export const hint: Feature = (event, world, { line, account, late, now }) => {
  if (event.kind === "tick") return event.timer.startsWith(prefix) ? due(event, world, now) : [];
  if (!line || !account || late || line.place.private || line.rules.hint === undefined) return [];
  // Somebody who spoke or contributed before, with whichever account, knows the place.
  if (account.lastPlace !== undefined || isRelayed(line.actor)) return [];
  if (world.person(account.person)?.handle !== undefined) return [];
  if (world.hadFirst(account.person, "message") || world.hadFirst(account.person, "contribution")) return [];
  const { network, channel } = line.place;
  return [{ do: "wake", timer: `${prefix}${account.id}/${network}/${channel}`, at: now + afterwards }];
};
