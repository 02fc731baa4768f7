/** Runs logs through the same core that runs in the channel, with a clock that follows them. Sends nothing. */
import { DateTime } from "luxon";
import { tickOf } from "../alarm.ts";
import type { Event, Millis } from "../events.ts";
import type { FaqIndex } from "../faq/entry.ts";
import { sweepTimer } from "../features/sweep.ts";
import type { Log } from "../log.ts";
import { accountNamed } from "../places.ts";
import { createReceiver } from "../receive.ts";
import type { Settings } from "../settings.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { createCast, forReplay } from "./cast.ts";
import { createGatherer } from "./gather.ts";
import type { LogFile } from "./log-file.ts";
import type { FileReport, ReplayReport } from "./report.ts";
import { type Scene, scenesOf } from "./scenes.ts";
import { daysIn, timesOf } from "./timeline.ts";

export interface ReplayOptions {
  readonly logs: readonly LogFile[];
  readonly settings: Settings;
  readonly faq: FaqIndex;
  /** The network's name in the config, or any other. */
  readonly network: string;
  /** Where logs are from that don't say it. */
  readonly channel: string;
  /** The day on which logs begin, `2009-02-23`, whatever their names say. */
  readonly date?: string;
  /** IANA zone of the logs' clock. */
  readonly zone: string;
  readonly log: Log;
  /** Called now and then, and at the end. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The rounds of timers that one moment may set off; more is a timer that sets itself. */
const maxRounds = 1000;

/** A silence longer than this is a gap between logs. Everything that a question sets off comes sooner. */
const longestWait = 14 * 864e5;

/** Events between two reports of progress. */
const progressEvery = 200;

/** Which day a log begins on, and how that is known. */
function begins(log: LogFile, options: ReplayOptions): Pick<FileReport, "date" | "dated"> {
  const lines = log.lines.map(({ line }) => line);
  const first = lines.find((line) => line.kind === "day" || line.time !== undefined);
  const own = first?.kind === "day" ? first.date : first?.time?.date;
  if (own !== undefined) return { date: own, dated: "lines" };
  if (options.date !== undefined) return { date: options.date, dated: "option" };
  if (log.date !== undefined) return { date: log.date, dated: "name" };
  // Its last line was written when the file was.
  const changed = DateTime.fromMillis(log.changed, { zone: options.zone }).minus({ days: daysIn(lines) });
  return { date: changed.toISODate() ?? "1970-01-01", dated: "file" };
}

function sceneOrder(one: Scene, other: Scene): number {
  return one.event.at - other.event.at;
}

/** The config's people, reachable: what counts here is whom the bot would have asked, not whether they were up. */
function seed(store: Store, settings: Settings, network: string, channel: string, at: Millis): void {
  store.transaction(() => {
    for (const [handle, person] of Object.entries(settings.people)) {
      const accounts = person.accounts.map(accountNamed);
      store.people.configured(handle, accounts, at);
      for (const { key } of accounts.filter((account) => account.network === network)) {
        const actor = { key, name: handle, address: key, verified: true, bot: false };
        store.people.seen(actor, network, at, { network, channel });
      }
    }
  });
}

/** Replays all logs in the order of their times. */
export function replayLogs(options: ReplayOptions): ReplayReport {
  const started = performance.now();
  const { logs, network, zone } = options;
  const channels = [...new Set(logs.map((log) => log.channel ?? options.channel))];
  const settings = forReplay(options.settings, network, channels);
  const cast = createCast(settings, network);
  const files: FileReport[] = [];
  const scenes: Scene[] = [];
  for (const log of logs) {
    const { date, dated } = begins(log, options);
    const times = timesOf(
      log.lines.map(({ line }) => line),
      { zone, date },
    );
    files.push({
      path: log.path,
      format: log.format,
      lines: log.count,
      date,
      dated,
      malformed: log.malformed,
    });
    for (const scene of scenesOf(log, {
      place: { network, channel: log.channel ?? options.channel },
      cast,
      times,
    }))
      scenes.push(scene);
  }
  scenes.sort(sceneOrder);
  return {
    ...run(scenes, options, settings),
    files,
    unreadable: [],
    zone,
    took: performance.now() - started,
  };
}

type Ran = Omit<ReplayReport, "files" | "unreadable" | "zone" | "took">;

function run(scenes: readonly Scene[], options: ReplayOptions, settings: Settings): Ran {
  const store = openStore(":memory:");
  try {
    const first = scenes[0]?.event.at ?? 0;
    let now = first;
    let source: Scene | undefined;
    const gatherer = createGatherer();
    seed(store, settings, options.network, options.channel, first);
    store.timers.ensure(sweepTimer, first);
    const receiver = createReceiver({
      store,
      settings,
      faq: () => options.faq,
      traits: () => undefined,
      clock: { now: () => now },
      log: options.log,
      onDecided: (event, effects) => gatherer.take(event, effects, source),
    });

    /** Lets the timers ring that are due at a moment, each at its time but not before `earliest`. */
    function ring(until: Millis, earliest: Millis): void {
      for (let round = 0; round < maxRounds; round++) {
        const due = store.timers.due(until);
        if (due.length === 0) return;
        for (const timer of due) {
          now = Math.max(now, earliest, timer.at);
          receiver.receiveNow(tickOf(timer));
        }
      }
      options.log.warn(
        { at: new Date(until).toISOString() },
        "timers keep ringing; the replay goes on without them",
      );
    }

    /** Time passes. Between logs that lie far apart the bot sleeps, as a machine would, and wakes up late. */
    function pass(until: Millis): void {
      source = undefined;
      const awake = Math.min(until, now + longestWait);
      ring(awake, now);
      if (awake < until) ring(until, until);
      now = Math.max(now, until);
    }

    for (const [index, scene] of scenes.entries()) {
      pass(scene.event.at);
      source = scene;
      receiver.receiveNow(scene.event);
      if (index % progressEvery === 0) options.onProgress?.(index, scenes.length);
    }
    options.onProgress?.(scenes.length, scenes.length);
    const gathered = gatherer.finish({
      person: (id) => store.people.person(id)?.handle ?? store.people.person(id)?.name ?? `#${id}`,
      account: (who) => store.people.account(who.network, who.key)?.name ?? who.key.replace(/^~/, ""),
    });
    return { ...gathered, ...headcount(scenes), from: first, until: Math.max(now, first) };
  } finally {
    store.close();
  }
}

function headcount(scenes: readonly Scene[]): Pick<ReplayReport, "messages" | "people" | "bots"> {
  const speakers = new Map<string, boolean>();
  const messages = scenes.map(({ event }): Event => event).filter((event) => event.kind === "message");
  // Who only sends notices is a bot that nobody listed.
  for (const { actor, style } of messages)
    speakers.set(actor.key, actor.bot || (style === "notice" && speakers.get(actor.key) !== false));
  const bots = [...speakers.values()].filter((bot) => bot).length;
  return { messages: messages.length, people: speakers.size - bots, bots };
}
