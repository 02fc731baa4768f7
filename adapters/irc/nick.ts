import type { IrcMessage } from "irc-framework";
import type { Fold } from "./fold.ts";

/** Nicks to try when ours is in use. */
const endings = ["_", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

export type Nick = ReturnType<typeof createNick>;

/** Finds a nick to come in with, and takes the wanted one back when it is free. */
export function createNick(options: {
  readonly wanted: string;
  readonly me: () => string;
  readonly fold: () => Fold;
  readonly monitor: () => boolean;
  readonly write: (line: string) => void;
}) {
  const { wanted, write } = options;
  let tries = 0;
  let longest = wanted.length + 1;
  let watching = false;

  const same = (a: string, b: string) => options.fold()(a) === options.fold()(b);
  const have = () => same(options.me(), wanted);

  return {
    /** Another nick, after 432, 433, 436 or 437 before registration; undefined when there is none left. */
    next(message: IrcMessage): string | undefined {
      if (message.command === "432") {
        // The wanted nick itself was allowed, only taken: so the longer one was too long.
        if (tries === 0 || longest <= wanted.length) return undefined;
        longest = wanted.length;
        tries = 0;
      }
      const ending = endings[tries++];
      return ending === undefined ? undefined : wanted.slice(0, longest - ending.length) + ending;
    },
    /** After registration, and again every minute: watches for the wanted nick. */
    regain(): void {
      if (have()) return;
      if (!options.monitor()) write(`ISON ${wanted}`);
      else if (!watching) {
        watching = true;
        write(`MONITOR + ${wanted}`);
      }
    },
    /** Reads along; takes the nick at once when its holder goes. */
    heard(message: IrcMessage): void {
      if (have()) {
        if (watching) write(`MONITOR - ${wanted}`);
        watching = false;
        return;
      }
      const last = message.params[message.params.length - 1] ?? "";
      const gone =
        ((message.command === "QUIT" || message.command === "NICK") && same(message.nick, wanted)) ||
        (message.command === "731" && last.split(",").some((nick) => same(nick, wanted))) ||
        (message.command === "303" && !last.split(" ").some((nick) => same(nick, wanted)));
      if (gone) write(`NICK ${wanted}`);
    },
  };
}
