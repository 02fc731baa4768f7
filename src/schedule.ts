/** Sends the ticks of the weekly post, at their time or, when the machine slept or was off, late. */
import type { Receive } from "./adapter.ts";
import type { Millis, TickEvent } from "./events.ts";
import { nextRun, postTimer, previewTimer } from "./features/weekly/when.ts";
import type { Log } from "./log.ts";
import type { Settings } from "./settings.ts";

/** How long after its time a tick is still sent. A week later the next one takes over. */
const lateness = 6 * 864e5;
/** A machine that slept, or whose clock was set, is noticed within this time. */
const glance = 30_000;

const tick = (timer: string, due: Millis, at: Millis): TickEvent => ({
  kind: "tick",
  id: `${timer}@${new Date(due).toISOString()}`,
  network: "clock",
  timer,
  at,
});

/**
 * Every tick whose time has come and is not longer ago than six days, oldest first.
 * Ticks sent before come again: their ids are in the journal.
 */
export function dueTicks(settings: Settings, now: Millis): readonly TickEvent[] {
  const { schedule, preview } = settings.thanks;
  const ticks: TickEvent[] = [];
  let due = nextRun(schedule, settings.timezone, now - lateness);
  while (due !== undefined && due - preview <= now) {
    ticks.push(tick(previewTimer, due, due - preview));
    if (due <= now) ticks.push(tick(postTimer, due, due));
    due = nextRun(schedule, settings.timezone, due);
  }
  return ticks.sort((one, other) => one.at - other.at);
}

/** When the next tick is to be sent. */
function nextTick(settings: Settings, now: Millis): Millis | undefined {
  const { schedule, preview } = settings.thanks;
  const post = nextRun(schedule, settings.timezone, now);
  const announced = nextRun(schedule, settings.timezone, now + preview);
  const times = [post, announced === undefined ? undefined : announced - preview];
  return times.reduce((first, at) => (first === undefined || (at !== undefined && at < first) ? at : first));
}

/**
 * Starts sending. A tick that cannot be journalled is sent again a little later.
 * @throws Error when `thanks.schedule` cannot be read.
 */
export function startSchedule(options: {
  readonly settings: Settings;
  readonly receive: Receive;
  readonly log: Log;
  readonly now?: () => Millis;
}): { stop(): void } {
  const { settings, receive, log, now = Date.now } = options;
  const sent = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function send(): Promise<void> {
    for (const event of dueTicks(settings, now())) {
      if (stopped) return;
      if (sent.has(event.id)) continue;
      const isNew = await receive(event);
      sent.add(event.id);
      if (isNew) log.info({ tick: event.id, lateMs: now() - event.at }, "the clock ticked");
    }
  }

  function rest(): void {
    if (stopped) return;
    const time = now();
    const next = nextTick(settings, time) ?? Number.POSITIVE_INFINITY;
    timer = setTimeout(wake, Math.min(glance, Math.max(1, next - time)));
    timer.unref();
  }

  function wake(): void {
    send()
      .catch((error: unknown) => log.error({ err: error }, "a tick could not be journalled; trying again"))
      .finally(rest);
  }

  // Read now, so that a bad pattern is an error at the start and not on a Monday morning.
  nextTick(settings, now());
  wake();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
