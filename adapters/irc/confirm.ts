import type { IrcMessage } from "irc-framework";
import { SendFailed } from "../../src/adapter.ts";
import type { Fold } from "./fold.ts";
import { madeId } from "./outbound.ts";

/** How this server shows that it took a line. */
export interface Proof {
  /** labeled-response: what comes back carries our label. */
  readonly labels: boolean;
  /** echo-message: what we say comes back. */
  readonly echo: boolean;
}

interface Sent {
  readonly target: string;
  readonly text: string;
  readonly label: string;
  readonly at: number;
  readonly resolve: (id: string) => void;
  readonly reject: (error: SendFailed) => void;
}

/**
 * Numerics that refuse a message, with the target as second parameter.
 * Source: https://modern.ircdocs.horse/#numerics and https://defs.ircdocs.horse/defs/numerics
 */
const refusals = new Set(["401", "403", "404", "408", "412", "413", "414", "415", "442", "477", "482"]);
for (const numeric of ["486", "487", "488", "489", "492", "494", "531", "716"]) refusals.add(numeric);

/** Numerics that ask to try later: RPL_TRYAGAIN and ERR_TARGETTOOFAST. */
const later: Readonly<Record<string, number>> = { "263": 10_000, "439": 60_000 };

export type Confirm = ReturnType<typeof createConfirm>;

/**
 * What was written and is not yet known to have arrived. By label where there are labels,
 * by target and text where there is an echo; elsewhere by the answer to a PING right
 * behind, for a server answers in order and would have refused before it.
 * @param ping writes a PING with this token, unpaced.
 */
export function createConfirm(
  options: {
    readonly proof: () => Proof;
    readonly fold: () => Fold;
    readonly ping: (token: string) => void;
    readonly serial: () => string;
    /** Milliseconds after which a line that the server says nothing about counts as unsure. */
    readonly patience: number;
    /** The server has said that it took a line. */
    readonly confirmed: () => void;
  },
  monotonic: () => number = () => performance.now(),
) {
  /** In the order of writing. */
  const sent = new Map<string, Sent>();
  let count = 0;
  let fenced = 0;
  let fencing = false;
  let sweeper: NodeJS.Timeout | undefined;

  function settle(one: Sent): void {
    sent.delete(one.label);
    options.confirmed();
    if (sent.size > 0) return;
    clearInterval(sweeper);
    sweeper = undefined;
  }

  function sweep(): void {
    const now = monotonic();
    for (const one of sent.values()) {
      if (now - one.at < options.patience) break;
      settle(one);
      one.reject(new SendFailed("The server never said whether it took the line", { unsure: true }));
    }
  }

  function fence(): void {
    fencing = false;
    if (sent.size === 0) return;
    fenced = count;
    options.ping(`pl-${fenced}`);
  }

  function byTarget(target: string, text?: string): Sent | undefined {
    const folded = options.fold()(target);
    let first: Sent | undefined;
    for (const one of sent.values()) {
      if (one.target !== folded) continue;
      if (text === undefined || one.text === text) return one;
      first ??= one;
    }
    return first;
  }

  const find = (label: string | undefined, target: string, text?: string): Sent | undefined =>
    (label === undefined ? undefined : sent.get(label)) ?? byTarget(target, text);

  return {
    get size(): number {
      return sent.size;
    },
    /** A label for a line that is about to be written. */
    next(): string {
      count++;
      return count.toString(36);
    },
    /** The line was handed to the connection. */
    written(
      line: { target: string; text: string; label: string },
      done: Pick<Sent, "resolve" | "reject">,
    ): void {
      sent.set(line.label, {
        target: options.fold()(line.target),
        text: line.text,
        label: line.label,
        at: monotonic(),
        resolve: done.resolve,
        reject: done.reject,
      });
      sweeper ??= setInterval(sweep, Math.min(2000, options.patience));
      const { labels, echo } = options.proof();
      if (labels || echo || fencing) return;
      fencing = true;
      queueMicrotask(fence);
    },
    /** Our own line came back. */
    echoed(label: string | undefined, target: string, text: string, msgid: string | undefined): void {
      const one = find(label, target, text);
      if (!one) return;
      settle(one);
      one.resolve(msgid || madeId + options.serial());
    },
    /** The server took the line and has nothing to say about it. */
    acknowledged(label: string | undefined): void {
      const one = label === undefined ? undefined : sent.get(label);
      if (!one) return;
      settle(one);
      one.resolve(madeId + options.serial());
    },
    /** A PONG: all that was written before its PING was taken. */
    passed(token: string): void {
      if (!token.startsWith("pl-")) return;
      const until = Number(token.slice(3));
      for (const one of sent.values()) {
        if (Number.parseInt(one.label, 36) > until) break;
        settle(one);
        one.resolve(madeId + options.serial());
      }
    },
    /** True when the line is about something we said. */
    refused(message: IrcMessage, label: string | undefined): boolean {
      const wait = later[message.command];
      const fail = message.command === "FAIL" && message.params[0] === "PRIVMSG";
      if (!fail && wait === undefined && !refusals.has(message.command)) return false;
      const target = fail ? (message.params[2] ?? "") : (message.params[1] ?? "");
      const one = find(label, target);
      if (!one) return false;
      settle(one);
      const reason = message.params[message.params.length - 1] ?? "no reason given";
      const how = wait === undefined ? { forGood: true } : { retryAfterMs: wait };
      one.reject(new SendFailed(`The server did not pass it on to ${target}: ${reason}`, how));
      return true;
    },
    /** The connection is gone. */
    lost(): void {
      clearInterval(sweeper);
      sweeper = undefined;
      const all = [...sent.values()];
      sent.clear();
      for (const one of all)
        one.reject(
          new SendFailed("The connection broke before the server confirmed the line", { unsure: true }),
        );
    },
  };
}
