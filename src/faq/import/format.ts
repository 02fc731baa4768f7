/** What every format of `porchlight faq import` is: sees whether a source is its own, and makes entries of it. */
import type { FormatName } from "./names.ts";

/** An entry to be written. */
export interface Draft {
  /** What it should be called; made unique, and an id, when it is written. */
  readonly name: string;
  readonly question: string;
  readonly phrasings: readonly string[];
  /** Markdown. */
  readonly answer: string;
  readonly channels?: readonly string[];
  readonly link?: string;
}

export interface Imported {
  readonly drafts: readonly Draft[];
  /** What was left out and why, and what to look at by hand; one sentence each. */
  readonly notes: readonly string[];
}

/** A file or folder, read as far as telling its format needs. */
export type Source =
  | { readonly kind: "folder"; readonly path: string; readonly shown: string }
  | {
      readonly kind: "sqlite";
      readonly path: string;
      readonly shown: string;
      /** Each table's columns. */
      readonly tables: ReadonlyMap<string, readonly string[]>;
    }
  | { readonly kind: "json"; readonly path: string; readonly shown: string; readonly value: unknown }
  | { readonly kind: "text"; readonly path: string; readonly shown: string; readonly text: string };

export interface ImportOptions {
  /** Where the source is on the web, without a slash at the end. */
  readonly link?: string | undefined;
}

export interface Format {
  readonly name: FormatName;
  /** In a few words, for an error that lists the formats. */
  readonly what: string;
  /** Certain enough to go ahead without `--format`. */
  recognises(source: Source): boolean;
  /** @throws ImportError when the source is not of this format after all. */
  read(source: Source, options: ImportOptions): Imported | Promise<Imported>;
}

/** A source can't be imported. The message says which, why, and what to do. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}

/** The error for a source of a kind that a format can't read. */
export const wrongKind = (source: Source, wanted: string): ImportError =>
  new ImportError(`${source.shown}: not ${wanted}. Leave --format out to have it found out.`);
