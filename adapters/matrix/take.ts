/** One sync: what happened in all rooms, handed to the core. */
import type { Cursor } from "../../src/adapter.ts";
import { createBounded } from "./bounded.ts";
import type { Context } from "./context.ts";
import { MatrixFailure, readFailure } from "./failure.ts";
import { type Known as KnownPart, readGap } from "./gap.ts";
import { inbound, refersTo, remembered, type View } from "./inbound.ts";
import type { Doors } from "./join.ts";
import { type Fields, fields, type RawEvent, readEvents, text } from "./raw.ts";
import { takeState } from "./room-state.ts";
import type { Room } from "./rooms.ts";
import { missedTrouble, removedTrouble } from "./trouble.ts";
import { nameFrom, oneLine } from "./words.ts";

/** Where the sync stands. */
export interface Position {
  /** The token the sync was asked with. */
  readonly since: string | undefined;
  /** The first of this run: it brings the state of all rooms. */
  readonly first: boolean;
}

/** @param cursor where the journal stands, for the case that the token was lost */
export function createTaker(context: Context, doors: Doors, cursor: Cursor | undefined) {
  const { rooms, settings, names, events: memory, threads } = context;

  const renames = createBounded<string>(1000);

  function viewOf(room: string): View {
    return {
      network: settings.name,
      self: { id: context.me(), names: context.ourNames() },
      place: rooms.placeOf(room),
      nameOf: (user) => names.get(user) ?? nameFrom(undefined, user),
      isBot: context.isBot,
      known: memory.get,
      renamed: renames.get,
    };
  }

  /** What an edit or a reaction is about, when it was before our time. */
  async function lookUp(room: string, raw: RawEvent): Promise<void> {
    const id = refersTo(raw);
    if (id === undefined || memory.get(id) || raw.sender === context.me()) return;
    try {
      const found = await context.api().event(room, id);
      if (found) memory.set(id, remembered(found));
    } catch (error) {
      const failure = readFailure(error);
      if (failure.offline || failure.retryAfterMs !== undefined) throw error;
    }
  }

  /** One event that nobody foresaw must not keep all others out, today and after every restart. */
  async function takeEvent(room: Room, raw: RawEvent, playback: boolean): Promise<Promise<unknown>[]> {
    try {
      return await readOne(room, raw, playback);
    } catch (error) {
      if (error instanceof MatrixFailure) throw error;
      context.log.error({ network: settings.name, event: raw.id, err: error }, "an event could not be read");
      return [];
    }
  }

  async function readOne(room: Room, sealed: RawEvent, playback: boolean): Promise<Promise<unknown>[]> {
    let raw: RawEvent = sealed;
    if (sealed.type === "m.room.encrypted") {
      const opened = await context.encryption()?.decrypt(room.id, sealed);
      if (!opened) return [];
      raw = opened;
    }
    if (raw.redacts !== undefined) context.encryption()?.forget(raw.redacts);
    await lookUp(room.id, raw);
    const known = remembered(raw);
    memory.set(raw.id, known);
    if (known.thread !== undefined) threads.set(known.thread, raw.id);
    const told = inbound(raw, viewOf(room.id), { now: context.clock.now(), playback });
    for (const event of told) {
      if (event.kind === "rename") renames.set(event.to.key, event.to.name);
      if (event.kind === "message" && event.place.private) rooms.prefer(event.actor.key, room.id);
    }
    if (raw.stateKey !== undefined) await takeState(context, doors, room, raw, playback);
    return told.map((event) => context.emit(event));
  }

  /** Who is in a channel, as a whole. */
  async function members(room: Room): Promise<void> {
    const place = rooms.placeOf(room.id);
    if (place.private) return;
    try {
      const joined = await context.api().joinedMembers(room.id);
      const actors = [...joined]
        .filter(([user]) => user !== context.me())
        .map(([user, displayName]) => {
          const name = nameFrom(displayName, user);
          names.set(user, name);
          return { key: user, name, address: user, verified: true, bot: context.isBot(user) };
        });
      const id = `${settings.name}/members/${context.serial()}`;
      await context.emit({
        kind: "members",
        id,
        at: context.clock.now(),
        network: settings.name,
        place,
        actors,
      });
    } catch (error) {
      const failure = readFailure(error);
      if (failure.code !== "M_FORBIDDEN") throw error;
    }
  }

  /** Where the history that the journal has ends; undefined when there is none to go on from. */
  function knownOf(room: Room, position: Position): KnownPart | undefined {
    if (position.since !== undefined) return { since: position.since };
    if (!cursor) return undefined;
    const last = cursor.channels.get(rooms.placeOf(room.id).channel);
    return last
      ? { at: last.at, ...(last.native === undefined ? {} : { id: last.native }) }
      : { at: cursor.at };
  }

  /** Where our invitation, or our coming without one, stands in a part of a room's history; 0 when it is not in it. */
  function arrival(events: readonly RawEvent[]): number {
    const ours = (raw: RawEvent): boolean => raw.type === "m.room.member" && raw.stateKey === context.me();
    const joined = events.findLastIndex(
      (raw) => ours(raw) && raw.content["membership"] === "join" && raw.before?.["membership"] !== "join",
    );
    const invited = events.findLastIndex((raw) => ours(raw) && raw.content["membership"] === "invite");
    return Math.max(0, invited >= 0 && invited < joined ? invited : joined);
  }

  async function takeRoom(id: string, raw: Fields, position: Position): Promise<Promise<unknown>[]> {
    const room = rooms.get(id);
    const entered = !room.joined || !room.known;
    room.joined = true;
    room.known = true;
    room.removed = undefined;
    const initial = position.since === undefined && position.first;
    for (const event of readEvents(fields(raw["state"])["events"]))
      await takeState(context, doors, room, event, true);
    if (room.space) return [];
    const timeline = fields(raw["timeline"]);
    const recent = readEvents(timeline["events"]);
    const known = knownOf(room, position);
    const told: Promise<unknown>[] = [];
    /** What was said before we came is not for us, though what it made of the room is. */
    const passOver = async (events: readonly RawEvent[]): Promise<void> => {
      for (const event of events) {
        memory.set(event.id, remembered(event));
        await takeState(context, doors, room, event, true);
      }
    };
    const take = async (events: readonly RawEvent[], start: number, playback: boolean): Promise<void> => {
      await passOver(events.slice(0, start));
      for (const event of events.slice(start)) told.push(...(await takeEvent(room, event, playback)));
    };
    const start = arrival(recent);
    const before = text(timeline["prev_batch"]);
    const gap = timeline["limited"] === true && start === 0 && known !== undefined && before !== undefined;
    if (gap) {
      const { events, cut } = await readGap(context.api(), id, before, known, context.clock.now());
      const { place } = viewOf(id);
      if (cut) context.trouble(missedTrouble(place.channel, events.length), place, `missed/${before}`);
      await take(events, arrival(events), true);
    }
    // Without a position this is the very first start: nothing of it was said to us.
    if (known) await take(recent, start, initial);
    else await passOver(recent);
    if (position.first || entered || start > 0 || gap) await members(room);
    return told;
  }

  function takeLeave(id: string, raw: Fields): void {
    const room = rooms.get(id);
    const events = [
      ...readEvents(fields(raw["state"])["events"]),
      ...readEvents(fields(raw["timeline"])["events"]),
    ];
    const end = events.findLast((one) => one.type === "m.room.member" && one.stateKey === context.me());
    room.joined = false;
    if (!end || end.sender === context.me()) return;
    const place = rooms.placeOf(id);
    const reason = oneLine(text(end.content["reason"]) ?? "");
    const trouble = removedTrouble(place.channel, end.sender, end.content["membership"] === "ban", reason);
    room.removed = trouble.what;
    if (!room.space && !place.private) context.trouble(trouble, place, `removed/${end.id}`);
  }

  /**
   * One sync. Resolves when everything in it is in the journal.
   * @throws MatrixFailure when something could not be read; the same sync is then taken again
   */
  async function take(sync: Fields, position: Position): Promise<void> {
    for (const event of [fields(sync["account_data"])["events"]].flat())
      if (fields(event)["type"] === "m.direct") rooms.setDirect(fields(fields(event)["content"]));
    await context.encryption()?.takeSync(sync);
    const all = fields(sync["rooms"]);
    for (const [id, room] of Object.entries(fields(all["leave"]))) takeLeave(id, fields(room));
    await doors.invites(fields(all["invite"]));
    const told: Promise<unknown>[] = [];
    for (const [id, room] of Object.entries(fields(all["join"])))
      told.push(...(await takeRoom(id, fields(room), position)));
    await Promise.all(told);
  }

  return {
    take,
    /** A message that came before its key did. Resolves when it is in the journal. */
    async late(room: string, raw: RawEvent): Promise<void> {
      await Promise.all(await takeEvent(rooms.get(room), raw, false));
    },
  };
}
