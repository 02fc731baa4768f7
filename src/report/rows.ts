/** What a report is worked out from, as the database has it. Types only. */
import type { ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import type { First, PingOutcome, QuestionState } from "../facts.ts";

/** Somebody the report may speak of: no bot, nobody who opted out of being counted. */
export interface PersonRow {
  readonly id: number;
  /** Undefined when this person's names were forgotten. */
  readonly name: string | undefined;
  /** The name in the config: a maintainer. */
  readonly handle: string | undefined;
  /** Wants no public thanks, and so no invitation either. */
  readonly unthanked: boolean;
  /** Where this person is known: networks and forges, in order. */
  readonly networks: readonly string[];
}

/** A question asked in public within the period. */
export interface AskedRow {
  readonly n: number;
  /** Person id. */
  readonly asker: number;
  readonly at: Millis;
  readonly state: QuestionState;
  /** The human who answered, a person id. */
  readonly answeredBy: number | undefined;
  readonly answeredAt: Millis | undefined;
  /** The FAQ entry that was given. */
  readonly entry: string | undefined;
  /** How often its asker asked it again. */
  readonly again: number;
  /** The asker said that the FAQ's answer was no help. */
  readonly noHelp: boolean;
}

/** Something done for the project within the period. */
export interface DoneRow {
  readonly person: number;
  readonly kind: ContributionKind;
  readonly at: Millis;
}

/** The first time that somebody did something, however long ago. */
export interface FirstRow {
  readonly person: number;
  readonly what: First;
  readonly at: Millis;
}

export interface PingRow {
  readonly person: number;
  readonly outcome: PingOutcome | undefined;
}

/** Everything about a period. */
export interface ReportRows {
  readonly people: ReadonlyMap<number, PersonRow>;
  readonly questions: readonly AskedRow[];
  readonly done: readonly DoneRow[];
  /** Of everybody whose first of all lies within the period. */
  readonly firsts: readonly FirstRow[];
  readonly pings: readonly PingRow[];
  /** How often somebody was thanked in chat, by person id. */
  readonly thanked: ReadonlyMap<number, number>;
  /** When these people did something within the period, in no order: spoke, asked, contributed, thanked. */
  activity(people: readonly number[]): ReadonlyMap<number, readonly Millis[]>;
}
