/** Turns the gateway's packets into events, in the order in which things were said. */
import type { APIMessage, GatewayDispatchPayload } from "discord.js";
import type { Event } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import { createBounded } from "./bounded.ts";
import type { CatchUp } from "./catch-up.ts";
import { type Directory, isForum, isThread, roomOf } from "./directory.ts";
import { deleted, edit, message, reaction, type Said, solved, type View } from "./inbound.ts";
import type { Rooms } from "./rooms.ts";
import type { Solved } from "./solved.ts";

/** Names of people who spoke lately. */
const mostNames = 5000;

export type Listener = ReturnType<typeof createListener>;

export function createListener(options: {
  readonly network: string;
  readonly directory: Directory;
  readonly rooms: Rooms;
  readonly solved: Solved;
  readonly catchUp: () => CatchUp;
  readonly bots: readonly string[];
  readonly now: () => number;
  /** Unique over all runs. */
  readonly serial: () => string;
  readonly self: () => View["self"];
  readonly emit: (event: Event) => void;
  /** A thread was made where the bot listens. */
  readonly join: (thread: string) => void;
  readonly log: Log;
}) {
  const { network, directory, rooms, emit } = options;
  const names = createBounded<string, string>(mostNames);
  const bots = new Set(options.bots.map((bot) => bot.replace(new RegExp(`^${network}:`), "").toLowerCase()));
  /** What is said in a channel waits while what was said there before is being read. */
  const lanes = new Map<string, Promise<unknown>>();

  const view: View = {
    network,
    get self() {
      return options.self();
    },
    place(channel) {
      const user = rooms.personIn(channel);
      return user === undefined ? directory.place(channel) : { network, channel: user, private: true };
    },
    title(channel) {
      const post = directory.get(channel);
      const forum = post?.parent === undefined ? undefined : directory.get(post.parent);
      return forum && isForum(forum) ? post?.name : undefined;
    },
    roomName: (id) => directory.get(id)?.name,
    roleName: directory.roleName,
    isBot: (name) => bots.has(name.toLowerCase()),
    nameOf: (user) => names.get(user),
  };

  const laneOf = (channel: string): string => directory.get(channel)?.parent ?? channel;

  function inLane(channel: string, what: () => unknown): void {
    const lane = laneOf(channel);
    const busy = lanes.get(lane);
    if (!busy) {
      what();
      return;
    }
    const next = busy.then(what).catch((error: unknown) => {
      options.log.error({ network, err: error }, "a packet of the gateway could not be read; it is left out");
    });
    lanes.set(lane, next);
    void next.then(() => lanes.get(lane) === next && lanes.delete(lane));
  }

  /** Reads something first; what comes meanwhile waits. */
  function first(channel: string, what: () => Promise<unknown>): void {
    const lane = laneOf(channel);
    const next = (lanes.get(lane) ?? Promise.resolve()).then(what).catch((error: unknown) => {
      options.log.warn({ network, channel, err: error }, "what was said meanwhile can't be read here");
    });
    lanes.set(lane, next);
    void next.then(() => lanes.get(lane) === next && lanes.delete(lane));
  }

  /** A packet may be about a thread that nobody has told of yet. */
  function known(channel: string, guild: string | undefined, what: () => unknown): void {
    if (guild !== undefined && !directory.get(channel)) first(channel, () => rooms.learn(channel));
    inLane(channel, what);
  }

  function take(said: Said): void {
    const { author } = said;
    if (author.id !== view.self.id)
      names.set(author.id, said.member?.nick ?? author.global_name ?? author.username);
    const event = message(view, said);
    if (!event) return;
    options.catchUp().saw(said.channel_id, said.id);
    rooms.remember(said.id, event.toBot ?? event.text);
    emit(event);
  }

  function threadChanged(
    packet: Extract<GatewayDispatchPayload, { t: "THREAD_UPDATE" | "THREAD_CREATE" }>,
  ): void {
    const after = roomOf(packet.d);
    const before = directory.get(packet.d.id);
    directory.take(packet);
    if (!after || !isThread(after) || !directory.place(after.id)) return;
    if (packet.t === "THREAD_CREATE") {
      if ("newly_created" in packet.d && packet.d.newly_created) options.join(after.id);
      return;
    }
    const change = options.solved.change(before, after);
    if (!change) return;
    const arrival = { at: options.now(), serial: options.serial(), removed: change === "taken" };
    const event = solved(view, after, arrival);
    if (event) emit(event);
  }

  function heard(packet: GatewayDispatchPayload): void {
    switch (packet.t) {
      case "MESSAGE_CREATE": {
        const { d } = packet;
        if (d.guild_id === undefined && d.author.id !== view.self.id && !d.webhook_id) {
          if (rooms.personIn(d.channel_id) === undefined)
            first(d.channel_id, () => options.catchUp().stranger(d.channel_id));
          rooms.knows(d.author.id, d.channel_id);
        }
        known(d.channel_id, d.guild_id, () => take(d));
        return;
      }
      case "MESSAGE_UPDATE":
        known(packet.d.channel_id, packet.d.guild_id, () => {
          const event = edit(view, packet.d);
          if (event) emit(event);
        });
        return;
      case "MESSAGE_DELETE":
      case "MESSAGE_DELETE_BULK": {
        const { channel_id, guild_id } = packet.d;
        const ids = "ids" in packet.d ? packet.d.ids : [packet.d.id];
        known(channel_id, guild_id, () => deleted(view, ids, channel_id, options.now()).forEach(emit));
        return;
      }
      case "MESSAGE_REACTION_ADD":
      case "MESSAGE_REACTION_REMOVE": {
        const { d } = packet;
        const removed = packet.t === "MESSAGE_REACTION_REMOVE";
        if (d.guild_id === undefined && d.user_id !== view.self.id) rooms.knows(d.user_id, d.channel_id);
        known(d.channel_id, d.guild_id, () => {
          const event = reaction(view, d, { at: options.now(), serial: options.serial(), removed });
          if (event) emit(event);
        });
        return;
      }
      case "THREAD_CREATE":
      case "THREAD_UPDATE":
        inLane(packet.d.id, () => threadChanged(packet));
        return;
      default:
        directory.take(packet);
    }
  }

  return {
    view,
    heard,
    first,
    /** A message that was said while the bot was away. */
    caughtUp: (said: APIMessage): void => take(said),
  };
}
