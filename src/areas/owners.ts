/**
 * Reads OWNERS: Kubernetes' YAML with approvers and reviewers, or Chromium's lines of addresses.
 * Sources: https://www.kubernetes.dev/docs/guide/owners/ and
 * https://chromium.googlesource.com/chromium/src/+/main/docs/code_reviews.md#owners-files
 */
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { filterOf, isEmail, isOwner, type LineProblem, type Owned, type Parsed, slug } from "./owned.ts";

const logins = z.array(z.string()).nullish();
const rule = z.looseObject({ approvers: logins, reviewers: logins, labels: logins });
const form = rule.extend({ filters: z.record(z.string(), rule).nullish() });

/** Names for groups of people, from OWNERS_ALIASES. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

/** @returns the aliases, or what is wrong with the file */
export function readAliases(text: string): { aliases: Aliases; problems: readonly LineProblem[] } {
  const document = parseDocument(text);
  const read = z.object({ aliases: z.record(z.string(), z.array(z.string())) }).safeParse(document.toJS());
  if (document.errors.length || !read.success)
    return {
      aliases: new Map(),
      problems: [{ line: 1, what: "expected a key aliases with lists of logins, as Kubernetes has it" }],
    };
  return { aliases: new Map(Object.entries(read.data.aliases)), problems: [] };
}

/** @param under the folder's path with a slash behind it; nothing at the project's root */
function fromYaml(text: string, folder: string, aliases: Aliases, under: string): Parsed {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [error] = document.errors;
  if (error)
    return {
      owned: [],
      problems: [{ line: counter.linePos(error.pos[0]).line, what: error.message.split("\n")[0] ?? "" }],
    };
  const read = form.safeParse(document.toJS());
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      owned: [],
      problems: [
        {
          line: 1,
          what: `${issue?.path.join(".") ?? ""}: expected lists of logins under approvers and reviewers`,
        },
      ],
    };
  }
  const people = (one: z.output<typeof rule>): readonly string[] =>
    [...(one.approvers ?? []), ...(one.reviewers ?? [])]
      .flatMap((name) => aliases.get(name) ?? [name])
      .map((name) => (isEmail(name) ? name.toLowerCase() : `@${name.replace(/^@/, "").toLowerCase()}`));
  const label = (one: z.output<typeof rule>): string | undefined =>
    one.labels?.find((text) => text.startsWith("area/"))?.slice("area/".length);
  const problems: LineProblem[] = [];
  /** What a rule gives its people: everything below the folder, or what a filter finds there. */
  function ownedBy(one: z.output<typeof rule>, filter?: { text: string; line: number }): readonly Owned[] {
    const owners = [...new Set(people(one))];
    const everything = filter === undefined || filter.text === ".*";
    const named = label(one) ?? (everything ? folder : undefined);
    const area = slug(named ?? `${folder} ${filter?.text ?? ""}`);
    if (owners.length === 0 || area === "") return [];
    const all = under === "" ? [] : [`/${under}`];
    return [
      {
        area,
        owners,
        words: named === undefined ? [] : [named.toLowerCase()],
        paths: everything ? all : [filterOf(under, filter.text)],
        line: filter?.line ?? 1,
      },
    ];
  }
  const lineOf = (filter: string): number => {
    const map = document.get("filters");
    const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === filter) : undefined;
    const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    return start === undefined ? 1 : counter.linePos(start).line;
  };
  const filtered = Object.entries(read.data.filters ?? {}).flatMap(([text, one]) => {
    const line = lineOf(text);
    if (isExpression(text)) return ownedBy(one, { text, line });
    problems.push({ line, what: `"${text.slice(0, 60)}" is no regular expression` });
    return [];
  });
  return { owned: [...ownedBy(read.data), ...filtered], problems };
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text).source !== "";
  } catch {
    return false;
  }
}

const perFile = /^per-file\s+([^=]+?)\s*=\s*(.+)$/;

function fromLines(text: string, folder: string): Parsed {
  const problems: LineProblem[] = [];
  const everything: string[] = [];
  const owned: Owned[] = [];
  const name = slug(folder);
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/(^|\s)#.*$/, "").trim();
    const number = index + 1;
    // Who else counts stands in another file; anybody means nobody in particular.
    if (line === "" || line === "*" || line === "set noparent" || /^(?:file:|include )/.test(line)) return;
    const [, paths, people] = perFile.exec(line) ?? [];
    const who = (people ?? line)
      .split(/\s*,\s*/)
      .filter((one) => one !== "" && one !== "*" && !/^(?:file:|set )/.test(one));
    const wrong = who.filter((one) => !isOwner(one));
    for (const one of wrong)
      problems.push({ line: number, what: `"${one.slice(0, 60)}" is no owner; expected an e-mail address` });
    const owners = who.filter(isOwner).map((one) => one.toLowerCase());
    if (paths === undefined) everything.push(...owners);
    else if (owners.length > 0 && name !== "")
      owned.push({
        area: name,
        owners,
        words: [],
        paths: paths.split(/\s*,\s*/).map((path) => `/${folder}/${path}`),
        line: number,
      });
  });
  if (everything.length > 0 && name !== "")
    owned.unshift({
      area: name,
      owners: [...new Set(everything)],
      words: [folder.split("/").at(-1)?.toLowerCase() ?? ""].filter((word) => word.length >= 3),
      paths: [`/${folder}/`],
      line: 1,
    });
  return { owned, problems };
}

/**
 * @param folder the file's own, from the project's root; it names the area where no label does
 * @param atRoot the file stands at the root itself, and `folder` is only what that is called
 */
export function readOwners(
  text: string,
  folder: string,
  aliases: Aliases = new Map(),
  atRoot = false,
): Parsed {
  const yaml = /^(?:approvers|reviewers|filters|labels|options|emeritus_approvers)\s*:/m.test(text);
  return yaml
    ? fromYaml(text, folder, aliases, atRoot || folder === "" ? "" : `${folder}/`)
    : fromLines(text, folder);
}
