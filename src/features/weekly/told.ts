/** What one week's post tells, as data: gathered from the world, made into words elsewhere. Types only. */
import type { ContributionKind } from "../../contribution.ts";
import type { Named } from "../../people/named.ts";

/** Something done for the project. */
export interface Deed {
  readonly kind: ContributionKind;
  readonly title: string;
  readonly url: string;
}

/** Somebody and what they did. */
export interface Contributor extends Named {
  readonly deeds: readonly Deed[];
}

/** Somebody who answered in chat. */
export interface Helper extends Named {
  /** The questions, as asked; those asked in private are left out. */
  readonly questions: readonly string[];
}

/** Somebody whom others thanked. */
export interface Thanked extends Named {
  /** Names of those who did, but of those who do not want to be named. */
  readonly by: readonly string[];
  readonly reasons: readonly string[];
}

/** A maintainer's personal word. */
export interface PersonalNote {
  /** The person, when the name is somebody's. */
  readonly person: number | undefined;
  readonly name: string;
  readonly text: string;
}

/** What a maintainer wants said about somebody instead. */
export interface Edited extends Named {
  readonly text: string;
}

/** Something that happens once or a few times in somebody's life here. */
export interface Milestone {
  readonly person: number;
  /** So many answers; a year since they were first seen; back after a year away. */
  readonly kind: "answers" | "year" | "back";
  readonly count: number;
}

export interface Told {
  readonly community: string;
  readonly week: string;
  /** How many weeks it tells of; more than 1 when posts were missed or held. */
  readonly weeks: number;
  /** Whose first contribution ever falls into it. */
  readonly newcomers: readonly Contributor[];
  /** Everybody else who contributed. */
  readonly contributors: readonly Contributor[];
  readonly helpers: readonly Helper[];
  readonly thanked: readonly Thanked[];
  readonly notes: readonly PersonalNote[];
  readonly edits: readonly Edited[];
  /** A maintainer's words at the beginning. */
  readonly opening: string | undefined;
  readonly milestones: readonly Milestone[];
  /** Public questions that still wait, as asked, oldest first. */
  readonly waiting: readonly string[];
  /** Public questions that nobody answered in time. */
  readonly expired: readonly string[];
  /** Names of known people that other people's words may contain. */
  readonly mentioned: readonly string[];
}
