/** What `decide` wants written down about credits, links and wishes. Types only. */
import type { ContributionKind } from "../contribution.ts";
import type { Millis } from "../events.ts";
import type { Who } from "../facts.ts";

/** What a person can opt out of: unasked answers; being thanked in public; being counted. */
export type OptOut = "answers" | "thanks" | "counting";

/** What became of a credit by hand. */
export type CreditState = "waiting" | "confirmed" | "dropped" | "undone";

/** What is known about two accounts that look alike. */
export type PairState = "likely" | "same" | "different" | "undone";

export type PeopleFact =
  | {
      readonly fact: "pairsFound";
      readonly pairs: readonly {
        readonly n: number;
        readonly one: number;
        readonly other: number;
        readonly why: "email" | "name";
      }[];
      readonly at: Millis;
    }
  /** One of the two says that they are one. */
  | { readonly fact: "pairSaid"; readonly n: number; readonly account: number }
  | {
      readonly fact: "pairJoined";
      readonly n: number;
      readonly person: number;
      readonly other: number;
      /** `code`: both accounts said so themselves. Rights follow that only. */
      readonly how: "code" | "maintainer" | "email";
    }
  | { readonly fact: "pairDecided"; readonly n: number; readonly state: "different" | "undone" }
  | {
      readonly fact: "creditProposed";
      readonly n: number;
      /** An account that nobody has seen is made, with this name. */
      readonly who: Who;
      readonly name: string;
      readonly kind: ContributionKind;
      readonly title: string;
      readonly url: string;
      readonly by: number;
      readonly at: Millis;
      readonly network: string;
      readonly native?: string;
      /** A maintainer's counts at once. */
      readonly confirmed: boolean;
    }
  | {
      readonly fact: "creditDecided";
      readonly n: number;
      readonly state: CreditState;
      readonly by: number;
      readonly at: Millis;
    }
  | {
      readonly fact: "linkCode";
      readonly code: string;
      readonly account: number;
      readonly at: Millis;
      /** The forge that it is to be shown on, rather than another network. */
      readonly forge?: string;
      /** By which login they say that they go there. */
      readonly login?: string;
    }
  | {
      readonly fact: "linkTried";
      readonly account: number;
      readonly at: Millis;
      /** The code, when it was right: its owner is asked to confirm. */
      readonly code?: string;
    }
  | { readonly fact: "linked"; readonly code: string; readonly person: number; readonly other: number }
  | { readonly fact: "unlinked"; readonly account: number }
  | {
      readonly fact: "optout";
      readonly person: number;
      readonly out: boolean;
      readonly of: readonly OptOut[];
    }
  /** Came back after a year; `since` is when they had last done something. */
  | { readonly fact: "returned"; readonly person: number; readonly at: Millis; readonly since: Millis };
