/**
 * Takes rows from the outbox to the networks: in order within a lane, lanes side by
 * side, with back-off; a row is marked before it goes out and again when it has.
 */

import { type Adapter, type Outgoing, SendFailed } from "./adapter.ts";
import type { Clock } from "./clock.ts";
import type { Event } from "./events.ts";
import { afterFailure, undelivered } from "./failure.ts";
import type { Log } from "./log.ts";
import type { Pending } from "./store/outbox.ts";
import type { Store } from "./store/store.ts";

export interface DelivererOptions {
  readonly store: Store;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly clock: Clock;
  readonly log: Log;
  /** Where a row that cannot be delivered is reported. */
  readonly report: (event: Event) => void;
  /** The database cannot be written; the bot has to stop. */
  readonly onFatal: (error: unknown) => void;
  /** Tries before a row is given up. Being offline does not count as one. */
  readonly attempts?: number;
  /** Milliseconds that one send may take. */
  readonly timeout?: number;
  /** 0 to 1, for jitter. */
  readonly random?: () => number;
}

export interface Deliverer {
  /** What an earlier run left: interrupted rows are sent again or marked unsure, queued ones go out. */
  resume(): void;
  add(rows: readonly Pending[]): void;
  /** Rows of this network stay queued until `release`: nobody is there to take them yet. */
  hold(network: string): void;
  release(network: string): void;
  /** Resolves when nothing is under way and nothing more can go out now. */
  idle(): Promise<void>;
  /** Takes nothing new; waits for what is under way, `ms` at most. The rest stays queued. */
  stop(ms: number): Promise<void>;
}

/** How many sends a network may have under way: its own queue orders them by priority. */
const abreast = 128;

