/** What goes wrong on Matrix, and what to do about it, in sentences. */
import type { Place } from "../../src/events.ts";
import { count, type Fields, fields } from "./raw.ts";
import { oneLine } from "./words.ts";

/** What happened, and how to mend it. */
export interface Trouble {
  readonly what: string;
  readonly mend: string;
}

export const notFoundTrouble = (channel: string): Trouble => ({
  what: `There is no room ${channel}.`,
  mend: "Correct its alias or id in the config; an alias may have been deleted, a room's id has no such fate.",
});

export const notJoinedTrouble = (channel: string, user: string, why: string): Trouble => ({
  what: `The bot could not join ${channel}: ${why}.`,
  mend: `Invite ${user} to ${channel}; it comes when it is invited. If it was banned, lift the ban.`,
});

export const removedTrouble = (channel: string, by: string, banned: boolean, reason: string): Trouble => ({
  what: `${by} ${banned ? "banned" : "removed"} the bot from ${channel}${reason === "" ? "" : `: ${reason}`}.`,
  mend: `Ask those who look after ${channel} what was wrong; the bot comes back when it is invited, or restarted.`,
});

/** A place in a sentence. */
export const called = (place: Place): string =>
  place.private ? `The conversation with ${place.channel}` : place.channel;

export const encryptedTrouble = (channel: string): Trouble => ({
  what: `${channel} is encrypted, and the bot cannot read or write there: it runs without encryption.`,
  mend: "Set encryption with a passphrase for this network in the config, or use a room without encryption (it cannot be switched off in a room; make a new one).",
});

/** Reasons that programs give for keeping a key back. Source: client-server API, "m.room_key.withheld". */
const withheld: ReadonlyMap<string, string> = new Map([
  ["m.unverified", "their program gives keys to verified devices only"],
  ["m.blacklisted", "they blocked the bot's device"],
  ["m.no_olm", "their program found no way to send it to the bot"],
]);

/** @param senders of the messages, in order; @param why what the sender's program says of it */
export function sealedTrouble(channel: string, senders: readonly string[], why: string | undefined): Trouble {
  const names = [...new Set(senders)].map(oneLine);
  const from = names.length > 3 ? `${names.slice(0, 3).join(", ")} and others` : names.join(", ");
  const many = senders.length === 1 ? "A message" : `${senders.length} messages`;
  const reason =
    why === undefined ? "the key has not come" : (withheld.get(why) ?? `the key is held back (${why})`);
  return {
    what: `${many} from ${from} in ${channel} can't be decrypted: ${reason}.`,
    mend: "Look there whether it needs an answer; whoever wrote it may write again. Messages whose key comes late are read then.",
  };
}

export const inviteTrouble = (room: string, by: string): Trouble => ({
  what: `${by} invited the bot to ${room}; the invitation was not accepted.`,
  mend: `To accept invitations from there, add ${JSON.stringify(by)} or its server to invitesFrom in the config.`,
});

export const upgradeTrouble = (channel: string, room: string, why: string): Trouble => ({
  what: `${channel} was upgraded, and the bot could not follow it to ${room}: ${why}.`,
  mend: `Invite the bot to the new room of ${channel}.`,
});

export const loginTrouble = (why: string): Trouble => ({
  what: `The homeserver no longer takes the bot's login: ${why}.`,
  mend: "Log in again: set a new access token in the config and restart the bot.",
});

export const missedTrouble = (channel: string, taken: number): Trouble => ({
  what: `More was said in ${channel} while the bot was away than it reads back; it read the last ${taken} events.`,
  mend: "Questions from before that have to be found by hand.",
});

/**
 * The level that sending needs, and ours.
 * Source: client-server API, m.room.power_levels
 */
export function powerNeeded(levels: Fields, user: string, type: string): { needs: number; has: number } {
  const needs = count(fields(levels["events"])[type]) ?? count(levels["events_default"]) ?? 0;
  const has = count(fields(levels["users"])[user]) ?? count(levels["users_default"]) ?? 0;
  return { needs, has };
}

/** @param power what is missing, when that is why */
export function mutedTrouble(
  channel: string,
  user: string,
  type: string,
  power: { readonly needs: number; readonly has: number } | undefined,
  why: string,
): Trouble {
  if (power && power.has < power.needs)
    return {
      what: `The bot may not speak in ${channel}: it has power level ${power.has}, and ${type} needs ${power.needs}.`,
      mend: `Give ${user} the power level ${power.needs} in ${channel}, or lower what ${type} needs there.`,
    };
  return {
    what: `The bot may not send ${type} in ${channel}: ${why}.`,
    mend: `Look at the permissions of ${channel}, and whether ${user} is still in it.`,
  };
}
