import type { IrcMessage } from "irc-framework";
import type { Millis } from "../../src/events.ts";
import { escapeTag, madeId } from "./outbound.ts";

/** The last that was seen in a channel. */
export interface Seen {
  readonly at: Millis;
  readonly native?: string | undefined;
}

/** More pages than this are not read back: the bot was away for too long. */
const maxPages = 50;

/**
 * Asks a server with chat history for what was said since the bot was last there.
 * Source: https://ircv3.net/specs/extensions/chathistory
 */
export function createHistory(options: {
  readonly seen: ReadonlyMap<string, Seen>;
  /** Messages that one answer may hold, by ISUPPORT CHATHISTORY; 0 means no limit. */
  readonly limit: () => number;
  readonly write: (line: string) => void;
}) {
  const pages = new Map<string, number>();
  const size = () => {
    const limit = options.limit();
    return limit > 0 ? Math.min(limit, 100) : 100;
  };
  const time = (at: Millis) => `timestamp=${new Date(at).toISOString()}`;

  function after(channel: string, seen: Seen): void {
    const usable = seen.native && !seen.native.startsWith(madeId) && !seen.native.includes(" ");
    const point = usable ? `msgid=${escapeTag(seen.native ?? "")}` : time(seen.at);
    options.write(`CHATHISTORY AFTER ${channel} ${point} ${size()}`);
  }

  return {
    /** Call when we have come into a channel, before anything said there is taken in. */
    ask(channel: string): void {
      const seen = options.seen.get(channel);
      if (!seen) return;
      pages.set(channel, 1);
      after(channel, seen);
    },
    /** One answer is complete. */
    read(channel: string, count: number, last: Seen | undefined): void {
      const page = pages.get(channel);
      if (page === undefined) return;
      if (count < size() || !last || page >= maxPages) {
        pages.delete(channel);
        return;
      }
      pages.set(channel, page + 1);
      after(channel, last);
    },
    /** The server no longer knows the message: take the latest after its time. */
    failed(message: IrcMessage): void {
      const channel = message.params.find((param) => pages.has(param));
      const seen = channel === undefined ? undefined : options.seen.get(channel);
      if (channel === undefined) return;
      pages.delete(channel);
      if (seen && message.params[1] !== "UNKNOWN_COMMAND" && message.params[1] !== "INVALID_TARGET")
        options.write(`CHATHISTORY LATEST ${channel} ${time(seen.at)} ${size()}`);
    },
  };
}