interface Lane {
  readonly rows: Pending[];
  busy: boolean;
  timer: NodeJS.Timeout | undefined;
}

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { store, clock, log } = options;
  const random = options.random ?? Math.random;
  const maxAttempts = options.attempts ?? 12;
  const timeout = options.timeout ?? 5 * 60_000;
  const lanes = new Map<string, Lane>();
  const underWay = new Map<string, number>();
  const ready = new Map<string, Lane[]>();
  const held = new Set<string>();
  let idle: (() => void)[] = [];
  let stopped = false;
  let scheduled = false;
  let busy = 0;
  /** What came back since the last turn; written together. */
  let results: (() => void)[] = [];

  function laneOf(row: Pending): Lane {
    let lane = lanes.get(row.lane);
    if (!lane) {
      lane = { rows: [], busy: false, timer: undefined };
      lanes.set(row.lane, lane);
    }
    return lane;
  }

  function offer(lane: Lane): void {
    const head = lane.rows[0];
    if (!head || lane.busy || lane.timer || stopped) return;
    const wait = head.notBefore - clock.now();
    if (wait > 0) {
      lane.timer = setTimeout(() => {
        lane.timer = undefined;
        offer(lane);
      }, wait);
      return;
    }
    lane.busy = true;
    const line = ready.get(head.network);
    if (line) line.push(lane);
    else ready.set(head.network, [lane]);
    schedule();
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(turn);
  }

  /** Everything that can start now is marked in one transaction, then sent. */
  function turn(): void {
    scheduled = false;
    const starting: { lane: Lane; row: Pending; item: Outgoing }[] = [];
    const done = results;
    results = [];
    try {
      store.transaction(() => {
        for (const write of done) write();
        if (stopped) return;
        for (const [network, line] of ready) {
          if (held.has(network)) continue;
          let room = abreast - (underWay.get(network) ?? 0);
          while (room-- > 0 && line.length) {
            const lane = line.shift();
            const row = lane?.rows[0];
            if (!lane || !row) continue;
            const item = store.outbox.sending(row.seq, clock.now()) ? store.outbox.item(row.seq) : undefined;
            if (item) starting.push({ lane, row, item });
            else {
              lane.rows.shift();
              lane.busy = false;
              offer(lane);
            }
          }
        }
      });
    } catch (error) {
      stopped = true;
      options.onFatal(error);
      return;
    }
    for (const { lane, row, item } of starting) void send(lane, row, item);
    rest();
  }

  /** The id of the message that an amendment or retraction is about is known only now. */
  function aimed(item: Outgoing, row: Pending): Outgoing {
    if (item.do !== "amend" && item.do !== "retract") return item;
    const said = store.outbox.nativeOf(row.said);
    if (!said) throw new SendFailed("what it changes never reached the network", { forGood: true });
    return { ...item, target: said.native, ...(said.item.do === "say" ? { of: said.item } : {}) };
  }

  async function send(lane: Lane, row: Pending, item: Outgoing): Promise<void> {
    busy++;
    underWay.set(row.network, (underWay.get(row.network) ?? 0) + 1);
    let expiry: NodeJS.Timeout | undefined;
    let result: () => void;
    const started = clock.now();
    try {
      const adapter = options.adapters.get(row.network);
      if (!adapter)
        throw new SendFailed(`the network ${row.network} is no longer configured`, { forGood: true });
      const native = await Promise.race([
        adapter.send(aimed(item, row), row.key, row.tried),
        new Promise<never>((_, reject) => {
          expiry = setTimeout(
            () => reject(new SendFailed("it took too long", { unsure: !adapter.traits.resendable })),
            timeout,
          );
        }),
      ]);
      lane.rows.shift();
      result = () => store.outbox.sent(row.seq, native);
    } catch (error) {
      result = failed(lane, row, error, started);
    } finally {
      clearTimeout(expiry);
    }
    busy--;
    underWay.set(row.network, (underWay.get(row.network) ?? 1) - 1);
    results.push(result);
    lane.busy = false;
    schedule();
    if (lane.rows.length) offer(lane);
    else if (!lane.timer) lanes.delete(row.lane);
  }

  function failed(lane: Lane, row: Pending, error: unknown, started: number): () => void {
    const now = clock.now();
    const outcome = afterFailure(row, error, { maxAttempts, started, now, random });
    const { reason } = outcome;
    if ("end" in outcome) {
      lane.rows.shift();
      log.warn({ row: row.key, network: row.network, reason }, `a line is ${outcome.end}`);
      options.report(undelivered(row, outcome.end, reason, now));
      return () => store.outbox.end(row.seq, outcome.end, reason);
    }
    const { again } = outcome;
    lane.rows[0] = again;
    log.debug({ row: row.key, reason, attempts: again.attempts }, "a line will be tried again");
    return () => store.outbox.again(again, reason);
  }

  function rest(): void {
    if (busy > 0 || results.length || scheduled) return;
    const done = idle;
    idle = [];
    for (const resolve of done) resolve();
  }

  function add(rows: readonly Pending[]): void {
    if (stopped) return;
    for (const row of rows) {
      const lane = laneOf(row);
      lane.rows.push(row);
      offer(lane);
    }
  }

  const quiet = (): Promise<void> =>
    new Promise((resolve) => {
      idle.push(resolve);
      schedule();
    });

  return {
    resume() {
      store.transaction(() => {
        for (const adapter of options.adapters.values()) {
          const resendable = adapter.traits.resendable;
          for (const row of store.outbox.interrupted(adapter.network, resendable))
            if (!resendable)
              options.report(
                undelivered(
                  { ...row, network: adapter.network },
                  "unsure",
                  "the bot stopped while it went out",
                  clock.now(),
                ),
              );
        }
      });
      add(store.outbox.pending());
    },
    add,
    hold: (network) => void held.add(network),
    release(network) {
      if (held.delete(network)) schedule();
    },
    idle: quiet,
    async stop(ms) {
      stopped = true;
      for (const lane of lanes.values()) clearTimeout(lane.timer);
      const deadline = new Promise<void>((resolve) => {
        setTimeout(resolve, ms).unref();
      });
      await Promise.race([quiet(), deadline]);
    },
  };
}
