/** Commits as forges tell of them, in pushes and lists. Pure. */
import type { ContributionEvent, Millis } from "../../src/events.ts";
import { contributions, type ForgeAccount, identity, type Trailer } from "../git/record.ts";

export interface ToldCommit {
  readonly id: string;
  readonly message: string;
  readonly name: string;
  readonly email: string;
  readonly at: Millis;
  readonly url: string;
  /** Undefined where the forge doesn't tell. */
  readonly parents?: number;
  /** The author's account, where the forge knows it by its number. */
  readonly account?: { readonly network: string; readonly key: string; readonly name: string } | undefined;
}

/** Trailers stand in the last paragraph. Source: https://git-scm.com/docs/git-interpret-trailers */
export function trailers(message: string): readonly Trailer[] {
  const last =
    message
      .trim()
      .split(/\n\s*\n/)
      .slice(1)
      .at(-1) ?? "";
  return last.split("\n").flatMap((line): Trailer[] => {
    const [, key, value] = /^([A-Za-z][A-Za-z-]*-by):\s*(.+)$/i.exec(line.trim()) ?? [];
    const who = value === undefined ? undefined : identity(value);
    return who && key !== undefined ? [{ key: key.toLowerCase(), who }] : [];
  });
}

const isMerge = (subject: string): boolean =>
  /^Merge (?:pull request|branch|remote-tracking|tag)\b/.test(subject);

/** The change told of it, or will: `Fix the lid (#12)`. */
export const belongsToChange = (subject: string): boolean => /\((?:#|!)\d+\)\s*$/.test(subject);

export function commitEvents(
  commits: readonly ToldCommit[],
  options: {
    readonly repository: string;
    readonly bots: readonly string[];
    readonly forgeAccount: ForgeAccount;
    readonly within?: string;
    readonly now: Millis;
    readonly historical?: (at: Millis) => boolean;
  },
): readonly ContributionEvent[] {
  return commits.flatMap((commit) => {
    const subject = commit.message.split("\n", 1)[0]?.trim() ?? "";
    if (!/^[0-9a-f]{40,64}$/.test(commit.id) || isMerge(subject)) return [];
    const email = commit.email.trim().toLowerCase();
    return contributions(
      {
        id: commit.id,
        parents: Array.from({ length: commit.parents ?? 1 }, String),
        author: { name: commit.name.trim() || email, email },
        authored: commit.at / 1000,
        committed: commit.at / 1000,
        subject,
        trailers: trailers(commit.message),
      },
      {
        repository: options.repository,
        link: commit.url,
        bots: options.bots,
        forgeAccount: (address) =>
          (address === email ? commit.account : undefined) ?? options.forgeAccount(address),
        proper: (who) => who,
        within: () => options.within,
        historical: options.historical?.(commit.at) ?? false,
        now: options.now,
      },
    );
  });
}
