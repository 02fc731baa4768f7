/** What routing may look at beside the questions and people. Types only. */
import type { Millis, Place } from "./events.ts";
import type { LessonKind, ProposalState } from "./routing-facts.ts";
import type { Question } from "./world.ts";

/** The same person asked the same question once more, there or elsewhere. */
export interface Again {
  readonly place: Place;
  readonly native: string | undefined;
  /** The asker's account there, by its id. */
  readonly account: number;
  readonly at: Millis;
}

/** What was learned about areas. */
export interface Lesson {
  readonly id: number;
  readonly kind: LessonKind;
  readonly area: string | undefined;
  readonly word: string | undefined;
  readonly person: number | undefined;
  /** The question it was learned from, and its text while that is kept. */
  readonly n: number | undefined;
  readonly text: string | undefined;
  readonly accepted: boolean;
  readonly at: Millis;
}

/** Somebody takes a turn in a rota that isn't theirs. */
export interface Cover {
  readonly id: number;
  readonly area: string;
  /** The first day of the turn, `2026-03-02`. */
  readonly turn: string;
  readonly handle: string;
  readonly pair: string;
  /** The handle whose word it waits for; none once it holds. */
  readonly asked: string | undefined;
}

/** A question that a person answered. */
export interface Answered {
  readonly n: number;
  readonly text: string;
  readonly person: number;
  readonly area: string | undefined;
}

/** An answer on its way into the FAQ. */
export interface Proposal {
  readonly id: number;
  readonly n: number;
  /** Without the asker's name. */
  readonly question: string;
  readonly answer: string;
  /** The person who gave it. */
  readonly answerer: number;
  readonly state: ProposalState;
  /** What the entry is called, once accepted. */
  readonly entry: string | undefined;
  readonly at: Millis;
}

export interface RoutingWorld {
  nextProposal(): number;
  proposal(id: number): Proposal | undefined;
  proposalOf(n: number): Proposal | undefined;
  /** Those that wait for somebody, oldest first. */
  proposals(): readonly Proposal[];
  /** How often a person's answers were proposed since a time. */
  proposalsSince(answerer: number, at: Millis): number;
  /** The latest questions that a person was asked about and hasn't stirred for. */
  waitingPings(person: number): readonly number[];
  /** The questions that a person was asked about in one moment, in the order they were told. */
  pingedAt(person: number, at: Millis): readonly number[];
  /** Who was asked last, about whatever. */
  lastPinged(): number | undefined;
  /** Questions whose time to be routed has come. */
  dueRoutes(at: Millis): readonly number[];
  /** The accounts, by id, that the connection behind an account went by since a time; itself first. */
  alsoAs(account: number, since: Millis): readonly number[];
  /** When a timer rings. */
  timer(key: string): Millis | undefined;
  /** Where and when its asker asked a question again. */
  again(n: number): readonly Again[];
  /** What a person waits for, over all their accounts. */
  waitingOf(person: number): readonly Question[];
  /** Public questions that people answered, latest first. */
  answeredSince(since: Millis, limit: number): readonly Answered[];
  /** Some answer waits for somebody who left. */
  lettersWait(): boolean;
  /** Public questions that the FAQ didn't answer, oldest first. */
  askedSince(
    since: Millis,
    limit: number,
  ): readonly { readonly text: string; readonly again: number; readonly unanswered: boolean }[];
  lessons(): readonly Lesson[];
  covers(): readonly Cover[];
}
