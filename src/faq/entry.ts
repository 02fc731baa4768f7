/** An FAQ entry, and what an index of them can do. Types only. */
import type { Markdown } from "../effects.ts";
import type { FaqChange } from "../facts.ts";

export interface Entry {
  /** Short and stable, what `!faq ID` names: `tls`, `build-windows`. */
  readonly id: string;
  readonly question: string;
  readonly phrasings: readonly string[];
  /** Wordings that people used in service and that led here; they count a little less than those written down. */
  readonly learned?: readonly string[];
  readonly answer: Markdown;
  /** For networks of lines, where the answer is too long. */
  readonly short?: Markdown;
  readonly areas: readonly string[];
  /** `NETWORK/CHANNEL` or a channel's name; empty means everywhere. */
  readonly channels: readonly string[];
  /** A handle from the config's `people`. */
  readonly owner?: string;
  /** `2027-01-31`: look at it again by then. */
  readonly review?: string;
  /** Where the whole is to be read on the web. */
  readonly link?: string;
  /** Questions that must find this entry; only `porchlight faq test` reads them. */
  readonly tests?: readonly string[];
  /** Near misses that this entry must not answer; only `porchlight faq test` reads them. */
  readonly not?: readonly string[];
  /** Where it was read: `data/faq/tls.md:1`, or `learned`. */
  readonly source: string;
}

/** What is known about who asks and where; narrows the search. */
export interface Scope {
  readonly network: string;
  readonly channel: string;
  readonly areas: readonly string[];
}

/** How answers with an entry were judged by those who got them. */
export interface Use {
  readonly helped: number;
  readonly unhelpful: number;
}

/** What somebody asks, and what is known around it. A plain text stands for one line and nothing else. */
export interface Asked {
  /** One query as its lines were said: several messages of one asker count as one. */
  readonly lines: readonly string[];
  /** What was said before by and with the asker, oldest first. It helps to choose, and makes nothing sure. */
  readonly context?: readonly string[];
  /** By entry id: how near a sentence encoder finds the entry, 0 to 1; nothing where it has no vector. */
  readonly similarity?: ReadonlyMap<string, number>;
  /** By entry id: how it fared in this place. */
  readonly use?: ReadonlyMap<string, Use>;
}

/** One thing that speaks for or against an entry. Shares are 0 to 1, words are as they were said. */
export type Reason =
  | { readonly reason: "verbatim" }
  | { readonly reason: "shares"; readonly words: readonly string[] }
  | { readonly reason: "answer-only" }
  | { readonly reason: "covered"; readonly share: number }
  | {
      readonly reason: "phrased";
      readonly share: number;
      readonly phrasing: string;
      readonly learned: boolean;
    }
  | { readonly reason: "foreign"; readonly words: readonly string[] }
  | { readonly reason: "corrected"; readonly said: string; readonly taken: string }
  | { readonly reason: "similar"; readonly share: number }
  | { readonly reason: "used"; readonly helped: number; readonly unhelpful: number }
  | { readonly reason: "rival"; readonly how: "nearer" | "as-near" | "nearly" };

/** One candidate. */
export interface Match {
  readonly entry: Entry;
  /** 0 to 1: the calibrated probability that this entry answers this message. */
  readonly probability: number;
  /** What spoke for and against it, for `why`, in English. */
  readonly because: string;
  /** The same, to be said in any language. Made when read. */
  readonly reasons: readonly Reason[];
  /** The numbers behind the probability, by name. */
  readonly features: Readonly<Record<string, number>>;
}

/** An immutable index over the entries as they stand. */
export interface FaqIndex {
  readonly entries: readonly Entry[];
  /** By id, in any case; a learned alias counts. */
  get(id: string): Entry | undefined;
  /** Best first; pure, no I/O beyond its own in-memory index. */
  match(message: string | Asked, scope: Scope, limit?: number): readonly Match[];
}

/** A broken file: what, where, what to do. */
export interface FaqProblem {
  readonly where: string;
  readonly what: string;
}

/** Entries as read from the sources. Files with a problem keep the last good entries. */
export interface FaqFiles {
  readonly entries: readonly Entry[];
  readonly problems: readonly FaqProblem[];
}

/** Lays maintainers' changes over the entries from the files, in order. */
export type Overlay = (entries: readonly Entry[], changes: readonly FaqChange[]) => readonly Entry[];
