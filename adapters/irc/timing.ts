import type { Millis } from "../../src/events.ts";

/** How long things may take, in milliseconds. */
export interface Timing {
  /** Without a line from the server for this long, we ask whether it is there. */
  readonly quiet: Millis;
  /** It has this long to answer. */
  readonly answer: Millis;
  /** From opening the connection to the end of registration. */
  readonly register: Millis;
  /** NickServ has this long to answer. */
  readonly nickserv: Millis;
  /** The channels have this long to let us in before the bot counts as connected all the same. */
  readonly join: Millis;
  /** The server has this long to confirm a line; then nobody knows. */
  readonly confirm: Millis;
  /** Between two tries to take our nick back. */
  readonly regain: Millis;
  /** Between two tries to join a channel that refused us. */
  readonly rejoin: Millis;
  /** The first pause before connecting again; it doubles. */
  readonly firstRetry: Millis;
  readonly maxRetry: Millis;
  /** A connection that held this long was good: the pauses begin anew. */
  readonly stable: Millis;
  /** The server has this long to close the connection after QUIT. */
  readonly goodbye: Millis;
}

export const usualTiming: Timing = {
  quiet: 30_000,
  answer: 30_000,
  register: 60_000,
  nickserv: 10_000,
  join: 5000,
  confirm: 20_000,
  regain: 60_000,
  rejoin: 300_000,
  firstRetry: 1000,
  maxRetry: 300_000,
  stable: 60_000,
  goodbye: 3000,
};
