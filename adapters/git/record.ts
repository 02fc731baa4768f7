/** One commit as `git log` prints it, and what it tells as contributions. Pure. */
import type { ContributionKind, Deed } from "../../src/contribution.ts";
import type { Actor, ContributionEvent, Millis } from "../../src/events.ts";
import { isBot } from "../forge/bots.ts";
import { kindOfChange } from "../forge/kinds.ts";

/** Between the fields of a commit, and between its trailers. */
const field = "\u001f";
const item = "\u001e";

/** What a trailer says that somebody did. Source: https://docs.kernel.org/process/submitting-patches.html */
const roles: Readonly<Record<string, readonly [Deed, ContributionKind | "as the commit"]>> = {
  "co-authored-by": ["coauthor", "as the commit"],
  "reviewed-by": ["review", "review"],
  "reported-by": ["reported", "bug"],
  "tested-by": ["tested", "userTesting"],
  "suggested-by": ["suggested", "ideas"],
};

const keys = Object.keys(roles).map((key) => `key=${key}`);

/** For `git log --format`. Dates are seconds; %aN and %aE go through .mailmap. */
export const format = [
  "%H",
  "%P",
  "%at",
  "%ct",
  "%aN",
  "%aE",
  "%s",
  `%(trailers:${keys.join(",")},unfold,separator=%x1e)`,
].join("%x1f");

/** A name and an e-mail address. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

export interface Trailer {
  /** In lower case: `co-authored-by`. */
  readonly key: string;
  readonly who: Identity;
}

export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Identity;
  /** Kept when a commit is rewritten. Seconds. */
  readonly authored: number;
  /** When it came into this history. Seconds. */
  readonly committed: number;
  readonly subject: string;
  readonly trailers: readonly Trailer[];
}

/** `Name <address>`; undefined where there is no address: somebody without one can't be told apart. */
export function identity(text: string): Identity | undefined {
  const found = /^\s*(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>/.exec(text);
  const email = found?.[2]?.toLowerCase();
  return email === undefined ? undefined : { name: found?.[1] || email.replace(/@.*/, ""), email };
}

/** @returns undefined for what is no record */
export function parse(record: string): Commit | undefined {
  const [id, parents = "", authored, committed, name = "", email = "", subject = "", trailers = ""] = record
    .replace(/^\n/, "")
    .split(field);
  if (id === undefined || !/^[0-9a-f]{40,64}$/.test(id)) return undefined;
  const address = email.trim().toLowerCase();
  return {
    id,
    parents: parents === "" ? [] : parents.split(" "),
    author: { name: name.trim() || address, email: address },
    authored: Number(authored) || 0,
    committed: Number(committed) || 0,
    subject: subject.trim(),
    trailers: trailers.split(item).flatMap((line): Trailer[] => {
      const colon = line.indexOf(":");
      const who = colon > 0 ? identity(line.slice(colon + 1)) : undefined;
      return who ? [{ key: line.slice(0, colon).trim().toLowerCase(), who }] : [];
    }),
  };
}

/** The account on a forge that an address stands for, such as `ID+LOGIN@users.noreply.github.com`. */
export type ForgeAccount = (
  email: string,
) => { readonly network: string; readonly key: string; readonly name: string } | undefined;

export interface Telling {
  readonly repository: string;
  /** Where people look at a commit; `{commit}` stands for its id. */
  readonly link?: string | undefined;
  readonly bots: readonly string[];
  readonly forgeAccount: ForgeAccount;
  /** The identity that .mailmap has for one in a trailer. */
  readonly proper: (who: Identity) => Identity;
  /** The merge that brought a commit in. */
  readonly within: (commit: string) => string | undefined;
  readonly historical: boolean;
  /** No commit is from the future, whatever its author's clock said. */
  readonly now: Millis;
}

/** Who wrote a commit, and who else had a part in it. Merges are nobody's work. */
export function contributions(commit: Commit, telling: Telling): readonly ContributionEvent[] {
  if (commit.parents.length > 1) return [];
  const author = commit.author.email;
  const kind = kindOfChange(commit.subject);
  const merge = telling.within(commit.id);
  const at = Math.min(commit.committed * 1000, telling.now);

  const event = (
    who: Identity,
    deed: Deed,
    contribution: ContributionKind,
    part: string,
    within: string | undefined,
  ): ContributionEvent[] => {
    if (who.email === "") return [];
    const forge = telling.forgeAccount(who.email);
    const network = forge?.network ?? "git";
    const name = forge?.name ?? who.name;
    const suspect = { name: who.name, email: who.email };
    const bot = isBot(network, suspect, telling.bots) || isBot(network, { name }, telling.bots);
    const actor: Actor = {
      key: forge?.key ?? who.email,
      name,
      address: who.email,
      // Anybody can commit under any address; a forge's number in it was given by the forge.
      verified: forge !== undefined,
      bot,
    };
    if (bot) return [];
    const thing = `git:${commit.id}${part}`;
    return [
      {
        kind: "contribution",
        id: thing.replace(":", "/"),
        at,
        network,
        actor,
        contribution,
        deed,
        thing,
        title: commit.subject,
        url: telling.link?.replace("{commit}", commit.id) ?? "",
        repository: telling.repository,
        ...(within === undefined ? {} : { within }),
        ...(telling.historical ? { historical: true } : {}),
      },
    ];
  };

  const others = commit.trailers.flatMap(({ key, who: written }) => {
    const role = roles[key];
    const who = telling.proper(written);
    if (!role || who.email === author) return [];
    const [deed, does] = role;
    const contribution = does === "as the commit" ? kind : does;
    const whole = merge === undefined ? commit.id : merge;
    return event(
      who,
      deed,
      contribution,
      `:${deed}:${who.email}`,
      deed === "coauthor" ? `git:${whole}` : undefined,
    );
  });
  return [
    ...event(commit.author, "commit", kind, "", merge === undefined ? undefined : `git:${merge}`),
    // The same trailer twice is a slip of the pen.
    ...new Map(others.map((one) => [one.thing, one])).values(),
  ];
}
