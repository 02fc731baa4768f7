/** Reads what was said while the bot was away. */
import {
  type APIChannel,
  type APIMessage,
  type REST,
  type RESTGetAPIGuildThreadsResult,
  Routes,
} from "discord.js";
import type { Cursor } from "../../src/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import type { Log } from "../../src/log.ts";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import { createBounded } from "./bounded.ts";
import { type Directory, isForum, isThread, type Room, roomOf } from "./directory.ts";
import { isPassing } from "./failure.ts";
import { firstAt, newer, newest, timeOf } from "./snowflake.ts";

/** Messages come in an order that is almost theirs: what is this much older than the last one is read again. */
const overlap = 60_000;

/** Threads and private conversations that are remembered. */
const mostElsewhere = 10_000;

/** Private conversations that are opened again to read them: Discord has no list, and counts openings. */
const mostPrivate = 20;

/** What can't be read is tried again so often, and the first time after so many milliseconds; that doubles. */
const mostTries = 8;
const firstAgain = 2000;

/** Messages of one request; Discord's limit. */
const page = 100;

export type CatchUp = ReturnType<typeof createCatchUp>;

export function createCatchUp(options: {
  readonly settings: Pick<DiscordSettings, "name" | "catchUp">;
  readonly rest: () => REST;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Log;
  /** A message that may be known already; the journal tells. */
  readonly emit: (message: APIMessage) => void;
}) {
  const { settings, rest, directory, clock, log } = options;
  /** The last message in each channel of the config, and in threads and private conversations lately. */
  const inChannels = new Map<string, string>();
  const elsewhere = createBounded<string, string>(mostElsewhere);
  /** Where the journal stands, for places that it does not know. */
  let start: string | undefined;
  const timers = new Set<NodeJS.Timeout>();
  const last = (room: string): string | undefined => inChannels.get(room) ?? elsewhere.get(room);

  function saw(room: string, id: string): void {
    const known = directory.get(room);
    const seen = known && !isThread(known) ? inChannels : elsewhere;
    seen.set(room, newest(last(room), id));
  }

  /** Newest first, back to `after`: where there is too much, the oldest is left out. */
  async function read(room: string, after: string): Promise<void> {
    const least = newest(after, firstAt(clock.now() - settings.catchUp.age));
    const found: APIMessage[] = [];
    let before: string | undefined;
    while (found.length < settings.catchUp.messages) {
      const limit = Math.min(page, settings.catchUp.messages - found.length);
      const query = new URLSearchParams({ limit: String(limit), ...(before ? { before } : {}) });
      const messages = (await rest().get(Routes.channelMessages(room), { query })) as APIMessage[];
      const fresh = messages.filter((message) => newer(message.id, least));
      found.push(...fresh);
      before = messages.at(-1)?.id;
      if (fresh.length < messages.length || messages.length < limit || before === undefined) break;
      if (found.length >= settings.catchUp.messages)
        log.warn(
          { network: settings.name, room },
          "too much was said while the bot was away; the oldest is left out",
        );
    }
    for (const message of found.reverse()) {
      options.emit(message);
      saw(room, message.id);
    }
  }

  /**
   * One channel or thread that can't be read is no reason to leave out the others, nor to
   * keep what is said now waiting: where there is hope, it is tried again beside.
   */
  async function tolerate(room: string, what: () => Promise<void>, tries = 0): Promise<void> {
    try {
      await what();
    } catch (error) {
      const again = tries < mostTries && isPassing(error);
      const details = { network: settings.name, room, err: error, ...(again ? { again: tries + 1 } : {}) };
      log[tries === 0 || !again ? "warn" : "debug"](details, "what was said meanwhile can't be read here");
      if (!again) return;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          void tolerate(room, what, tries + 1);
        },
        firstAgain * 2 ** tries,
      );
      timers.add(timer);
    }
  }

  async function activeThreads(guild: string): Promise<readonly APIChannel[]> {
    const result = (await rest().get(Routes.guildActiveThreads(guild))) as RESTGetAPIGuildThreadsResult;
    return result.threads;
  }

  async function closedThreads(channel: string, since: string): Promise<readonly APIChannel[]> {
    const query = new URLSearchParams({ limit: "50" });
    const route = Routes.channelThreads(channel, "public");
    const result = (await rest().get(route, { query })) as RESTGetAPIGuildThreadsResult;
    return result.threads.filter(
      (thread) =>
        "thread_metadata" in thread &&
        Date.parse(thread.thread_metadata?.archive_timestamp ?? "") > timeOf(since),
    );
  }

  const lastIn = (thread: APIChannel): string | undefined =>
    ("last_message_id" in thread ? thread.last_message_id : undefined) ?? undefined;

  async function inThreads(room: Room, after: string, threads: readonly APIChannel[]): Promise<void> {
    for (const thread of threads) {
      if (!("parent_id" in thread) || thread.parent_id !== room.id) continue;
      directory.put(roomOf(thread, room.guild));
      const known = last(thread.id) ?? after;
      const latest = lastIn(thread);
      if (latest !== undefined && newer(latest, known))
        await tolerate(thread.id, () => read(thread.id, known));
    }
  }

  /** @param threads the guild's active ones, asked for once for all its channels */
  async function channel(room: Room, threads: Promise<readonly APIChannel[]>): Promise<void> {
    const after = last(room.id);
    if (settings.catchUp.messages === 0) return;
    // Never seen before: what was said here before the bot came is not its business.
    if (after === undefined) return saw(room.id, firstAt(clock.now()));
    if (!isForum(room)) await tolerate(room.id, () => read(room.id, after));
    let active: typeof threads | undefined = threads;
    await tolerate(room.id, async () => {
      const asked = active ?? activeThreads(room.guild);
      active = undefined;
      await inThreads(room, after, await asked);
    });
    await tolerate(room.id, async () => inThreads(room, after, await closedThreads(room.id, after)));
    // A forum has no messages of its own to tell from where to read next time.
    if (isForum(room)) saw(room.id, firstAt(clock.now() - overlap));
  }

  return {
    saw,
    /** Where the journal stands. */
    from(since: Cursor | undefined): void {
      if (since) start = firstAt(since.at - overlap);
      for (const [name, { at, native }] of since?.channels ?? []) {
        const id = directory.named(name)?.id;
        if (id === undefined || inChannels.has(id)) continue;
        inChannels.set(id, firstAt((native === undefined ? at : timeOf(native)) - overlap));
      }
    },
    activeThreads,
    channel,
    /** A private conversation that nobody knew of: its first messages may be from before the bot came back. */
    async stranger(room: string): Promise<void> {
      const from = start;
      if (from !== undefined && settings.catchUp.messages > 0) await tolerate(room, () => read(room, from));
    },
    /** Private conversations that only the journal knows. */
    async people(since: Cursor | undefined, open: (user: string) => Promise<string>): Promise<void> {
      if (settings.catchUp.messages === 0) return;
      for (const [user, { at, native }] of [...(since?.people ?? [])].slice(0, mostPrivate))
        await tolerate(user, async () =>
          read(await open(user), firstAt((native === undefined ? at : timeOf(native)) - overlap)),
        );
    },
    /** Private conversations that are known from before the connection broke. */
    async private(isPrivate: (room: string) => boolean): Promise<void> {
      // All of them are looked up first: what is heard meanwhile moves them on.
      const known = elsewhere
        .keys()
        .filter(isPrivate)
        .map((room) => ({ room, after: last(room) }));
      for (const { room, after } of known)
        if (after !== undefined) await tolerate(room, () => read(room, after));
    },
    stop(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
