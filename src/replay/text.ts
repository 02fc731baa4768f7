/** The report for a maintainer with two minutes: the numbers first, then lists to look things up in. */
import { DateTime } from "luxon";
import { plainText } from "../markdown.ts";
import type { FileReport, QuestionAsked, ReplayReport, Where } from "./report.ts";
import { questionEnd, type Summary, summaryOf } from "./summary.ts";

export interface TextOptions {
  /** Lists in full length. */
  readonly all: boolean;
}

/** Entries of each list that are shown without `all`. */
const shown = 10;

/** Characters of a quoted line. */
const quoted = 90;

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** `45 s`, `7 min`, `3 h 20 min`, `2 d 4 h`. */
export function span(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return seconds === 0 ? "under a minute" : `${Math.round(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > quoted ? `${line.slice(0, quoted - 1).trimEnd()}…` : line;
}

/** A list with its heading; nothing when there is nothing to list. */
function section(heading: string, entries: readonly string[], options: TextOptions): readonly string[] {
  if (entries.length === 0) return [];
  const some = options.all ? entries : entries.slice(0, shown);
  const left = entries.length - some.length;
  const more = left > 0 ? [`  and ${left.toLocaleString("en")} more (--all shows them)`] : [];
  return ["", `${heading} (${entries.length.toLocaleString("en")})`, ...some, ...more];
}

/** Writes the whole report, without colours, ending in a line break. */
export function textReport(report: ReplayReport, options: TextOptions): string {
  const summary = summaryOf(report);
  const several = report.files.length > 1;
  const local = (at: number) => DateTime.fromMillis(at, { zone: report.zone, locale: "en" });
  const where = (one: Where): string => {
    const time = local(one.at).toFormat("yyyy-MM-dd HH:mm");
    // What a timer made it say answers no line.
    if (one.line === 0) return several ? `${time}  ${one.file}` : time;
    return `${time}  ${several ? `${one.file}:${one.line}` : `line ${one.line}`}`;
  };
  const entry = (one: Where, what: string, text: string): string =>
    `  ${where(one)}  ${what}${text === "" ? "" : `\n      “${quote(text)}”`}`;
  const waiting = report.questions.filter((question) => questionEnd(question) === "waiting");
  const helped = report.questions.filter((question) => questionEnd(question) === "people");
  const lines = [
    ...head(report, summary, local),
    ...numbers(summary),
    ...section(
      "FAQ answers it would have given",
      report.answers.map((one) =>
        entry(one, `${one.to} ← ${one.entry} (${Math.round(one.confidence * 100)} %)`, one.text),
      ),
      options,
    ),
    ...section(
      "Questions that nobody answered",
      waiting.map((one) => entry(one, `${one.asker}${area(one)}${routes(one)}`, one.text)),
      options,
    ),
    ...section(
      "Questions that people answered",
      helped.map((one) =>
        entry(one, `${one.asker} ← ${one.answeredBy ?? "somebody"}, ${after(one)}${routes(one)}`, one.text),
      ),
      options,
    ),
    ...section(
      "Kudos",
      report.kudos.map((one) =>
        entry(one, `${one.from} → ${one.to}${one.reason === "" ? "" : `: ${quote(one.reason)}`}`, ""),
      ),
      options,
    ),
    ...section(
      "New in these logs",
      report.newcomers.map((one) => entry(one, `${one.name}${one.asked ? ", who asked something" : ""}`, "")),
      options,
    ),
    ...section(
      "What else it would have said",
      report.other.map((one) =>
        entry(one, `to ${one.to}${one.private ? " in private" : ` in ${one.channel}`}`, plainText(one.text)),
      ),
      options,
    ),
    ...notes(report, options),
  ];
  return `${lines.join("\n")}\n`;
}

function head(report: ReplayReport, summary: Summary, local: (at: number) => DateTime): readonly string[] {
  const [only] = report.files;
  const name = report.files.length === 1 && only ? only.path : count(report.files.length, "log");
  if (report.messages === 0) return [`${name}: no messages.`];
  const from = local(report.from);
  const until = local(report.until);
  const end = until.hasSame(from, "day") ? until.toFormat("HH:mm") : until.toFormat("d LLL yyyy HH:mm");
  const bots = summary.bots > 0 ? ` and ${count(summary.bots, "bot")}` : "";
  return [
    `${name}: ${from.toFormat("d LLL yyyy HH:mm")} to ${end} (${report.zone})`,
    `${count(summary.messages, "message")} by ${count(summary.people, "person", "people")}${bots}, ${count(summary.lines, "line")} read in ${(report.took / 1000).toFixed(1)} s. Nothing was sent.`,
  ];
}

function numbers(summary: Summary): readonly string[] {
  const row = (label: string, number: number, note = ""): string =>
    `  ${label.padEnd(26)}${number.toLocaleString("en").padStart(7)}${note === "" ? "" : `   ${note}`}`;
  const { medianAnswer, slowestAnswer } = summary;
  const speed =
    medianAnswer === undefined
      ? ""
      : `half of them within ${span(medianAnswer)}, the slowest after ${span(slowestAnswer ?? 0)}`;
  const pings = Object.entries(summary.pings);
  const most = pings
    .slice(0, 6)
    .map(([name, times]) => `${name} ${times}`)
    .join(", ");
  const others = pings.length > 6 ? ` and ${pings.length - 6} more` : "";
  return [
    "",
    row("FAQ answers", summary.answers),
    row("Questions", summary.questions),
    row("  answered by people", summary.answeredByPeople, speed),
    row("  answered by the FAQ", summary.answeredByFaq),
    row("  withdrawn", summary.withdrawn),
    row("  not answered", summary.waiting),
    row("Questions routed", summary.routed, most === "" ? "" : `to ${most}${others}`),
    row("Kudos", summary.kudos),
    row(
      "New people",
      summary.newcomers,
      summary.newcomersAsking > 0 ? `${summary.newcomersAsking} of them asked something` : "",
    ),
    row("Other lines", summary.otherLines),
  ];
}

const area = (question: QuestionAsked): string => (question.area === undefined ? "" : ` [${question.area}]`);

const after = (question: QuestionAsked): string =>
  question.answeredAfter === undefined ? "some time later" : `after ${span(question.answeredAfter / 1000)}`;

function routes(question: QuestionAsked): string {
  if (question.routed.length === 0) return "";
  return `; routed to ${question.routed.map(({ to, after: waited }) => `${to} after ${span(waited / 1000)}`).join(", then ")}`;
}

/** What the reader has to know about the logs themselves. */
function notes(report: ReplayReport, options: TextOptions): readonly string[] {
  const guessed = report.files.filter(({ dated }) => dated === "file");
  const days = guessed.map(
    ({ path, date }) =>
      `  ${path}: no date in it; taken to begin on ${date}, by the time of the file. --date sets it.`,
  );
  const broken = report.files.filter(({ malformed }) => malformed.length > 0).map(malformedNote);
  const lines = [
    ...report.unreadable.map((what) => `  ${what.replaceAll("\n", "\n  ")}`),
    ...broken,
    ...days,
  ];
  return section("About the logs", lines, options);
}

function malformedNote({ path, format, malformed }: FileReport): string {
  const first = malformed
    .slice(0, 3)
    .map(({ line, text }) => `\n      ${line}: ${quote(text)}`)
    .join("");
  return `  ${path}: ${count(malformed.length, "line")} left out as no ${format} log writes such:${first}${malformed.length > 3 ? "\n      …" : ""}`;
}
