/** An IRC network in the config. */
import * as z from "zod";
import { channel, name, whole } from "./channel.ts";
import { duration } from "./duration.ts";

const tlsGroup = z.strictObject({
  verify: z.boolean().default(true),
  ca: z.string().min(1).optional(),
  cert: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
});

const tls = z.union(
  [
    z.boolean().transform((on): z.output<typeof tlsGroup> | undefined => (on ? { verify: true } : undefined)),
    tlsGroup,
  ],
  "expected true, false or a group of keys (verify, ca, cert, key)",
);

/** A server, how to log in there, and the channels. */
export const irc = z.strictObject({
  type: z.literal("irc"),
  name,
  host: z.string().min(1),
  port: whole(1, 65535).optional(),
  tls: tls.prefault(true),
  nick: z.string().min(1).default("porchlight"),
  username: z.string().min(1).optional(),
  realname: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  sasl: z
    .discriminatedUnion("mechanism", [
      z.strictObject({
        mechanism: z.literal("plain"),
        account: z.string().min(1),
        password: z.string().min(1),
      }),
      z.strictObject({ mechanism: z.literal("external") }),
    ])
    .optional(),
  nickserv: z
    .strictObject({
      account: z.string().min(1).optional(),
      password: z.string().min(1),
      nick: z.string().min(1).default("NickServ"),
    })
    .optional(),
  channels: z.array(channel).min(1),
  pace: z.strictObject({ every: duration.default(2000), burst: whole(1, 1000).default(4) }).prefault({}),
  encoding: z.string().min(1).default("utf8"),
});

/** The checked part of the config for one IRC network, defaults filled in. Durations in milliseconds. */
export type IrcSettings = z.output<typeof irc>;
