/** Which plots a report has. Pure. */
import { type Bar, colours, type Plot } from "./plots.ts";
import type { Outcomes, Report } from "./report.ts";
import { waited } from "./words.ts";

/** A plot with the sentence beneath it. */
export interface Figure {
  readonly caption: string;
  readonly plot: Plot;
}

const outcomes: readonly (readonly [key: Exclude<keyof Outcomes, "asked">, name: string, colour: string])[] =
  [
    ["people", "a human", colours.green],
    ["faq", "the FAQ", colours.sky],
    ["settled", "settled otherwise", colours.blue],
    ["withdrawn", "withdrawn", colours.grey],
    ["waiting", "still waiting", colours.orange],
    ["nobody", "nobody", colours.red],
  ];

const one = (colour: string, name: string): Plot["parts"] => [[name, colour]];

/** Those that have anything to show. */
export function figuresOf(report: Report): readonly Figure[] {
  const { weeks, response, contributions, load } = report;
  const present = outcomes.filter(([key]) => report.questions[key] > 0);
  const figures: (Figure | false)[] = [
    report.questions.asked > 0 && {
      caption: "Questions by week, and who answered them",
      plot: {
        label: "questions",
        order: weeks.map(({ week }) => week),
        parts: present.map(([, name, colour]) => [name, colour]),
        bars: weeks.flatMap((week) =>
          present.map(([key, part]): Bar => ({ at: week.week, part, count: week[key] })),
        ),
      },
    },
    response.count > 0 && {
      caption: "How long askers waited for the first human's answer",
      plot: {
        label: "questions",
        order: response.spread.map(waited),
        parts: one(colours.green, "questions"),
        bars: response.spread.map((step) => ({ at: waited(step), part: "questions", count: step.count })),
      },
    },
    contributions.total > 0 && {
      caption: "Contributions by week",
      plot: {
        label: "contributions",
        order: weeks.map(({ week }) => week),
        parts: one(colours.blue, "contributions"),
        bars: weeks.map(({ week, contributions: count }) => ({ at: week, part: "contributions", count })),
      },
    },
    contributions.total > 0 && {
      caption: "Kinds of contribution",
      plot: {
        label: "contributions",
        lying: true,
        order: contributions.kinds.map(({ kind }) => kind),
        parts: one(colours.blue, "contributions"),
        bars: contributions.kinds.map(({ kind, count }) => ({ at: kind, part: "contributions", count })),
      },
    },
    load.some(({ pinged, answered }) => pinged + answered > 0) && {
      caption: "What each maintainer answered, and how often the bot pinged them",
      plot: {
        label: "times",
        lying: true,
        order: load.map(({ name }) => name),
        parts: [
          ["answered", colours.green],
          ["pinged", colours.orange],
        ],
        bars: load.flatMap(({ name, answered, pinged }): Bar[] => [
          { at: name, part: "answered", count: answered },
          { at: name, part: "pinged", count: pinged },
        ]),
      },
    },
  ];
  return figures.filter((figure) => figure !== false);
}
