/** What a line of a channel's log says, whoever wrote the log. */

/** When, as the line itself tells. */
export interface LogTime {
  /** Seconds since midnight, as shown. With `half` absent and a clock of twelve hours it is not known which half. */
  readonly seconds: number;
  readonly half?: "am" | "pm";
  /** `2009-02-23`. */
  readonly date?: string;
}

/** One line. `other` is something that matters to nobody here: a topic, a mode, the client's own words. */
export type LogLine = {
  readonly time?: LogTime;
  /** Seconds since the log's first line, where the log counts them. */
  readonly offset?: number;
  /** The channel, where the line names it. */
  readonly channel?: string;
} & (
  | {
      readonly kind: "said";
      readonly nick: string;
      readonly text: string;
      readonly style?: "action" | "notice";
      readonly bot?: boolean;
    }
  | { readonly kind: "join" | "part" | "quit" | "kick"; readonly nick: string }
  | { readonly kind: "rename"; readonly nick: string; readonly to: string }
  | { readonly kind: "other" }
  /** The lines after it are of this day. */
  | { readonly kind: "day"; readonly date: string }
);

/** One program's way of writing logs. */
export interface Format {
  readonly name: string;
  /** A line of it, for the message about a file that nobody recognises. */
  readonly example: string;
  /** Pure. @returns undefined for a line that this format does not write. */
  parse(line: string): LogLine | undefined;
  /** The share of these lines that it understands, 0 to 1. Several formats may claim a log; the larger share wins. */
  sniff(lines: readonly string[]): number;
}

/** The share of lines that `parse` understands. */
export function share(lines: readonly string[], parse: Format["parse"]): number {
  const written = lines.filter((line) => line.trim() !== "");
  if (written.length === 0) return 0;
  return written.filter((line) => parse(line) !== undefined).length / written.length;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day of the calendar, not only of its form. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  // Some engines take the 31st of February for the 3rd of March.
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** `Mon Feb 23 2009`, `Mon Feb 23 00:00:01 2009`, `23 Feb 2009` as `2009-02-23`. */
export function dateIn(text: string): string | undefined {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso) return isDate(iso[0]) ? iso[0] : undefined;
  const month = months.findIndex((name) => new RegExp(`\\b${name}`, "i").test(text)) + 1;
  const year = /\b(\d{4})\b/.exec(text)?.[1];
  const day = /\b(\d{1,2})\b(?!:)/.exec(text.replace(/\b\d{1,2}:\d{2}(?::\d{2})?\b/g, " "))?.[1];
  if (month === 0 || year === undefined || day === undefined) return undefined;
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : undefined;
}

/** `07:35`, `07:35:01`, `7:35 PM`; undefined when it is no time of a day. */
export function timeOf(text: string): LogTime | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))? ?([ap]m)?$/i.exec(text.trim());
  if (!found) return undefined;
  const [, hour, minute, second = "0", half] = found;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || m > 59 || s > 60 || (half && (h < 1 || h > 12))) return undefined;
  const seconds = h * 3600 + m * 60 + s;
  return half ? { seconds, half: half.toLowerCase() === "am" ? "am" : "pm" } : { seconds };
}

/** A nick without the sign of its rank: `@alice`, `+bob`, ` carol`. */
export const bareNick = (nick: string): string => nick.trim().replace(/^[@+%&~!](?=.)/, "");
