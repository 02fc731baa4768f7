/** The YAML block at the top of a Markdown file: its limits, its keys, its errors by line. */
import { DateTime } from "luxon";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { didYouMean } from "./problem.ts";

/** Bytes of YAML that anybody could need for one entry; more is an accident or an attack. */
const maxYaml = 64 * 1024;

/** A problem at a line of the file, 1 being the first. */
export interface LineProblem {
  readonly line: number;
  readonly what: string;
}

/** A Markdown file in its two parts. */
export interface Parts {
  /** Absent when the file does not begin with `---`. */
  readonly yaml?: string;
  readonly body: string;
  /** The line at which the body begins. */
  readonly bodyLine: number;
  readonly problem?: LineProblem;
}

/** Cuts the front matter off. */
export function splitFrontMatter(text: string): Parts {
  const open = /^---[ \t]*\n/.exec(text);
  if (!open) return { body: text, bodyLine: 1 };
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(open[0].length));
  // A file that starts with a mere horizontal rule has no `key:` below it.
  if (!close) {
    if (!/^---[ \t]*\n[\w -]+:/.test(text)) return { body: text, bodyLine: 1 };
    const what = "the front matter has no end; put a line of three dashes (---) after it";
    return { body: "", bodyLine: 1, problem: { line: 1, what } };
  }
  const yaml = text.slice(open[0].length, open[0].length + close.index);
  const end = open[0].length + close.index + close[0].length + 1;
  return { yaml, body: text.slice(end), bodyLine: text.slice(0, end).split("\n").length };
}

/** What an entry's front matter may say. */
export interface FrontMatter {
  id?: string;
  question?: string;
  phrasings?: readonly string[];
  areas?: readonly string[];
  owner?: string;
  review?: string;
  channels?: readonly string[];
  short?: string;
  link?: string;
  tests?: readonly string[];
  not?: readonly string[];
}

const texts = ["id", "question", "owner", "review", "short", "link"] as const;
const lists = ["phrasings", "areas", "channels", "tests", "not"] as const;
type TextKey = (typeof texts)[number];
type ListKey = (typeof lists)[number];

/** Every key that an entry's front matter may have, by what it takes. */
export const entryKeys = { texts, lists } as const;
const known: readonly string[] = [...texts, ...lists];
const otherNames: Readonly<Record<string, string>> = {
  "other phrasings": "phrasings",
  "review date": "review",
  "short answer": "short",
};

/** An id is one word of a command line, and never looks like an option or a path. */
export const idForm = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._+-]{0,119}$/u;

function wrongText(key: TextKey, value: string): string | undefined {
  if (value.trim() === "") return `${key} is empty; give it a value or take the line away`;
  if (key === "id" && !idForm.test(value))
    return `id ${JSON.stringify(value.slice(0, 60))} is no single word; use letters, digits, dots and dashes, such as build-windows`;
  if (key === "review") {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid) return undefined;
    return `review ${JSON.stringify(value.slice(0, 40))} is no date; write it as 2027-01-31`;
  }
  if (key === "link" && !/^https?:\/\/\S+$/.test(value))
    return `link ${JSON.stringify(value.slice(0, 60))} is no web address; it begins with https://`;
  return undefined;
}

/** Reads an entry's front matter. The line numbers count from the top of the file. */
export function readFrontMatter(yaml: string): { values: FrontMatter; problems: readonly LineProblem[] } {
  const values: FrontMatter = {};
  const problems: LineProblem[] = [];
  if (Buffer.byteLength(yaml) > maxYaml) {
    const what = `the front matter is over ${maxYaml / 1024} KiB; put the answer below the closing ---, not inside`;
    return { values, problems: [{ line: 1, what }] };
  }
  try {
    fill(yaml, values, problems);
  } catch (error) {
    // The parser recurses: thousands of brackets overflow its stack before its own limits notice.
    const what = `the front matter can't be read (${error instanceof RangeError ? "nested too deep" : String(error)}); write one "key: value" a line`;
    problems.push({ line: 1, what });
  }
  return { values, problems };
}

const quoteIt = 'put values with a colon, # or quote in "double quotes"';

/** What mends the mistakes that quotes don't. */
const mending: Readonly<Partial<Record<string, string>>> = {
  DUPLICATE_KEY: "write each key once, with a list for several values",
  TAB_AS_INDENT: "indent with spaces",
};

function fill(yaml: string, values: FrontMatter, problems: LineProblem[]): void {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line + 1;
  for (const error of document.errors)
    problems.push({
      line: lineAt(error.pos[0]),
      what: `broken YAML: ${error.message.split("\n")[0]}; ${mending[error.code] ?? quoteIt}`,
    });
  if (document.errors.length > 0 || document.contents === null) return;
  if (!isMap(document.contents)) {
    problems.push({ line: 2, what: 'the front matter is no list of keys; write one "key: value" a line' });
    return;
  }
  for (const pair of document.contents.items) {
    const node = isScalar(pair.key) ? pair.key : undefined;
    const written = String(node?.value ?? "");
    const line = lineAt(node?.range?.[0]);
    // For editors: which schema the file follows.
    if (written === "$schema") continue;
    const key = otherNames[written.toLowerCase()] ?? written;
    if (!known.includes(key)) {
      const meant = didYouMean(written, known);
      const hint = meant ? `did you mean ${meant}?` : `known are ${known.join(", ")}`;
      problems.push({ line, what: `unknown key ${JSON.stringify(written.slice(0, 60))}; ${hint}` });
      continue;
    }
    const what = take(key, pair.value, values);
    if (what) problems.push({ line, what });
  }
}

/** Texts only: no aliases, no maps, so nothing here can grow beyond what was written. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node) || node.value === null || typeof node.value === "boolean") return undefined;
  const value = typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
  return value.trim();
}

function take(key: string, node: unknown, values: FrontMatter): string | undefined {
  const asText = texts.find((name) => name === key);
  if (asText) {
    const value = textOf(node);
    if (value === undefined) return `${key} must be one text (no list, no *alias); write ${key}: "…"`;
    values[asText] = value;
    return wrongText(asText, value);
  }
  const asList = lists.find((name) => name === key);
  if (!asList) return undefined;
  const items = isSeq(node) ? node.items : [node];
  const out = items.map(textOf);
  if (out.some((item) => item === undefined || item === ""))
    return `${key} must be a list of texts; write each on a line of its own after a dash`;
  return keep(asList, out, values);
}

function keep(key: ListKey, items: readonly (string | undefined)[], values: FrontMatter): undefined {
  values[key] = items.filter((item) => item !== undefined);
  return undefined;
}
