import type { Command } from "../src/command.ts";
import { opt, optingWord } from "../src/people/opting.ts";

export const optin: Command = {
  name: "optin",
  summary: "end `!optout`, or part of it",
  parameters: [optingWord],
  examples: ["!optin", "!optin thanks"],
  for: "everyone",
  run: ({ what }, call, world) => opt(false, what, call, world),
};
