/** How questions end. Pure. */
import type { Outcomes } from "./report.ts";
import type { AskedRow } from "./rows.ts";

/** What can become of a question. */
export type Outcome = Exclude<keyof Outcomes, "asked">;

/** How a question ended, or stands. */
export function outcomeOf({ state, answeredBy, asker, entry }: AskedRow): Outcome {
  switch (state) {
    case "withdrawn":
      return "withdrawn";
    case "expired":
      return "nobody";
    case "open":
    case "routed":
    case "claimed":
      return "waiting";
    case "answered":
    case "resolved":
      if (answeredBy !== undefined && answeredBy !== asker) return "people";
      return entry === undefined ? "settled" : "faq";
  }
}
