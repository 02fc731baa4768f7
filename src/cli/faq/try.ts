/** `porchlight faq try`: which entries a message finds, why, and what the bot would do. */
import { didYouMean } from "../../config/nearest.ts";
import type { Entry, Match } from "../../faq/entry.ts";
import { exit } from "../exit.ts";
import type { Streams } from "../streams.ts";
import { type FaqFlags, loadFaq, withChanges } from "./load.ts";
import { indexOf } from "./meaning.ts";
import { anyPlace, placeCalled, placesOf } from "./place.ts";
import { print, quoted, warn } from "./print.ts";
import { type Doing, verdict } from "./verdict.ts";

export interface TryFlags extends FaqFlags {
  readonly in?: string;
  readonly json?: boolean;
  /** The numbers behind each probability, too. */
  readonly explain?: boolean;
}

const shownDoing: Readonly<Record<Doing["does"], (ids: string) => string>> = {
  answer: (ids) => `answers with ${ids}`,
  offer: (ids) => `offers ${ids}`,
  bulb: (ids) => `puts a light bulb on it for its asker to click, which brings ${ids}`,
  tell: (ids) => `says nothing, and tells the maintainers' channel of ${ids}`,
  nothing: () => "",
};

function told({ does, entries, why }: Doing, nothing: string): string {
  const what = shownDoing[does](entries.map(({ id }) => id).join(", "));
  return `${what || nothing}: ${why}`;
}

/** The features that say something, by name, in lines that fit a terminal. */
function numbersOf({ features }: Match): readonly string[] {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(features)) {
    if (value === 0) continue;
    const last = lines.at(-1);
    const one = `${name} ${value.toFixed(2)}`;
    if (last !== undefined && last.length + one.length < 90) lines[lines.length - 1] = `${last}, ${one}`;
    else lines.push(one);
  }
  return lines.map((line) => `   · ${line}`);
}

const idsOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ id }) => id);

/** @returns the exit code: 0, or 2 when there is no such channel, or no message. */
export async function tryOut(message: string, flags: TryFlags, streams: Streams): Promise<number> {
  if (message.trim() === "") {
    await print(
      streams.errors,
      'porchlight: nothing was said. Put the message behind it: faq try "how do I …"',
    );
    return exit.usage;
  }
  const faq = await loadFaq(flags, streams);
  const { settings } = faq.config;
  const place = flags.in === undefined ? anyPlace(settings) : placeCalled(settings, flags.in);
  if (!place) {
    const known = placesOf(settings).map(({ network, channel }) => `${network}/${channel}`);
    const hint = didYouMean(flags.in ?? "", known);
    await print(streams.errors, `porchlight: the config has no channel ${flags.in}. ${hint}`);
    return exit.usage;
  }
  await warn(streams.errors, faq.problems);
  const index = await indexOf(await withChanges(faq, flags, streams), faq, [message], streams);
  const found = verdict(message, index, settings, place);
  const { matches, form } = found;
  if (flags.json) {
    const doing = ({ does, entries, why }: Doing) => ({ does, entries: idsOf(entries), why });
    const ranked = matches.map(({ entry, probability, because, features }) => {
      const { id, question, source } = entry;
      return { id, question, source, probability, because, features };
    });
    const where = { network: place.network, channel: place.channel };
    const all = {
      message,
      ...where,
      form,
      ranked,
      unasked: doing(found.unasked),
      asked: doing(found.asked),
      mute: found.mute,
    };
    await print(streams.output, JSON.stringify(all));
    return exit.fine;
  }
  const where = place.channel === "" ? "a channel" : `${place.network}/${place.channel}`;
  const lines = matches.flatMap((match, at) => [
    `${at + 1}. ${match.entry.id}  ${match.probability.toFixed(2)}  ${quoted(match.entry.question)}`,
    `   ${match.because}`,
    ...(flags.explain ? numbersOf(match) : []),
  ]);
  await print(
    streams.output,
    [
      ...(lines.length > 0 ? lines : ["No entry shares a word with it."]),
      "",
      `Taken for: ${form.form} (${form.confidence.toFixed(2)}; ${form.why})`,
      `In ${where}, to nobody in particular, the bot ${told(found.unasked, "stays silent")}.`,
      found.mute === undefined
        ? `Said to the bot, it ${told(found.asked, "says that it does not know")}.`
        : `Said to the bot, it stays silent: ${found.mute}.`,
    ].join("\n"),
  );
  return exit.fine;
}
