import { setMaxListeners } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Adapter, SendFailed, type Traits } from "../../src/adapter.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import type { Log } from "../../src/log.ts";
import type { MatrixSettings } from "../../src/settings/matrix.ts";
import { KeyStoreError } from "./crypto/key-store.ts";
import { readFailure } from "./failure.ts";
import { LoginRefused, logIn } from "./login.ts";
import { type Files, openSession, type Session, type SessionOptions } from "./session.ts";
import { createStateFile } from "./state-file.ts";
import { pauseBefore, type Timing, usualTiming } from "./timing.ts";

/** What the adapter gets from outside. */
export interface MatrixDeps {
  readonly log: Log;
  readonly version: string;
  /** Where token, device and position are kept. */
  readonly dataFolder: string;
  readonly clock?: Clock;
  /** 0 to 1, for the jitter of the pauses. */
  readonly random?: () => number;
  /** User ids of bots, also as `NETWORK:ID`. */
  readonly bots?: readonly string[];
  /** Other times than the usual ones, for tests. */
  readonly timing?: Partial<Timing>;
}

/** An event has 65,536 bytes, for the text, its HTML, and all that servers add. */
export const traits: Traits = {
  format: "markdown",
  maxBytes: 30_000,
  maxParts: 3,
  edits: true,
  retracts: true,
  reactions: true,
  threads: true,
  buttons: false,
  resendable: true,
};

/** The files in which a network keeps what it has to know after a restart. */
export function filesOf(settings: MatrixSettings, folder: string): Files {
  const file = (what: string) => join(folder, `matrix-${settings.name}-${what}.json`);
  return {
    login: createStateFile(file("login"), true),
    sync: createStateFile(file("sync")),
    avatar: createStateFile(file("avatar")),
  };
}

/** One Matrix account on one homeserver. Several may live in one process; they share nothing. */
export function createMatrixAdapter(settings: MatrixSettings, deps: MatrixDeps): Adapter {
  const { log } = deps;
  const clock = deps.clock ?? systemClock;
  const random = deps.random ?? Math.random;
  const timing: Timing = { ...usualTiming, ...deps.timing };
  const files = filesOf(settings, deps.dataFolder);
  const bots = new Set((deps.bots ?? []).map((bot) => bot.toLowerCase()));
  const boot = `${clock.now().toString(36)}${Math.floor(random() * 36 ** 3).toString(36)}`;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every request under way listens for the end.
  setMaxListeners(0, signal);
  const network = settings.name;
  let count = 0;
  let session: Session | undefined;
  let up = false;
  let running: Promise<void> | undefined;

  type Shared = Omit<SessionOptions, "receive" | "since" | "login">;
  const shared: Shared = {
    settings,
    files,
    folder: deps.dataFolder,
    log,
    clock,
    timing,
    random,
    signal,
    serial: () => `${boot}.${(count++).toString(36)}`,
    isBot: (user) => bots.has(user.toLowerCase()) || bots.has(`${network}:${user}`.toLowerCase()),
  };

  /** Connects until it works. @throws LoginRefused when it never will */
  async function connect(more: Pick<SessionOptions, "receive" | "since">): Promise<Session | undefined> {
    for (let tries = 1; !signal.aborted; tries++) {
      try {
        const login = await logIn(settings, files.login, signal);
        const opened = openSession({ ...shared, ...more, login });
        await Promise.race([opened.ready, opened.ended]);
        return opened;
      } catch (error) {
        if (signal.aborted) return undefined;
        if (error instanceof LoginRefused || (error as Error).name !== "MatrixFailure") throw error;
        const { message, retryAfterMs = 0 } = readFailure(error);
        const pause = Math.max(
          retryAfterMs,
          pauseBefore(tries, timing.firstRetry, timing.maxRetry, random()),
        );
        const level = tries === 1 ? "warn" : "debug";
        log[level]({ network, reason: message, retryMs: pause }, `${settings.homeserver} can't be reached`);
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
    return undefined;
  }

  async function start(more: Pick<SessionOptions, "receive" | "since">): Promise<void> {
    let opened: Session | undefined;
    try {
      opened = await connect(more);
    } catch (error) {
      if (error instanceof LoginRefused)
        throw new SendFailed(`${error.message} ${error.mend}`, { forGood: true, cause: error });
      if (error instanceof KeyStoreError)
        throw new SendFailed(error.message, { forGood: true, cause: error });
      throw error;
    }
    if (!opened || signal.aborted) throw new SendFailed("Stopped before it was connected");
    session = opened;
    up = true;
    log.info({ network }, `Connected to ${settings.homeserver}`);
    running = opened.ended.catch((error: unknown) => {
      log.error({ network, err: error }, "What happens on this network can't be taken in any more");
    });
  }

  return {
    network,
    traits,
    start(receive, _commands, since) {
      const starting = start({ receive, since });
      running = starting.catch(() => undefined);
      return starting;
    },
    send(item, key, tried) {
      if (session && up && !signal.aborted) return session.send(item, key, tried);
      const why = `Not connected to ${settings.homeserver}`;
      const how = { offline: true, notTaken: true, retryAfterMs: timing.firstRetry };
      return Promise.reject(new SendFailed(why, how));
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
