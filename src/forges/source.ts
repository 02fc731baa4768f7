/** The seam between the core and a place that contributions are read from. Types, and one error. */
import type { Finding } from "../adapter.ts";
import type { Event, Millis, ProofEvent } from "../events.ts";
import type { Log } from "../log.ts";

/** Where the reading of a source stands, kept over restarts. */
export interface Positions {
  get(source: string, stream: string): string | undefined;
  set(source: string, stream: string, value: string, at: Millis): void;
}

/** What a reader gets to work with. */
export interface Reading {
  /**
   * Hands events to the core. Resolves once they are in the journal, with how many were new;
   * only then may a position be saved.
   */
  receive(events: readonly Event[]): Promise<number>;
  readonly positions: Positions;
  /** Ends the reading; what was read stays, and the next one goes on from there. */
  readonly signal: AbortSignal;
  readonly log: Log;
  now(): Millis;
  /** How far it has come; `total` when it is known. */
  progress(done: number, total: number | undefined): void;
}

/** A forge, a repository, a list: whatever tells who did what. */
export interface Source {
  /** Its name in the config. */
  readonly name: string;
  /** Milliseconds between two looks for news; undefined when it is not asked. */
  readonly every: number | undefined;
  /** Whether what was saved when the past was read to its end stands for all that is configured now. */
  wasRead(mark: string): boolean;
  /** Reads the whole past, marked as such, and goes on where it was interrupted. */
  history(reading: Reading): Promise<void>;
  /** Reads what is new since the last time; the first time, that is what comes from now on. */
  news(reading: Reading): Promise<void>;
  /**
   * What those who were given a code to show wrote where everybody can read it: in their
   * profile, in a gist. Only forges have that.
   * @param logins by which they say that they go there
   */
  written?(logins: readonly string[], reading: Reading): Promise<readonly ProofEvent[]>;
  /** The number that a login has now; undefined for none. Absent where there are no logins. */
  account?(login: string): Promise<string | undefined>;
  /** Logs in and looks whether everything that is configured can be read. */
  check(): Promise<readonly Finding[]>;
}

/** A source can't be read. The message says why; `mend` what to do, both in a sentence. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly mend: string;
  /** Trying again by itself is of no use: a wrong token, no such repository. */
  readonly forGood: boolean;

  constructor(what: string, mend: string, how: { forGood?: boolean; cause?: unknown } = {}) {
    super(what, { cause: how.cause });
    this.mend = mend;
    this.forGood = how.forGood ?? false;
  }
}

/** The stream under which a source says that its past was read to the end. */
export const historyRead = "history read";
