/** A project's own list of contributors as a source: whoever is in it is no newcomer. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ContributionKind } from "../../src/contribution.ts";
import type { ContributionEvent, Millis } from "../../src/events.ts";
import { historyRead, type Source, SourceError } from "../../src/forges/source.ts";
import type { AllContributorsSettings, ForgeSettings } from "../../src/settings/forges.ts";
import { isBot } from "../forge/bots.ts";
import { kinds } from "./kinds.ts";
import { type ContributorList, type Listed, readList } from "./list.ts";

/** @throws SourceError when it can't be read */
export function openList(
  settings: AllContributorsSettings,
  base: string,
): { path: string; text: string; list: ContributorList } {
  const path = resolve(base, settings.file);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new SourceError(
      code === "ENOENT" ? `${settings.name}: there is no ${path}` : `${settings.name}: ${path}: ${message}`,
      "Correct `file`: its path is relative to the config's folder.",
      { forGood: true },
    );
  }
  const list = readList(text);
  if ("wrong" in list)
    throw new SourceError(`${settings.name}: ${path}: ${list.wrong}`, "Mend the file.", { forGood: true });
  return { path, text, list };
}

function eventsOf(
  one: Listed,
  project: string,
  options: {
    readonly network: string;
    readonly github: string;
    readonly bots: readonly string[];
    readonly at: Millis;
  },
): readonly ContributionEvent[] {
  const { network, github, bots, at } = options;
  const key = one.id ?? (one.login ?? one.name).toLowerCase();
  if (key === "") return [];
  // Without a number nobody can tell whose login it is today.
  const on = one.id === undefined ? network : github;
  const name = one.login ?? one.name;
  if (isBot(on, { name }, bots)) return [];
  const known = [
    ...new Set(one.kinds.map((kind) => (kinds.has(kind) ? (kind as ContributionKind) : "other"))),
  ];
  return known.map((contribution) => {
    const part = `${key}:${contribution}`;
    return {
      kind: "contribution",
      id: `${network}/${createHash("sha256").update(`${project}\n${part}`).digest("hex").slice(0, 32)}`,
      at,
      network: on,
      actor: { key, name, address: one.profile, verified: one.id !== undefined, bot: false },
      contribution,
      deed: "listed",
      thing: `${network}:${project}:${part}`,
      title: "",
      url: one.profile,
      ...(project === "" ? {} : { repository: project }),
      first: false,
      historical: true,
    };
  });
}

export function createListSource(
  settings: AllContributorsSettings,
  options: {
    readonly base: string;
    readonly bots: readonly string[];
    readonly forges: readonly ForgeSettings[];
  },
): Source {
  const github = options.forges.find(({ type }) => type === "github")?.name ?? "github";
  const { name } = settings;
  return {
    name,
    every: undefined,
    wasRead: () => true,
    async history(reading) {
      const { list } = openList(settings, options.base);
      const { bots } = options;
      const at = reading.now();
      const events = list.people.flatMap((one) =>
        eventsOf(one, list.project, { network: name, github, bots, at }),
      );
      await reading.receive(events);
      reading.progress(list.people.length, list.people.length);
      reading.positions.set(name, historyRead, String(list.people.length), at);
    },
    news: () => Promise.resolve(),
    check() {
      try {
        const { path, list } = openList(settings, options.base);
        return Promise.resolve([{ ok: true, what: `${path}: ${list.people.length} people` }]);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return Promise.resolve([{ ok: false, what: error.message, mend: error.mend }]);
      }
    },
  };
}
