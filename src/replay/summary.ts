/** The numbers on top of the report. */
import type { QuestionAsked, ReplayReport } from "./report.ts";

/** How a question ended, as far as the logs go. */
export type End = "people" | "faq" | "withdrawn" | "waiting";

export function questionEnd(question: Pick<QuestionAsked, "state" | "answeredBy" | "entry">): End {
  if (question.state === "withdrawn") return "withdrawn";
  if (question.answeredBy !== undefined) return "people";
  if (question.state !== "answered" && question.state !== "resolved") return "waiting";
  return question.entry === undefined ? "people" : "faq";
}

export interface Summary {
  readonly files: number;
  readonly lines: number;
  readonly malformed: number;
  readonly messages: number;
  readonly people: number;
  readonly bots: number;
  readonly answers: number;
  readonly questions: number;
  readonly answeredByPeople: number;
  readonly answeredByFaq: number;
  readonly withdrawn: number;
  readonly waiting: number;
  /** Seconds until a person answered; undefined when none did. */
  readonly medianAnswer: number | undefined;
  readonly slowestAnswer: number | undefined;
  /** Questions about which somebody would have been asked. */
  readonly routed: number;
  /** How many pings each would have got, most first. */
  readonly pings: Readonly<Record<string, number>>;
  readonly kudos: number;
  readonly newcomers: number;
  readonly newcomersAsking: number;
  readonly otherLines: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export function summaryOf(report: ReplayReport): Summary {
  const { questions } = report;
  const ended = (end: End): number => questions.filter((question) => questionEnd(question) === end).length;
  const delays = questions
    .filter((question) => questionEnd(question) === "people" && question.answeredAfter !== undefined)
    .map((question) => (question.answeredAfter ?? 0) / 1000)
    .sort((one, other) => one - other);
  const pings = new Map<string, number>();
  for (const { to } of questions.flatMap((question) => question.routed))
    pings.set(to, (pings.get(to) ?? 0) + 1);
  return {
    files: report.files.length,
    lines: sum(report.files.map((file) => file.lines)),
    malformed: sum(report.files.map((file) => file.malformed.length)),
    messages: report.messages,
    people: report.people,
    bots: report.bots,
    answers: report.answers.length,
    questions: questions.length,
    answeredByPeople: ended("people"),
    answeredByFaq: ended("faq"),
    withdrawn: ended("withdrawn"),
    waiting: ended("waiting"),
    medianAnswer: delays[Math.floor((delays.length - 1) / 2)],
    slowestAnswer: delays.at(-1),
    routed: questions.filter((question) => question.routed.length > 0).length,
    pings: Object.fromEntries([...pings].sort((one, other) => other[1] - one[1])),
    kudos: report.kudos.length,
    newcomers: report.newcomers.length,
    newcomersAsking: report.newcomers.filter(({ asked }) => asked).length,
    otherLines: report.other.length,
  };
}
