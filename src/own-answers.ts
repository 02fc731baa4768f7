/** What is known of the bot's own answers: kept back, given, judged. A part of the world; types only. */
import type { Millis, Place } from "./events.ts";
import type { Who } from "./facts.ts";
import type { AnswerMode } from "./settings/channel.ts";

/**
 * How an FAQ answer came about: `auto` unasked, `offer` by the asker's click on a light
 * bulb, `asked` because the bot was asked, `picked` from a choice, `named` by its name.
 */
export type FaqMode = "auto" | "offer" | "asked" | "picked" | "named";

/** What the bot did not say: put a light bulb on a question instead, or told the maintainers. */
export type HintKind = "offer" | "shadow";

/** An answer that was not said: a light bulb, or a line to the maintainers. */
export interface Hint {
  /** The number that maintainers use: `!shadow 12 good`. */
  readonly id: number;
  readonly kind: HintKind;
  readonly entry: string;
  readonly place: Place;
  readonly to: Who;
  readonly at: Millis;
  readonly probability: number;
  readonly question: number;
  readonly good: boolean | undefined;
}

/** How many answers of one kind were given in a channel, and what came of them. */
export interface Tally {
  readonly network: string;
  readonly channel: string;
  readonly mode: FaqMode | "shadow";
  readonly given: number;
  readonly judged: number;
  readonly good: number;
}

/** What somebody said of an answer that nobody had asked the bot for. */
export interface Outcome {
  readonly probability: number;
  readonly good: boolean;
}

/** What `decide` wants written down about them. */
export type OwnAnswerFact =
  | {
      readonly fact: "hinted";
      readonly key: string;
      readonly kind: HintKind;
      readonly entry: string;
      readonly place: Place;
      /** The message that it is about. */
      readonly native?: string;
      readonly to: Who;
      readonly at: Millis;
      readonly probability: number;
      readonly question: number;
    }
  | { readonly fact: "hintJudged"; readonly id: number; readonly good: boolean | null; readonly by: Who }
  | {
      readonly fact: "promoted";
      readonly place: Place;
      readonly mode: AnswerMode;
      /** Person id. */
      readonly by: number;
      readonly at: Millis;
    };

/** What `decide` may ask about them. */
export interface OwnAnswers {
  /** The number the next hint gets. */
  nextHint(): number;
  hint(id: number): Hint | undefined;
  /** By the network's id of the bot's line about it. */
  hintAs(network: string, native: string): Hint | undefined;
  /** The light bulb on a message. */
  hintOn(network: string, native: string): Hint | undefined;
  /** The last light bulb on a question of an account in a place. */
  lastHint(place: Place, key: string): Hint | undefined;
  /** The maintainers were told of the entry for a place since a time. */
  hintedSince(place: Place, entry: string, since: Millis): boolean;
  /** What maintainers set a channel in `shadow` to, in chat. */
  promoted(place: Place): AnswerMode | undefined;
  /** Answers and hints by channel and mode, never from private conversations. */
  tallies(): readonly Tally[];
  /** Judged by vouched people, one judgement a person and entry; latest first. */
  outcomes(place: Place): readonly Outcome[];
}
