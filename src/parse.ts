/** Reads a command's arguments. Pure. */
import type { Argument, Command, Parameter } from "./command.ts";
import { parseDuration } from "./settings/duration.ts";
import type { Wording } from "./wording/en.ts";

export type Parsed =
  | { readonly ok: true; readonly args: Readonly<Record<string, Argument>> }
  | { readonly ok: false; readonly problem: string };

/** How a command is called: `!pass N [WHO]`. */
export function usage(command: Command): string {
  const parts = command.parameters.map((parameter) => {
    const name = parameter.name.toUpperCase();
    return parameter.optional ? `[${name}]` : name;
  });
  return [`!${command.name}`, ...parts].join(" ");
}

/** What somebody wrote, as it is shown back to them when it is wrong: nobody needs all of a long mistake. */
export const shortened = (written: string): string =>
  written.length > 80 ? `${written.slice(0, 80).replace(/[\ud800-\udbff]$/, "")}…` : written;

function takeWord(text: string): { word: string; rest: string } {
  const found = /^(\S+)\s*([\s\S]*)$/.exec(text);
  return { word: found?.[1] ?? "", rest: found?.[2] ?? "" };
}

function read(parameter: Parameter, word: string): Argument | Error {
  switch (parameter.type) {
    case "number": {
      const digits = /^#?(\d{1,9})$/.exec(word)?.[1];
      return digits === undefined ? new Error("number") : Number(digits);
    }
    case "duration": {
      const ms = parseDuration(word);
      return ms === undefined || ms <= 0 || ms > 366 * 864e5 ? new Error("duration") : ms;
    }
    case "person":
      return word.replace(/^@/, "").replace(/[:,]$/, "");
    default:
      return word;
  }
}

/** @returns the arguments by name, or a sentence that says what is wrong with them. */
export function parseArguments(command: Command, text: string, say: Wording): Parsed {
  const how = usage(command);
  const args: Record<string, Argument> = {};
  let rest = text.trim();
  for (const [index, parameter] of command.parameters.entries()) {
    if (rest === "") {
      if (parameter.optional) continue;
      return { ok: false, problem: say.missing(how, parameter.name.toUpperCase()) };
    }
    if (parameter.type === "text") {
      args[parameter.name] = rest;
      rest = "";
      continue;
    }
    const { word, rest: after } = takeWord(rest);
    const value = read(parameter, word);
    // `!later 2h` leaves the number out.
    if (value instanceof Error && parameter.optional && index < command.parameters.length - 1) continue;
    if (value instanceof Error)
      return {
        ok: false,
        problem:
          value.message === "number"
            ? say.badNumber(shortened(word), how)
            : say.badDuration(shortened(word), how),
      };
    args[parameter.name] = value;
    rest = after;
  }
  return rest === "" ? { ok: true, args } : { ok: false, problem: say.tooMuch(how) };
}
