/** Conversations with one person: the room that is there, or a new one. */
import { SendFailed } from "../../src/adapter.ts";
import type { Context } from "./context.ts";
import { readFailure, toSendFailed } from "./failure.ts";
import type { Doors } from "./join.ts";

const userId = /^@[^\s:]*:\S+$/;

export function createDirect(context: Context, doors: Doors) {
  const { rooms } = context;
  const opening = new Map<string, Promise<string>>();

  /** Whether what is said in a room reaches the person; they are asked back when they left. */
  async function reaches(id: string, user: string): Promise<boolean> {
    const room = rooms.get(id);
    if (!room.joined || room.space || (room.encrypted && !context.encryption())) return false;
    const api = context.api();
    if (room.partner === undefined) {
      const member = await api.state(id, "m.room.member", user);
      const there = member?.["membership"] === "join" || member?.["membership"] === "invite";
      room.partner = there ? "there" : "gone";
    }
    if (room.partner === "there") return true;
    try {
      await api.invite(id, user);
      room.partner = "there";
      return true;
    } catch (error) {
      if (readFailure(error).code === "M_FORBIDDEN") return false;
      throw error;
    }
  }

  async function exists(user: string): Promise<boolean> {
    try {
      return (await context.api().profile(user)) !== undefined;
    } catch (error) {
      // Some servers show profiles to acquaintances only.
      if (readFailure(error).code === "M_FORBIDDEN") return true;
      throw error;
    }
  }

  async function open(user: string): Promise<string> {
    for (const id of rooms.directWith(user)) if (await reaches(id, user)) return id;
    if (!(await exists(user))) throw new SendFailed(`There is no user ${user}`, { forGood: true });
    const id = await context.api().createRoom({
      preset: "trusted_private_chat",
      visibility: "private",
      is_direct: true,
      invite: [user],
    });
    const room = rooms.get(id);
    room.joined = true;
    room.partner = "there";
    await doors.addDirect(user, id);
    return id;
  }

  return {
    /**
     * The id of the room for talking to somebody; makes it when there is none.
     * @throws SendFailed
     */
    async roomFor(user: string): Promise<string> {
      if (!userId.test(user) || user === context.me())
        throw new SendFailed(`${JSON.stringify(user)} is no user that can be written to`, { forGood: true });
      let room = opening.get(user);
      if (!room) {
        room = open(user).finally(() => opening.delete(user));
        opening.set(user, room);
      }
      try {
        return await room;
      } catch (error) {
        throw toSendFailed(error, `A conversation with ${user} could not be opened`);
      }
    },
  };
}
