/** What a forge tells, before it is an event: the same for every forge. Pure. */
import type { ContributionKind, Deed } from "../../src/contribution.ts";
import type { ContributionEvent, Millis } from "../../src/events.ts";
import { isBot } from "./bots.ts";

/** A user of a forge. */
export interface User {
  /** The forge's number for them: a login can be changed, and taken by somebody else. */
  readonly id: number;
  readonly login: string;
  readonly url: string;
  /** The forge says so itself. */
  readonly bot: boolean;
}

export interface Told {
  /** Undefined for an account that was deleted. */
  readonly by: User | undefined;
  readonly contribution: ContributionKind;
  readonly deed: Deed;
  /** What is unique within the repository: `#12:merged`. */
  readonly part: string;
  /** The change or issue that it belongs to: `#12`. */
  readonly about?: string | undefined;
  readonly title: string;
  readonly url: string;
  /** When it happened; undefined when the forge doesn't say. */
  readonly at: Millis | undefined;
  /** Commits. */
  readonly covers?: readonly string[] | undefined;
  readonly first?: boolean | undefined;
  readonly quiet?: boolean;
}

export interface TellingForge {
  readonly network: string;
  /** Where it was: the forge's number for it, where it has one, and its name for people. */
  readonly repository: { readonly id: number | string; readonly name: string };
  /** The config's. */
  readonly bots: readonly string[];
  readonly now: Millis;
  /** Whether what happened then is history, and not announced. */
  readonly historical?: (at: Millis) => boolean;
}

/** A forge's time as text; undefined for none. */
export function time(text: string | null | undefined): Millis | undefined {
  // GitLab's webhooks write `2013-12-03 17:15:43 UTC`.
  const at = Date.parse((text ?? "").replace(/^(\S+) (\S+) UTC$/, "$1T$2Z"));
  return Number.isFinite(at) ? at : undefined;
}

/** The longest title that is kept: forges allow more than a chat line bears. */
const longestTitle = 500;

/** Events of what was done, less what bots did and what deleted accounts left behind. */
export function toEvents(told: readonly Told[], forge: TellingForge): readonly ContributionEvent[] {
  const { network, repository } = forge;
  const place = `${network}:${repository.id}`;
  return told.flatMap((one): ContributionEvent[] => {
    // What people left behind who deleted their account belongs to "ghost".
    if (!one.by || one.by.login.toLowerCase() === "ghost") return [];
    const { id, login, url, bot } = one.by;
    if (isBot(network, { name: login, bot }, forge.bots)) return [];
    const at = Math.min(one.at ?? forge.now, forge.now);
    const thing = `${place}${one.part}`;
    const covers = one.covers?.filter((commit) => /^[0-9a-f]{40,64}$/.test(commit)) ?? [];
    return [
      {
        kind: "contribution",
        // The same thing is the same event, whether a delivery, a poll or the backfill tells it.
        id: `${network}/${repository.id}${one.part}`,
        at,
        network,
        actor: { key: String(id), name: login, address: url, verified: true, bot: false },
        contribution: one.contribution,
        deed: one.deed,
        thing,
        ...(one.about === undefined ? {} : { about: `${place}${one.about}` }),
        ...(covers.length > 0 ? { covers: [...new Set(covers)].map((commit) => `git:${commit}`) } : {}),
        title: one.title.trim().slice(0, longestTitle),
        url: one.url,
        repository: repository.name,
        ...(one.first === undefined ? {} : { first: one.first }),
        ...(one.quiet ? { quiet: true } : {}),
        ...(forge.historical?.(at) ? { historical: true } : {}),
      },
    ];
  });
}
