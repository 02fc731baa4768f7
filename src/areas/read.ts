/** Reads the files under `areaFiles`, and lays their areas beside those of the config. */
import { readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Finding } from "../adapter.ts";
import type { AreaSettings, Settings } from "../settings.ts";
import { channelAt } from "./chat.ts";
import { readCodeowners } from "./codeowners.ts";
import { readMaintainers } from "./maintainers.ts";
import { isEmail, type Owned, type Parsed } from "./owned.ts";
import { readAliases, readOwners } from "./owners.ts";

export interface AreasRead {
  readonly areas: Settings["areas"];
  /** What has to be mended: `MAINTAINERS:12: …`. */
  readonly problems: readonly string[];
  /** What was found, and whose owners nobody under `people` is; nothing to be stopped by. */
  readonly notes: readonly Finding[];
}

/** What was in each file, by its path in the config, when it could be taken last. */
export type LastGood = Map<string, Parsed>;

type AreaFile = Settings["areaFiles"][number];

/** So many owners or channels that nobody knows are named. */
const namedAtMost = 5;

function parse(file: AreaFile, path: string, base: string): Parsed {
  const text = readFileSync(path, "utf8");
  const kind =
    file.kind ??
    (basename(path)
      .toLowerCase()
      .replace(/\.\w+$/, "") as AreaFile["kind"]);
  if (kind === "maintainers") return readMaintainers(text);
  if (kind === "codeowners") return readCodeowners(text);
  if (kind !== "owners")
    return {
      owned: [],
      problems: [{ line: 1, what: "what kind of file is it? Add kind: maintainers, codeowners or owners" }],
    };
  const root = file.root === undefined ? base : resolve(base, file.root);
  const folder = relative(root, dirname(path))
    .split("\\")
    .join("/")
    .replace(/^(?:\.\.\/?)+/, "");
  const aliases = aliasesBeside(path);
  const read = readOwners(text, folder || basename(dirname(path)), aliases.aliases, folder === "");
  return { owned: read.owned, problems: [...read.problems, ...aliases.problems] };
}

function aliasesBeside(path: string): ReturnType<typeof readAliases> {
  try {
    return readAliases(readFileSync(join(dirname(path), "OWNERS_ALIASES"), "utf8"));
  } catch {
    return { aliases: new Map(), problems: [] };
  }
}

/** Forge accounts, e-mail addresses and teams of the config's maintainers, folded, with whose they are. */
function ownersKnown(settings: Settings): ReadonlyMap<string, readonly string[]> {
  const networks = new Set(settings.networks.map(({ name }) => name));
  const known = new Map<string, readonly string[]>();
  for (const [team, handles] of Object.entries(settings.teams))
    known.set(`@${team.replace(/^@/, "").toLowerCase()}`, handles);
  for (const [handle, person] of Object.entries(settings.people)) {
    if (!person.maintainer) continue;
    for (const account of person.accounts) {
      const cut = account.indexOf(":");
      // The same name on a chat network may be anybody's.
      if (networks.has(account.slice(0, cut))) continue;
      const key = account.slice(cut + 1).toLowerCase();
      known.set(isEmail(key) ? key : `@${key}`, [handle]);
    }
  }
  return known;
}

interface Ours {
  readonly maintainers: readonly string[];
  readonly channels: readonly string[];
}

function merged(old: AreaSettings | undefined, found: Owned, ours: Ours): AreaSettings {
  const both = <T>(one: readonly T[] | undefined, other: readonly T[]): T[] => [
    ...new Set([...(one ?? []), ...other]),
  ];
  return {
    needs: [],
    ...old,
    channels: both(old?.channels, ours.channels),
    words: both(old?.words, found.words),
    paths: both(old?.paths, found.paths),
    maintainers: both(old?.maintainers, ours.maintainers),
  };
}

const some = (all: readonly string[]): string =>
  `${all.slice(0, namedAtMost).join(", ")}${all.length > namedAtMost ? ` and ${all.length - namedAtMost} more` : ""}`;

/**
 * @param base the folder that relative paths start from
 * @param good filled with what each file has; what can't be taken is taken from there
 * @returns the config's areas with those of the files; an area of both has the words, paths and people of both
 */
export function readAreas(settings: Settings, base: string, good?: LastGood): AreasRead {
  const areas: Record<string, AreaSettings> = { ...settings.areas };
  const problems: string[] = [];
  const notes: Finding[] = [];
  const known = ownersKnown(settings);
  /** Lays what a file has beside what is there already. */
  function lay(file: AreaFile, parsed: Parsed): void {
    const strangers = new Set<string>();
    const chats = new Set<string>();
    const before = Object.keys(areas).length;
    for (const found of parsed.owned) {
      const handles = new Set(found.owners.flatMap((owner) => known.get(owner) ?? []));
      for (const owner of found.owners) if (!known.has(owner)) strangers.add(owner);
      if (handles.size === 0) continue;
      const channels = (found.chats ?? []).flatMap((address) => {
        const channel = channelAt(settings, address);
        if (channel === undefined) chats.add(address);
        return channel ?? [];
      });
      areas[found.area] = merged(areas[found.area], found, { maintainers: [...handles], channels });
    }
    const fresh = Object.keys(areas).length - before;
    const teams = [...strangers].filter((owner) => owner.startsWith("@") && owner.includes("/"));
    const people = [...strangers].filter((owner) => !teams.includes(owner));
    const what = [
      `${file.path}: ${parsed.owned.length} areas read, ${fresh} of them new and with somebody under people`,
      people.length
        ? `; nobody under people is ${some(people)} (an account such as github:LOGIN or git:E-MAIL says who is)`
        : "",
      teams.length ? `; nobody is said to be in ${some(teams)} (teams in the config says who is)` : "",
      chats.size ? `; no channel of the config is ${some([...chats])}` : "",
    ].join("");
    notes.push({ ok: true, what });
  }
  for (const file of settings.areaFiles) {
    const path = resolve(base, file.path);
    let parsed: Parsed;
    try {
      parsed = parse(file, path, base);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      const before = good?.get(file.path);
      if (before) {
        problems.push(`${file.path} can't be read (${code}).`);
        lay(file, before);
        continue;
      }
      notes.push({
        ok: false,
        what: `${file.path} can't be read (${code}); its areas are missing`,
        mend: "Mend its path under areaFiles.",
      });
      continue;
    }
    problems.push(...parsed.problems.map(({ line, what }) => `${file.path}:${line}: ${what}.`));
    const broken = parsed.problems.length > 0;
    if (!broken) good?.set(file.path, parsed);
    lay(file, (broken ? good?.get(file.path) : undefined) ?? parsed);
  }
  return { areas, problems, notes };
}
