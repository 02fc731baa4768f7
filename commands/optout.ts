import type { Command } from "../src/command.ts";
import { opt, optingWord } from "../src/people/opting.ts";

export const optout: Command = {
  name: "optout",
  summary: "be left alone: no unasked answers, no public thanks, nothing counted; or only part of that",
  parameters: [optingWord],
  examples: ["!optout", "!optout thanks"],
  for: "everyone",
  run: ({ what }, call, world) => opt(true, what, call, world),
};
