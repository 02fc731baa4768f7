/** The report for programs: one JSON object a line, each with its `type`. */

import type { ReplayReport } from "./report.ts";
import { questionEnd, summaryOf } from "./summary.ts";

/** `summary`, `file`, `malformed`, `unreadable`, `answer`, `question`, `kudos`, `newcomer` and `line` objects. Times are ISO 8601 in UTC, spans are seconds. */
export function jsonReport(report: ReplayReport): string {
  const iso = (at: number): string => new Date(at).toISOString();
  const placed = <T extends { readonly at: number }>(type: string, one: T): object => ({
    type,
    ...one,
    at: iso(one.at),
  });
  const rows: object[] = [
    { type: "summary", from: iso(report.from), until: iso(report.until), ...summaryOf(report) },
    ...report.files.map(({ malformed, ...file }) => ({ type: "file", ...file, malformed: malformed.length })),
    ...report.files.flatMap(({ path, malformed }) =>
      malformed.map((one) => ({ type: "malformed", file: path, ...one })),
    ),
    ...report.unreadable.map((what) => ({ type: "unreadable", what })),
    ...report.answers.map((answer) => placed("answer", answer)),
    ...report.questions.map(({ answeredAfter, routed, ...question }) => ({
      ...placed("question", question),
      end: questionEnd(question),
      ...(answeredAfter === undefined ? {} : { answeredAfter: answeredAfter / 1000 }),
      routed: routed.map(({ to, at, after }) => ({ to, at: iso(at), after: after / 1000 })),
    })),
    ...report.kudos.map((one) => placed("kudos", one)),
    ...report.newcomers.map((one) => placed("newcomer", one)),
    ...report.other.map((one) => placed("line", one)),
  ];
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
