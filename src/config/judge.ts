/** Turns what zod found into sentences for whoever wrote the file. */
import * as z from "zod";
import { schema } from "../settings.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { type Path, type Problem, quoted } from "./problem.ts";
import type { Tree } from "./read-yaml.ts";

type Issue = z.core.$ZodIssue;

/** Values under these keys are never shown, whoever reads the error over the shoulder. */
const secretKey = /^(?:password|passphrase|secret|token|key)$/i;

/** True when what is at this path must not be shown. `tls.key` is the path of a file. */
export function isSecret(path: Path): boolean {
  return path.some(
    (part, index) => typeof part === "string" && secretKey.test(part) && path[index - 1] !== "tls",
  );
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of keys",
  record: "a group of keys",
};

function expectation(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `expected ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `expected one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return issue.origin === "array" ? "expected at least one entry" : "expected text that is not empty";
    case "unrecognized_keys":
      return "unknown key";
    default:
      return undefined;
  }
}

/** An issue with the path from the top, unions resolved to the form that was probably meant. */
interface Flat {
  readonly issue: Issue;
  readonly path: Path;
}

const misfits: ReadonlySet<string | undefined> = new Set(["invalid_type", "invalid_value"]);

function flatten(issue: Issue, above: Path): Flat[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // The form whose outermost shape fits is the one that was meant.
    const meant = issue.errors.find(
      (branch) => !branch.some((inner) => inner.path.length === 0 && misfits.has(inner.code)),
    );
    if (meant) return meant.flatMap((inner) => flatten(inner, path));
  }
  return [{ issue, path }];
}

export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Record<string | number, unknown>)[part];
  }
  return here;
}

function got(tree: Tree, path: Path, issue: Issue): string {
  const value = valueAt(tree.value, path);
  if (Array.isArray(value)) return value.length === 0 ? "got none" : "got a list";
  if (typeof value === "object" && value !== null) return "got a group of keys";
  const kind = typeof value === "string" ? "text" : `a ${typeof value}`;
  const wantsGroup = issue.code === "invalid_type" && ["object", "record", "array"].includes(issue.expected);
  if (isSecret(path) || wantsGroup) return `got ${kind}`;
  const written = tree.written(path);
  if (written !== undefined) return `got the value of ${quoted(written)}`;
  return `got ${typeof value === "string" ? quoted(value) : String(value)}`;
}

function advice(value: unknown, issue: Issue): string | undefined {
  if (issue.code === "invalid_type" && issue.expected === "string" && !Array.isArray(value))
    return "Put it in quotes.";
  if (issue.code !== "invalid_value" || typeof value !== "string") return undefined;
  const near = nearest(value, issue.values.map(String));
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

function problemsOf({ issue, path }: Flat, tree: Tree, known: Map<unknown, readonly string[]>): Problem[] {
  if (issue.code === "unrecognized_keys") {
    const keys = known.get(valueAt(tree.value, path)) ?? [];
    return issue.keys.map((name) => {
      const where = [...path, name];
      return { path: where, line: tree.line(where), what: "unknown key", mend: didYouMean(name, keys) };
    });
  }
  const value = valueAt(tree.value, path);
  const line = tree.line(path);
  if (issue.code === "invalid_key") return [{ path, line, what: issue.issues[0]?.message ?? issue.message }];
  const expected =
    issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options)
      ? `expected one of ${issue.options.map(String).join(", ")}`
      : issue.message;
  if (value === undefined || value === null) {
    // An empty entry of a list was told already, with its cause.
    if (value === null) return [];
    return [{ path, line, what: `missing, ${expected}`, mend: "Add it." }];
  }
  const mend = advice(value, issue);
  return [{ path, line, what: `${expected}, ${got(tree, path, issue)}`, ...(mend ? { mend } : {}) }];
}

/** A value of the environment is text; where a number or a boolean is wanted it is read as one. */
function converted(flat: readonly Flat[], tree: Tree): boolean {
  let changed = false;
  for (const { issue, path } of flat) {
    const last = path.at(-1);
    const above = valueAt(tree.value, path.slice(0, -1));
    if (last === undefined || typeof above !== "object" || above === null) continue;
    if (tree.written(path) === undefined) continue;
    const text = valueAt(tree.value, path);
    if (typeof text !== "string" || isSecret(path)) continue;
    const wants = issue.code === "invalid_type" || issue.code === "invalid_union";
    const read = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : { true: true, false: false }[text];
    if (!wants || read === undefined) continue;
    Object.assign(above, { [last]: read });
    changed = true;
  }
  return changed;
}

/** The settings, or everything that keeps the file from being them. */
export function judge(tree: Tree): {
  readonly settings?: z.output<typeof schema>;
  readonly problems: Problem[];
} {
  const known = new Map<unknown, readonly string[]>();
  const error = (issue: z.core.$ZodRawIssue): string | undefined => {
    if (issue.code === "unrecognized_keys" && issue.inst instanceof z.ZodObject)
      known.set(issue.input, Object.keys(issue.inst.shape));
    return expectation(issue);
  };
  for (let again = true; ; again = false) {
    const result = schema.safeParse(tree.value, { error });
    if (result.success) return { settings: result.data, problems: [] };
    const flat = result.error.issues.flatMap((issue) => flatten(issue, []));
    if (again && converted(flat, tree)) continue;
    // What a missing variable left behind is no second mistake.
    const told = new Set(tree.problems.map((problem) => JSON.stringify(problem.path)));
    const problems = flat.flatMap((one) => problemsOf(one, tree, known));
    return { problems: problems.filter((problem) => !told.has(JSON.stringify(problem.path))) };
  }
}
