/** An FAQ entry, and what an index of them can do. Types only. */
import type { Markdown } from "../effects.ts";
import type { FaqChange } from "../facts.ts";

export interface Entry {
  /** Short and stable, what `!faq ID` names: `tls`, `build-windows`. */
  readonly id: string;
  readonly question: string;
  readonly phrasings: readonly string[];
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

/** One candidate. */
export interface Match {
  readonly entry: Entry;
  /** 0 to 1: the calibrated probability that this entry answers this message. */
  readonly probability: number;
  /** What spoke for and against it, for `why`. */
  readonly because: string;
}

/** An immutable index over the entries as they stand. */
export interface FaqIndex {
  readonly entries: readonly Entry[];
  /** By id, in any case; a learned alias counts. */
  get(id: string): Entry | undefined;
  /** Best first; pure, no I/O beyond its own in-memory index. */
  match(message: string, scope: Scope, limit?: number): readonly Match[];
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
