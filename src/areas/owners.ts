/**
 * Reads OWNERS: Kubernetes' YAML with approvers and reviewers, or Chromium's lines of addresses.
 * Sources: https://www.kubernetes.dev/docs/guide/owners/ and
 * https://chromium.googlesource.com/chromium/src/+/main/docs/code_reviews.md#owners-files
 */
import { LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { isEmail, isOwner, type LineProblem, type Owned, type Parsed, slug } from "./owned.ts";

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

function fromYaml(text: string, folder: string, aliases: Aliases): Parsed {
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
  const rules = [read.data, ...Object.values(read.data.filters ?? {})];
  const owned = rules.flatMap((one): readonly Owned[] => {
    const owners = [...new Set(people(one))];
    const name = label(one) ?? folder;
    return owners.length === 0 || slug(name) === ""
      ? []
      : [
          {
            area: slug(name),
            owners,
            words: [name.toLowerCase()],
            paths: folder ? [`/${folder}/`] : [],
            line: 1,
          },
        ];
  });
  return { owned, problems: [] };
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

/** @param folder the file's own, from the project's root; it names the area where no label does */
export function readOwners(text: string, folder: string, aliases: Aliases = new Map()): Parsed {
  const yaml = /^(?:approvers|reviewers|filters|labels|options|emeritus_approvers)\s*:/m.test(text);
  return yaml ? fromYaml(text, folder, aliases) : fromLines(text, folder);
}
