/** The terminal in the config. */
import * as z from "zod";
import { channel, name } from "./channel.ts";

export const terminal = z.strictObject({
  type: z.literal("terminal"),
  name: name.default("terminal"),
  channels: z.array(channel).default([{ name: "#project" }]),
});

export type TerminalSettings = z.output<typeof terminal>;
