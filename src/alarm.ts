/** Wakes up when a timer is due and hands it in as a tick. */
import type { Clock } from "./clock.ts";
import type { TickEvent } from "./events.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

export interface Alarm {
  /** Timers were set: look again. */
  look(): void;
  stop(): void;
}

/** The system's clock may be set, and a machine may sleep: never trust one long timeout. */
const longest = 30_000;

/** A timer as the event it becomes; the same timer is the same event, however late. */
export const tickOf = (timer: { readonly key: string; readonly at: number }): TickEvent => ({
  kind: "tick",
  id: `${timer.key}@${new Date(timer.at).toISOString()}`,
  at: timer.at,
  network: "clock",
  timer: timer.key,
});

export function createAlarm(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly receive: (tick: TickEvent) => Promise<unknown>;
}): Alarm {
  const { store, clock, log } = options;
  let timeout: NodeJS.Timeout | undefined;
  let stopped = false;
  let ringing = false;

  async function ring(): Promise<void> {
    if (stopped || ringing) return;
    ringing = true;
    try {
      const due = store.timers.due(clock.now());
      await Promise.all(due.map((timer) => options.receive(tickOf(timer))));
    } catch (error) {
      if (!stopped) log.error({ err: error }, "a timer could not be handed in");
    } finally {
      ringing = false;
    }
    look();
  }

  function look(): void {
    if (stopped || ringing) return;
    clearTimeout(timeout);
    const next = store.timers.next();
    const wait = next === undefined ? longest : Math.min(longest, Math.max(0, next - clock.now()));
    timeout = setTimeout(() => void ring(), wait);
    timeout.unref();
  }

  return {
    look,
    stop() {
      stopped = true;
      clearTimeout(timeout);
    },
  };
}
