/** What the config says about places and people. Pure look-ups. */
import type { Actor, Millis, Place } from "./events.ts";
import type { Who } from "./facts.ts";
import type { AnswerMode } from "./settings/channel.ts";
import type { ChannelSettings, Settings } from "./settings.ts";

/** A channel's own settings over the defaults for all channels. */
export interface ChannelRules {
  readonly answer: AnswerMode;
  /** Milliseconds before an unanswered question is routed; undefined: never. */
  readonly wait: Millis | undefined;
  readonly language: string;
  readonly areas: readonly string[];
  /** What newcomers are told once, in private, Markdown; undefined: nothing. */
  readonly hint: string | undefined;
  /** Milliseconds that one person has to take a question up before the next is asked. */
  readonly patience: Millis;
  /** How many people are asked before the channel of all is. */
  readonly asks: number | undefined;
  /** `NETWORK/CHANNEL` that hears of what nobody took, or `off`. */
  readonly fallback: string | undefined;
  /** `22:00-07:00`, in the community's zone. */
  readonly quiet: string | undefined;
}

export const placeName = (place: Place): string => `${place.network}/${place.channel}`;

/** Where something was asked, as people say it. */
export const whereOf = ({ settings }: { readonly settings: Settings }, place: Place): string =>
  settings.networks.length > 1 ? `${place.channel} (${place.network})` : place.channel;

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
    patience: own.patience ?? all.patience,
    asks: own.asks ?? all.asks,
    fallback: own.fallback ?? all.fallback,
    quiet: own.quiet ?? all.quiet,
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
