/** Getting into rooms: those of the config, those we are invited to, and the successors of upgraded ones. */
import type { Context } from "./context.ts";
import { MatrixFailure, readFailure } from "./failure.ts";
import { type Fields, fields, list, type RawEvent, serverOf, text } from "./raw.ts";
import { inviteTrouble, notFoundTrouble, notJoinedTrouble, upgradeTrouble } from "./trouble.ts";
import { oneLine } from "./words.ts";

export type Doors = ReturnType<typeof createDoors>;

/** Invitations that are told to the maintainers in one run; an open server may send any number. */
const mostTold = 20;

/** Whether an invitation from somebody is accepted. */
export const mayInvite = (from: readonly string[], user: string): boolean =>
  from.some((one) => one === "*" || one === user || one.toLowerCase() === serverOf(user).toLowerCase());

export function createDoors(context: Context) {
  const { rooms, settings, log } = context;
  const refused = new Set<string>();
  const told = new Set<string>();
  /** Rooms that we want to be in but were not let into, with what to do once we are. */
  const awaited = new Map<string, () => Promise<void>>();

  const tellOnce = (channel: string, trouble: { what: string; mend: string }): void => {
    if (told.has(channel)) return;
    told.add(channel);
    context.trouble(trouble, { network: settings.name, channel });
  };

  /** @returns true when there is nothing more to try. */
  async function enter(channel: string): Promise<boolean> {
    const api = context.api();
    try {
      const found = channel.startsWith("#") ? await api.resolve(channel) : { room: channel, servers: [] };
      if (!found) {
        tellOnce(channel, notFoundTrouble(channel));
        return false;
      }
      const { room } = found;
      // Assigned before it is joined: a sync that tells of the join already knows the name.
      rooms.assign(channel, room);
      if (rooms.get(room).joined) return true;
      await api.join(room, room.includes(":") ? [serverOf(room), ...found.servers] : found.servers);
      rooms.get(room).joined = true;
      rooms.get(room).removed = undefined;
      log.info({ network: settings.name, channel }, "joined a room");
      return true;
    } catch (error) {
      const failure = readFailure(error);
      if (failure.offline || failure.loggedOut || failure.retryAfterMs !== undefined) {
        log.debug(
          { network: settings.name, channel, reason: failure.message },
          "a room could not be joined yet",
        );
        return false;
      }
      tellOnce(channel, notJoinedTrouble(channel, context.me(), failure.message));
      return false;
    }
  }

  /** The state of a room that we are shown with an invitation to it. */
  function readInvite(
    events: readonly unknown[],
  ): { by: string; direct: boolean; space: boolean } | undefined {
    let invite: { by: string; direct: boolean } | undefined;
    let space = false;
    for (const one of events) {
      const raw = fields(one);
      const content = fields(raw["content"]);
      if (raw["type"] === "m.room.create") space = content["type"] === "m.space";
      const ours = raw["type"] === "m.room.member" && raw["state_key"] === context.me();
      const by = text(raw["sender"]);
      if (ours && by !== undefined && content["membership"] === "invite")
        invite = { by, direct: content["is_direct"] === true };
    }
    return invite && { ...invite, space };
  }

  async function addDirect(user: string, room: string): Promise<void> {
    if (rooms.partnerIn(room) === user) return;
    // A crowd may be called a conversation between two, but what is said there is not private.
    if ((await context.api().joinedMembers(room)).size > 2) return;
    await context.api().setAccountData(context.me(), "m.direct", rooms.addDirect(user, room));
  }

  async function accept(room: string, by: string, direct: boolean): Promise<boolean> {
    try {
      await context.api().join(room, [serverOf(by)]);
      rooms.get(room).joined = true;
      rooms.get(room).removed = undefined;
      if (direct && !rooms.isChannel(room)) await addDirect(by, room);
      const then = awaited.get(room);
      awaited.delete(room);
      await then?.();
      log.info({ network: settings.name, room, by }, "accepted an invitation");
      return true;
    } catch (error) {
      const failure = readFailure(error);
      log.warn(
        { network: settings.name, room, by, reason: failure.message },
        "an invitation could not be accepted",
      );
      return !(failure.offline || failure.retryAfterMs !== undefined);
    }
  }

  /** Takes up one invitation, from its stripped state. */
  async function invited(room: string, events: readonly unknown[]): Promise<void> {
    const invite = readInvite(events);
    if (!invite) return;
    const { by, direct, space } = invite;
    const expected = awaited.has(room) || rooms.isChannel(room);
    if (!expected && (space || !mayInvite(settings.invitesFrom, by))) {
      if (refused.has(room)) return;
      if (refused.size < mostTold)
        context.trouble(inviteTrouble(room, oneLine(by)), undefined, `invite/${room}/${by}`);
      else log.warn({ network: settings.name, room, by }, "an invitation was not accepted");
      if (refused.size < 10_000) refused.add(room);
      return;
    }
    if (!(await accept(room, by, direct)))
      context.retry(`the invitation to ${room}`, () => accept(room, by, direct));
  }

  /** @returns true when there is nothing more to try. */
  async function move(from: string, to: string, via: string): Promise<boolean> {
    const channel = rooms.channelOf(from);
    try {
      if (!rooms.get(to).joined) await context.api().join(to, [via]);
      rooms.get(to).joined = true;
      await settle();
      return true;
    } catch (error) {
      const failure = readFailure(error);
      const place = { network: settings.name, channel };
      context.trouble(upgradeTrouble(channel, to, failure.message), place, `upgrade/${from}/${to}`);
      awaited.set(to, settle);
      return !(failure.offline || failure.retryAfterMs !== undefined);
    }

    async function settle(): Promise<void> {
      const created = await context.api().state(to, "m.room.create");
      // Anybody with enough power can point anywhere; the successor has to say the same.
      if (fields(created?.["predecessor"])["room_id"] !== from)
        throw new MatrixFailure("that room does not say that it replaces this one", { status: 403 });
      rooms.follow(from, to);
      const partner = rooms.partnerIn(from);
      if (partner !== undefined) await addDirect(partner, to);
      log.info({ network: settings.name, channel, room: to }, "followed an upgraded room");
    }
  }

  return {
    /** Joins the config's rooms; goes on trying in the background for those that do not let us in. */
    async enterAll(): Promise<void> {
      await Promise.all(
        settings.channels.map(async ({ name }) => {
          if (!(await enter(name))) context.retry(`joining ${name}`, () => enter(name));
        }),
      );
    },
    async invites(invite: Fields): Promise<void> {
      for (const [room, state] of Object.entries(invite))
        await invited(room, list(fields(fields(state)["invite_state"])["events"]));
    },
    /** Follows a room's tombstone. Source: client-server API, "Room upgrades". */
    async upgraded(from: string, tombstone: RawEvent): Promise<void> {
      const to = text(tombstone.content["replacement_room"]);
      if (to === undefined || !to.startsWith("!") || to === from) return;
      const via = serverOf(tombstone.sender);
      if (!(await move(from, to, via))) context.retry(`following ${from}`, () => move(from, to, via));
    },
    addDirect,
  };
}
