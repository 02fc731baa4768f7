/** Every sentence about routing, areas, rotas, proposals and the digest, in English. */
import type { Millis } from "../events.ts";
import { literal } from "../markdown.ts";
import { written } from "./amount.ts";
import { joined } from "./phrase.ts";
import { code } from "./quote.ts";

const percent = (probability: number): string => `${Math.round(probability * 100)} %`;
const names = (items: readonly string[]): string => joined(items.map(literal), "and");

/** A row of `!proposals`. */
export interface ProposalRow {
  readonly id: number;
  /** Quoted. */
  readonly question: string;
  readonly by: string;
  readonly state: string;
}

/** A row of `!areas`. */
export interface AreaRow {
  readonly name: string;
  readonly maintainers: readonly string[];
  readonly words: readonly string[];
}

/** Where an answer goes when its asker left: a channel, or in private on a network. */
export interface Elsewhere {
  readonly private: boolean;
  readonly name: string;
}

/** When an asker left, on the reader's clock. */
export interface Left {
  readonly at: Millis;
  /** IANA name. */
  readonly zone: string;
  /** Not long ago: the time alone says it. */
  readonly lately: boolean;
}

const leftAt = ({ at, zone, lately }: Left): string =>
  written(at, zone, "en-GB", lately ? "'at' HH:mm" : "'on' d LLL 'at' HH:mm");

