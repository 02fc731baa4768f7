/** Amounts in the report's sentences. Pure. */
import type { First } from "../facts.ts";
import type { ResponseTime } from "./report.ts";

export const many = (count: number, one: string, more: string = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

/** A share in whole percent; of nothing there is none. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`;

/** Milliseconds in the unit that fits: `40 s`, `12 min`, `3.5 h`, `2 days`. */
export function lasting(ms: number): string {
  if (ms < 6e4) return `${Math.round(ms / 1000)} s`;
  if (ms < 36e5) return `${Math.round(ms / 6e4)} min`;
  if (ms < 864e5) return `${Math.round(ms / 36e4) / 10} h`;
  return many(Math.round(ms / 864e4) / 10, "day");
}

/** A step of the times to a first answer. */
export const waited = ({ within }: ResponseTime["spread"][number]): string =>
  within === null ? "longer" : `within ${lasting(within).replace(/^1 day$/, "a day")}`;

/** What somebody did for the first time, as it reads after a name. */
export const did: Readonly<Record<First, string>> = {
  message: "spoke",
  question: "asked",
  answered: "got an answer",
  answer: "answered somebody",
  helped: "helped somebody",
  contribution: "contributed",
  issue: "reported an issue",
  change: "had a change merged",
  review: "reviewed a change",
  hint: "got the hint for newcomers",
};
