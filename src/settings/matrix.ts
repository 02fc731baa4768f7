/** A Matrix homeserver in the config. */
import * as z from "zod";
import { channelSettings, name } from "./channel.ts";

/** Source: Matrix specification 1.15, appendices, "Identifier Grammar". */
const roomName = z
  .string()
  .max(255, "expected at most 255 characters")
  .regex(
    /^(?:#[^\s:\p{Cc}]+:\S+|![^\s\p{Cc}]+)$/u,
    "expected the alias or the id of a room, such as #project:example.org or !abc:example.org",
  );

const room = z.union(
  [roomName.transform((only) => ({ name: only })), channelSettings.extend({ name: roomName })],
  'expected the alias or id of a room in quotes, such as "#project:example.org", or a group of keys with its name',
);

const inviter = z
  .string()
  .regex(
    /^(?:\*|@[^\s:]+:\S+|[A-Za-z0-9.:[\]-]+)$/,
    "expected a user id such as @alice:example.org, a server such as example.org, or * for anybody",
  );

/** A Matrix homeserver, an account there, and its rooms. */
export const matrix = z
  .strictObject({
    type: z.literal("matrix"),
    name,
    homeserver: z.url({
      protocol: /^https?$/,
      error: "expected the address of a homeserver, such as https://matrix.example.org",
    }),
    user: z
      .string()
      .regex(/^@?[^\s:]+(?::\S+)?$/, "expected a user id such as @porchlight:example.org")
      .optional(),
    password: z.string().min(1).optional(),
    token: z.string().min(1).optional(),
    deviceName: z.string().min(1).max(100).default("Porchlight"),
    displayName: z.string().min(1).max(100).optional(),
    avatar: z
      .string()
      .regex(/^mxc:\/\/\S+\/\S+$|^[^:]+$/, "expected mxc://… or the path of an image file")
      .optional(),
    channels: z.array(room).min(1),
    invitesFrom: z.array(inviter).default([]),
    encryption: z
      .strictObject({
        passphrase: z.string().min(8, "expected a passphrase of at least 8 characters"),
      })
      .optional(),
  })
  .superRefine(({ password, token, user }, context) => {
    const tell = (key: string, message: string): void =>
      context.addIssue({ code: "custom", path: [key], message });
    if (password === undefined && token === undefined)
      tell("token", "expected a token, or a password, to log in with");
    if (password !== undefined && token !== undefined)
      tell("token", "expected either a token or a password, not both");
    if (password !== undefined && user === undefined)
      tell("user", "expected the user whose password it is, such as @porchlight:example.org");
  });

/** The checked part of the config for one homeserver, defaults filled in. */
export type MatrixSettings = z.output<typeof matrix>;
