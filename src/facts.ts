/** What `decide` wants written down. `store/apply.ts` writes each kind. Types only. */
import type { ContributionKind, Deed } from "./contribution.ts";
import type { Actor, MessageEvent, Millis, Place } from "./events.ts";
import type { FaqMode, OwnAnswerFact } from "./own-answers.ts";
import type { PeopleFact } from "./people/facts.ts";
import type { Phrased } from "./people/world.ts";
import type { RoutingFact } from "./routing-facts.ts";

/** An account by its network and key. */
export interface Who {
  readonly network: string;
  readonly key: string;
}

/** The life of a question. */
export type QuestionState = "open" | "routed" | "claimed" | "answered" | "resolved" | "expired" | "withdrawn";

/** A line in a question's history; `why` shows these. */
export interface QuestionLog {
  readonly at: Millis;
  readonly why: string;
  /** Person id of whoever caused it. */
  readonly by?: number;
}

/** What may change about a question. */
export interface QuestionChange {
  readonly state?: QuestionState;
  readonly area?: string | null;
  readonly text?: string;
  /** Person ids. */
  readonly claimedBy?: number | null;
  readonly answeredBy?: number | null;
  readonly answeredAt?: Millis | null;
  readonly answer?: string | null;
  /** Until when nobody is pinged about it. */
  readonly snoozedUntil?: Millis | null;
  /** The fallback channel has heard of it. */
  readonly told?: boolean;
  readonly entry?: string | null;
  /** When the asker was asked for what was missing. */
  readonly askedBack?: Millis;
  /** When nobody was asked, since it hardly asked for help. */
  readonly doubted?: Millis;
  /** When the asker said that a person's answer was no help. */
  readonly denied?: Millis;
  /** When the asker left. */
  readonly askerLeft?: Millis;
}

export type PingOutcome = "claimed" | "passed" | "snoozed" | "silent" | "unreachable" | "settled";

/** A maintainer's change to the FAQ, on top of the files. */
export type FaqChange =
  | { readonly change: "learn"; readonly entry: string; readonly question: string; readonly answer: string }
  | { readonly change: "edit"; readonly entry: string; readonly answer: string }
  | { readonly change: "phrase"; readonly entry: string; readonly phrasing: string }
  | { readonly change: "remove"; readonly entry: string };

/**
 * What can be done for the first time. `answered`: got an answer; `answer`: gave one; `helped`: gave
 * one that its asker was content with; `contribution`: any; `change`: one that was merged; `hint`:
 * the private hint for newcomers was sent.
 */
export type First =
  | "message"
  | "question"
  | "answered"
  | "answer"
  | "helped"
  | "contribution"
  | "issue"
  | "change"
  | "review"
  | "hint";

/** Where a weekly post stands: waiting for its time, held by a maintainer, or out. */
export type PostState = "previewed" | "held" | "posted" | "empty";

