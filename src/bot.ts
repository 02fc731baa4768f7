/** Wires the straight line together: adapters, receiver, deliverer, alarm, FAQ, store. Nothing else. */
import { commands } from "../commands/all.ts";
import type { Adapter, Receive } from "./adapter.ts";
import { createAlarm } from "./alarm.ts";
import { type WatchedAreas, watchAreas } from "./areas/watch.ts";
import { type Clock, systemClock } from "./clock.ts";
import { createDeliverer } from "./deliver.ts";
import { understand } from "./embed/understand.ts";
import type { FaqFiles, FaqIndex } from "./faq/entry.ts";
import { withWordings } from "./faq/known-wordings.ts";
import { overlay, withLearned } from "./faq/overlay.ts";
import { formatProblem } from "./faq/problem.ts";
import { createPublisher, type OpenPullRequest } from "./faq/publish.ts";
import { createIndex } from "./faq/search.ts";
import { watchFaq } from "./faq/watch.ts";
import { sweepTimer } from "./features/sweep.ts";
import type { Positions } from "./forges/source.ts";
import type { Log } from "./log.ts";
import { followWeights } from "./paths.ts";
import { forgeCodeLasts } from "./people/link.ts";
import { seedPeople } from "./people/seed.ts";
import { createReceiver } from "./receive.ts";
import type { Settings } from "./settings.ts";
import { openStore, writeFailed } from "./store/open.ts";
import { createProblemTeller } from "./tell-problems.ts";

export interface BotOptions {
  readonly settings: Settings;
  /** The folder that relative paths in the settings start from. */
  readonly base: string;
  /** The database file, or `:memory:`. */
  readonly database: string;
  readonly adapters: readonly Adapter[];
  readonly clock?: Clock;
  readonly log: Log;
  /** The config's own areas, where files add to them; they are read again when they change. */
  readonly ownAreas?: Settings["areas"];
  /** Proposes FAQ entries to the project's repository. */
  readonly openPullRequest?: OpenPullRequest;
}

export interface Bot {
  readonly receive: Receive;
  /** How far forges and repositories were read. */
  readonly positions: Positions;
  /** By which logins people who were given a code for a forge say that they go there. */
  loginsWaiting(forge: string): readonly string[];
  /** The names of FAQ entries that begin with, or else contain, what was typed. */
  complete(typed: string): readonly string[];
  /** Resolves with the reason when the bot cannot go on: no journal, or no network left. */
  readonly failed: Promise<unknown>;
  /** Resolves when every network is being connected to; networks that are down are tried for ever. */
  start(): Promise<void>;
  /** Delivers what can be delivered now, keeps the rest, closes everything. */
  stop(): Promise<void>;
  /** Resolves when everything handed in is decided and everything that can go out has gone out. */
  idle(): Promise<void>;
}

/** How long `stop` waits for what is on its way, milliseconds. */
const lastDeliveries = 5000;

/** An index of so many entries is built anew for every wording, a larger one within so many milliseconds. */
const builtAtOnce = 300;
const builtWithin = 10 * 60_000;