export const routing = {
  // pings
  since: (lines: readonly string[]) => `Said since: ${lines.join(" · ")}`,
  candidates: (entries: readonly { readonly id: string; readonly probability: number }[]) =>
    `Perhaps in the FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  askerGone: (asker: string, left: Left | undefined, to: Elsewhere | undefined) =>
    `${literal(asker)} ${left === undefined ? "isn't there any more" : `left ${leftAt(left)}`}; the answer ${to === undefined ? "waits for them" : `goes to them ${to.private ? "in private on" : "in"} ${literal(to.name)}`}.`,
  askedAgainIn: (places: readonly string[]) => `Asked again in ${names(places)}.`,
  batchHead: (count: number) => `${count} questions wait for you:`,
  batchHow:
    "With a number each: `!answer N TEXT`, or a reply that begins with N, sends your answer back · `!claim N` · `!pass N` · `!snooze N 2h` · `!notme N` · `!answered N` · `!notaquestion N`",
  replyWhich: "Which of them does that answer? Say its number.",
  replySure: (n: number, asker: string) => `Is that your answer to question ${n} by ${literal(asker)}?`,
  whichOne: (numbers: readonly number[]) =>
    `Which one? These wait for you: ${numbers.join(", ")}. Say the number, too.`,
  whichNone: "Nothing waits for you. `!queue` shows what waits for others.",
  notMe: (n: number) => `Noted: question ${n} is none for you. I'll ask somebody else.`,
  notMeArea: (n: number, area: string) => `Noted: question ${n} is about ${literal(area)}. I'll ask there.`,
  noArea: (area: string, known: readonly string[]) =>
    `I know no area “${literal(area)}”. There are: ${known.map(code).join(", ")}`,
  notQuestion: (n: number) => `Noted: ${n} is no question. I'll learn from it.`,
  answeredAlready: (n: number) => `Noted: question ${n} was answered already. I'll learn from it.`,
  buttons: { send: "Send it", answered: "Answered already", notQuestion: "No question" },

  // the asker
  reworded: (n: number, asker: string, text: string) =>
    `${literal(asker)} has changed question **${n}**: ${text}`,
  takenBack: (n: number, asker: string) =>
    `${literal(asker)} has taken question **${n}** back: nothing to do any more.`,
  followUp: (q: { n: number; asker: string; where: string; text: string }) =>
    `${literal(q.asker)} goes on about question **${q.n}** in ${literal(q.where)}: ${q.text} \`!answer ${q.n} TEXT\` answers.`,
  askBack: (items: readonly string[]) =>
    `So that somebody can help you, please add ${joined(items, "and")}. I'll look for a human meanwhile.`,
  needs: {
    version: "which version you use",
    log: "what the error message or the log says",
    tried: "what you have tried so far",
  },

  // areas
  areasNone:
    "There are no areas. They stand under `areas` in the config, or are read from files under `areaFiles`.",
  areaRow: (row: AreaRow) =>
    `- **${literal(row.name)}**: ${names(row.maintainers)}${row.words.length ? `; words: ${row.words.map(literal).join(", ")}` : ""}`,
  areaSuggested: (word: string, area: string, count: number, who: string) =>
    `- ${literal(who)} answered ${count} questions with “${literal(word)}” in them. Does that word belong to ${code(area)}? \`!areas accept ${literal(word)}\` or \`!areas reject ${literal(word)}\``,
  areaNotMe: (id: number, who: string, what: string) =>
    `- ${id}: ${literal(who)} said \`!notme\` about ${what}. \`!areas forget ${id}\` undoes it.`,
  areaLearned: (id: number, word: string, area: string) =>
    `- ${id}: “${literal(word)}” belongs to ${code(area)}, as a maintainer confirmed. \`!areas forget ${id}\` undoes it.`,
  areaAccepted: (word: string, area: string) => `From now on “${literal(word)}” belongs to ${code(area)}.`,
  areaRejected: (word: string) => `I won't suggest “${literal(word)}” again.`,
  areaNoSuggestion: (word: string) => `There is no suggestion “${literal(word)}”. \`!areas\` lists them.`,
  areaForgotten: (id: number) => `Lesson ${id} is forgotten.`,
  areasHow: "It goes like this: `!areas`, `!areas accept WORD`, `!areas reject WORD`, `!areas forget NUMBER`",

  // rotas
  rotaNone: "No area has a rota. `rota: weekly` under an area in the config makes one.",
  rotaRow: (area: string, who: string, until: string, next: string) =>
    `- **${literal(area)}**: ${literal(who)} until ${until}, then ${literal(next)}`,
  rotaWaiting: (by: string, area: string) =>
    `- ${literal(by)} would like to swap turns with you in ${literal(area)}: \`!rota agree\` or \`!rota refuse\``,
  rotaNotYours: (area: string) => `You have no turn in ${literal(area)}.`,
  rotaWhich: (areas: readonly string[]) => `Which rota? Add its area: ${areas.map(code).join(", ")}`,
  rotaCovered: (who: string, area: string, from: string) =>
    `Thank you. You take the turn of ${literal(who)} in ${literal(area)} that begins on ${from}.`,
  rotaSwapAsked: (who: string) => `I've asked ${literal(who)}. It holds once they say \`!rota agree\`.`,
  rotaSwapAsk: (q: { by: string; area: string; yours: string; theirs: string }) =>
    `${literal(q.by)} would like to swap turns with you in ${literal(q.area)}: theirs from ${q.theirs} for yours from ${q.yours}. \`!rota agree\` or \`!rota refuse\``,
  rotaAgreed: "All right, it's swapped. `!rota` shows it.",
  rotaRefused: "All right, everything stays as it is.",
  rotaNothing: "Nobody asked you to swap.",
  rotaHow: "It goes like this: `!rota`, `!rota cover WHO`, `!rota swap WHO`, `!rota agree`, `!rota refuse`",

  // from answer to FAQ
  consentAsk: (id: number, question: string, answer: string) =>
    `Your answer to ${question} helped: ${answer} May it go into the FAQ? \`!consent ${id}\` or \`!consent ${id} no\``,
  consented: "Thank you! A maintainer will have a look.",
  refused: "All right, it stays out of the FAQ.",
  noProposal: (id: number) => `There is no proposal ${id} that waits. \`!proposals\` lists them.`,
  notProvedYours: "I can't tell whether that answer is yours: log in to your account, then say it again.",
  notYours: "That answer isn't yours, so it isn't yours to say.",
  proposalsEmpty: "Nothing is proposed for the FAQ.",
  proposalsHead: (count: number) =>
    count === 1 ? "One proposal for the FAQ:" : `${count} proposals for the FAQ:`,
  proposalRow: (row: ProposalRow) =>
    `- **${row.id}** ${row.question}, answered by ${literal(row.by)} (${row.state})`,
  proposalStates: {
    asked: "waits for their consent",
    unasked: "can't be asked: no account",
    consented: "agreed",
    accepted: "being written",
  },
  proposalShow: (row: ProposalRow, answer: string) =>
    `Proposal **${row.id}**: ${row.question}, answered by ${literal(row.by)} (${row.state}): ${answer}`,
  proposalNear: (entries: readonly { readonly id: string; readonly probability: number }[]) =>
    `Near to it in the FAQ: ${entries.map(({ id, probability }) => `${code(id)} (${percent(probability)})`).join(", ")}`,
  proposalHow: (id: number) =>
    `\`!accept ${id}\` takes it, \`!accept ${id} TEXT\` with another answer, \`!reject ${id}\` drops it.`,
  proposed: (id: number) => `That's proposal ${id}. \`!proposals ${id}\` shows it.`,
  nothingToPropose: (n: number) => `Question ${n} has no answer by a person that could go into the FAQ.`,
  noConsent: (id: number, by: string) =>
    `${literal(by)} hasn't agreed yet, and it is their text. \`!accept ${id} TEXT\` takes it with words of your own.`,
  accepted: (entry: string) => `Accepted as ${code(entry)}. I'm writing it down.`,
  rejected: (id: number) => `Proposal ${id} is dropped.`,
  published: (entry: string, where: string) => `The FAQ entry ${code(entry)} is written: ${where}`,
  publishFailed: (entry: string, reason: string) =>
    `The FAQ entry ${code(entry)} could not be written (${literal(reason)}). I answer with it all the same; \`!undo ${entry}\` ends that.`,
  notProposed: (reason: string) =>
    `The pull request could not be opened (${literal(reason)}), and I won't try again. Please add the file to the repository yourselves.`,

  // gaps and digest
  gapsEmpty: "No gaps: nothing was asked twice or left unanswered lately.",
  gapsHead: (days: number) => `What the FAQ lacks, from the last ${days} days:`,
  gapRow: (text: string, asked: number, unanswered: number) => {
    const times = asked === 1 ? "once" : asked === 2 ? "twice" : `${asked} times`;
    const rest = unanswered === 0 ? "" : asked === 1 ? ", unanswered" : `, ${unanswered} of them unanswered`;
    return `- ${text}: asked ${times}${rest}`;
  },
  digestWaits: (count: number) =>
    count === 1
      ? "One question waits for an answer:"
      : `${count} questions wait for an answer, oldest first:`,
  digestMore: (count: number) => `${count} more: \`!queue\``,
  digestLearned: "Learned, please confirm:",
  digestProposals: (count: number) =>
    count === 1
      ? "One proposal for the FAQ waits: `!proposals`"
      : `${count} proposals for the FAQ wait: \`!proposals\``,

  // reasons, as `why` shows them
  because: {
    onDuty: (area: string) => `on duty for ${area}`,
    expert: (count: number) => `answered ${count} alike before`,
    askedLast: "asked last, but nobody else can",
    networkAway: "away, says the network",
    onHoliday: "on holiday",
    saidNotMe: "said that such questions are none for them",
    urgent: "it is urgent",
    repeated: "asked again",
    quiet: (until: string) => `quiet hours until ${until}`,
    enoughAsked: (count: number) => `${count} were asked, which is enough here`,
    batched: (count: number) => `together with ${count} others`,
    askedAgainHere: (place: string) => `asked again in ${place}`,
    feedbackAnswered: "a maintainer said that it was answered already",
    feedbackNot: "a maintainer said that it is no question",
    notMe: "they said that it is none for them",
    movedTo: (area: string) => `moved to the area ${area}`,
    followUp: "the asker went on, told to who answered",
    askedBack: (what: string) => `asked back: ${what}`,
    elsewhere: (network: string) => `the answer was brought to the asker on ${network}`,
    proposed: (id: number) => `became proposal ${id} for the FAQ`,
    askerLeft: (sure: number) => `the asker left (${percent(sure)} sure that they stay away for now)`,
    byPath: (path: string) => `by a path it names (${path})`,
    byLesson: (word: string) => `by a word that was learned (${word})`,
  },
};

/** What another language has to say about routing. */
export type RoutingWords = typeof routing;
