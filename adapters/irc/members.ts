import type { IrcMessage } from "irc-framework";
import type { Fold } from "./fold.ts";

/** What is known of somebody with whom we share a channel. */
export interface Known {
  nick: string;
  /** The services account; empty when logged out, undefined when the server never said. */
  account: string | undefined;
  bot: boolean;
  away: boolean;
  /** Folded names of the channels that we share. */
  readonly channels: Set<string>;
}

interface Room {
  /** As the network writes it. */
  name: string;
  /** Folded nicks. */
  readonly nicks: Set<string>;
}

/** What the server told about itself that decides how its lines are read. */
export interface Dialect {
  readonly fold: Fold;
  /** `o` to `@` and so on: the symbols that may stand before a nick in NAMES. */
  readonly prefixes: string;
  /** The capability extended-join is on: JOIN carries the account. */
  readonly extendedJoin: boolean;
  /** The letter of bot mode, in WHO flags too. */
  readonly botLetter: string | undefined;
}

export type Members = ReturnType<typeof createMembers>;

/** The token of our own WHOX requests; another one belongs to nobody here. */
export const whoxToken = "71";

/** An account as the protocol writes none: `*` in JOIN and ACCOUNT, `0` in WHOX. */
export const accountOf = (word: string | undefined) => (word === "*" || word === "0" ? "" : word);

/** Follows who is where, from the server's own lines. */
export function createMembers(dialect: () => Dialect) {
  const people = new Map<string, Known>();
  const rooms = new Map<string, Room>();
  const fold: Fold = (name) => dialect().fold(name);

  function enter(channel: string, nick: string): Known | undefined {
    const room = rooms.get(fold(channel));
    if (!room || nick === "") return undefined;
    const key = fold(nick);
    let known = people.get(key);
    if (!known) {
      known = { nick, account: undefined, bot: false, away: false, channels: new Set() };
      people.set(key, known);
    }
    known.nick = nick;
    known.channels.add(fold(channel));
    room.nicks.add(key);
    return known;
  }

  function leave(channel: string, nick: string): void {
    const key = fold(nick);
    rooms.get(fold(channel))?.nicks.delete(key);
    const known = people.get(key);
    known?.channels.delete(fold(channel));
    if (known?.channels.size === 0) people.delete(key);
  }

  function close(channel: string): void {
    const room = rooms.get(fold(channel));
    for (const nick of [...(room?.nicks ?? [])]) leave(channel, nick);
    rooms.delete(fold(channel));
  }

  function quit(nick: string): void {
    const key = fold(nick);
    for (const channel of people.get(key)?.channels ?? []) rooms.get(channel)?.nicks.delete(key);
    people.delete(key);
  }

  function rename(from: string, to: string): void {
    const known = people.get(fold(from));
    if (!known) return;
    people.delete(fold(from));
    for (const channel of known.channels) {
      rooms.get(channel)?.nicks.delete(fold(from));
      rooms.get(channel)?.nicks.add(fold(to));
    }
    known.nick = to;
    people.set(fold(to), known);
  }

  function names(channel: string, list: string): void {
    const { prefixes } = dialect();
    for (const word of list.split(" ")) {
      let from = 0;
      while (from < word.length && prefixes.includes(word.charAt(from))) from++;
      const end = word.indexOf("!", from);
      enter(channel, end < 0 ? word.slice(from) : word.slice(from, end));
    }
  }

  function who(channel: string, nick: string, flags: string, account: string | undefined): void {
    const known = enter(channel, nick);
    if (!known) return;
    if (account !== undefined) known.account = account;
    known.away = flags.startsWith("G");
    const letter = dialect().botLetter;
    known.bot = letter !== undefined && flags.includes(letter);
  }

  return {
    get: (nick: string): Known | undefined => people.get(fold(nick)),
    /** The channel's name as the network writes it, when we are in it. */
    channel: (name: string): string | undefined => rooms.get(fold(name))?.name,
    in: (name: string): readonly Known[] =>
      [...(rooms.get(fold(name))?.nicks ?? [])].flatMap((nick) => people.get(nick) ?? []),
    /** We came into a channel. */
    open(name: string): void {
      close(name);
      rooms.set(fold(name), { name, nicks: new Set() });
    },
    close,
    /** Takes in one line that says who is where. Our own JOIN, PART and KICK are `open` and `close`. */
    track(message: IrcMessage): void {
      const [first = "", second = "", third = ""] = message.params;
      switch (message.command) {
        case "JOIN": {
          const known = enter(first, message.nick);
          if (known && dialect().extendedJoin) known.account = accountOf(second);
          break;
        }
        case "PART":
          leave(first, message.nick);
          break;
        case "KICK":
          leave(first, second);
          break;
        case "QUIT":
          quit(message.nick);
          break;
        case "NICK":
          if (first !== "") rename(message.nick, first);
          break;
        case "ACCOUNT": {
          const known = people.get(fold(message.nick));
          if (known) known.account = accountOf(first);
          break;
        }
        case "AWAY": {
          const known = people.get(fold(message.nick));
          if (known) known.away = first !== "";
          break;
        }
        case "353":
          names(third, message.params[3] ?? "");
          break;
        case "352":
          who(second, message.params[5] ?? "", message.params[6] ?? "", undefined);
          break;
        case "354":
          if (second === whoxToken)
            who(third, message.params[3] ?? "", message.params[4] ?? "", accountOf(message.params[5]));
          break;
        default:
      }
    },
  };
}
