/** Finds the command in what was said, clicked or picked. Pure. */
import { commands } from "../commands/all.ts";
import type { Argument, Command } from "./command.ts";
import type { Event, ReactionEvent } from "./events.ts";
import { choiceOf } from "./features/answer/picked.ts";
import { parseArguments } from "./parse.ts";
import type { LineSaid } from "./situation.ts";
import { wording } from "./wording.ts";
import type { Menu, World } from "./world.ts";

const byName = new Map<string, Command>(
  commands.flatMap((command) => [command.name, ...(command.aliases ?? [])].map((name) => [name, command])),
);

/** A command as called. */
export type CommandLine =
  | { readonly command: undefined; readonly name: string }
  /** None of what they were offered. */
  | { readonly command: undefined; readonly declined: Menu }
  | { readonly command: Command; readonly args: Readonly<Record<string, Argument>> }
  | { readonly command: Command; readonly problem: string };

interface Parts {
  readonly name: string;
  readonly rest: string;
}

function split(line: string): Parts | undefined {
  const found = /^([a-z][a-z-]{0,30})(?:\s+([\s\S]*))?$/i.exec(line.trim());
  return found?.[1] === undefined
    ? undefined
    : { name: found[1].toLowerCase(), rest: (found[2] ?? "").trim() };
}

/** @param surely it was marked as a command, so a mistake in it is told; else it is just a sentence */
function read(
  parts: Parts | undefined,
  surely: boolean,
  world: World,
  line: LineSaid | undefined,
  maintainer = false,
): CommandLine | undefined {
  if (!parts) return undefined;
  const command = byName.get(parts.name);
  // Other bots have commands of their own in a channel: an unknown one is for them.
  if (!command) return surely && (!line || line.toBot) ? { command, name: parts.name } : undefined;
  // `!ask | bob` calls another bot's factoid for somebody.
  if (/^[|>]/.test(parts.rest) && command.name !== "faq") return undefined;
  // Plain words to the bot that happen to begin like a maintainers' command are just words.
  if (command.for === "maintainers" && !surely && !maintainer) return undefined;
  const parsed = parseArguments(command, parts.rest, wording(world.settings, line?.place));
  if (parsed.ok) return { command, args: parsed.args };
  return surely ? { command, problem: parsed.problem } : undefined;
}

/** Commands that take a whole text, as somebody who was asked would call them. */
const answering: ReadonlySet<string> = new Set(["answer", "a", "learn"]);
const fewWords = 2;

/** What a maintainer's emoji on a question that the bot passed on stands for. */
const emojis: readonly (readonly [RegExp, (n: string) => string])[] = [
  [/^(?:✋|🙋|👍|✅|🖐|:\+1:|:raised_hand:)/u, (n) => `claim ${n}`],
  [/^(?:⏭|➡|👉|:next_track:|:arrow_right:)/u, (n) => `pass ${n}`],
  [/^(?:💤|😴|⏰|:zzz:|:sleeping:)/u, (n) => `snooze ${n} 2h`],
];

function asCommand(event: ReactionEvent, world: World): string {
  if (event.removed) return "";
  const n = /^q(\d+)\/(?:ping|fallback)/.exec(world.saidAs(event.network, event.target) ?? "")?.[1];
  const found = emojis.find(([pattern]) => pattern.test(event.emoji));
  return n !== undefined && found ? found[1](n) : "";
}

/** The command in an event, if there is one. What stands inside code or quotes is none. */
export function commandLine(
  event: Event,
  line: LineSaid | undefined,
  world: World,
  maintainer: boolean,
  /** The line may well answer a ping. */
  asked = false,
): CommandLine | undefined {
  if (event.kind === "command") return read(split(event.line), true, world, line);
  if (event.kind === "reaction")
    return maintainer ? read(split(asCommand(event, world)), true, world, line) : undefined;
  if (event.kind === "press") return read(split(event.command), true, world, line);
  if (event.kind !== "message" || !line) return undefined;
  const body = line.body.trim();
  const choice = choiceOf(line, world);
  if (choice)
    return choice.picks === undefined
      ? { command: undefined, declined: choice.menu }
      : read(split(choice.picks), true, world, line);
  const marked = /^!(?=[a-z])/i.test(body);
  if (!marked && !line.toBot) return undefined;
  // The arguments are taken as written: an answer may well contain code.
  const said = split((event.toBot ?? event.text).trim().replace(/^!/, ""));
  // In an answer to a ping plain words such as "edit the file" are just words.
  if (!marked && asked && said && !answering.has(said.name) && said.rest.split(/\s+/).length > fewWords)
    return undefined;
  return read(said, marked, world, line, maintainer);
}
