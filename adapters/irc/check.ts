import { type Finding, SendFailed } from "../../src/adapter.ts";
import { systemClock } from "../../src/clock.ts";
import type { Event } from "../../src/events.ts";
import type { IrcSettings } from "../../src/settings/irc.ts";
import { readTls, whereIs } from "./connect.ts";
import type { Logger } from "./log.ts";
import { openSession } from "./session.ts";
import { type Timing, usualTiming } from "./timing.ts";

/** All that a check may take, in milliseconds. */
const limit = 15_000;

const silent: Logger = { info() {}, warn() {}, error() {}, debug() {} };

/**
 * Connects once, logs in, joins each channel, and quits: what `porchlight check` says
 * about a network. Never rejects.
 */
export async function checkIrc(settings: IrcSettings, timing: Partial<Timing> = {}): Promise<Finding[]> {
  const where = whereIs(settings);
  const findings: Finding[] = [];
  const missing = new Set(settings.channels.map((channel) => channel.name));
  let done: () => void = () => {};
  const finished = new Promise<"finished">((resolve) => {
    done = () => resolve("finished");
  });

  function settle(channel: string, finding: Finding): void {
    if (missing.delete(channel)) findings.push(finding);
    if (missing.size === 0) done();
  }

  function emit(event: Event): void {
    if (event.kind !== "trouble") return;
    const finding = { ok: false, what: event.what, mend: event.mend };
    if (event.place) settle(event.place.channel, finding);
    else findings.push(finding);
  }

  let tls: Awaited<ReturnType<typeof readTls>>;
  try {
    tls = await readTls(settings);
  } catch (error) {
    if (!(error instanceof SendFailed)) throw error;
    return [{ ok: false, what: error.message, mend: "Correct the file's path in the config." }];
  }
  const session = openSession({
    settings,
    tls,
    version: "check",
    bots: [],
    clock: systemClock,
    timing: { ...usualTiming, register: limit - 2000, goodbye: 1000, ...timing },
    log: silent,
    serial: () => "check",
    seen: new Map(),
    kicked: new Set(),
    emit,
    ready: (account) => {
      findings.unshift({ ok: true, what: `connected to ${where}` });
      if (account) findings.push({ ok: true, what: "logged in" });
      else if (!settings.nickserv) findings.push({ ok: true, what: "no account is configured" });
    },
    joined: (channel) => settle(channel, { ok: true, what: `joined ${channel}` }),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), limit);
  });
  const end = await Promise.race([finished, late, session.closed]);
  clearTimeout(timer);
  if (end === "finished") await session.quit("Only checking");
  else if (end === "late") {
    await session.quit("Only checking");
    const what =
      findings.length === 0
        ? `${where} did not let the bot in within ${limit / 1000} seconds.`
        : `${[...missing].join(", ")}: no answer to JOIN within ${limit / 1000} seconds.`;
    findings.push({ ok: false, what, mend: "Check host, port and tls, and try again." });
  } else findings.push({ ok: false, ...end.trouble });
  return findings;
}
