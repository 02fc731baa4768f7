/** Channels as they are named on the command line and in entries. */
import type { Place } from "../../events.ts";
import type { Entry } from "../../faq/entry.ts";
import { channelRules } from "../../places.ts";
import type { Settings } from "../../settings.ts";

const somewhere: Place = { network: "", channel: "" };

/** Every channel of the config. */
export const placesOf = (settings: Settings): readonly Place[] =>
  settings.networks.flatMap(({ name, channels }) =>
    channels.map((channel) => ({ network: name, channel: channel.name })),
  );

const named = (place: Place): readonly string[] => [
  place.channel.toLowerCase(),
  `${place.network}/${place.channel}`.toLowerCase(),
];

/** A configured channel by `NETWORK/CHANNEL` or its name alone; undefined when there is none. */
export const placeCalled = (settings: Settings, name: string): Place | undefined =>
  placesOf(settings).find((place) => named(place).includes(name.toLowerCase()));

/** A place in which an entry can be found: the first of its own channels, or no channel in particular. */
export function placeOfEntry(entry: Entry, settings: Settings): Place {
  const [first] = entry.channels;
  if (first === undefined) return somewhere;
  const known = placeCalled(settings, first);
  if (known) return known;
  const cut = first.indexOf("/");
  return cut < 0
    ? { network: "", channel: first }
    : { network: first.slice(0, cut), channel: first.slice(cut + 1) };
}

/** Where `faq try` imagines the message: the first channel that the bot may answer in unasked. */
export function anyPlace(settings: Settings): Place {
  const answers = (place: Place) => channelRules(settings, place).answer === "auto";
  const all = placesOf(settings);
  return all.find(answers) ?? all[0] ?? somewhere;
}
