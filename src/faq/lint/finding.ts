/** What lint finds, what it looks at, and where things stand in files. */
import type { Traits } from "../../adapter.ts";
import type { Millis } from "../../events.ts";
import type { Settings } from "../../settings.ts";
import type { Entry } from "../entry.ts";

/** What a finding is about. */
export type Rule =
  | "unreadable"
  | "duplicate"
  | "alike"
  | "shadowed"
  | "link"
  | "length"
  | "phrasings"
  | "review"
  | "owner"
  | "area"
  | "channel";

/** Something to mend in an entry. */
export interface LintFinding {
  readonly rule: Rule;
  readonly entry?: string;
  /** `docs/faq/tls.md:3` */
  readonly where: string;
  /** Sentences without their final stop. */
  readonly what: string;
  readonly mend: string;
}

/** What lint looks at. */
export interface Linted {
  readonly entries: readonly Entry[];
  readonly settings: Settings;
  /** There is a config file: what it does not name is a mistake. */
  readonly configured: boolean;
  /** Each file's text by the name that `Entry.source` has before its line. */
  readonly texts: ReadonlyMap<string, string>;
  /** True when a path, relative to the file's folder, is there. */
  readonly exists: (path: string, file: string) => boolean;
  /** The text of a file that a link points to. */
  readonly read: (path: string, file: string) => string | undefined;
  /** What a network of lines can do. */
  readonly lines: Traits;
  readonly now: Millis;
}

/** A source's file and line. */
export function sourceOf(entry: Entry): { readonly file: string; readonly line: number } {
  const found = /^(.*):(\d+)$/.exec(entry.source);
  return { file: found?.[1] ?? entry.source, line: Number(found?.[2] ?? 1) };
}

/** Where a text first stands in an entry's file, at or after the entry's own line; else the entry's line. */
export function lineWith(wanted: string, entry: Entry, texts: Linted["texts"]): string {
  const { file, line } = sourceOf(entry);
  const lines = texts.get(file)?.split("\n") ?? [];
  const found = lines.findIndex((text, at) => at >= line - 1 && text.includes(wanted));
  return `${file}:${found < 0 ? line : found + 1}`;
}
