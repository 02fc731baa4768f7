/**
 * YAML to plain values, with the line of each, values of the environment filled in,
 * and bounds on everything that a hostile or broken file could blow up.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { fillIn } from "./environment.ts";
import { type Path, type Problem, quoted } from "./problem.ts";

const maxNodes = 20_000;
const maxDepth = 40;

/** A file as read. */
export interface Tree {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The line of what is at a path, or of the nearest thing above it. */
  line(path: Path): number;
  /** The text as written, where a value of the environment was put into it. */
  written(path: Path): string | undefined;
}

/** Why YAML's own messages are not used: they quote the source, and that may be a password. */
const syntax: Readonly<Record<string, string>> = {
  BAD_COLLECTION_TYPE: "the kind of value does not fit its tag",
  BAD_DQ_ESCAPE: "an unknown escape after a backslash in double quotes",
  BAD_INDENT: "the indentation does not fit the lines above",
  BAD_SCALAR_START: "a value can not begin with this character",
  BLOCK_AS_IMPLICIT_KEY: "a colon too many on one line, or a list where a key is expected",
  MISSING_CHAR: "a character is missing: a colon after a key, a closing quote, bracket or brace",
  MULTILINE_IMPLICIT_KEY: "a key without a colon, or one that goes over several lines",
  MULTIPLE_DOCS: "a second document (---) in the file",
  RESOURCE_EXHAUSTION: "nested too deeply to be read",
  TAB_AS_INDENT: "a tab is used for indentation",
  TAG_RESOLVE_FAILED: "an unknown tag: a value that begins with !",
  UNEXPECTED_TOKEN: "something that does not belong here",
};

const syntaxMend: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: "Write \\\\ for a backslash, or use single quotes.",
  BAD_INDENT: "Use the same number of spaces for keys of the same group.",
  BAD_SCALAR_START: "Put the value in quotes.",
  MISSING_CHAR: "Look at this line and the one above.",
  MULTIPLE_DOCS: "Keep one.",
  TAB_AS_INDENT: "Use spaces.",
  TAG_RESOLVE_FAILED: "Put the value in quotes.",
};

/** A brace is YAML's own within brackets; the mistake is then told of some character after it. */
const bareReference = (written: string): boolean => {
  const at = written.indexOf("${");
  return at > 0 && /[[{,]/.test(written.slice(0, at));
};
const quoteReference = `Within [ ] and { }, put texts with \${NAME} in quotes.`;

const key = (path: Path): string => JSON.stringify(path);

function syntaxProblems(document: Document.Parsed, lines: LineCounter, text: string): Problem[] {
  const written = text.split("\n");
  return [...document.errors, ...document.warnings].slice(0, 20).map((error) => {
    const { line } = lines.linePos(error.pos[0]);
    const mend = bareReference(written[line - 1] ?? "") ? quoteReference : syntaxMend[error.code];
    const what =
      syntax[error.code] ?? `a mistake in the YAML (${error.code.toLowerCase().replaceAll("_", " ")})`;
    return { path: [], line, what, ...(mend ? { mend } : {}) };
  });
}

/** Reads the text of a config file. Never throws for what is in it: `problems` tells. */
export function readYaml(text: string, environment: Readonly<Record<string, string | undefined>>): Tree {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const at = new Map<string, number>();
  const written = new Map<string, string>();
  let nodes = 0;

  const line = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const found = at.get(key(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return 1;
  };
  const tree = (value: unknown): Tree => ({
    value,
    problems,
    line,
    written: (path) => written.get(key(path)),
  });

  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  } catch {
    // The parser recurses: a file of nothing but brackets exhausts its stack.
    problems.push({ path: [], line: 1, what: "nested too deeply to be read" });
    return tree(undefined);
  }
  problems.push(...syntaxProblems(document, lines, text));
  if (problems.length > 0) return tree(undefined);

  const lineOf = (node: unknown): number | undefined => {
    const range = (node as Node | null | undefined)?.range;
    return range ? lines.linePos(range[0]).line : undefined;
  };

  function note(path: Path, node: unknown): void {
    const found = lineOf(node);
    if (found !== undefined && !at.has(key(path))) at.set(key(path), found);
  }

  function group(node: { readonly items: readonly { key: unknown; value: unknown }[] }, path: Path): unknown {
    const value: Record<string, unknown> = {};
    for (const pair of node.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
      const where = [...path, name ?? "?"];
      if (name === undefined || name === "__proto__") {
        problems.push({ path, line: lineOf(pair.key) ?? line(path), what: "a key that is no plain word" });
        continue;
      }
      if (Object.hasOwn(value, name)) {
        const first = line(where);
        const what = `the key is there twice, first on line ${first}`;
        const second = lineOf(pair.key) ?? first;
        problems.push({ path: where, line: second, what, mend: "Keep one of the two." });
        continue;
      }
      note(where, pair.key);
      const child = walk(pair.value, where);
      // A key with nothing behind it (its values commented out) is a key left out.
      if (child !== undefined) value[name] = child;
    }
    return value;
  }

  function scalar(value: unknown, path: Path): unknown {
    if (value === null) return undefined;
    if (typeof value !== "string" || !value.includes("${")) return value;
    const filled = fillIn(value, environment);
    written.set(key(path), value);
    for (const wrong of filled.problems) problems.push({ path, line: line(path), ...wrong });
    return filled.text;
  }

  function walk(node: unknown, path: Path): unknown {
    if (++nodes > maxNodes || path.length > maxDepth) throw new RangeError("too much");
    note(path, node);
    if (isAlias(node)) {
      const meant = node.resolve(document);
      if (meant) return walk(meant, path);
      const what = "a value that begins with * names an anchor, and there is none of that name";
      problems.push({ path, line: line(path), what, mend: "Put the value in quotes." });
      return undefined;
    }
    if (isMap(node)) return group(node, path);
    if (isSeq(node)) return node.items.map((item, index) => item_(item, [...path, index]));
    return isScalar(node) ? scalar(node.value, path) : undefined;
  }

  function item_(node: unknown, path: Path): unknown {
    const value = walk(node, path);
    if (value !== undefined) return value;
    const mend = `A # begins a comment: write names of channels in quotes, such as ${quoted("#project")}.`;
    problems.push({ path, line: line(path), what: "an empty entry in a list", mend });
    return null;
  }

  try {
    return tree(walk(document.contents, []) ?? {});
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const what = `too large once its aliases are written out: more than ${maxNodes} values, or ${maxDepth} levels`;
    problems.push({ path: [], line: 1, what, mend: "Use fewer aliases (*name)." });
    return tree(undefined);
  }
}
