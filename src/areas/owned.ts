/** What a project's own files say about who looks after what. Types, and what all the readers share. */

/** One area as a file has it, its people not yet matched with the config's. */
export interface Owned {
  readonly area: string;
  /** `@login`, `@organisation/team`, or an e-mail address. */
  readonly owners: readonly string[];
  readonly words: readonly string[];
  /** Patterns of paths, as the file writes them. */
  readonly paths: readonly string[];
  /** Where the area is talked about, as addresses: `irc://irc.example.org/teapot`. */
  readonly chats?: readonly string[];
  /** 1-based. */
  readonly line: number;
}

export interface LineProblem {
  readonly line: number;
  readonly what: string;
}

export interface Parsed {
  readonly owned: readonly Owned[];
  readonly problems: readonly LineProblem[];
}

const email = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/;
const login = /^@[A-Za-z0-9](?:[\w.-]*\w)?(?:\/[\w.-]+)*$/;

export const isEmail = (text: string): boolean => email.test(text);
export const isOwner = (text: string): boolean => email.test(text) || login.test(text);

/** A name for `!areas` and the config: `INTEL ETHERNET DRIVERS` becomes `intel-ethernet-drivers`. */
export const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");

/** Parts of a path that tell nothing of what it is about. */
const common = new Set(
  "src source lib libs include internal pkg packages cmd app apps core common main test tests scripts tools drivers".split(
    " ",
  ),
);

/** The part of a path that tells most of what it is about, last first: `/src/net/**` gives `net`. */
export function subjectOf(pattern: string): string | undefined {
  const extension = /^\*\*?\/?\*?\.(\w+)$|^\*\.(\w+)$/.exec(pattern);
  if (extension) return extension[1] ?? extension[2];
  const parts = pattern
    .split("/")
    .map((part) => part.replace(/[*?[\]{}!\\]/g, "").replace(/\.\w+$/, ""))
    .filter((part) => part !== "" && part !== ".");
  const telling = parts.filter((part) => !common.has(part.toLowerCase()));
  return telling.at(-1) ?? parts.at(-1);
}

/**
 * Whether a path that somebody names is under a pattern: `*` and `?` within a part, `**`
 * over several, a folder for all that is in it, no slash in front for anywhere. One that
 * `filterOf` made is a regular expression for what is below a folder.
 */
export function pathMatches(pattern: string, path: string): boolean {
  const [, folder, expression] = /^~([^~]*)~([\s\S]*)$/.exec(pattern) ?? [];
  if (folder !== undefined && expression !== undefined) return filterMatches(folder, expression, path);
  const rooted = pattern.startsWith("/") || /\/(?!$)/.test(pattern.replace(/\/\*\*$/, "/"));
  const body = pattern.replace(/^\//, "").replace(/\/(?:\*\*?)?$/, "/");
  const glob = body
    .replace(/\\(.)/g, "$1")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/?/g, "\u0000")
    .replace(/\*/g, "[^/]*")
    .replace(/\?/g, "[^/]")
    .replaceAll("\u0000", ".*");
  const end = body.endsWith("/") ? "" : "(?:/.*)?$";
  return new RegExp(`${rooted ? "^(?:.*/)?" : "(?:^|/)"}${glob}${end}`).test(path.replace(/^\.?\//, ""));
}

/** A filter of an OWNERS file as a pattern of paths. @param folder the file's own, with a slash behind it, or nothing */
export const filterOf = (folder: string, expression: string): string => `~${folder}~${expression}`;

function filterMatches(folder: string, expression: string, path: string): boolean {
  const named = `/${path.replace(/^\.?\//, "")}`;
  const at = named.indexOf(`/${folder}`);
  return at >= 0 && new RegExp(expression).test(named.slice(at + 1 + folder.length));
}
