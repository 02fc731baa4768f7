/**
 * `.all-contributorsrc`: who is listed with what, and the same with more in it. Pure.
 * Source: https://allcontributors.org/docs/en/bot/configuration
 */
import {
  applyEdits,
  type FormattingOptions,
  findNodeAtLocation,
  modify,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import * as z from "zod";
import type { ContributionKind } from "../../src/contribution.ts";

const entry = z.looseObject({
  login: z.string().optional(),
  name: z.string().optional(),
  avatar_url: z.string().optional(),
  profile: z.string().optional(),
  contributions: z.array(z.union([z.string(), z.looseObject({ type: z.string() })])).optional(),
});

const file = z.looseObject({
  projectName: z.string().optional(),
  projectOwner: z.string().optional(),
  contributors: z.array(entry).optional(),
});

/** Somebody in the list. */
export interface Listed {
  /** The place in the list. */
  readonly index: number;
  readonly login: string | undefined;
  readonly name: string;
  readonly profile: string;
  /** GitHub's number for them, which stands in the address of their picture. */
  readonly id: string | undefined;
  readonly kinds: readonly string[];
}

export interface ContributorList {
  readonly project: string;
  readonly people: readonly Listed[];
}

/** Somebody who should be in the list. */
export interface Wanted {
  readonly login: string | undefined;
  readonly id: string | undefined;
  readonly name: string;
  readonly profile: string;
  readonly kinds: readonly ContributionKind[];
}

const idIn = (address: string | undefined): string | undefined =>
  /^https:\/\/avatars\d*\.githubusercontent\.com\/u\/(\d+)/.exec(address ?? "")?.[1];

/** @returns the list, or what is wrong with the text, in a sentence */
export function readList(text: string): ContributorList | { readonly wrong: string } {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    const line = text.slice(0, error.offset).split("\n").length;
    return { wrong: `line ${line} is no JSON (${printParseErrorCode(error.error)})` };
  }
  const { data, error: mistake } = file.safeParse(value);
  if (!data) {
    const [issue] = mistake.issues;
    return { wrong: `${issue?.path.join(".") || "it"}: ${issue?.message ?? "not a list of contributors"}` };
  }
  return {
    project: [data.projectOwner, data.projectName].filter(Boolean).join("/"),
    people: (data.contributors ?? []).map((one, index) => ({
      index,
      login: one.login || undefined,
      name: one.name || one.login || "",
      profile: one.profile ?? "",
      id: idIn(one.avatar_url),
      kinds: (one.contributions ?? []).map((kind) => (typeof kind === "string" ? kind : kind.type)),
    })),
  };
}

/** By the number, which outlives a renaming; by the login; by the name only where there is neither. */
function find(list: ContributorList, wanted: Wanted): Listed | undefined {
  const fold = (text: string | undefined): string => (text ?? "").toLowerCase();
  const numbered = list.people.find(({ id }) => id !== undefined && id === wanted.id);
  if (numbered) return numbered;
  if (wanted.login !== undefined)
    return list.people.find(
      ({ login, id }) =>
        fold(login) === fold(wanted.login) &&
        (id === undefined || wanted.id === undefined || id === wanted.id),
    );
  return list.people.find(({ name }) => fold(name) === fold(wanted.name));
}

function formatting(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

/** More at the end of a list of words, on one line or on several as the others are. */
function appended(text: string, path: readonly (string | number)[], words: readonly string[]): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const last = root && findNodeAtLocation(root, [...path])?.children?.at(-1);
  if (!last) return text;
  const line = text.slice(text.lastIndexOf("\n", last.offset) + 1, last.offset);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const between = /^\s*$/.test(line) ? `,${eol}${line}` : ", ";
  const end = last.offset + last.length;
  const more = words.map((word) => `${between}${JSON.stringify(word)}`).join("");
  return `${text.slice(0, end)}${more}${text.slice(end)}`;
}

/** The text with whoever and whatever is missing in it; what is there stays as it is, also how it is written. */
export function extended(text: string, wanted: readonly Wanted[]): string {
  const formattingOptions = formatting(text);
  const set = (
    before: string,
    path: (string | number)[],
    value: unknown,
    isArrayInsertion: boolean,
  ): string => applyEdits(before, modify(before, path, value, { formattingOptions, isArrayInsertion }));
  let now = text;
  for (const one of wanted) {
    const list = readList(now);
    if ("wrong" in list) return text;
    const known = find(list, one);
    const missing = one.kinds.filter((kind) => !known?.kinds.includes(kind));
    if (missing.length === 0) continue;
    if (known) {
      const path = ["contributors", known.index, "contributions"];
      if (known.kinds.length === 0) now = set(now, path, missing, false);
      else now = appended(now, path, missing);
      continue;
    }
    const added = {
      ...(one.login === undefined ? {} : { login: one.login }),
      name: one.name,
      ...(one.id === undefined
        ? {}
        : { avatar_url: `https://avatars.githubusercontent.com/u/${one.id}?v=4` }),
      ...(one.profile === "" ? {} : { profile: one.profile }),
      contributions: missing,
    };
    now =
      list.people.length === 0
        ? set(now, ["contributors"], [added], false)
        : set(now, ["contributors", -1], added, true);
  }
  return now;
}
