/** The journal's door: every event comes in here, once, and leaves facts and outbox rows behind. */
import type { Receive, Traits } from "./adapter.ts";
import { calledBy } from "./called-by.ts";
import type { Clock } from "./clock.ts";
import { decide } from "./decide.ts";
import type { Effect, Outward } from "./effects.ts";
import type { Event, Millis } from "./events.ts";
import type { Fact } from "./facts.ts";
import type { FaqIndex } from "./faq/entry.ts";
import { fit } from "./fit.ts";
import type { Log } from "./log.ts";
import { unrelayed } from "./relay.ts";
import type { Settings } from "./settings.ts";
import type { Pending } from "./store/outbox.ts";
import { readOnce } from "./store/read-once.ts";
import type { Store } from "./store/store.ts";
import { createWorld } from "./store/world.ts";
import type { World } from "./world.ts";

export interface ReceiverOptions {
  readonly store: Store;
  readonly settings: Settings;
  readonly faq: () => FaqIndex;
  /** With the areas as files have them now. */
  readonly settingsNow?: () => Settings;
  /** What a network can do; undefined for one that is not connected here: nothing is queued for it. */
  readonly traits: (network: string) => Traits | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly decide?: (event: Event, world: World) => readonly Effect[];
  /** After the commit: rows to deliver. */
  readonly onQueued?: (rows: readonly Pending[]) => void;
  /** After the commit: some timer was set. */
  readonly onTimer?: () => void;
  /** After the commit: the FAQ's changes are others now; or there are only more wordings to find entries by. */
  readonly onFaqChanged?: (what: "entries" | "wordings") => void;
  /** After the commit: a proposal for the FAQ may be accepted now. */
  readonly onProposal?: () => void;
  /** Inside the transaction, for reports: what was decided. */
  readonly onDecided?: (event: Event, effects: readonly Effect[]) => void;
  /** The journal cannot be written; the bot has to stop. */
  readonly onFatal?: (error: unknown) => void;
}

