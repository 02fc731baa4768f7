/** What the config says about places and people. Pure look-ups. */
import { DateTime } from "luxon";
import type { Actor, Millis, Place } from "./events.ts";
import type { Who } from "./facts.ts";
import type { AnswerMode } from "./settings/channel.ts";
import type { ChannelSettings, PersonSettings, Settings } from "./settings.ts";

/** A channel's own settings over the defaults for all channels. */
export interface ChannelRules {
  readonly answer: AnswerMode;
  /** Milliseconds before an unanswered question is routed; undefined: never. */
  readonly wait: Millis | undefined;
  readonly language: string;
  readonly areas: readonly string[];
  /** What newcomers are told once, in private, Markdown; undefined: nothing. */
  readonly hint: string | undefined;
}

export const placeName = (place: Place): string => `${place.network}/${place.channel}`;

/** `libera/#project` as a place. */
export function placeNamed(name: string): Place {
  const cut = name.indexOf("/");
  return { network: name.slice(0, cut), channel: name.slice(cut + 1) };
}

const rules = new WeakMap<Settings, Map<string, ChannelRules>>();

export function channelRules(settings: Settings, place: Place): ChannelRules {
  let known = rules.get(settings);
  if (!known) {
    known = new Map();
    rules.set(settings, known);
  }
  const name = place.private ? `${place.network} in private` : placeName(place).toLowerCase();
  let found = known.get(name);
  if (!found) {
    found = rulesOf(settings, place);
    if (known.size < 1000) known.set(name, found);
  }
  return found;
}

function rulesOf(settings: Settings, place: Place): ChannelRules {
  const channels = settings.networks.find((network) => network.name === place.network)?.channels ?? [];
  const named = channels.find((channel) => channel.name.toLowerCase() === place.channel.toLowerCase());
  const own = ((place.private ? undefined : named) ?? {}) as ChannelSettings;
  const all = settings.channels;
  const wait = own.wait ?? all.wait;
  return {
    answer: own.answer ?? all.answer,
    wait: wait === "off" ? undefined : wait,
    language: own.language ?? all.language ?? settings.language,
    areas: own.areas ?? all.areas ?? [],
    hint: own.hint ?? all.hint,
  };
}

/** A channel in which maintainers hear of questions, and not the public. */
export function isMaintainersPlace(settings: Settings, place: Place): boolean {
  if (place.private) return false;
  const fallbacks = Object.values(settings.areas).map((area) => area.fallback);
  const here = placeName(place).toLowerCase();
  return [settings.maintainersChannel, ...fallbacks].some((name) => name?.toLowerCase() === here);
}

const people = new WeakMap<Settings, Map<string, string>>();

/** The handle under `people` that an account belongs to. */
export function handleOf(settings: Settings, who: Who): string | undefined {
  let known = people.get(settings);
  if (!known) {
    known = new Map();
    for (const [handle, person] of Object.entries(settings.people))
      for (const account of person.accounts) known.set(account.toLowerCase(), handle);
    people.set(settings, known);
  }
  return known.get(`${who.network}:${who.key}`.toLowerCase());
}

/** Rights follow the account that the network vouches for, never a name. */
export function isMaintainer(settings: Settings, network: string, actor: Actor): boolean {
  if (!actor.verified || actor.bot) return false;
  const handle = handleOf(settings, { network, key: actor.key });
  return handle !== undefined && settings.people[handle]?.maintainer === true;
}

/** An account in the config: `libera:alice`. */
export function accountNamed(text: string): Who {
  const cut = text.indexOf(":");
  return { network: text.slice(0, cut), key: text.slice(cut + 1) };
}

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function onDay(part: string, weekday: number): boolean {
  return part
    .toLowerCase()
    .split(",")
    .some((range) => {
      const [from = "", to = from] = range.split("-");
      const first = days.indexOf(from) + 1;
      const last = days.indexOf(to) + 1;
      return first <= last ? weekday >= first && weekday <= last : weekday >= first || weekday <= last;
    });
}

const minutes = (clock: string): number => {
  const [hour = "0", minute = "0"] = clock.split(":");
  return Number(hour) * 60 + Number(minute);
};

/** Whether a time is inside somebody's hours, in their zone. Nobody who named no hours is off duty. */
export function inHours(person: PersonSettings, zone: string, at: Millis): boolean {
  if (!person.hours?.length) return true;
  const local = DateTime.fromMillis(at, { zone: person.timezone ?? zone });
  const now = local.hour * 60 + local.minute;
  const yesterday = local.weekday === 1 ? 7 : local.weekday - 1;
  return person.hours.some((entry) => {
    const [dayPart = "", timePart = ""] = entry.split(" ");
    const [from = "", to = ""] = timePart.split("-");
    const [start, end] = [minutes(from), minutes(to)];
    if (start <= end) return onDay(dayPart, local.weekday) && now >= start && now < end;
    // Over midnight: the evening belongs to the day named, the morning to the day after.
    return (onDay(dayPart, local.weekday) && now >= start) || (onDay(dayPart, yesterday) && now < end);
  });
}

/** When somebody's hours begin next, within a week; undefined when they never do. */
export function nextHours(person: PersonSettings, zone: string, after: Millis): Millis | undefined {
  const quarter = 15 * 60_000;
  const start = Math.ceil(after / quarter) * quarter;
  for (let step = 0; step < 8 * 96; step++) {
    const at = start + step * quarter;
    if (inHours(person, zone, at)) return at;
  }
  return undefined;
}
