/** `porchlight replay`: what the bot would have done in logs of a channel. */
import { SingleBar } from "cli-progress";
import { DateTime, IANAZone } from "luxon";
import { type Config, type Environment, readConfig } from "../config.ts";
import { readFaq } from "../faq/read.ts";
import { createIndex } from "../faq/search.ts";
import { createLogger } from "../log.ts";
import { jsonReport } from "../replay/json.ts";
import { LogError, type LogFile, readLog } from "../replay/log-file.ts";
import { replayLogs } from "../replay/replay.ts";
import { textReport } from "../replay/text.ts";
import { type Settings, schema } from "../settings.ts";
import { languages } from "../wording.ts";
import { exit } from "./exit.ts";

export interface ReplayFlags {
  readonly config?: string;
  readonly json?: boolean;
  /** Lists in full length. */
  readonly all?: boolean;
  /** The day on which the logs begin: `2009-02-23`. */
  readonly date?: string;
  /** IANA zone of the logs' clock; the config's without it. */
  readonly timezone?: string;
  /** The network in the config that the logs are from. */
  readonly network?: string;
  /** The channel, where neither the logs nor their names say it. */
  readonly channel?: string;
}

/** What it is connected to: a part of what the whole program has. */
export interface ReplayStreams {
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly environment: Environment;
}

const own: ReplayStreams = {
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
};

/** What is wrong with the flags, in a sentence. */
function wrong(files: readonly string[], flags: ReplayFlags): string | undefined {
  if (files.length === 0) return "name at least one log: porchlight replay channel.log";
  if (
    flags.date !== undefined &&
    (!/^\d{4}-\d{2}-\d{2}$/.test(flags.date) || !DateTime.fromISO(flags.date).isValid)
  )
    return `--date ${flags.date} is no day; write it as 2009-02-23`;
  if (flags.timezone !== undefined && !IANAZone.isValidZone(flags.timezone))
    return `--timezone ${flags.timezone} is no time zone; write one such as Europe/Berlin`;
  return undefined;
}

/** Trying the bot out has a wait of seconds; a log is judged by the wait that a channel has. */
function settingsOf(config: Config): Settings {
  if (config.file !== undefined) return config.settings;
  const { wait } = schema.parse({}).channels;
  const areas = Object.fromEntries(
    Object.entries(config.settings.areas).map(([name, { patience: _, ...area }]) => [name, area]),
  );
  return {
    ...config.settings,
    channels: { ...config.settings.channels, wait },
    areas: schema.parse({ areas }).areas,
  };
}

/** The network whose channels the logs name; else the only one there is; else none of them. */
function networkOf(settings: Settings, logs: readonly LogFile[]): string {
  const named = new Set(logs.map((log) => log.channel?.toLowerCase()));
  const found = settings.networks.find(({ channels }) =>
    channels.some(({ name }) => named.has(name.toLowerCase())),
  );
  const real = settings.networks.filter(({ type }) => type !== "terminal");
  const [only] = real;
  return found?.name ?? (real.length === 1 && only ? only.name : "replay");
}

/** What is wrong with a name that no network in the config has, in a sentence. */
function unknownNetwork(name: string, { networks }: Settings): string | undefined {
  if (networks.some((network) => network.name === name)) return undefined;
  const known = networks.map((network) => network.name).join(", ");
  return `--network ${name} is no network in the config, which has ${known === "" ? "none" : known}`;
}

/** Resolves when the text is out: the program ends right after. */
const write = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => resolve());
  });

/**
 * Replays logs and prints the report.
 * @returns the exit code: 0, 1 when a log could not be read, 2 for wrong usage.
 * @throws ConfigError when the config can't be used.
 */
export async function replay(
  files: readonly string[],
  flags: ReplayFlags,
  streams: ReplayStreams = own,
): Promise<number> {
  const { output, errors } = streams;
  const mistake = wrong(files, flags);
  if (mistake !== undefined) {
    await write(errors, `porchlight: ${mistake}.\n`);
    return exit.usage;
  }
  const config = readConfig(flags.config, streams.environment, { languages });
  const settings = settingsOf(config);
  const unknown = flags.network === undefined ? undefined : unknownNetwork(flags.network, settings);
  if (unknown !== undefined) {
    await write(errors, `porchlight: ${unknown}.\n`);
    return exit.usage;
  }
  const logs: LogFile[] = [];
  const unreadable: string[] = [];
  for (const file of new Set(files)) {
    try {
      logs.push(readLog(file));
    } catch (error) {
      if (!(error instanceof LogError)) throw error;
      unreadable.push(error.message);
      await write(errors, `porchlight: ${error.message}\n`);
    }
  }
  if (logs.length === 0) return exit.failed;

  const faq = await readFaq(settings.faq ?? [], config.base);
  for (const { where, what } of faq.problems) await write(errors, `porchlight: ${where}: ${what}\n`);
  const network = flags.network ?? networkOf(settings, logs);
  const bar = progressBar(streams);
  const report = replayLogs({
    logs,
    settings,
    faq: createIndex(faq.entries),
    network,
    channel:
      flags.channel ??
      settings.networks.find(({ name }) => name === network)?.channels[0]?.name ??
      "#channel",
    zone: flags.timezone ?? settings.timezone,
    log: createLogger("warn", errors, { secrets: config.secrets, readable: true }),
    ...(flags.date === undefined ? {} : { date: flags.date }),
    ...(bar ? { onProgress: bar.update } : {}),
  });
  bar?.stop();
  const whole = { ...report, unreadable };
  await write(output, flags.json ? jsonReport(whole) : textReport(whole, { all: flags.all ?? false }));
  return unreadable.length > 0 ? exit.failed : exit.fine;
}

/** Only for somebody who looks on; a file or a pipe gets none. */
function progressBar({
  errors,
}: ReplayStreams): { update(done: number, total: number): void; stop(): void } | undefined {
  if (!errors.isTTY) return undefined;
  const bar = new SingleBar({
    format: "{bar} {percentage} %  {value} of {total}",
    stream: errors,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
