/** What the bot says about its own answers: what it would have said, how they were judged, what it learned. In English. */
import type { Reason } from "../faq/entry.ts";
import type { FaqMode, VoteHow } from "../own-answers.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const modes: Readonly<Record<FaqMode | "shadow", string>> = {
  auto: "unasked",
  offer: "by a click on 💡",
  asked: "asked for",
  picked: "picked",
  named: "by name",
  shadow: "in shadow",
};

/** How often something was right, and between which bounds the truth lies with 95 %. */
export interface Record95 {
  readonly good: number;
  readonly judged: number;
  readonly low: number;
  readonly high: number;
}

const record = (r: Record95): string =>
  r.judged === 0
    ? "none judged"
    : `${r.good} of ${r.judged} judged were right (${percent(r.good / r.judged)}; the true share is ${percent(r.low)} to ${percent(r.high)})`;

const hows: Readonly<Record<VoteHow, string>> = {
  picked: "picked",
  helped: "helped",
  pointed: "pointed there",
  nope: "didn't help",
};

/** Why a wording does not count. */
const standings = {
  dropped: "taken out",
  outvoted: "outvoted",
  beyond: "beyond what an entry may learn",
} as const;

const rivals = {
  nearer: "another entry is nearer",
  "as-near": "another entry is as near",
  nearly: "another entry is nearly as near",
} as const;

/** What speaks for or against an entry, as `why` shows it: plain text. */
export function reason(one: Reason): string {
  switch (one.reason) {
    case "verbatim":
      return "asked word by word as written in the entry";
    case "shares":
      return `shares ${one.words.join(", ")}`;
    case "answer-only":
      return "shares words with the answer only";
    case "covered":
      return `${percent(one.share)} of what was said is in its questions`;
    case "phrased":
      return `${percent(one.share)} of “${one.phrasing}” was said${one.learned ? " (a learned wording)" : ""}`;
    case "foreign":
      return `it does not mention ${one.words.join(", ")}`;
    case "corrected":
      return `“${one.said}” was read as “${one.taken}”`;
    case "similar":
      return `${percent(one.share)} alike in meaning`;
    case "used":
      return `here it helped ${one.helped}× and did not help ${one.unhelpful}×`;
    case "rival":
      return rivals[one.how];
  }
}

export const learning = {
  modes,
  record,

  // shadow
  wouldSay: (w: {
    id: number;
    asker: string;
    where: string;
    text: string;
    entry: string;
    share: number;
    answer: string;
  }) =>
    `**${w.id}**: ${w.asker} asked in ${w.where}: ${w.text} I would have said \`${w.entry}\` (${percent(w.share)} sure): ${w.answer} 👍 or 👎? \`!shadow ${w.id} good\` · \`!shadow ${w.id} bad\``,
  right: "Right",
  wrong: "Wrong",
  shadowNone: "No channel is in `shadow`, and none has been.",
  shadowRow: (where: string, given: number, how: string) =>
    `${where}: ${given} ${given === 1 ? "answer" : "answers"} kept to myself, ${how}`,
  shadowEnded: (where: string, mode: string) => `${where} (now \`${mode}\`)`,
  shadowJudged: (id: number, good: boolean) =>
    good ? `Noted: ${id} would have been right.` : `Noted: ${id} would have been wrong.`,
  shadowHow: (id: number) => `Say \`!shadow ${id} good\` or \`!shadow ${id} bad\`.`,
  shadowNo: (id: number) => `There is no answer ${id} that I kept to myself.`,
  promoted: (where: string, mode: string, how: string) =>
    `${where} is \`${mode}\` from now on. In shadow: ${how}.`,
  promotedEarly: "That is little to go by; `!promote` with `shadow` behind the channel takes it back.",
  demoted: (where: string) => `${where} is in \`shadow\` again.`,
  promoteNot: (where: string, mode: string) =>
    `${where} isn't in \`shadow\`: the config says \`${mode}\`, and that is where to change it.`,
  promoteNowhere: (name: string) => `I am in no channel called ${name}.`,
  promoteModes: "After the channel comes nothing, or `auto`, `offer`, `addressed` or `shadow`.",

  // wordings
  voted: (how: VoteHow, count: number) => `${hows[how]} ${count}×`,
  phrasingRow: (id: number, entry: string, text: string, votes: string, standing?: keyof typeof standings) =>
    `**${id}** \`${entry}\`: ${text} (${votes})${standing === undefined ? "" : `, ${standings[standing]}`}`,
  phrasingsMore: (count: number, next: string) => `and ${count} more: \`${next}\``,
  phrasingsNone: "Nothing learned here yet. People teach me by what they pick and what helped them.",
  phrasingsOff: "I learn no wordings: `answers.learn` is 0 in the config.",
  noPhrasing: (id: number) => `There is no learned wording ${id}. \`!phrasings\` lists them.`,
  unlearnHow: (id: number) => `Say \`!unlearn ${id}\`, or \`!unlearn ${id} back\`.`,
  unlearned: (id: number, entry: string, text: string) =>
    `${text} is no wording of \`${entry}\` any more. \`!unlearn ${id} back\` takes it in again.`,
  relearned: (entry: string, text: string) => `${text} is a wording of \`${entry}\` again.`,

  // stale entries
  staleRow: (id: string, review: string) => `\`${id}\` (since ${review})`,
  stale: (rows: readonly string[], more: number, own: boolean) =>
    [
      own
        ? `Due for review, and marked so wherever I give them: ${rows.join(", ")}`
        : `Due for review, and nobody owns them whom I can reach: ${rows.join(", ")}`,
      more > 0 ? ` and ${more} more` : "",
      ". See whether they are still true, and set a new `review:` date in their files.",
    ].join(""),

  // stats
  statsNone: "I haven't answered anything here yet.",
  statsRow: (where: string, mode: string, given: number, how: string) =>
    `- ${where}, ${mode}: ${given} given, ${how}`,
  statsThreshold: (where: string, value: number, judged: number) =>
    `- ${where}: unasked from ${percent(value)} on, by ${judged} judgements`,
};

/** The same in another language. */
export type LearningWords = typeof learning;