/** @throws StoreError when the database cannot be used. */
export async function createBot(options: BotOptions): Promise<Bot> {
  const { settings, log } = options;
  const clock = options.clock ?? systemClock;
  const adapters = new Map(options.adapters.map((adapter) => [adapter.network, adapter]));
  const store = openStore(options.database, { owner: true });
  store.following.whenByRule((why) =>
    log.warn({ file: followWeights, why }, "the weights of following can't be read; going by a few rules"),
  );
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<unknown>((resolve) => {
    fail = resolve;
  });
  const onFatal = (error: unknown): void => {
    log.error(
      { err: error },
      "the database cannot be written; stopping, since nothing may happen unjournalled",
    );
    fail(writeFailed(options.database, error));
  };

  seedPeople(store, settings, clock.now());
  let files: FaqFiles = { entries: [], problems: [] };
  let faq: FaqIndex = createIndex([]);

  const understanding = await understand({ settings, base: options.base, store, clock, log });

  /** Without the wordings that were learned since it was built. */
  let built = faq;
  let later: NodeJS.Timeout | undefined;

  function reindex(): void {
    clearTimeout(later);
    later = undefined;
    const learned = store.wordings.learned(settings.answers.learn);
    built = createIndex(withLearned(overlay(files.entries, store.answers.changes()), learned));
    if (understanding) built = understanding.learn(built);
    faq = built;
  }

  /** A large index takes seconds: until it is built anew, a wording finds its entry word by word. */
  function takeWordings(): void {
    if (built.entries.length <= builtAtOnce) {
      reindex();
      return;
    }
    faq = withWordings(built, store.wordings.learned(settings.answers.learn));
    later ??= setTimeout(reindex, builtWithin).unref();
  }

  let watchingAreas: Promise<WatchedAreas> | undefined;
  let watchedAreas: WatchedAreas | undefined;

  const deliverer = createDeliverer({
    store,
    adapters,
    clock,
    log,
    onFatal,
    report: (event) => void receiver.receive(event).catch(() => undefined),
  });
  const receiver = createReceiver({
    store,
    settings,
    faq: () => faq,
    settingsNow: () => watchedAreas?.settings() ?? settings,
    traits: (network) => adapters.get(network)?.traits,
    clock,
    log,
    onQueued: deliverer.add,
    onTimer: () => alarm.look(),
    onFaqChanged: (what) => (what === "entries" ? reindex() : takeWordings()),
    onProposal: () => publisher.look(),
    onFatal,
  });
  const publisher = createPublisher({
    accepted: () => store.proposals.waiting().filter(({ state }) => state === "accepted"),
    settings,
    base: options.base,
    clock,
    log,
    receive: receiver.receive,
    openPullRequest: options.openPullRequest,
  });
  const alarm = createAlarm({ store, clock, log, receive: receiver.receive });

  const tellProblems = createProblemTeller("faq", { settings, clock, receive: receiver.receive });

  function take(read: FaqFiles): void {
    files = read;
    reindex();
    log.info({ entries: read.entries.length }, "the FAQ is read");
    tellProblems(read.problems.map(formatProblem));
  }

  let isReady = false;
  let ready: () => void = () => undefined;
  const whenReady = new Promise<void>((resolve) => {
    ready = () => {
      isReady = true;
      resolve();
    };
  });

  /**
   * Networks take their time to let a client in, so they are connected to while the FAQ is
   * read. Until it is there nothing is decided: what comes in waits, in order.
   */
  const first = understanding?.ahead(receiver.receive);
  const decided: Receive = first?.receive ?? receiver.receive;
  const receive: Receive = (event) => (isReady ? decided(event) : whenReady.then(() => decided(event)));

  let watching: ReturnType<typeof watchFaq> | undefined;

  /** Starts one network. What can never work is told; the other networks go on. */
  async function connect(adapter: Adapter): Promise<boolean> {
    try {
      // A row that is marked as going out, and dies with the process before it can, would be unsure for nothing.
      deliverer.hold(adapter.network);
      await adapter.start(receive, commands, store.journal.cursor(adapter.network));
      deliverer.release(adapter.network);
      return true;
    } catch (error) {
      if (!stopping) log.error({ network: adapter.network, err: error }, "this network can't be used");
      return false;
    }
  }

  let stopping = false;
  return {
    receive,
    positions: store.positions,
    loginsWaiting: (forge) => store.links.loginsWaiting(forge, clock.now() - forgeCodeLasts),
    complete(typed) {
      const wanted = typed.toLowerCase();
      const ids = faq.entries.map((entry) => entry.id);
      const begins = ids.filter((id) => id.toLowerCase().startsWith(wanted));
      return [...begins, ...ids.filter((id) => !begins.includes(id) && id.toLowerCase().includes(wanted))];
    },
    failed,
    async start() {
      store.transaction(() => {
        for (const network of adapters.keys()) store.presence.forget(network);
      });
      store.timers.ensure(sweepTimer, clock.now());
      const connecting = [...adapters.values()].map(connect);
      deliverer.resume();
      watching = watchFaq(settings.faq, options.base, take, log);
      const { ownAreas: own, base } = options;
      if (own) watchingAreas = watchAreas({ settings, own, base, clock, log, receive: receiver.receive });
      watchedAreas = await watchingAreas;
      take((await watching).files);
      ready();
      alarm.look();
      publisher.look();
      void Promise.all(connecting).then((outcomes) => {
        if (!stopping && !outcomes.includes(true))
          fail(new Error("No network could be used; the lines above say why."));
      });
    },
    async idle() {
      await whenReady;
      for (let quiet = 0; quiet < 2; quiet++) {
        await first?.settled();
        await receiver.settled();
        await deliverer.idle();
      }
    },
    async stop() {
      stopping = true;
      alarm.stop();
      clearTimeout(later);
      await publisher.stop();
      // A stop during the start lets the FAQ be read to its end: what came in is journalled.
      const watcher = await watching?.catch(() => undefined);
      await first?.settled();
      await receiver.settled();
      await deliverer.stop(lastDeliveries);
      await Promise.allSettled([...adapters.values()].map((adapter) => adapter.stop()));
      await receiver.settled();
      await watcher?.close();
      await (await watchingAreas?.catch(() => undefined))?.close();
      await understanding?.close();
      store.close();
    },
  };
}
