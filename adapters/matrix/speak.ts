/** Takes rows of the outbox to the homeserver: in order within a room, no faster than it wants. */
import { type Outgoing, SendFailed } from "../../src/adapter.ts";
import type { Millis, Place } from "../../src/events.ts";
import type { Context } from "./context.ts";
import type { createDirect } from "./direct.ts";
import { readFailure, toSendFailed } from "./failure.ts";
import { type Call, outbound, transactionOf } from "./outbound.ts";
import { called, encryptedTrouble, mutedTrouble, powerNeeded } from "./trouble.ts";
import { createTyping, shownFor } from "./typing.ts";

/** Homeservers keep transaction ids for a day or so; what is older could show twice. */
const surelyKnown: Millis = 12 * 36e5;

/** Being muted in a room is told again after this long, milliseconds. */
const tellAgain = 6 * 36e5;

export function createSpeaker(context: Context, direct: ReturnType<typeof createDirect>) {
  const { rooms, settings, clock, threads } = context;
  const typingDuring = createTyping({
    put: (room, on) => context.api().typing(room, context.me(), on, shownFor),
    after: context.timing.typing,
    clock,
    signal: context.signal,
  });
  const lines = new Map<string, Promise<unknown>>();
  const told = new Map<string, number>();
  /** The homeserver takes nothing before this; those that wait come one by one after it. */
  let quietUntil = 0;
  let lastSlot = 0;
  let pace = 0;

  /** After what came before it in the same place, whatever became of that. */
  function inLine<T>(line: string, work: () => Promise<T>): Promise<T> {
    const result = (lines.get(line) ?? Promise.resolve()).then(work, work);
    lines.set(line, result);
    const done = (): void => {
      if (lines.get(line) === result) lines.delete(line);
    };
    result.then(done, done);
    return result;
  }

  function roomOf(place: Place): string {
    const room = rooms.roomOf(place.channel);
    const known = room === undefined ? undefined : rooms.get(room);
    if (known?.removed) throw new SendFailed(known.removed, { forGood: true });
    if (known?.space)
      throw new SendFailed(`${place.channel} is a space: nothing is said there`, { forGood: true });
    if (room !== undefined && known?.joined) return room;
    const configured = settings.channels.some((channel) => channel.name === place.channel);
    // The config's rooms are tried again and again; there is hope for them.
    throw new SendFailed(`The bot is not in ${place.channel}`, { forGood: !configured, notTaken: true });
  }

  function slowDown(wait: number): void {
    quietUntil = Math.max(quietUntil, clock.now() + wait);
    lastSlot = Math.max(lastSlot, quietUntil);
    pace = wait;
  }

  async function forbidden(room: string, type: string, place: Place, why: string): Promise<void> {
    const now = clock.now();
    if (now - (told.get(room) ?? Number.NEGATIVE_INFINITY) < tellAgain) return;
    told.set(room, now);
    const levels = await context
      .api()
      .state(room, "m.room.power_levels")
      .catch(() => undefined);
    const power = levels && powerNeeded(levels, context.me(), type);
    context.trouble(mutedTrouble(place.channel, context.me(), type, power, why), place);
  }

  /** A room that no sync has told of yet may be encrypted all the same. */
  async function learn(id: string): Promise<void> {
    const room = rooms.get(id);
    if (room.known || room.encrypted) return;
    const type = "m.room.encryption";
    const content = await context.api().state(id, type);
    if (!content) return;
    room.encrypted = true;
    await context
      .encryption()
      ?.follow(id, { type, id: "", sender: "", at: undefined, content, stateKey: "" });
  }

  async function carry(room: string, call: Call, transaction: string): Promise<string> {
    const api = context.api();
    if (call.do === "redact") return api.redact(room, call.target, transaction);
    const encryption = rooms.get(room).encrypted ? context.encryption() : undefined;
    const { type, content } = encryption ? await encryption.encrypt(room, call.type, call.content) : call;
    return api.send(room, type, transaction, content);
  }

  async function send(room: string, item: Outgoing, key: string): Promise<string> {
    const { to } = item;
    await learn(room).catch((error: unknown) => {
      throw toSendFailed(error, `${to.channel} could not be looked at`);
    });
    if (rooms.get(room).encrypted && !context.encryption())
      throw new SendFailed(encryptedTrouble(called(to)).what, { forGood: true });
    if (clock.now() < quietUntil) {
      lastSlot += pace;
      // Not asked at all, so it is no try.
      const how = { offline: true, notTaken: true, retryAfterMs: lastSlot - clock.now() };
      throw new SendFailed("The homeserver wants fewer messages", how);
    }
    const call = outbound(item, { latestIn: threads.get });
    try {
      const id = await carry(room, call, transactionOf(key));
      if (item.do === "say" && to.thread !== undefined) threads.set(to.thread, id);
      return id;
    } catch (error) {
      const failure = readFailure(error);
      if (failure.retryAfterMs !== undefined) slowDown(failure.retryAfterMs);
      // The same emoji of ours is there already: that is what was wanted.
      if (failure.code === "M_DUPLICATE_ANNOTATION" && item.do === "react")
        return `annotation/${item.target}`;
      const type = call.do === "redact" ? "m.room.redaction" : call.type;
      if (failure.code === "M_FORBIDDEN") await forbidden(room, type, to, failure.message);
      throw toSendFailed(error, `${to.channel} did not take a message`);
    }
  }

  /** Sends one row. @throws SendFailed */
  return async (item: Outgoing, key: string, tried?: Millis): Promise<string> => {
    const since = clock.now();
    if (tried !== undefined && since - tried > surelyKnown && item.do !== "retract") {
      const why = "it may have been sent long ago; the homeserver no longer knows its transaction";
      throw new SendFailed(why, { unsure: true });
    }
    return inLine(item.to.channel, async () => {
      const room = item.to.private ? await direct.roomFor(item.to.channel) : roomOf(item.to);
      const work = () => send(room, item, key);
      // Nobody waits for anything else.
      return item.do === "say" && item.priority === 0 ? typingDuring(room, since, work) : work();
    });
  };
}
