import type { IrcMessage } from "irc-framework";
import type { Seen } from "./history.ts";

/** An open batch of lines that belong together. */
export interface Batch {
  readonly type: string;
  readonly params: readonly string[];
  readonly label: string | undefined;
  /** What is in it was said earlier. */
  readonly playback: boolean;
  count: number;
  last: Seen | undefined;
}

const playbacks = new Set(["chathistory", "draft/chathistory", "znc.in/playback", "playback"]);

/** A server that never closes its batches must not fill our memory. */
const mostOpen = 100;

/** Source: https://ircv3.net/specs/extensions/batch */
export function createBatches() {
  const open = new Map<string, Batch>();
  return {
    /** The batch that a line is part of. */
    of: (message: IrcMessage): Batch | undefined => {
      const reference = message.tags["batch"];
      return reference === undefined ? undefined : open.get(reference);
    },
    /** A BATCH line. Returns the batch that it closed. */
    heard(message: IrcMessage): Batch | undefined {
      const [first = "", type = "", ...params] = message.params;
      const reference = first.slice(1);
      if (first.startsWith("-")) {
        const closed = open.get(reference);
        open.delete(reference);
        return closed;
      }
      if (!first.startsWith("+")) return undefined;
      const outer = this.of(message);
      for (const oldest of open.keys()) {
        if (open.size < mostOpen) break;
        open.delete(oldest);
      }
      open.set(reference, {
        type,
        params,
        label: message.tags["label"] ?? outer?.label,
        playback: outer?.playback === true || playbacks.has(type),
        count: 0,
        last: undefined,
      });
      return undefined;
    },
  };
}