export type Fact =
  | RoutingFact
  | {
      readonly fact: "seen";
      readonly network: string;
      readonly actor: Actor;
      readonly place?: Place;
      readonly at: Millis;
    }
  | { readonly fact: "said"; readonly message: MessageEvent; readonly question?: number }
  | { readonly fact: "edited"; readonly network: string; readonly target: string; readonly text: string }
  | { readonly fact: "deleted"; readonly network: string; readonly target: string }
  | {
      readonly fact: "members";
      readonly place: Place;
      readonly actors: readonly Actor[];
      readonly at: Millis;
    }
  | { readonly fact: "joined"; readonly place: Place; readonly actor: Actor; readonly at: Millis }
  | { readonly fact: "left"; readonly network: string; readonly channel?: string; readonly key: string }
  | {
      readonly fact: "renamed";
      readonly network: string;
      readonly from: Actor;
      readonly to: Actor;
      readonly at: Millis;
    }
  | { readonly fact: "away"; readonly who: Who; readonly away: boolean }
  | { readonly fact: "awayUntil"; readonly person: number; readonly until: Millis | null }
  | {
      readonly fact: "asked";
      readonly n: number;
      readonly place: Place;
      readonly native?: string;
      readonly asker: Who;
      readonly text: string;
      readonly at: Millis;
      readonly area?: string;
      readonly why: string;
    }
  | {
      readonly fact: "question";
      readonly n: number;
      readonly change: QuestionChange;
      readonly log: QuestionLog;
    }
  | {
      readonly fact: "pinged";
      readonly n: number;
      readonly person: number;
      readonly key: string;
      readonly at: Millis;
    }
  | { readonly fact: "ping"; readonly n: number; readonly person?: number; readonly outcome: PingOutcome }
  | {
      readonly fact: "faqSaid";
      readonly key: string;
      readonly entry: string;
      readonly place: Place;
      readonly to: Who;
      readonly at: Millis;
      /** 0 to 1; 1 when asked for by name. */
      readonly probability: number;
      readonly mode: FaqMode;
      readonly question?: number;
    }
  | OwnAnswerFact
  | { readonly fact: "faqJudged"; readonly key: string; readonly helped: boolean; readonly by: Who }
  | {
      readonly fact: "menu";
      readonly key: string;
      readonly place: Place;
      readonly to: Who;
      readonly commands: readonly string[];
      readonly at: Millis;
      readonly asked?: string;
    }
  | { readonly fact: "faqChanged"; readonly change: FaqChange; readonly by: number; readonly at: Millis }
  | { readonly fact: "faqUndone"; readonly id: number; readonly at: Millis }
  | {
      readonly fact: "kudos";
      readonly from: number;
      readonly to: number;
      readonly reason: string;
      readonly place: Place;
      readonly at: Millis;
      /** The network's id of the message, so that deleting it takes the thanks along. */
      readonly native?: string;
      /** The day in the community's time zone, `2026-03-01`: one kudos a pair and day. */
      readonly day: string;
    }
  | {
      readonly fact: "contribution";
      readonly who: Who;
      readonly contribution: ContributionKind;
      readonly deed?: Deed;
      readonly thing: string;
      readonly about?: string;
      readonly covers?: readonly string[];
      readonly within?: string;
      readonly title: string;
      readonly url: string;
      readonly repository?: string;
      readonly at: Millis;
      /** It may be this person's first: nobody says otherwise. Earlier ones that come later still count. */
      readonly first: boolean;
      /** The forge itself says that it is the first. */
      readonly saidFirst?: true;
      readonly quiet?: true;
      readonly historical?: true;
    }
  | {
      readonly fact: "first";
      readonly person: number;
      readonly what: First;
      readonly at: Millis;
      readonly place?: Place;
    }
  | {
      readonly fact: "letter";
      readonly to: Who;
      readonly question: number;
      readonly text: string;
      readonly at: Millis;
    }
  | { readonly fact: "letterSent"; readonly id: number; readonly at: Millis }
  | {
      readonly fact: "post";
      /** The ISO week it tells of, `2026-W09`. */
      readonly week: string;
      readonly state: PostState;
      readonly at: Millis;
      readonly text?: string;
    }
  | {
      readonly fact: "postEdit";
      readonly week: string;
      readonly name: string;
      /** Null leaves them out; undefined says it as the bot would. */
      readonly text: string | null | undefined;
      readonly by: number;
    }
  | { readonly fact: "phrased"; readonly week: string; readonly used: readonly Phrased[] }
  | {
      readonly fact: "postNote";
      readonly week: string;
      readonly name: string;
      readonly text: string;
      readonly by: number;
    }
  | PeopleFact
  | { readonly fact: "forget"; readonly person: number; readonly at: Millis }
  | { readonly fact: "resend"; readonly seq: number; readonly again: boolean; readonly at: Millis }
  | { readonly fact: "prune"; readonly messagesBefore: Millis; readonly journalBefore: Millis };
