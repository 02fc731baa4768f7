/** `porchlight report`: how the community fares, for whoever looks after it. */
import { existsSync } from "node:fs";
import { readConfig } from "../config.ts";
import { measure } from "../report/measure.ts";
import { type Period, periodOf } from "../report/period.ts";
import type { Report } from "../report/report.ts";
import { LookError, openForReading } from "../store/reading.ts";
import { readReport } from "../store/report.ts";
import { languages, wording } from "../wording.ts";
import { exit } from "./exit.ts";
import type { Streams } from "./streams.ts";

export interface ReportFlags {
  readonly config?: string;
  /** Days, such as `2026-03-01`. */
  readonly since?: string;
  readonly until?: string;
  readonly format: "markdown" | "html" | "json";
}

/** Resolves when the text is out: the program ends right after. */
const write = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(text, () => resolve());
  });

async function written(report: Report, format: ReportFlags["format"]): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case "html": {
      // The plotting library is loaded by nobody else.
      const { htmlReport } = await import("../report/html.ts");
      return htmlReport(report);
    }
    case "markdown": {
      const { markdownReport } = await import("../report/markdown.ts");
      return markdownReport(report);
    }
  }
}

/**
 * Prints the report; may be called beside a running bot.
 * @returns the exit code: 0, 1 when the database can't be read, 2 for wrong usage.
 * @throws ConfigError when the config can't be used.
 */
export async function report(flags: ReportFlags, streams: Streams, now = Date.now()): Promise<number> {
  const { settings, database } = readConfig(flags.config, streams.environment, { languages });
  const period: Period | string = periodOf(flags, settings.timezone, now);
  if (typeof period === "string") {
    await write(streams.errors, `porchlight: ${period}.\n`);
    return exit.usage;
  }
  if (database === ":memory:" || !existsSync(database)) {
    const mend = "Start the bot once, or name the right file under `database` in the config.";
    await write(streams.errors, `porchlight: there is no database at ${database}. ${mend}\n`);
    return exit.failed;
  }
  try {
    const db = openForReading(database);
    try {
      const rows = readReport(db, period.since, period.until);
      const whole = measure(rows, period, settings.community, wording(settings).invitations);
      await write(streams.output, await written(whole, flags.format));
    } finally {
      db.close();
    }
    return exit.fine;
  } catch (error) {
    if (!(error instanceof LookError)) throw error;
    await write(streams.errors, `porchlight: ${error.message}\n`);
    return exit.failed;
  }
}
