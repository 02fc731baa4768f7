/** What a report tells. The JSON form is this, as it is. Types only. */
import type { ContributionKind } from "../contribution.ts";
import type { First } from "../facts.ts";
import type { Metric } from "./definitions.ts";

/** Somebody who started within the period. Dates are days such as `2026-03-01`. */
export interface Newcomer {
  readonly name: string;
  readonly on: string;
  /** In the order it was done. */
  readonly did: readonly First[];
  /** On a later day within two months; `open`: the two months aren't over. */
  readonly cameBack: "yes" | "no" | "open";
}

/** How the questions of a period ended. They add up to `asked`. */
export interface Outcomes {
  readonly asked: number;
  /** By a human. */
  readonly people: number;
  /** By the FAQ, and no human had to. */
  readonly faq: number;
  /** The asker, or a maintainer, settled it; who helped isn't known. */
  readonly settled: number;
  readonly withdrawn: number;
  /** Expired: nobody answered. */
  readonly nobody: number;
  readonly waiting: number;
}

/** Time from a question to the first human's answer, milliseconds; undefined when there was none. */
export interface ResponseTime {
  readonly count: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
  /** How many were answered within so many milliseconds and not sooner; the last: later still. */
  readonly spread: readonly { readonly within: number | null; readonly count: number }[];
}

/** CHAOSS: the smallest number of people who did half of everything. */
export interface AbsenceFactor {
  readonly factor: number;
  readonly people: number;
  readonly total: number;
}

export interface Load {
  readonly name: string;
  readonly answered: number;
  readonly pinged: number;
  readonly claimed: number;
  readonly passed: number;
  readonly snoozed: number;
  readonly silent: number;
}

export interface Asker {
  readonly name: string;
  readonly asked: number;
  readonly networks: readonly string[];
}

export interface Helper {
  readonly name: string;
  readonly answered: number;
  readonly thanked: number;
  readonly networks: readonly string[];
}

export interface Frustrated {
  readonly name: string;
  /** Questions that nobody answered. */
  readonly unanswered: number;
  /** Questions that had to be asked again. */
  readonly again: number;
  /** Answers from the FAQ that were no help. */
  readonly noHelp: number;
}

/** For a human to read, change and send. */
export interface Invitation {
  readonly name: string;
  readonly to: "answer" | "docs";
  readonly networks: readonly string[];
  readonly text: string;
}

/** A week from Monday, such as `2026-W09`. */
export interface Week extends Outcomes {
  readonly week: string;
  readonly contributions: number;
}

export interface Report {
  readonly community: string;
  readonly timezone: string;
  /** Days, both within. */
  readonly since: string;
  readonly until: string;
  readonly newcomers: readonly Newcomer[];
  /** New people whose names were forgotten count here too. */
  readonly habit: { readonly came: number; readonly yes: number; readonly no: number; readonly open: number };
  readonly questions: Outcomes;
  readonly response: ResponseTime;
  readonly contributions: {
    readonly total: number;
    readonly people: number;
    readonly kinds: readonly {
      readonly kind: ContributionKind;
      readonly count: number;
      readonly people: number;
    }[];
  };
  readonly absence: { readonly contributions: AbsenceFactor; readonly answers: AbsenceFactor };
  readonly load: readonly Load[];
  readonly askers: readonly Asker[];
  readonly helpers: readonly Helper[];
  readonly frustrated: readonly Frustrated[];
  readonly invitations: readonly Invitation[];
  readonly weeks: readonly Week[];
  readonly definitions: readonly Metric[];
}
