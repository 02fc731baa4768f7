/** One thing wrong with the config, and how it is told. */

/** Where in the file: `["networks", 0, "port"]`. */
export type Path = readonly (string | number)[];

export interface Problem {
  readonly path: Path;
  /** 1-based. */
  readonly line: number;
  /** What is wrong: `expected a number from 1 to 65535, got "abc"`. */
  readonly what: string;
  /** What to do, in a sentence. */
  readonly mend?: string;
}

const shownLength = 60;

/** Text from the file made safe to print: cut, quoted, control characters escaped. */
export function quoted(text: string): string {
  const cut = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  return JSON.stringify(cut).replace(
    /[\p{Cc}\p{Cf}]/gu,
    (found) => `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** `networks[0].port`; a key that is no plain word is quoted. */
export function pathName(path: Path): string {
  let name = "";
  for (const part of path) {
    if (typeof part === "number") name += `[${part}]`;
    else if (/^[\w-]+$/.test(part)) name += name === "" ? part : `.${part}`;
    else name += `[${quoted(part)}]`;
  }
  return name;
}

/** `porchlight.yaml:12: networks[0].port: expected …, got "abc". What to do.` */
export function tell(file: string, problem: Problem): string {
  const where = problem.path.length > 0 ? ` ${pathName(problem.path)}:` : "";
  const what = problem.what.replace(/\.$/, "");
  return `${file}:${problem.line}:${where} ${what}.${problem.mend ? ` ${problem.mend}` : ""}`;
}
