/** The log: JSON lines for machines, short lines for people, and no secret in either. */
import { type Logger, pino, stdTimeFunctions } from "pino";
import type { Settings } from "./settings.ts";

/** As much of pino's logger as the program uses: `log.warn({ network }, "what happened")`. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/** Where finished lines go: standard error, a file, a test's list. */
export interface LogDestination {
  write(line: string): unknown;
}

export interface LogOptions {
  /** Values that are blotted out wherever they turn up, also inside an error's message. */
  readonly secrets?: readonly string[];
  /** One short line for a person instead of JSON. */
  readonly readable?: boolean;
  /** In colours. */
  readonly colour?: boolean;
}

/** Shorter ones would blot out ordinary words; as values of their keys they are hidden all the same. */
const shortestSecret = 5;

const hidden = "[hidden]";

const secretNames = ["password", "passphrase", "secret", "token", "sasl", "nickserv"];

/** pino takes no pattern for "at any depth": three levels cover what is logged here. */
const redacted = ["", "*.", "*.*."].flatMap((prefix) => secretNames.map((name) => prefix + name));

/**
 * A logger that writes from `level` on.
 * @param options.secrets replaced by `[hidden]` in everything that is written.
 */
export function createLogger(
  level: Settings["log"],
  destination: LogDestination,
  options: LogOptions = {},
): Logger {
  const blot = blotter(options.secrets ?? []);
  const form = options.readable ? (line: string) => readable(line, options.colour ?? false) : undefined;
  const stream = {
    write: (line: string): void => {
      const clean = blot(line);
      destination.write(form ? form(clean) : clean);
    },
  };
  const base = { level, base: null, timestamp: stdTimeFunctions.isoTime };
  return pino({ ...base, redact: { paths: redacted, censor: hidden } }, stream);
}

/** Puts `[hidden]` in place of every secret, as it is and as it stands in JSON. */
export function blotter(secrets: readonly string[]): (line: string) => string {
  // Longest first: one may be a part of another.
  const sought = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [...new Set([secret, JSON.stringify(secret).slice(1, -1)])])
    .sort((one, other) => other.length - one.length);
  if (sought.length === 0) return (line) => line;
  return (line) => sought.reduce((clean, secret) => clean.replaceAll(secret, hidden), line);
}

const levels: Readonly<Record<number, readonly [name: string, colour: number]>> = {
  10: ["trace", 90],
  20: ["debug", 90],
  30: ["info", 36],
  40: ["warning", 33],
  50: ["error", 31],
  60: ["fatal", 31],
};

const told = new Set(["level", "time", "msg", "err", "mend"]);

function safe(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}

/** `09:12:44 warning: the connection was lost (network=libera)` */
function readable(line: string, colour: boolean): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    // A secret that stood in the place of JSON's own syntax: what is left is still worth reading.
    return `${safe(line)}\n`;
  }
  const [name, code] = levels[Number(entry["level"])] ?? ["log", 0];
  const time = new Date(String(entry["time"])).toTimeString().slice(0, 8);
  const error = entry["err"] as { message?: unknown } | undefined;
  const cause = error === undefined ? "" : `: ${String(error.message ?? error)}`;
  const rest = Object.entries(entry)
    .filter(([key]) => !told.has(key))
    .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const label = colour ? `\u001b[${code}m${name}\u001b[0m` : name;
  const more = rest.length > 0 ? ` (${rest.join(", ")})` : "";
  const mend = entry["mend"] === undefined ? "" : ` → ${String(entry["mend"])}`;
  const text = safe(`${String(entry["msg"] ?? "")}${cause}${more}${mend}`);
  return `${time} ${label}: ${text}\n`;
}
