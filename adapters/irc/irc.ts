import { type Adapter, type Receive, SendFailed, type Traits } from "../../src/adapter.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import type { Event } from "../../src/events.ts";
import type { IrcSettings } from "../../src/settings/irc.ts";
import { createBackoff } from "./backoff.ts";
import { readTls, whereIs } from "./connect.ts";
import type { Seen } from "./history.ts";
import type { Logger } from "./log.ts";
import { type Ended, openSession, type Session } from "./session.ts";
import { type Timing, usualTiming } from "./timing.ts";

/** What the adapter gets from outside. */
export interface IrcDeps {
  readonly log: Logger;
  readonly clock?: Clock;
  /** 0 to 1, for the jitter of the pauses. */
  readonly random?: () => number;
  /** Nicks and accounts of bots, also as `NETWORK:NAME`. */
  readonly bots?: readonly string[];
  readonly version: string;
  /** Other times than the usual ones, for tests. */
  readonly timing?: Partial<Timing>;
}

/**
 * A line has 512 bytes with CR LF. Off go a long `:nick!user@host PRIVMSG #channel :`,
 * the asker's `nick: ` and a few formatting codes.
 */
export const traits: Traits = {
  format: "lines",
  maxBytes: 300,
  maxParts: 2,
  edits: false,
  retracts: false,
  reactions: false,
  threads: false,
  buttons: false,
  resendable: false,
};

/** This many events may wait for the journal before the socket has to wait too. */
const maxPending = 256;

/** One IRC network. Several may live in one process; they share nothing. */
export function createIrcAdapter(settings: IrcSettings, deps: IrcDeps): Adapter {
  const { log } = deps;
  const clock = deps.clock ?? systemClock;
  const timing: Timing = { ...usualTiming, ...deps.timing };
  const random = deps.random ?? Math.random;
  const backoff = createBackoff(timing, random);
  const boot = `${clock.now().toString(36)}${Math.floor(random() * 36 ** 3).toString(36)}`;
  const seen = new Map<string, Seen>();
  const kicked = new Set<string>();
  let count = 0;
  let pending = 0;
  let session: Session | undefined;
  let stopping = false;
  let wake: (() => void) | undefined;
  let nextTry = 0;
  let running: Promise<void> | undefined;
  let giveUp: ((error: Error) => void) | undefined;

  const serial = () => `${boot}.${(count++).toString(36)}`;

  function remember(event: Event): void {
    if (event.kind !== "message" || event.place.private) return;
    const before = seen.get(event.place.channel);
    if (!before || before.at <= event.at)
      seen.set(event.place.channel, { at: event.at, native: event.native });
  }

  function emitTo(receive: Receive): (event: Event) => void {
    const done = () => {
      if (pending-- === maxPending) session?.resume();
    };
    return (event) => {
      remember(event);
      if (++pending === maxPending) session?.pause();
      receive(event).then(done, (error: unknown) => {
        done();
        log.error({ error, event: event.id }, "An event could not be written to the journal");
      });
    };
  }

  function sleep(ms: number): Promise<void> {
    nextTry = performance.now() + ms;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const refusal = (ended: Pick<Ended, "trouble">) =>
    new SendFailed(`${ended.trouble.what} ${ended.trouble.mend}`, { forGood: true });

  async function run(receive: Receive, ready: () => void, refuse: (error: Error) => void): Promise<void> {
    const emit = emitTo(receive);
    let wasReady = false;
    let told = "";
    while (!stopping) {
      let ended: Ended;
      try {
        const tls = await readTls(settings);
        if (stopping) return;
        const { name } = settings;
        session = openSession({
          settings,
          tls,
          version: deps.version,
          bots: deps.bots ?? [],
          clock,
          timing,
          log,
          serial,
          seen,
          kicked,
          emit,
          ready() {
            log.info({ network: name }, `Connected to ${whereIs(settings)}`);
            wasReady = true;
            told = "";
            ready();
          },
        });
        ended = await session.closed;
      } catch (error) {
        if (!(error instanceof SendFailed)) throw error;
        ended = { trouble: { what: error.message, mend: "" }, forGood: true, held: 0 };
      }
      session = undefined;
      if (stopping) return;
      if (ended.forGood && !wasReady) {
        refuse(refusal(ended));
        return;
      }
      const pause = backoff.next(ended.held);
      log.warn({ network: settings.name, mend: ended.trouble.mend, retryMs: pause }, ended.trouble.what);
      if (ended.forGood && told !== ended.trouble.what) {
        told = ended.trouble.what;
        const id = `${settings.name}/${serial()}`;
        emit({ kind: "trouble", id, at: clock.now(), network: settings.name, ...ended.trouble });
      }
      await sleep(pause);
    }
  }

  return {
    network: settings.name,
    traits,
    start(receive, _commands, since) {
      for (const [channel, last] of since?.channels ?? []) seen.set(channel, last);
      return new Promise<void>((resolve, reject) => {
        giveUp = reject;
        running = run(receive, resolve, reject).catch(reject);
      });
    },
    send(item) {
      if (session) return session.send(item);
      const wait = Math.max(1000, Math.ceil(nextTry - performance.now()));
      const why = `Not connected to ${whereIs(settings)}`;
      return Promise.reject(new SendFailed(why, { offline: true, retryAfterMs: wait }));
    },
    async stop() {
      stopping = true;
      wake?.();
      await session?.quit("Porchlight goes out");
      await running;
      giveUp?.(new SendFailed("Stopped before it was connected"));
    },
  };
}
