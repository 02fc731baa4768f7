/** How a question begins its life, and when it is looked at again. Shared by everything that opens one. */
import type { Effect } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { areaOf } from "./area.ts";
import { deadline, rungsFor } from "./rungs.ts";

export const routeTimer = (n: number): string => `route/${n}`;

export interface Opened {
  readonly n: number;
  readonly effects: readonly Effect[];
}

/** What is needed of a question to open one. */
export interface Asking {
  readonly place: Place;
  readonly native?: string | undefined;
  readonly asker: { readonly network: string; readonly key: string };
  readonly text: string;
  readonly at: Millis;
  readonly why: string;
}

/** The next number is free: there is one writer, and the number is taken in this transaction. */
export function open(world: World, asking: Asking): Opened {
  const n = world.nextQuestion();
  const area = areaOf(world, asking.text, asking.place);
  return {
    n,
    effects: [
      {
        do: "note",
        fact: {
          fact: "asked",
          n,
          place: asking.place,
          asker: asking.asker,
          text: asking.text.slice(0, 2000),
          at: asking.at,
          why: `${asking.why}; ${area.why}`,
          ...(asking.native === undefined ? {} : { native: asking.native }),
          ...(area.name === undefined ? {} : { area: area.name }),
        },
      },
    ],
  };
}

export const openQuestion = (world: World, line: LineSaid, situation: Situation, why: string): Opened =>
  open(world, {
    place: line.place,
    native: line.message.native,
    asker: { network: line.place.network, key: line.actor.key },
    text: line.message.toBot ?? line.message.text,
    at: Math.min(line.message.at, situation.now),
    why,
  });

/** Read back after an outage: the answer may be among what is still being read. */
const catchingUp = 2 * 60_000;

/** What is known of a question that is being opened. */
export interface Waiting {
  readonly n: number;
  readonly place: Place;
  readonly at: Millis;
  /** What was asked, as far as its words hasten or delay it. */
  readonly text?: string;
}

/**
 * Sets the time at which a question that nobody answered is routed.
 * @param wait the channel's, unless the question's area has its own; 0: now
 */
export function routeLater(
  world: World,
  question: Waiting,
  silent: string | undefined,
  situation: { now: Millis; late?: boolean },
  wait: Millis | undefined,
): readonly Effect[] {
  const because = wording(world.settings).because;
  const text = question.text ?? "";
  const area = text === "" ? undefined : areaOf(world, text, question.place).name;
  const own = wait ? rungsFor(world, { place: question.place, area }).wait : wait;
  const end =
    own === undefined
      ? undefined
      : own === 0
        ? { at: question.at, why: [] }
        : deadline(world, { place: question.place, area, text, again: 0 }, question.at, own);
  const why = [silent, own === undefined ? because.noRouting : because.waits(own), ...(end?.why ?? [])]
    .filter(Boolean)
    .join("; ");
  const log: Effect = {
    do: "note",
    fact: { fact: "question", n: question.n, change: {}, log: { at: situation.now, why } },
  };
  if (end === undefined) return [log];
  const earliest = situation.now + (situation.late ? catchingUp : 0);
  return [log, { do: "wake", timer: routeTimer(question.n), at: Math.max(earliest, end.at) }];
}
