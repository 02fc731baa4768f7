/** The seam between the core and a network. Types, and the one error an adapter throws. */
import type { Command } from "./command.ts";
import type { Addressee, Choice } from "./effects.ts";
import type { Event, Millis, Place } from "./events.ts";

/** What a network can do. Data, read only by `fit`, and by `deliver` for `resendable`. */
export interface Traits {
  /** `lines`: one outbox row a line, each under `maxBytes`. `markdown`: one row, split only over `maxBytes`. */
  readonly format: "lines" | "markdown";
  /** UTF-8 bytes of text that surely fit one network call. */
  readonly maxBytes: number;
  /** How many lines or parts one `Say` may take before it is cut and linked. */
  readonly maxParts: number;
  readonly edits: boolean;
  readonly retracts: boolean;
  readonly reactions: boolean;
  readonly threads: boolean;
  readonly buttons: boolean;
  /** Sending the same key twice shows once (Matrix transaction id, Discord enforced nonce). */
  readonly resendable: boolean;
}

/** A piece of one line with its look. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  /** A name that must not highlight whoever bears it. */
  readonly quiet?: true;
}

/** A text fitted to a network: a single line of spans, or Markdown. */
export type Body =
  | { readonly format: "lines"; readonly spans: readonly Span[] }
  | { readonly format: "markdown"; readonly markdown: string; readonly quiet?: readonly string[] };

/** A message to be said. */
interface Saying {
  readonly do: "say";
  readonly to: Place;
  readonly body: Body;
  readonly for?: Addressee;
  readonly replyTo?: string;
  readonly choices?: readonly Choice[];
  readonly priority: 0 | 1 | 2;
  /** To be seen by whoever called alone, where that can be. */
  readonly aside?: true;
  /** The call that this answers, as the adapter's own event named it. */
  readonly handle?: string;
}

/** One network call. What a row of the outbox holds. */
export type Outgoing =
  | Saying
  | {
      readonly do: "amend";
      readonly to: Place;
      readonly target: string;
      readonly body: Body;
      /** The row that said what is changed. */
      readonly of?: Saying;
    }
  | { readonly do: "retract"; readonly to: Place; readonly target: string; readonly of?: Saying }
  | {
      readonly do: "react";
      readonly to: Place;
      readonly target: string;
      readonly emoji: string;
      /** Taken away again. */
      readonly removed?: true;
    };

/**
 * Hands an event to the core. Resolves once it is in the journal, with true when it
 * was new; only then may an adapter save its own position. Rejects when the journal
 * cannot be written: the bot is stopping.
 */
export type Receive = (event: Event) => Promise<boolean>;

/** Where the journal stands for a network: what was last seen, for catching up. */
export interface Cursor {
  /** When the last event of this network happened. */
  readonly at: Millis;
  /** The last message's native id in each channel, where the network gives ids. */
  readonly channels: ReadonlyMap<string, { readonly at: Millis; readonly native?: string }>;
  /** The same of private conversations in the day before, by the person's address, the latest first. */
  readonly people?: ReadonlyMap<string, { readonly at: Millis; readonly native?: string }>;
}

/** One network. The whole interface; keep it small. */
export interface Adapter {
  readonly network: string;
  readonly traits: Traits;
  /** Connects, and goes on reconnecting until `stop`. Resolves when connected for the first time; rejects when that can never work (wrong password). */
  start(receive: Receive, commands: readonly Command[], since: Cursor | undefined): Promise<void>;
  /**
   * Sends one row. Returns the network's id of what was sent. Throws {@link SendFailed}.
   * @param tried when it was first tried, if nobody knows what became of that: it may have arrived
   */
  send(item: Outgoing, key: string, tried?: Millis): Promise<string>;
  /** Says goodbye, closes, and leaves no timer behind. */
  stop(): Promise<void>;
}

/** A row did not go out. Without `forGood` or `unsure` it is tried again. */
export class SendFailed extends Error {
  override readonly name = "SendFailed";
  /** Not before this many milliseconds, as the network asks. */
  readonly retryAfterMs: number | undefined;
  /** The network cannot be reached now; waiting for it does not count as a try. */
  readonly offline: boolean;
  /** Trying again is of no use: no such nick, no permission. */
  readonly forGood: boolean;
  /** It may have arrived; the network has no way to tell. */
  readonly unsure: boolean;
  /** It surely did not arrive: it was refused, or never left. */
  readonly notTaken: boolean;

  constructor(
    reason: string,
    how: {
      retryAfterMs?: number;
      offline?: boolean;
      forGood?: boolean;
      unsure?: boolean;
      notTaken?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(reason, { cause: how.cause });
    this.retryAfterMs = how.retryAfterMs;
    this.offline = how.offline ?? false;
    this.forGood = how.forGood ?? false;
    this.unsure = how.unsure ?? false;
    this.notTaken = how.notTaken ?? false;
  }
}

/** What `porchlight check` prints for one thing it looked at. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  /** How to mend it, in a sentence; present when not ok. */
  readonly mend?: string;
}
