/** Puts an entry before the asker of a question, or hints at it: what a ruling comes to. */
import type { Effect, Markdown } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import type { Match } from "../../faq/entry.ts";
import { literal } from "../../markdown.ts";
import type { FaqMode } from "../../own-answers.ts";
import { placeName, placeNamed } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { tell } from "../faq-say.ts";
import { reasonsFor } from "./find.ts";
import type { Ruling } from "./policy.ts";
import { shadowed } from "./shadowed.ts";

/** The emoji that stands for "I may know this". */
export const bulb = "💡";

/** A question as far as answering it needs to know it. */
export interface Given {
  readonly n: number;
  readonly place: Place;
  readonly native: string | undefined;
  readonly asker: { readonly key: string; readonly name: string; readonly address: string };
}

/** The event that it is done for. */
interface When {
  readonly at: Millis;
  readonly id: string;
}

/** Answers a question with an entry, in the place where it was asked. */
export function give(
  world: World,
  question: Given,
  { best, why }: { readonly best: Match; readonly why?: string },
  { at, id, mode = "auto" }: When & { readonly mode?: FaqMode },
): readonly Effect[] {
  const { n, place, native, asker } = question;
  const because = wording(world.settings).because;
  const own = reasonsFor(best, world);
  const reason = why === undefined ? own : `${own}; ${why}`;
  return [
    ...tell(world, {
      key: `faq/${id}`,
      entry: best.entry,
      to: place,
      for: { network: place.network, key: asker.key, name: asker.name, address: asker.address },
      at,
      probability: best.probability,
      mode,
      replyTo: native,
      question: n,
      after: wording(world.settings, place).answerHint,
      judge: true,
    }),
    {
      do: "note",
      fact: {
        fact: "question",
        n,
        change: { state: "answered", entry: best.entry.id, answeredAt: at },
        log: { at, why: because.answeredByFaq(best.entry.id, best.probability, reason) },
      },
    },
  ];
}

/** What a ruling that is no answer comes to: a light bulb, a line to the maintainers, or nothing. */
export function hint(
  world: World,
  question: Given,
  ruling: Ruling,
  text: string,
  { at, id }: When,
): { readonly why: string; readonly effects: readonly Effect[] } {
  if (ruling.does === "nothing") return { why: ruling.why, effects: [] };
  const because = wording(world.settings).because;
  const { entry, probability } = ruling.best;
  const { n, place, native, asker } = question;
  const noted = (kind: "offer" | "shadow", key: string): Effect => ({
    do: "note",
    fact: {
      fact: "hinted",
      key,
      kind,
      entry: entry.id,
      place,
      to: { network: place.network, key: asker.key },
      at,
      probability,
      question: n,
      ...(native === undefined ? {} : { native }),
    },
  });
  if (ruling.does === "bulb") {
    const why = because.bulb(entry.id, probability, reasonsFor(ruling.best, world));
    // What can't be pointed at can't have an emoji put on it: as strict as `auto`, then.
    if (native === undefined) return { why, effects: [] };
    const key = `bulb/${id}`;
    return {
      why,
      effects: [{ do: "react", key, to: place, target: native, emoji: bulb }, noted("offer", key)],
    };
  }
  const why = because.shadowed(entry.id, probability, reasonsFor(ruling.best, world));
  const name = world.settings.maintainersChannel;
  if (name === undefined) return { why, effects: [] };
  const to = placeNamed(name);
  const say = wording(world.settings, to);
  const number = world.nextHint();
  const key = `shadow/${id}`;
  const would = (answer: Markdown): Markdown =>
    say.learning.wouldSay({
      id: number,
      asker: literal(asker.name),
      where: literal(place.network === to.network ? place.channel : placeName(place)),
      text: say.quoted(text, 160),
      entry: entry.id,
      share: probability,
      answer,
    });
  const shown = shadowed(entry, at, say);
  return {
    why,
    effects: [
      {
        do: "say",
        key,
        to,
        text: would(shown.text).replace(/\n +/g, "\n"),
        short: would(shown.short),
        choices: [
          { label: say.learning.right, command: `shadow ${number} good` },
          { label: say.learning.wrong, command: `shadow ${number} bad` },
        ],
        buttonsOnly: true,
        quiet: [asker.name],
        priority: 2,
        whole: true,
      },
      noted("shadow", key),
    ],
  };
}
