/**
 * Which permissions the bot has where.
 * Source: https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
import {
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  OverwriteType,
  PermissionFlagsBits,
} from "discord.js";

/** The names that Discord's own settings use, for what the bot needs. */
export const needed = [
  ["View Channel", PermissionFlagsBits.ViewChannel],
  ["Read Message History", PermissionFlagsBits.ReadMessageHistory],
  ["Send Messages", PermissionFlagsBits.SendMessages],
  ["Add Reactions", PermissionFlagsBits.AddReactions],
] as const;

export const neededForThreads = [
  ["Create Public Threads", PermissionFlagsBits.CreatePublicThreads],
  ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
] as const;

/** For the `solved` tag. */
export const neededInForums = [
  ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
  ["Manage Threads", PermissionFlagsBits.ManageThreads],
] as const;

const all = ~0n;

/** @param guild whose id is also its role @everyone's */
export function permissionsIn(
  guild: { readonly id: string; readonly owner: string; readonly roles: readonly APIRole[] },
  member: Pick<APIGuildMember, "roles"> & { readonly id: string },
  overwrites: readonly APIOverwrite[],
): bigint {
  if (guild.owner === member.id) return all;
  const mine = new Set([guild.id, ...member.roles]);
  let bits = 0n;
  for (const role of guild.roles) if (mine.has(role.id)) bits |= BigInt(role.permissions);
  if (bits & PermissionFlagsBits.Administrator) return all;
  const apply = (some: readonly APIOverwrite[]): void => {
    for (const one of some) bits &= ~BigInt(one.deny);
    for (const one of some) bits |= BigInt(one.allow);
  };
  const forRoles = overwrites.filter((one) => one.type === OverwriteType.Role && mine.has(one.id));
  apply(forRoles.filter((one) => one.id === guild.id));
  apply(forRoles.filter((one) => one.id !== guild.id));
  apply(overwrites.filter((one) => one.type === OverwriteType.Member && one.id === member.id));
  return bits;
}

export const missing = (bits: bigint, wanted: readonly (readonly [string, bigint])[]): readonly string[] =>
  wanted.filter(([, bit]) => (bits & bit) !== bit).map(([name]) => name);
