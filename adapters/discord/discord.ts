import type { Client, GatewayDispatchPayload } from "discord.js";
import { type Adapter, type Receive, SendFailed, type Traits } from "../../src/adapter.ts";
import { systemClock } from "../../src/clock.ts";
import type { Command } from "../../src/command.ts";
import type { Event, Place } from "../../src/events.ts";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import type { DiscordDeps } from "./deps.ts";
import { createHome } from "./home.ts";
import { openSession, type Session } from "./session.ts";
import { type Timing, usualTiming } from "./timing.ts";
import type { Trouble } from "./trouble.ts";

/**
 * A message has 2,000 characters; bytes are never fewer. The mention of whom it is for
 * and the backslashes of Discord's own Markdown go off.
 */
export const traits: Traits = {
  format: "markdown",
  maxBytes: 1800,
  maxParts: 2,
  edits: true,
  retracts: true,
  reactions: true,
  threads: true,
  buttons: true,
  resendable: true,
};

/** The same trouble is told again after this, milliseconds. */
const tellAgain = 6 * 3600_000;

/** One bot on Discord, or on a server that speaks its API. */
export function createDiscordAdapter(settings: DiscordSettings, deps: DiscordDeps): Adapter {
  const { log } = deps;
  const { name: network } = settings;
  const clock = deps.clock ?? systemClock;
  const random = deps.random ?? Math.random;
  const timing: Timing = { ...usualTiming, ...deps.timing };
  const boot = `${clock.now().toString(36)}${Math.floor(random() * 36 ** 3).toString(36)}`;
  const told = new Map<string, number>();
  let count = 0;
  let session: Session | undefined;
  let ready = false;
  let stopping = false;
  let wake: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let giveUp: ((error: Error) => void) | undefined;
  let home: ReturnType<typeof createHome> | undefined;
  let receive: Receive | undefined;

  const serial = () => `${boot}.${(count++).toString(36)}`;

  /** Resolves when it is in the journal. */
  function emit(event: Event): Promise<unknown> {
    if (stopping || !receive) return Promise.reject(new Error("The bot is stopping"));
    return receive(event);
  }

  /** The same for what nobody waits for. */
  function hand(event: Event): void {
    if (stopping) return;
    emit(event).catch((error: unknown) => {
      log.error({ err: error, event: event.id }, "an event could not be written to the journal");
    });
  }

  function trouble(one: Trouble, place?: Place): void {
    const now = clock.now();
    if (now - (told.get(one.what) ?? Number.NEGATIVE_INFINITY) < tellAgain) return;
    if (told.size > 1000) told.clear();
    told.set(one.what, now);
    log.warn({ network, mend: one.mend }, one.what);
    const where = place ? { place } : {};
    hand({ kind: "trouble", id: `${network}/t.${serial()}`, at: now, network, ...where, ...one });
  }

  const notConnected = (): SendFailed =>
    new SendFailed(`${network} is not connected`, { offline: true, notTaken: true, retryAfterMs: 1000 });

  const client = (): Client => {
    if (session) return session.client;
    throw notConnected();
  };

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(resolve: () => void, reject: (error: Error) => void): Promise<void> {
    let wasReady = false;
    let pause = timing.firstRetry;
    while (!stopping) {
      const onPacket = (packet: GatewayDispatchPayload): void => {
        if (!stopping) home?.heard(packet);
      };
      session = openSession(settings, timing, onPacket);
      let ended = await session.opened;
      if (!ended && !stopping) {
        await home?.settled();
        ready = true;
        wasReady = true;
        pause = timing.firstRetry;
        log.info({ network }, `Connected to ${settings.rest.api}`);
        resolve();
        ended = await Promise.race([
          session.closed,
          new Promise<undefined>((end) => (wake = () => end(undefined))),
        ]);
      }
      ready = false;
      await session.close();
      session = undefined;
      if (stopping || !ended) return;
      if (ended.forGood && !wasReady)
        return reject(new SendFailed(`${ended.trouble.what} ${ended.trouble.mend}`, { forGood: true }));
      if (ended.forGood) trouble(ended.trouble);
      else log.warn({ network, mend: ended.trouble.mend, retryMs: pause }, ended.trouble.what);
      await sleep(ended.forGood ? timing.maxRetry : pause * (0.75 + random() / 2));
      pause = Math.min(timing.maxRetry, pause * 2);
    }
  }

  return {
    network,
    traits,
    start(take: Receive, commands: readonly Command[], since) {
      receive = take;
      home = createHome({
        settings,
        deps: { ...deps, clock },
        timing,
        commands,
        since,
        client,
        serial,
        emit,
        hand,
        trouble,
        stopped: () => stopping,
      });
      return new Promise<void>((resolve, reject) => {
        giveUp = reject;
        running = run(resolve, reject).catch(reject);
      });
    },
    send(item, key, tried) {
      return ready && home ? home.send(item, key, tried) : Promise.reject(notConnected());
    },
    async stop() {
      stopping = true;
      home?.stop();
      wake?.();
      await session?.close();
      await running;
      giveUp?.(new SendFailed("Stopped before it was connected"));
    },
  };
}
