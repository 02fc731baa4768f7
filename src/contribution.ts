/** What people do for a project, in words that belong to no forge. Types only. */
import type { Millis } from "./events.ts";

/**
 * Kinds of contribution, by the all-contributors keys.
 * Source: https://allcontributors.org/docs/en/emoji-key
 */
export type ContributionKind =
  | "a11y"
  | "audio"
  | "blog"
  | "bug"
  | "business"
  | "code"
  | "content"
  | "data"
  | "design"
  | "doc"
  | "eventOrganizing"
  | "example"
  | "financial"
  | "fundingFinding"
  | "ideas"
  | "infra"
  | "maintenance"
  | "mentoring"
  | "platform"
  | "plugin"
  | "projectManagement"
  | "promotion"
  | "question"
  | "research"
  | "review"
  | "security"
  | "talk"
  | "test"
  | "tool"
  | "translation"
  | "tutorial"
  | "userTesting"
  | "video"
  | "other";

/**
 * What was done, more exactly than the kind says. `change` is a merged one, `commit` one that
 * came without; the roles are those of a commit's trailers. `listed`: the project's own list
 * of contributors says so. `credited`: by hand.
 */
export type Deed =
  | "change"
  | "commit"
  | "coauthor"
  | "review"
  | "issue"
  | "issueDone"
  | "comment"
  | "discussion"
  | "answer"
  | "release"
  | "joined"
  | "reported"
  | "tested"
  | "suggested"
  | "listed"
  | "credited";

/** What somebody did, as the bot knows it. */
export interface Contribution {
  /** Unique; see `ContributionEvent`. */
  readonly thing: string;
  readonly about: string | undefined;
  readonly person: number;
  readonly name: string;
  /** The forge's name in the config, or `git`. */
  readonly network: string;
  readonly contribution: ContributionKind;
  readonly deed: Deed | undefined;
  readonly repository: string | undefined;
  readonly title: string;
  readonly url: string;
  readonly at: Millis;
  /** The first ever of this person. */
  readonly first: boolean;
  /** The forge itself said so: it holds also before the past was read. */
  readonly saidFirst: boolean;
}
