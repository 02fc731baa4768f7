/** `porchlight start`: runs the bot until it is told to stop. */
import { setTimeout as sleep } from "node:timers/promises";
import type { End } from "../../adapters/terminal/terminal.ts";
import type { Bot } from "../bot.ts";
import { systemClock } from "../clock.ts";
import { type Config, readConfig } from "../config.ts";
import type { Log } from "../log.ts";
import { languages } from "../wording.ts";
import { createAdapters } from "./adapters.ts";
import { exit } from "./exit.ts";
import { isInteractive, programLog } from "./log.ts";
import type { Streams } from "./streams.ts";

/** How long a stop may take, milliseconds: what is on its way to a slow network is kept and sent later. */
const stopWithin = 15_000;

/** Something to end, the later started the earlier ended. */
type Stop = () => void | Promise<void>;

/**
 * Runs until the terminal ends, or SIGINT or SIGTERM come; a second signal ends at once.
 * @returns the exit code.
 */
export async function start(options: { readonly config?: string }, streams: Streams): Promise<number> {
  const config = readConfig(options.config, streams.environment, { languages });
  const { log, through, lastWords } = programLog(config, streams);
  for (const { ok, what } of config.notes)
    if (!ok) log.warn({ areaFiles: what }, "an area file can't be read");
  const interactive = isInteractive(config, streams);
  const alone = config.settings.networks.every((network) => network.type === "terminal");
  const signals = watchSignals(log);

  let inputEnded: (end: End) => void = () => undefined;
  const input = new Promise<End>((resolve) => {
    inputEnded = resolve;
  });

  const onUncaught = (error: unknown): void => {
    // What is in memory can't be trusted any more; the journal and the outbox can.
    lastWords(error);
    process.exit(exit.failed);
  };
  process.on("uncaughtException", onUncaught);
  const running: Stop[] = [
    () => {
      signals.release();
      process.off("uncaughtException", onUncaught);
    },
  ];
  try {
    let bot: Bot | undefined;
    const adapters = await createAdapters(
      config,
      log,
      {
        input: streams.input,
        output: streams.output,
        errors: streams.errors,
        interactive,
        colour: config.colour && streams.output.isTTY === true,
        idle: () => bot?.idle() ?? Promise.resolve(),
        onScreen: through,
        onEnd: (end) => {
          // A bot with other networks goes on without its standard input, as under a service manager.
          if (interactive || alone) inputEnded(end);
          else log.info("standard input ended; the other networks go on");
        },
      },
      (typed) => bot?.complete(typed) ?? [],
    );
    const { createBot } = await import("../bot.ts");
    const { settings, base, database, ownAreas } = config;
    const { github } = settings.proposals;
    const openPullRequest =
      github && (await import("../../adapters/github/pull-request.ts")).createPullRequests(github);
    bot = await createBot({
      settings,
      base,
      database,
      ownAreas,
      adapters,
      log,
      ...(openPullRequest ? { openPullRequest } : {}),
    });
    running.push(() => bot?.stop());
    // A bot that can't go on ends like an error thrown here.
    const failed = bot.failed.then((reason) => Promise.reject(reason));
    const interrupted = Promise.race([failed, signals.first]);
    const started = bot.start().then(() => "started" as const);
    if ((await Promise.race([started, interrupted])) === "signal") return exit.fine;
    running.push(...(await startBeside(config, bot, alone, log)));

    const end = await Promise.race([input, interrupted]);
    if (end === "signal") return exit.fine;
    // A pipe that ended has asked everything: see it through.
    if (!interactive && !end.deaf) await Promise.race([bot.idle(), interrupted]);
    return end.malformed > 0 ? exit.failed : exit.fine;
  } catch (error) {
    lastWords(error);
    return exit.failed;
  } finally {
    await stopAll(running, log);
  }
}

interface Signals {
  /** Resolves with the first of SIGINT and SIGTERM. */
  readonly first: Promise<"signal">;
  release(): void;
}

/** The first signal asks for a stop; with the second, who sent it has waited long enough. */
function watchSignals(log: Log): Signals {
  let tell: (signal: "signal") => void = () => undefined;
  const first = new Promise<"signal">((resolve) => {
    tell = resolve;
  });
  let seen = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (++seen > 1) process.exit(128 + (signal === "SIGINT" ? 2 : 15));
    log.info({ signal }, "stopping; a second signal stops at once");
    tell("signal");
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  return { first, release: () => process.off("SIGINT", onSignal).off("SIGTERM", onSignal) };
}

/** Stops one after the other, each even when another fails. */
async function stopAll(running: readonly Stop[], log: Log): Promise<void> {
  const late = new AbortController();
  const stopping = (async () => {
    for (const stop of running.toReversed())
      try {
        await stop();
      } catch (error) {
        log.error({ err: error }, "something did not stop cleanly");
      }
  })();
  const limit = sleep(stopWithin, "late" as const, { signal: late.signal }).catch(() => undefined);
  if ((await Promise.race([stopping, limit])) === "late")
    log.error({ afterMs: stopWithin }, "not everything has stopped in time; what is queued is kept");
  late.abort();
}

/** The web server and the clock of the weekly post, where the config wants them. */
async function startBeside(config: Config, bot: Bot, alone: boolean, log: Log): Promise<readonly Stop[]> {
  const { settings } = config;
  const { receive } = bot;
  const stops: Stop[] = [];
  if (settings.webhooks) {
    const { startWeb } = await import("../web/server.ts");
    const { createHooks } = await import("./hooks.ts");
    const web = await startWeb({ settings, receive, log, hooks: await createHooks(settings) });
    log.info({ port: web.port }, "webhooks are listened for");
    stops.push(() => web.close());
  }
  if (settings.forges.length > 0) {
    const { createSources } = await import("./sources.ts");
    const { watchSources } = await import("../forges/watch.ts");
    const sources = await createSources(config);
    const watch = watchSources({
      sources,
      receive,
      positions: bot.positions,
      loginsWaiting: bot.loginsWaiting,
      settings,
      log,
      clock: systemClock,
    });
    stops.push(() => watch.stop());
  }
  if (settings.thanks.channels.length > 0 || alone) {
    const { startSchedule } = await import("../schedule.ts");
    const schedule = startSchedule({ settings, receive, log });
    stops.push(() => schedule.stop());
  }
  return stops;
}
