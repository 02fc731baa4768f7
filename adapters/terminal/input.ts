/** What a line at the keyboard or in a pipe means. Pure. */
import { stripVTControlCharacters } from "node:util";
import { saidToCalled } from "../../src/conversation/called.ts";

/** One line of input, understood. */
export type Input =
  | { readonly kind: "nothing" }
  /** Something to be said in a channel: by whom and where, when the line names them. */
  | { readonly kind: "say"; readonly text: string; readonly nick?: string; readonly channel?: string }
  /** A slash command of this terminal. */
  | {
      readonly kind: "slash";
      readonly name: string;
      readonly rest: string;
      readonly nick?: string;
      readonly channel?: string;
    }
  | { readonly kind: "malformed"; readonly why: string };

/** The slash commands, and what each does. */
export const slashCommands: Readonly<Record<string, string>> = {
  nick: "/nick NAME: speak as somebody else",
  join: "/join #channel: go to another channel",
  private: "/private TEXT: say something to the bot in private (also /msg TEXT)",
  reply: "/reply TEXT: reply to the bot's last message",
  react: "/react EMOJI: put an emoji on the bot's last message, or where the bot put that emoji itself",
  me: "/me TEXT: say what you do",
  leave: "/leave [NAME]: somebody leaves; without a name, you",
  who: "/who: who is in this channel",
  wait: "/wait [2s]: let time pass; without a time, until the bot has answered",
  help: "/help: this list",
  quit: "/quit: end",
};

const aliases: Readonly<Record<string, string>> = {
  msg: "private",
  query: "private",
  exit: "quit",
  part: "leave",
};

/** Only these can follow a name in a pipe; `alice: /etc/hosts is empty` is something said. */
const sayable: ReadonlySet<string> = new Set(["private", "reply", "react", "me"]);

/** Escape sequences and control characters out, tabs to spaces: no text may steer a terminal. */
export function withoutControls(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll("\t", " ")
    .replace(/\p{Cc}/gu, "");
}

function slash(text: string): { readonly name: string; readonly rest: string } | undefined {
  const [, name, rest = ""] = /^\/([a-z]+)(?: +(.*))?$/i.exec(text.trimEnd()) ?? [];
  if (name === undefined) return undefined;
  const lower = name.toLowerCase();
  return { name: aliases[lower] ?? lower, rest: rest.trim() };
}

/** A line typed at the prompt: it is said by whoever the prompt names. `//` says a slash. */
export function readTyped(line: string): Input {
  const text = withoutControls(line).trim();
  if (text === "") return { kind: "nothing" };
  if (text.startsWith("//")) return { kind: "say", text: text.slice(1) };
  const command = text.startsWith("/") ? slash(text) : undefined;
  return command ? { kind: "slash", ...command } : { kind: "say", text };
}

/** A line of a pipe: `nick: text`, `nick #channel: text`, a slash command, or `# a comment`. */
export function readPiped(line: string): Input {
  const text = withoutControls(line).trim();
  if (text === "" || text === "#" || text.startsWith("# ")) return { kind: "nothing" };
  if (text.startsWith("/")) {
    const command = slash(text);
    return command ? { kind: "slash", ...command } : { kind: "malformed", why: "no command after the slash" };
  }
  const [, nick, channel, said] =
    /^([^\s:]{1,64})(?:\s+(#[^\s:]{1,200}))?\s*:(?:\s+(.*))?$/u.exec(text) ?? [];
  if (nick === undefined)
    return { kind: "malformed", why: "expected `nick: text`, `nick #channel: text` or a /command" };
  const wrong = wrongNick(nick);
  if (wrong !== undefined) return { kind: "malformed", why: wrong };
  if (said === undefined) return { kind: "malformed", why: `nothing after ${nick}:` };
  const where = channel === undefined ? { nick } : { nick, channel };
  const command = said.startsWith("/") ? slash(said) : undefined;
  if (command && sayable.has(command.name)) return { kind: "slash", ...command, ...where };
  return { kind: "say", text: said, ...where };
}

/** What keeps a word from being a name, if anything. */
export function wrongNick(nick: string): string | undefined {
  if (!/^[\p{L}\p{N}_[\]{}\\|^`-][\p{L}\p{N}\p{M}_[\]{}\\|^`.-]{0,31}$/u.test(nick))
    return "a name has up to 32 letters, digits and - _ . [ ] { } \\ | ^ `";
  if (nick.toLowerCase() === "porchlight") return "porchlight is the bot's own name";
  return undefined;
}

/** What was said to the bot, without its name in front; undefined when it is not addressed. */
export function toBot(text: string): string | undefined {
  const called = /^(?:porchlight[:,]|@porchlight[:,]?(?=\s|$))\s*(.*)$/isu.exec(text)?.[1];
  return called ?? saidToCalled(text, "porchlight");
}
