/** What routing wants written down beside the question itself. Types only. */
import type { Millis, Place } from "./events.ts";
import type { Who } from "./facts.ts";

/** What a maintainer said about a ping. */
export type FeedbackVerdict = "answered" | "notaquestion";

/** `word`: a word tells of an area; `notme`: a question is none for a person. */
export type LessonKind = "word" | "notme";

/** Where an answer is on its way into the FAQ. */
export type ProposalState =
  | "asked"
  | "consented"
  | "refused"
  | "accepted"
  | "rejected"
  | "published"
  | "failed";

export type RoutingFact =
  | {
      readonly fact: "proposed";
      readonly id: number;
      readonly n: number;
      readonly question: string;
      readonly answer: string;
      readonly answerer: number;
      readonly state: ProposalState;
      readonly at: Millis;
    }
  | {
      readonly fact: "proposal";
      readonly id: number;
      readonly state: ProposalState;
      readonly entry?: string;
      readonly answer?: string;
      readonly where?: string;
      readonly by?: number;
    }
  | {
      readonly fact: "feedback";
      readonly n: number;
      readonly verdict: FeedbackVerdict;
      readonly by: number;
      readonly at: Millis;
    }
  | {
      readonly fact: "askedAgain";
      readonly n: number;
      readonly place: Place;
      readonly native?: string;
      readonly asker: Who;
      readonly at: Millis;
    }
  | {
      readonly fact: "lesson";
      readonly kind: LessonKind;
      readonly area?: string;
      readonly word?: string;
      readonly person?: number;
      readonly n?: number;
      readonly accepted: boolean;
      readonly by: number;
      readonly at: Millis;
    }
  | { readonly fact: "unlearned"; readonly id: number }
  | {
      readonly fact: "rotaCover";
      readonly area: string;
      /** The first day of the turn, `2026-03-02`. */
      readonly turn: string;
      /** Who takes it. */
      readonly handle: string;
      /** What a swap's two halves have in common. */
      readonly pair: string;
      /** The handle whose word it waits for. */
      readonly asked?: string;
      readonly by: number;
      readonly at: Millis;
    }
  | { readonly fact: "rotaAgreed"; readonly pair: string }
  | { readonly fact: "rotaRefused"; readonly pair: string };
