/** Messages that can't be read yet: kept until their key comes, and told of when it doesn't. */
import type { Clock } from "../../../src/clock.ts";
import type { Millis } from "../../../src/events.ts";
import { type RawEvent, text } from "../raw.ts";
import type { Sealed, SealedEvents } from "./sealed.ts";

/** What nobody could read for so long is history. */
const longest: Millis = 7 * 864e5;

/** Anybody in a room can send what nobody can read. */
const most = 1000;

export interface WaitingOptions {
  readonly sealed: SealedEvents;
  readonly clock: Clock;
  /** How long a key may take before somebody is told. */
  readonly patience: Millis;
  /** @returns undefined when it can't be read yet */
  open(room: string, event: RawEvent): Promise<RawEvent | undefined>;
  /** Hands over what can be read now. Resolves when it is in the journal. */
  late(room: string, event: RawEvent): Promise<void>;
  /** These can't be read, and it is time that somebody knows. Of one room, oldest first. */
  tell(room: string, events: readonly RawEvent[]): void;
}

export type Waiting = ReturnType<typeof createWaiting>;

export const sessionOf = (event: RawEvent): string => text(event.content["session_id"]) ?? "";

export function createWaiting(options: WaitingOptions) {
  const { sealed, clock, patience } = options;
  const held = new Map<string, Sealed>();
  const told = new Set<string>();
  /** Sessions whose keys came since they were last tried. */
  let ripe = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let settling: Promise<void> = Promise.resolve();

  async function drop(id: string): Promise<void> {
    held.delete(id);
    told.delete(id);
    await sealed.remove(id);
  }

  function plan(): void {
    if (timer) return;
    const next = [...held.values()].find(({ event }) => !told.has(event.id));
    if (!next) return;
    const due = (): void =>
      void report().finally(() => {
        timer = undefined;
        if (!closed) plan();
      });
    timer = setTimeout(due, Math.max(100, next.at + patience - clock.now()));
    timer.unref();
  }

  async function settleOne({ room, event }: Sealed): Promise<void> {
    const clear = await options.open(room, event);
    if (!clear || !held.has(event.id)) return;
    await options.late(room, clear);
    await drop(event.id);
  }

  async function settleRipe(): Promise<void> {
    const sessions = ripe;
    ripe = new Set();
    for (const one of [...held.values()]) {
      const session = sessionOf(one.event);
      if (!sessions.has(session)) continue;
      try {
        await settleOne(one);
      } catch (error) {
        // Tried again with the next sync.
        ripe.add(session);
        throw error;
      }
    }
  }

  function ripen(sessions: Iterable<string>): void {
    for (const session of sessions) ripe.add(session);
  }

  function settle(): Promise<void> {
    settling = settling.catch(() => undefined).then(settleRipe);
    return settling;
  }

  /** Tells of those that are due, and of what came soon after them: one report a room. */
  async function report(): Promise<void> {
    const now = clock.now();
    const untold = [...held.values()].filter(({ event }) => !told.has(event.id));
    const rooms = new Set(untold.filter(({ at }) => now - at >= patience).map(({ room }) => room));
    const due = untold.filter(({ room, at }) => rooms.has(room) && now - at >= patience / 2);
    // Once more: the sender may have said meanwhile why the key does not come.
    ripen(due.map(({ event }) => sessionOf(event)));
    await settle().catch(() => undefined);
    for (const room of rooms) {
      const events = due
        .filter((one) => one.room === room && held.has(one.event.id))
        .map(({ event }) => event);
      for (const { id } of events) told.add(id);
      if (events.length > 0) options.tell(room, events);
    }
  }

  return {
    /** What a former run left. */
    async load(): Promise<void> {
      for (const one of await sealed.all()) {
        if (clock.now() - one.at > longest) await sealed.remove(one.event.id);
        else held.set(one.event.id, one);
      }
      for (const { event } of held.values()) ripe.add(sessionOf(event));
      plan();
    },
    async hold(room: string, event: RawEvent): Promise<void> {
      if (held.has(event.id)) return;
      const one: Sealed = { room, event, at: clock.now() };
      for (const id of held.keys()) if (held.size >= most) await drop(id);
      held.set(event.id, one);
      await sealed.put(one);
      plan();
    },
    forget(id: string): Promise<void> {
      return held.has(id) ? drop(id) : Promise.resolve();
    },
    /** The keys of these sessions came. */
    ripen,
    /** Tries those whose keys came. Rejects when one could not be handed over; it is kept. */
    settle,
    async close(): Promise<void> {
      closed = true;
      clearTimeout(timer);
      await settling.catch(() => undefined);
    },
  };
}
