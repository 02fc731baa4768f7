/**
 * What `porchlight.yaml` may hold: the schema, its defaults, and the types the core
 * reads. `config.ts` reads the file; nothing else does.
 */
import { IANAZone } from "luxon";
import * as z from "zod";
import { answerMode, channelSettings, language, name, whole } from "./settings/channel.ts";
import { discord } from "./settings/discord.ts";
import { duration } from "./settings/duration.ts";
import { embeddings } from "./settings/embeddings.ts";
import { forge } from "./settings/forges.ts";
import { irc } from "./settings/irc.ts";
import { placeName } from "./settings/ladder.ts";
import { matrix } from "./settings/matrix.ts";
import { area, areaFile, digest, holidays, proposals, teams, urgency } from "./settings/routing.ts";
import { terminal } from "./settings/terminal.ts";

/** A probability. */
const share = z
  .number("expected a number from 0 to 1")
  .min(0, "expected a number from 0 to 1")
  .max(1, "expected a number from 0 to 1");

const zone = z
  .string()
  .refine((name) => IANAZone.isValidZone(name), "expected an IANA time zone such as Europe/Berlin");

const weekday = "(?:mon|tue|wed|thu|fri|sat|sun)";
const weekdays = `${weekday}(?:-${weekday})?`;
const timeOfDay = "(?:(?:[01]?\\d|2[0-3]):[0-5]\\d|24:00)";

const hours = z
  .string()
  .regex(
    new RegExp(`^${weekdays}(?:,${weekdays})* ${timeOfDay}-${timeOfDay}$`, "i"),
    "expected days and hours such as Mon-Fri 09:00-17:30",
  );

const person = z.strictObject({
  accounts: z
    .array(z.string().regex(/^[^:\s]+:\S+$/, "expected NETWORK:ACCOUNT, such as libera:alice"))
    .min(1),
  maintainer: z.boolean().default(true),
  timezone: zone.optional(),
  hours: z
    .union([hours.transform((one) => [one]), z.array(hours)], "expected days and hours, or a list of them")
    .optional(),
  cap: whole(0, 1000).default(5),
  holidays: holidays.default([]),
});

const faqSource = z.union(
  [
    z
      .string()
      .min(1)
      .transform((path) => ({ path })),
    z.strictObject({
      path: z.string().min(1),
      areas: z.array(name).optional(),
      link: z
        .url({ protocol: /^https?$/, error: "expected a web address such as https://example.org/faq" })
        .optional(),
    }),
  ],
  "expected the path of a file or folder, or a group of keys with its path",
);

/** The whole file. */
export const schema = z.strictObject({
  community: z.string().min(1).default("this project"),
  timezone: zone.default("UTC"),
  language: language.default("en"),
  database: z.string().min(1).optional(),
  log: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  faq: z.array(faqSource).default([]),
  networks: z
    .array(z.discriminatedUnion("type", [irc, matrix, discord, terminal]))
    .min(1)
    .default([{ type: "terminal", name: "terminal", channels: [{ name: "#project" }] }]),
  maintainersChannel: placeName.optional(),
  channels: channelSettings
    .extend({
      answer: answerMode.default("auto"),
      wait: z.union([z.literal("off"), duration]).default(10 * 6e4),
      patience: duration.default(30 * 6e4),
    })
    .prefault({}),
  areas: z.record(name, area).default({}),
  areaFiles: z.array(areaFile).default([]),
  teams,
  people: z.record(name, person).default({}),
  holidays: holidays.default([]),
  urgency,
  digest,
  proposals,
  answers: z
    .strictObject({
      maxAge: duration.default(10 * 6e4),
      repeatAfter: duration.default(30 * 6e4),
      threshold: share.default(0.9),
      offerThreshold: share.default(0.3),
      adapt: z.boolean().default(true),
      learn: whole(0, 100).default(10),
    })
    .prefault({}),
  embeddings: embeddings.optional(),
  questions: z
    .strictObject({ expireAfter: duration.default(7 * 864e5), resolveAfter: duration.default(864e5) })
    .prefault({}),
  thanks: z
    .strictObject({
      channels: z.array(placeName).default([]),
      schedule: z.string().default("0 9 * * 1"),
      preview: duration.default(2 * 36e5),
      firstChanges: z.array(placeName).default([]),
    })
    .prefault({}),
  webhooks: z
    .strictObject({
      host: z.string().min(1).default("127.0.0.1"),
      port: whole(0, 65535).default(8787),
      maxBody: whole(1024, 100 * 1024 * 1024).default(5 * 1024 * 1024),
      /** Short for a forge with a webhook and nothing else. */
      github: z.strictObject({ name: name.default("github"), secret: z.string().min(1) }).optional(),
    })
    .optional(),
  forges: z.array(forge).default([]),
  bots: z.array(z.string().min(1)).default([]),
  relays: z
    .array(
      z.strictObject({
        account: z.string().regex(/^[^:\s]+:\S+$/, "expected NETWORK:ACCOUNT, such as libera:bridge"),
        pattern: z
          .string()
          .refine(
            (text) => text.includes("{name}") && text.includes("{text}"),
            "expected {name} and {text} in it, such as <{name}> {text}",
          )
          .default("<{name}> {text}"),
      }),
    )
    .default([]),
  retention: z
    .strictObject({ messages: duration.default(90 * 864e5), journal: duration.default(365 * 864e5) })
    .prefault({}),
});

/** The checked config, defaults filled in. Durations in milliseconds. */
export type Settings = z.output<typeof schema>;
export type NetworkSettings = Settings["networks"][number];
export type ChannelSettings = z.output<typeof channelSettings>;
export type AreaSettings = z.output<typeof area>;
export type PersonSettings = z.output<typeof person>;
export type FaqSource = z.output<typeof faqSource>;