export interface Receiver {
  /** Resolves after the commit. Events that arrive together share one. */
  readonly receive: Receive;
  /** The same at once, in a transaction of its own. @returns false when the id was seen before. */
  receiveNow(event: Event): boolean;
  /** Resolves when everything handed over so far is committed. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly event: Event;
  resolve(fresh: boolean): void;
  reject(error: unknown): void;
}

/** What one transaction leaves to be done after its commit. */
interface Aftermath {
  readonly rows: Pending[];
  timer: boolean;
  faq: boolean;
  wordings: boolean;
  proposal: boolean;
  /** What follows must not be decided before this is committed. */
  last: boolean;
}

const nothing = { timer: false, faq: false, wordings: false, proposal: false, last: false };

/** Facts after which entries read otherwise: maintainers' changes, and whose wordings count. */
const changesFaq: ReadonlySet<Fact["fact"]> = new Set([
  "faqChanged",
  "faqUndone",
  "unworded",
  "optout",
  "forget",
]);

/** Those whose maker is told that it is done: with the next event it has to be. */
const seenAtOnce: ReadonlySet<Fact["fact"]> = new Set(["faqChanged", "faqUndone"]);

/** How many events share a transaction at most: a bound on how long an answer waits for others. */
const batch = 256;

/** Whether the database itself failed, and not one event. Source: https://sqlite.org/rescode.html */
export function isFatal(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== "string" || !code.startsWith("SQLITE_")) return false;
  return !/^SQLITE_(CONSTRAINT|MISMATCH|RANGE|TOOBIG|ERROR)/.test(code);
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

export function createReceiver(options: ReceiverOptions): Receiver {
  const { store, clock, log } = options;
  const { world, begin } = readOnce(
    createWorld(store, options.settingsNow ?? (() => options.settings), options.faq),
  );
  const choose = options.decide ?? decide;
  let waiting: Waiting[] = [];
  let scheduled = false;
  let broken: unknown;
  let idle: (() => void)[] = [];

  function queue(effect: Outward, event: Event, now: Millis, after: Aftermath): void {
    const traits = options.traits(effect.to.network);
    if (!traits) return;
    if (effect.do === "retract") store.outbox.cancel(effect.said);
    const said = effect.do === "say" || effect.do === "react" ? effect.key : effect.said;
    const handle = effect.do === "say" ? calledBy(effect, event) : undefined;
    fit(effect, traits).forEach((fitted, part) => {
      const key = part === 0 ? effect.key : `${effect.key}#${part}`;
      const item = fitted.do === "say" && handle !== undefined ? { ...fitted, handle } : fitted;
      const row = store.outbox.add(key, said, item, now);
      if (row) after.rows.push(row);
    });
  }

  function carryOut(effect: Effect, event: Event, now: Millis, after: Aftermath): void {
    switch (effect.do) {
      case "note": {
        const { fact } = effect;
        store.apply(fact, now);
        if (fact.fact === "proposal") after.proposal = true;
        if (changesFaq.has(fact.fact)) after.faq = true;
        if (seenAtOnce.has(fact.fact)) after.last = true;
        if (fact.fact === "worded") after.wordings = true;
        if (fact.fact === "resend") {
          const row = store.outbox.resolve(fact.seq, fact.again);
          if (row) after.rows.push(row);
        }
        return;
      }
      case "wake":
        store.timers.set(effect.timer, effect.at);
        after.timer = true;
        return;
      case "rest":
        store.timers.clear(effect.timer);
        return;
      default:
        queue(effect, event, now, after);
    }
  }

  /** One event, inside a transaction. */
  function take(incoming: Event, after: Aftermath): boolean {
    const now = clock.now();
    const stamped: Event = incoming.seen === undefined ? { ...incoming, seen: now } : incoming;
    const event = unrelayed(stamped, options.settings);
    if (!store.journal.add(event, now)) {
      if (event.kind === "tick") store.timers.done(event.timer, event.at);
      return false;
    }
    const mine: Aftermath = { rows: [], ...nothing };
    try {
      store.savepoint(() => {
        if (event.kind === "tick") store.timers.done(event.timer, event.at);
        if ("actor" in event) store.people.seen(event.actor, event.network, event.at);
        begin();
        if (event.kind === "command" && event.about)
          store.people.seen(event.about.actor, event.network, event.at);
        const effects = choose(event, world);
        for (const effect of effects) carryOut(effect, event, now, mine);
        options.onDecided?.(event, effects);
      });
      after.rows.push(...mine.rows);
      after.timer ||= mine.timer;
      after.faq ||= mine.faq;
      after.wordings ||= mine.wordings;
      after.proposal ||= mine.proposal;
      after.last ||= mine.last;
    } catch (error) {
      if (isFatal(error)) throw error;
      // The event stays in the journal with its error; the bot goes on.
      store.journal.fail(event, messageOf(error));
      if (event.kind === "tick") store.timers.done(event.timer, event.at);
      log.error({ err: error, event: event.id }, "an event could not be decided; it is kept in the journal");
    }
    return true;
  }

  /** In one transaction. @returns for as many of them as could share it, from the first, whether they are new. */
  function commit(events: readonly Event[]): readonly boolean[] {
    if (broken) throw broken;
    const after: Aftermath = { rows: [], ...nothing };
    const fresh: boolean[] = [];
    try {
      store.transaction(() => {
        for (const event of events) if (!after.last) fresh.push(take(event, after));
      });
    } catch (error) {
      broken = error;
      options.onFatal?.(error);
      throw error;
    }
    if (after.faq) options.onFaqChanged?.("entries");
    else if (after.wordings) options.onFaqChanged?.("wordings");
    if (after.proposal) options.onProposal?.();
    if (after.rows.length) options.onQueued?.(after.rows);
    if (after.timer) options.onTimer?.();
    return fresh;
  }

  function flush(): void {
    scheduled = false;
    const now = waiting.slice(0, batch);
    waiting = waiting.slice(batch);
    try {
      const fresh = commit(now.map((one) => one.event));
      waiting = [...now.slice(fresh.length), ...waiting];
      fresh.forEach((isNew, index) => {
        now[index]?.resolve(isNew);
      });
    } catch (error) {
      for (const one of now) one.reject(error);
    }
    if (waiting.length) schedule();
    else {
      const done = idle;
      idle = [];
      for (const resolve of done) resolve();
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  return {
    receive: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
        schedule();
      }),
    receiveNow: (event) => commit([event])[0] ?? false,
    settled: () =>
      waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idle.push(resolve);
          }),
  };
}
