/** What the config says about areas, the rungs of the ladder, absences and urgency. */
import * as z from "zod";
import { name, whole } from "./channel.ts";
import { duration } from "./duration.ts";
import { placeName, quietHours } from "./ladder.ts";

/** What a question of an area should say, or what to ask for and the pattern that tells it is there. */
const need = z.union(
  [
    z.enum(["version", "log", "tried"]),
    z.strictObject({
      ask: z.string().min(1),
      pattern: z.string().refine(isPattern, "expected a regular expression such as board|arduino"),
    }),
  ],
  "expected version, log, tried, or a group of keys with ask and pattern",
);

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "iu").source !== "";
  } catch {
    return false;
  }
}

/** A file of the project's own that says who looks after what. */
const ownersFile = z.strictObject({
  path: z.string().min(1),
  kind: z.enum(["maintainers", "codeowners", "owners"]).optional(),
  /** The project's folder, where OWNERS files are named by their own. */
  root: z.string().min(1).optional(),
});

export const areaFile = z.union(
  [
    z
      .string()
      .min(1)
      .transform((path): z.output<typeof ownersFile> => ({ path })),
    ownersFile,
  ],
  "expected the path of a file, or a group of keys with its path",
);

/** Who is in a team that a CODEOWNERS file names. */
export const teams = z
  .record(
    z.string().regex(/^@?[\w.-]+(?:\/[\w.-]+)+$/, "expected ORGANISATION/TEAM, such as teapot/kettle"),
    z.array(name).min(1),
  )
  .default({});

export const area = z.strictObject({
  words: z.array(z.string().min(1)).default([]),
  channels: z.array(placeName).default([]),
  paths: z.array(z.string().min(1)).default([]),
  maintainers: z.array(name).min(1),
  wait: duration.optional(),
  patience: duration.optional(),
  asks: whole(1, 100).optional(),
  fallback: z.union([placeName, z.literal("off")]).optional(),
  quiet: quietHours.optional(),
  rota: z.enum(["daily", "weekly"]).optional(),
  needs: z.array(need).default([]),
});

const day = "\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";

/** Days off, in the person's own zone: one day, or from one to another, both included. */
export const holidays = z.array(
  z
    .string()
    .regex(
      new RegExp(`^${day}(?:\\.\\.${day})?$`),
      "expected a day or two, such as 2026-12-24 or 2026-12-24..2027-01-02",
    )
    .refine((range) => {
      const [from = "", to = from] = range.split("..");
      return from <= to;
    }, "ends before it begins"),
);

/** What makes a question urgent: said in it, in any of the bot's languages. */
const urgentWords = [
  "urgent",
  "urgently",
  "emergency",
  "asap",
  "data loss",
  "lost data",
  "production is down",
  "security hole",
  "vulnerability",
  "dringend",
  "notfall",
  "datenverlust",
  "sicherheitslücke",
  "urgence",
  "perte de données",
  "faille de sécurité",
  "urgente",
  "pérdida de datos",
  "perda de dados",
];

/** Where accepted answers go besides the FAQ's folder. */
export const proposals = z
  .strictObject({
    github: z
      .strictObject({
        api: z
          .url({ protocol: /^https?$/, error: "expected a web address" })
          .default("https://api.github.com"),
        repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "expected OWNER/NAME, such as teapot/teapot"),
        token: z.string().min(1),
        base: z.string().min(1).default("main"),
        folder: z.string().default("docs/faq"),
      })
      .optional(),
  })
  .prefault({});

/** When maintainers are told what waits, and where. */
export const digest = z
  .strictObject({
    schedule: z.string().default("0 9 * * 1-5"),
    channel: placeName.optional(),
  })
  .prefault({});

export const urgency = z
  .strictObject({
    words: z.array(z.string().min(1)).default(urgentWords),
    /** What is left of a wait is halved when the asker leaves. */
    askerLeft: z.boolean().default(false),
  })
  .prefault({});
