/** A report laid out in sections of sentences and tables, for Markdown and HTML alike. Pure. */
import type { Metric } from "./definitions.ts";
import type { Report } from "./report.ts";
import { did, lasting, many, percent, waited } from "./words.ts";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface Section {
  readonly title: string;
  /** Plain text, a paragraph each. */
  readonly text: readonly string[];
  readonly table?: Table;
  /** Texts to copy and change. */
  readonly drafts?: readonly { readonly title: string; readonly text: string }[];
  readonly metrics?: readonly Metric[];
}

/** So many rows of people are listed; the rest is counted. `--format json` has all. */
const listed = 40;

const cut = (
  rows: Table["rows"],
  text: readonly string[],
): { table: Table["rows"]; text: readonly string[] } =>
  rows.length <= listed
    ? { table: rows, text }
    : { table: rows.slice(0, listed), text: [...text, `And ${rows.length - listed} more.`] };

function section(
  title: string,
  text: readonly string[],
  head: readonly string[],
  all: Table["rows"],
): Section {
  const { table, text: whole } = cut(all, text);
  return table.length === 0 ? { title, text: whole } : { title, text: whole, table: { head, rows: table } };
}

const cameBack = { yes: "yes", no: "no", open: "not yet" } as const;

function newcomers({ newcomers: all, habit }: Report): Section {
  const text =
    habit.came === 0
      ? ["Nobody did anything for the first time."]
      : [
          `${many(habit.came, "person", "people")} did something here for the first time.`,
          `${habit.yes} came back on a later day within two months, ${habit.no} did not; for ${habit.open} the two months aren't over.`,
        ];
  return section(
    "Who is new, and who came back",
    text,
    ["who", "since", "what was new", "came back"],
    all.map((one) => [one.name, one.on, one.did.map((what) => did[what]).join(", "), cameBack[one.cameBack]]),
  );
}

function questions({ questions: ended, response }: Report): readonly Section[] {
  const share = (count: number): string => percent(count, ended.asked);
  const answers: Section = section(
    "Questions and their ends",
    ended.asked === 0
      ? ["Nobody asked anything in public."]
      : [`${many(ended.asked, "question")} asked in public.`],
    ["answered by", "questions", "share"],
    ended.asked === 0
      ? []
      : [
          ["a human", ended.people, share(ended.people)],
          ["the FAQ alone", ended.faq, share(ended.faq)],
          ["settled, by whom isn't known", ended.settled, share(ended.settled)],
          ["nobody", ended.nobody, share(ended.nobody)],
          ["still waiting", ended.waiting, share(ended.waiting)],
          ["withdrawn by the asker", ended.withdrawn, share(ended.withdrawn)],
        ],
  );
  const { count, median, p90 } = response;
  const times: Section = section(
    "Time to the first human's answer",
    median === undefined || p90 === undefined
      ? ["No human answered a question."]
      : [
          `Half of ${many(count, "answer")} came within ${lasting(median)}, nine in ten within ${lasting(p90)}.`,
        ],
    ["after", "questions"],
    median === undefined ? [] : response.spread.map((step) => [waited(step), step.count]),
  );
  return [answers, times];
}

function work({ contributions, absence }: Report): Section {
  const depends = (what: string, { factor, people, total }: Report["absence"]["answers"]): string[] =>
    total === 0
      ? []
      : [`${many(factor, "person", "people")} of ${people} did half of all ${many(total, what)}.`];
  return section(
    "What was contributed, and on how many people it hangs",
    [
      contributions.total === 0
        ? "No contribution is known of this time."
        : `${many(contributions.total, "contribution")} by ${many(contributions.people, "person", "people")}.`,
      ...depends("contribution", absence.contributions),
      ...depends("answer", absence.answers),
    ],
    ["kind", "contributions", "people"],
    contributions.kinds.map(({ kind, count, people }) => [kind, count, people]),
  );
}

function maintainers({ load }: Report): Section {
  return section(
    "Load of the maintainers",
    load.length === 0 ? ["The config names no maintainers."] : [],
    ["who", "answered", "pinged", "claimed", "passed on", "snoozed", "no reaction"],
    load.map((one) => [one.name, one.answered, one.pinged, one.claimed, one.passed, one.snoozed, one.silent]),
  );
}

function invited({ helpers, askers, invitations }: Report): readonly Section[] {
  return [
    section(
      "Who answers a lot and is no maintainer",
      helpers.length === 0 ? ["Nobody, this time."] : ["The people to invite."],
      ["who", "answered", "thanked", "where"],
      helpers.map((one) => [one.name, one.answered, one.thanked, one.networks.join(", ")]),
    ),
    section(
      "Who asks a lot",
      askers.length === 0 ? ["Nobody, this time."] : ["They know what the docs leave out."],
      ["who", "asked", "where"],
      askers.map((one) => [one.name, one.asked, one.networks.join(", ")]),
    ),
    {
      title: "Invitations, drafted",
      text: [
        invitations.length === 0
          ? "There is nobody to invite."
          : "The bot sends none of these. Change what you like, and send them yourself.",
      ],
      drafts: invitations.map(({ name, networks, text }) => ({
        title: networks.length === 0 ? name : `${name} (${networks.join(", ")})`,
        text,
      })),
    },
  ];
}

function frustrating({ frustrated }: Report): Section {
  return section(
    "Who had a frustrating time",
    frustrated.length === 0 ? ["Nobody that the bot knows of."] : ["A kind word from a human may be due."],
    ["who", "never answered", "had to ask again", "FAQ was no help"],
    frustrated.map((one) => [one.name, one.unanswered, one.again, one.noHelp]),
  );
}

/** The title, and the sections in their order. */
export function laidOut(report: Report): { readonly title: string; readonly sections: readonly Section[] } {
  return {
    title: `${report.community}: ${report.since} to ${report.until}`,
    sections: [
      newcomers(report),
      ...questions(report),
      work(report),
      maintainers(report),
      frustrating(report),
      ...invited(report),
      {
        title: "What the numbers mean",
        text: [
          `Days are those of ${report.timezone}. Bots, private conversations, and people who don't want to be counted are left out. Whoever came and went before the bot was here is new to it when they come back.`,
        ],
        metrics: report.definitions,
      },
    ],
  };
}
