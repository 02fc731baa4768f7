/** What a room's state events change in what we know of it. */
import type { Context } from "./context.ts";
import type { Doors } from "./join.ts";
import { type RawEvent, text } from "./raw.ts";
import type { Room } from "./rooms.ts";
import { called, encryptedTrouble } from "./trouble.ts";
import { nameFrom } from "./words.ts";

async function takeMember(context: Context, doors: Doors, room: Room, raw: RawEvent): Promise<void> {
  const { rooms, names } = context;
  const user = raw.stateKey ?? "";
  const membership = raw.content["membership"];
  const me = context.me();
  if (membership === "join" && user !== me) names.set(user, nameFrom(text(raw.content["displayname"]), user));
  if (rooms.partnerIn(room.id) === user)
    room.partner = membership === "join" || membership === "invite" ? "there" : "gone";
  // A crash may have come between an invitation and writing down that the room is for two.
  if (membership !== "invite" || raw.content["is_direct"] !== true || rooms.isChannel(room.id)) return;
  const other = user === me ? raw.sender : user;
  if ((user === me || raw.sender === me) && rooms.partnerIn(room.id) === undefined)
    await doors.addDirect(other, room.id);
}

/** @param old it was so before; nothing new happened */
export async function takeState(
  context: Context,
  doors: Doors,
  room: Room,
  raw: RawEvent,
  old: boolean,
): Promise<void> {
  if (raw.stateKey === undefined) return;
  if (raw.type === "m.room.member") {
    await takeMember(context, doors, room, raw);
    await context.encryption()?.follow(room.id, raw);
    return;
  }
  if (raw.stateKey !== "") return;
  switch (raw.type) {
    case "m.room.create":
      room.space = raw.content["type"] === "m.space";
      return;
    case "m.room.encryption": {
      room.encrypted = true;
      await context.encryption()?.follow(room.id, raw);
      if (context.encryption()) return;
      const place = context.rooms.placeOf(room.id);
      context.trouble(encryptedTrouble(called(place)), place, `encrypted/${room.id}`);
      return;
    }
    case "m.room.tombstone":
      if (room.followed && old) return;
      room.followed = true;
      await doors.upgraded(room.id, raw);
      return;
    default:
  }
}
