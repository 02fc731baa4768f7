/** A forge's REST API as a source: its repositories, and the lists of each. */
import * as z from "zod";
import type { Finding } from "../../src/adapter.ts";
import type { Millis } from "../../src/events.ts";
import { historyRead, type Reading, type Source, SourceError } from "../../src/forges/source.ts";
import type { ForgeAccount } from "../git/record.ts";
import { begin, type List, pollList, readPast, tooLate } from "./poll.ts";
import { createRest, type Rest } from "./rest.ts";
import type { TellingForge } from "./told.ts";
import { type Profile, readWritten } from "./written.ts";

/** A repository as the forge knows it. */
export interface Place {
  readonly id: number;
  /** As people read it: `teapot/teapot`. */
  readonly name: string;
  readonly branch: string | undefined;
}

/** What differs from forge to forge. */
export interface ForgeApi {
  /** @param repository as in the config */
  place(repository: string, signal: AbortSignal): Promise<Place>;
  lists(place: Place, forge: TellingForge): readonly List[];
  /** What somebody shows of themself to everybody. */
  profile(login: string, signal: AbortSignal): Promise<Profile>;
  /** What is sound, and what is missing: whether the token is good, and how much may be asked. */
  login(signal: AbortSignal): Promise<readonly Finding[]>;
}

export interface ForgeSourceSettings {
  readonly name: string;
  readonly repositories: readonly string[];
  readonly poll: Millis | "off";
}

/** How long `check` waits for a forge, milliseconds. */
const patience = 45_000;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What a forge's source gets from outside. */
export interface ForgeOptions {
  readonly bots: readonly string[];
  readonly forgeAccount: ForgeAccount;
  /** Ours: forges want to know who asks. */
  readonly version: string;
  /** Shorter for tests; milliseconds. */
  readonly patience?: { readonly answer?: number; readonly failure?: number };
}

/** Where a kind of forge is asked, and what for. */
export interface ForgeKind {
  /** The address that every path follows, without a slash at its end. */
  readonly base: string;
  /** What it wants with each request, its token among it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly api: (rest: Rest) => ForgeApi;
}

export function createForgeSource(
  settings: ForgeSourceSettings,
  options: ForgeOptions,
  kind: ForgeKind,
): Source {
  const restFor = ({ log }: Pick<Reading, "log">): Rest =>
    createRest({
      name: settings.name,
      base: kind.base,
      log,
      headers: { "user-agent": `porchlight/${options.version}`, ...kind.headers },
      ...(options.patience ? { patience: options.patience } : {}),
    });
  const { name: source, repositories } = settings;

  const places = new Map<string, Place>();

  /** What is no repository is no answer of this kind of forge. */
  async function found(place: Promise<Place>): Promise<Place> {
    try {
      return await place;
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      throw new SourceError(
        `${source}: what answers is not the API of this kind of forge`,
        "Correct `type` and address.",
        {
          forGood: true,
          cause: error,
        },
      );
    }
  }

  /** Asked once: a repository keeps its number, whatever it is called. */
  async function placeOf(api: ForgeApi, repository: string, signal: AbortSignal): Promise<Place> {
    const place = places.get(repository) ?? (await found(api.place(repository, signal)));
    places.set(repository, place);
    return place;
  }

  function telling(place: Place, reading: Reading): TellingForge {
    const since = begin(source, reading);
    return {
      network: source,
      repository: { id: place.id, name: place.name },
      bots: options.bots,
      now: reading.now(),
      historical: (at) => at < since || at < reading.now() - tooLate,
    };
  }

  /** One repository after the other; what is wrong with one holds up no other. */
  async function each(
    reading: Reading,
    read: (rest: Rest, api: ForgeApi, repository: string) => Promise<void>,
  ): Promise<void> {
    const rest = restFor(reading);
    const api = kind.api(rest);
    let wrong: SourceError | undefined;
    for (const repository of repositories)
      try {
        await read(rest, api, repository);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        if (wrong) reading.log.warn({ source, mend: error.mend }, error.message);
        else wrong = error;
      }
    if (wrong) throw wrong;
  }

  return {
    name: source,
    every: settings.poll === "off" || repositories.length === 0 ? undefined : settings.poll,

    wasRead: (mark) => repositories.every((one) => mark.split(" ").includes(one)),

    async history(reading) {
      let done = 0;
      let total = 0;
      await each(reading, async (rest, api, repository) => {
        const place = await placeOf(api, repository, reading.signal);
        const lists = api.lists(place, telling(place, reading));
        for (const list of lists) {
          let pages: number | undefined;
          let read = 0;
          await readPast(rest, list, { source, place: String(place.id) }, reading, (items, all) => {
            read++;
            pages ??= all;
            done += items;
            total = Math.max(total, done + items * Math.max(0, (pages ?? read) - read));
            reading.progress(done, total);
          });
        }
      });
      reading.positions.set(source, historyRead, repositories.join(" "), reading.now());
    },

    news: (reading) =>
      each(reading, async (rest, api, repository) => {
        const place = await placeOf(api, repository, reading.signal);
        const forge = telling(place, reading);
        for (const list of api.lists(place, forge))
          await pollList(rest, list, { source, place: String(place.id) }, reading);
      }),

    async written(logins, reading) {
      const api = kind.api(restFor(reading));
      return readWritten(source, logins, (login) => api.profile(login, reading.signal), reading);
    },

    async account(login) {
      if (!/^[\w.-]{1,60}$/.test(login)) return undefined;
      const api = kind.api(restFor({ log: silent }));
      try {
        return String((await api.profile(login, AbortSignal.timeout(patience))).id);
      } catch (error) {
        if (error instanceof SourceError || error instanceof z.ZodError) return undefined;
        throw error;
      }
    },

    async check(): Promise<readonly Finding[]> {
      const signal = AbortSignal.timeout(patience);
      const api = kind.api(restFor({ log: silent }));
      const tell = async (look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
        try {
          return await look();
        } catch (error) {
          if (error instanceof SourceError) return [{ ok: false, what: error.message, mend: error.mend }];
          if (!signal.aborted) throw error;
          const mend = "Look at the address and the machine's network, or wait until its limit is over.";
          return [{ ok: false, what: `no answer within ${patience / 1000} seconds`, mend }];
        }
      };
      const findings = [...(await tell(() => api.login(signal)))];
      if (findings.some(({ ok }) => !ok)) return findings;
      for (const repository of repositories)
        findings.push(
          ...(await tell(async () => {
            const place = await found(api.place(repository, signal));
            return [{ ok: true, what: `${place.name} can be read` }];
          })),
        );
      return findings;
    },
  };
}
