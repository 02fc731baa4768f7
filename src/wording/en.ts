/** Every sentence the bot says, in English. Adding a language is adding a file like this one. */
import type { QuestionForm } from "../conversation/question.ts";
import type { Millis } from "../events.ts";
import type { FaqChange, QuestionState } from "../facts.ts";
import { literal } from "../markdown.ts";
import { agoOf, counted, spanOf, type UnitWords, written } from "./amount.ts";
import { invitations } from "./en-invitations.ts";
import { learning, reason } from "./en-learning.ts";
import { people } from "./en-people.ts";
import { routing } from "./en-routing.ts";
import { weekly } from "./en-weekly.ts";
import { pingCommands } from "./ping-commands.ts";
import { code, quotingWith } from "./quote.ts";

const quoted = quotingWith("“", "”");

const units: UnitWords = {
  second: ["second", "seconds"],
  minute: ["minute", "minutes"],
  hour: ["hour", "hours"],
  day: ["day", "days"],
};

const ago = (ms: number): string => {
  const amount = agoOf(ms);
  if (!amount) return "just now";
  if (amount.count > 1) return `${counted(amount, units)} ago`;
  return amount.unit === "hour" ? "an hour ago" : `a ${amount.unit} ago`;
};

const span = (ms: number): string => counted(spanOf(ms), units);

const states: Readonly<Record<QuestionState, string>> = {
  open: "open",
  routed: "routed",
  claimed: "claimed",
  answered: "answered",
  resolved: "resolved",
  expired: "expired",
  withdrawn: "withdrawn",
};

/** What a message was taken for. */
const forms: Readonly<Record<QuestionForm["form"], string>> = {
  question: "question",
  problem: "problem",
  "asking-to-ask": "asking-to-ask",
  none: "none",
};

/** What a maintainer did to an FAQ entry. */
const changes: Readonly<Record<FaqChange["change"], string>> = {
  learn: "learned",
  edit: "edited",
  phrase: "phrased",
  remove: "removed",
};

/** What commands do, by name, where a language has its own words for it; else the command's own summary. */
const summaries: Readonly<Record<string, string>> = {};

const moment = (at: Millis, zone: string): string => written(at, zone, "en-GB", "d LLL HH:mm");

/** A question that waits, as a ping tells of it. */
export interface Waiting {
  readonly n: number;
  readonly asker: string;
  readonly where: string;
  readonly ago: string;
  /** Quoted. */
  readonly text: string;
  /** Who answered it before its asker went on with it, and with what, quoted. */
  readonly answered?: { readonly by: string; readonly text: string };
}

const wentOn = ({ asker, answered }: Waiting): string =>
  answered ? ` ${literal(answered.by)} answered ${answered.text}, and ${literal(asker)} went on.` : "";

export const en = {
  quoted,
  ago,
  span,
  moment,
  states,
  forms,
  summaries,
  weekly,
  invitations,
  people,
  learning,
  routing,

  // answering
  /** Where the rest of a shortened answer is to be had, for whoever reads the short one there. */
  rest: (id: string, isPrivate: boolean) =>
    isPrivate ? `(\`faq ${id}\` shows all of it.)` : `(Say \`faq ${id}\` to me in private for all of it.)`,
  answerHint: "Not it? Say `!nope`, and I'll ask a human.",
  pointed: (by: string) => `(${literal(by)} pointed you to this)`,
  whoIAm:
    "I answer from the FAQ, find a human for what nobody answers, and thank people. `!help` lists what I can do.",
  justAsk: "Sure, just ask.",
  /** @param count entries that are offered */
  didYouMean: (count: number): string =>
    count === 1 ? "Do you mean this? Say yes or no." : "Do you mean one of these? Say its number.",
  dontKnowChannel: (wait: number | undefined) =>
    wait === undefined
      ? "I don't know that one. Somebody here may."
      : wait === 0
        ? "I don't know that one. I'll find a human who can at once."
        : `I don't know that one. If nobody here answers within ${span(wait)}, I'll find a human who can.`,
  dontKnowPrivate:
    "I don't know that one. Ask it in the channel, where people can see it, or say `ask` and your question, and I'll pass it to a maintainer.",
  sorryReopened: (wait: number | undefined) =>
    wait === undefined
      ? "Sorry about that. I've put your question back on the list."
      : wait === 0
        ? "Sorry about that. Your question is open again; I'll find a human at once."
        : `Sorry about that. Your question is open again; if nobody answers within ${span(wait)}, I'll find a human.`,
  sorryNothing: "Thanks for telling me.",
  glad: "Glad it helped.",
  buttons: {
    helped: "That helped",
    nope: "Didn't help",
    claim: "Claim",
    pass: "Pass",
    snooze: "Snooze 2 h",
  },
  nothingToJudge: "I haven't answered you here lately, so there is nothing to judge.",
  reviewDue: (date: string) => `_(due for review since ${date})_`,

  // routing
  ping: (q: Waiting) =>
    `**${q.n}**: ${literal(q.asker)} asked in ${literal(q.where)} ${q.ago}${q.answered ? "" : ", and nobody has answered"}: ${q.text}${wentOn(q)}`,
  pingHow: (n: number, buttons: boolean) =>
    `\`!answer ${n} TEXT\`, or simply a reply to this, sends your answer back${pingCommands(n, buttons)}`,
  fallback: (q: Waiting) =>
    `Question **${q.n}** still waits. ${literal(q.asker)} asked in ${literal(q.where)} ${q.ago}: ${q.text}${wentOn(q)} \`!claim ${q.n}\` or \`!answer ${q.n} TEXT\` takes it.`,
  noted: (n: number) =>
    `That's question ${n}. I'll pass it to a maintainer and bring the answer back to you.`,
  carried: (text: string, by: string, question: string) => `${text} — ${literal(by)}, on ${question}`,
  letterHead: (when: string) => `This came for you ${when}:`,
  letterUnvouched: "(It is for whoever asked under this nick; I can't tell whether that's you.)",
  expiredAsker: (question: string) =>
    `I'm sorry: nobody could answer ${question} in time. Please ask again, here or in the project's issue tracker.`,
  /** @param name of a forge or repository in the config */
  noHistory: (name: string) =>
    `I haven't read the past of ${name} yet: somebody who did things there long ago may look new to me.`,
  noHistoryMend: "Run `porchlight backfill` once; it goes on where it stopped.",
  lastGood: "Until it is mended, the last good version stays in use.",
  onlyRest: "Until it is mended, the bot does without it.",
  moreProblems: (count: number, command: string) =>
    `${count} more places can't be read; \`${command}\` lists them`,
  tellMaintainers: (what: string, mend: string) =>
    `${what}${/[.!?]$/.test(what) ? "" : "."}${mend ? ` ${mend}` : ""}`,
  unsureLines: (reason: string) =>
    `A line of mine may not have arrived (${literal(reason)}). \`!unsure\` shows it, and sends it again if you say so.`,

  // commands
  unknownCommand: (name: string) => `I don't know ${code(name)}. \`!help\` lists what I can do.`,
  maintainersOnly: (name: string) =>
    `\`!${name}\` is for maintainers, and I don't know you as one here. If you are: log in to your account, and have it listed under \`people\` in the config.`,
  privateOnly: (name: string) => `Say \`${name}\` to me in private: what it shows is for you alone.`,
  missing: (usage: string, parameter: string) =>
    `\`${parameter}\` is missing. It goes like this: \`${usage}\``,
  badNumber: (text: string, usage: string) =>
    `“${literal(text)}” is not a number. It goes like this: \`${usage}\``,
  badDuration: (text: string, usage: string) =>
    `“${literal(text)}” is not a duration such as 30m, 2h, 3d or 1w. It goes like this: \`${usage}\``,
  tooMuch: (usage: string) => `That's more than it takes. It goes like this: \`${usage}\``,
  helpIntro: "I answer from the FAQ, find a human for what nobody answers, and thank people. Commands:",
  helpMaintainers: "For maintainers:",
  helpMore: "`!help NAME` tells more about one.",
  helpOne: (usage: string, summary: string, examples: readonly string[], aliases: readonly string[]) =>
    [
      `\`${usage}\`: ${summary}`,
      ...(aliases.length ? [`Also: ${aliases.map((alias) => `\`!${alias}\``).join(", ")}`] : []),
      ...(examples.length ? [`For example: ${examples.map((example) => `\`${example}\``).join(" · ")}`] : []),
    ].join("\n\n"),
  noHelp: (name: string) => `There is no command ${code(name)}. \`!help\` lists them.`,

  // faq
  faqEmpty: "The FAQ is empty. A maintainer can teach me: `!learn ID question? answer`.",
  faqList: (ids: readonly string[], more: number) =>
    `I know: ${ids.map(code).join(", ")}${more ? `, and ${more} more` : ""}. \`!faq NAME\` shows one.`,
  faqNone: (name: string) => `I have no FAQ entry for “${literal(name)}”. \`!list\` shows what I know.`,
  faqNobody: (name: string) => `I haven't seen ${literal(name)} here.`,
  learned: (id: string) => `Learned \`${id}\`. \`!faq ${id}\` shows it, \`!undo ${id}\` takes it back.`,
  learnForm:
    "Say the question, then the answer, with the question mark between: `!learn tls How do I turn TLS on? Set tls: true.`",
  badId: (id: string) =>
    `“${literal(id)}” can't be a name: use up to 60 letters, digits, dots and dashes, such as \`build-windows\`.`,
  exists: (id: string) => `\`${id}\` is there already. \`!edit ${id} TEXT\` changes its answer.`,
  edited: (id: string) => `Changed \`${id}\`. \`!undo ${id}\` takes it back.`,
  removed: (id: string) => `Removed \`${id}\`. \`!undo ${id}\` brings it back.`,
  undone: (id: string, what: string) => `Undone: \`${id}\` (${what}).`,
  nothingToUndo: (id: string | undefined) =>
    id === undefined ? "There is nothing to undo." : `There is nothing to undo for “${literal(id)}”.`,
  history: (rows: readonly string[]) => rows.map((row) => `- ${row}`).join("\n"),
  historyRow: (id: number, what: string, entry: string, by: string, when: string, undone: boolean) =>
    `${id}: ${what} ${code(entry)} by ${literal(by)}, ${when}${undone ? " (undone)" : ""}`,
  historyNone: "No maintainer has changed the FAQ through me yet.",
  changes,

  // queue
  queueEmpty: "Nobody waits for an answer.",
  queueHead: (count: number) => (count === 1 ? "One question waits:" : `${count} questions wait:`),
  queueRow: (q: {
    n: number;
    asker: string;
    where: string;
    ago: string;
    text: string;
    state: string;
    /** The asker left. */
    gone: boolean;
    by: string | undefined;
  }) =>
    `- **${q.n}** ${literal(q.where)}, ${literal(q.asker)} ${q.ago}: ${q.text} (${q.state}${q.by ? ` by ${literal(q.by)}` : ""}${q.gone ? "; has left" : ""})`,
  queueMore: (count: number) => `and ${count} more`,
  queueUnsure: (count: number) =>
    `${count} of my lines may not have arrived: \`!unsure\` shows ${count === 1 ? "it" : "them"}.`,
  noQuestion: (n: number) => `There is no question ${n}. \`!queue\` shows what waits.`,
  notWaiting: (n: number, state: string) => `Question ${n} doesn't wait any more: it is ${state}.`,
  claimed: (n: number, question: string) =>
    `Question ${n} is yours: ${question} \`!answer ${n} TEXT\` answers it.`,
  alreadyClaimed: (n: number, by: string) => `${literal(by)} has claimed question ${n}.`,
  passed: (n: number, to: string | undefined) =>
    to === undefined
      ? `All right, I'll find somebody else for question ${n}.`
      : `All right, I've asked ${literal(to)} about question ${n}.`,
  passNobody: (name: string) => `I know no maintainer called “${literal(name)}”.`,
  snoozed: (n: number, time: string) => `Question ${n} rests for ${time}.`,
  answeredNow: (n: number) => `Sent. Question ${n} is answered.`,
  answeredLater: (n: number, name: string) =>
    `${literal(name)} isn't here. I'll hand your answer to question ${n} over in private when they are back.`,
  resolvedNow: (n: number) => `Question ${n} is resolved.`,
  away: (time: string) => `Enjoy. I won't ping you for ${time}; \`!back\` ends it.`,
  back: "Welcome back.",
  notListed: "You aren't listed under `people` in the config, so I never ping you.",
  withdrawn: "All right, I've taken your question off the list.",
  nothingToWithdraw: "You have no open question here.",
  unsureNone: "All of my lines arrived, as far as I know.",
  unsureRow: (seq: number, where: string, text: string, when: string) =>
    `- **${seq}** to ${literal(where)}, ${when}: ${text} \`!unsure ${seq} resend\` or \`!unsure ${seq} drop\``,
  unsureResent: "Sent again.",
  unsureDropped: "Dropped.",
  unsureHow: (seq: number) => `Say \`!unsure ${seq} resend\` or \`!unsure ${seq} drop\`.`,
  unsureNo: (seq: number) => `There is no unsure line ${seq}.`,

  // why
  whyNothing: "I haven't taken anything here for a question yet.",
  whyHead: (n: number, question: string, state: string) => `Question ${n}, ${question}, is ${state}.`,
  whyRow: (at: Millis, zone: string, what: string) => `- ${moment(at, zone)}: ${what}`,

  // reasons, as `why` shows them
  because: {
    reason,
    asked: (form: QuestionForm["form"], confidence: number, why: string) =>
      `taken for a ${forms[form]} (${percent(confidence)}: ${why})`,
    byName: "asked for by its name",
    picked: (entry: string) => `the asker picked “${entry}”`,
    askedFor: (entry: string) => `the asker looked “${entry}” up`,
    told: "said with `ask`",
    marked: "marked as a question",
    answeredByFaq: (entry: string, probability: number, why: string) =>
      `answered with “${entry}” (${percent(probability)} sure: ${why})`,
    silentUnsure: (entry: string, probability: number, threshold: number) =>
      `silent: the best entry, “${entry}”, is at ${percent(probability)}, below ${percent(threshold)}`,
    silentNothing: "silent: no FAQ entry is near",
    silentMode: (mode: string) => `silent: this channel's mode is “${mode}”`,
    silentOut: "silent: the asker opted out",
    silentHuman: "silent: a human has spoken since",
    adapted: (judged: number) => `the threshold here follows ${judged} judgements`,
    bulb: (entry: string, probability: number, why: string) =>
      `half sure: a 💡, where the network has reactions, for “${entry}” (${percent(probability)}: ${why})`,
    bulbTaken: "the asker took the 💡",
    shadowed: (entry: string, probability: number, why: string) =>
      `in shadow: the maintainers were told of “${entry}” (${percent(probability)}: ${why})`,
    nopeBefore: (votes: number) => `it did not help before when asked in these words (${votes})`,
    silentForm: (share: number) => `silent: its form is hardly that of a question (${percent(share)})`,
    silentPeople: "silent: it looks for people who know this, and asks nothing of it yet",
    silentRepeat: (entry: string) => `silent: “${entry}” was said here a short while ago`,
    silentLate: "silent: it was old when I saw it",
    offered: (entries: string) => `offered: ${entries}`,
    waits: (wait: number) =>
      wait === 0 ? "goes to a maintainer at once" : `waits ${span(wait)} for a human`,
    noRouting: "not routed: this channel's wait is off",
    area: (area: string, score: string) => `area ${area}: ${score}`,
    noArea: "no area fits; any maintainer may answer",
    byChannel: "by the channel",
    byWords: (words: string) => `by its words (${words})`,
    pinged: (name: string, why: string) => `pinged ${name}: ${why}`,
    chosen: (reasons: readonly string[]) => reasons.join(", "),
    inHours: "inside their hours",
    underCap: (used: number, cap: number) => `${used} of ${cap} pings today`,
    lastSeen: (time: string) => `seen ${time}`,
    passedOver: (list: string) => `passed over: ${list}`,
    asker: "the asker",
    isAway: "away",
    outOfHours: "outside their hours",
    capped: "their cap for today is reached",
    pingedBefore: "asked before",
    neverSeen: "never seen on a network",
    silentPing: (name: string) => `no answer from ${name} in time`,
    unreachable: (name: string, why: string) => `${name} could not be reached: ${why}`,
    toFallback: (place: string) => `posted to ${place}`,
    nobodyLeft: "nobody is left to ask; it goes into the weekly digest",
    later: (time: string) => `nobody can be asked before ${time}`,
    reply: "answered by a reply",
    addressed: "answered by a line that addresses the asker",
    followed: (chance: number) => `answered by a line that goes on with it (${percent(chance)} sure)`,
    judgedAnswered: (name: string, chance: number) =>
      `answered by ${name}, as the conversation since then reads (${percent(chance)} sure)`,
    judgedWaiting: (chance: number) =>
      `nobody has answered, as the conversation since then reads (${percent(chance)} sure)`,
    hardlyAsks: (chance: number) =>
      `nobody is pinged: by what was said since, it asks for help with only ${percent(chance)}; it stays in the queue`,
    inTalk: (chance: number) => `in this conversation a question with ${percent(chance)}`,
    byFaqCall: (entry: string) => `answered with “${entry}” by hand`,
    thanked: (sure: number) => `the asker said thanks (${percent(sure)} sure that it is done)`,
    solved: (sure: number) => `the asker said that it works (${percent(sure)} sure that it is done)`,
    helped: "the asker said that the answer helped",
    nevermind: (sure: number) => `the asker said never mind (${percent(sure)} sure that it is done)`,
    withdrawn: "withdrawn by the asker",
    didntHelp: "the answer didn't help",
    claimed: "claimed",
    passed: "passed on",
    snoozed: (time: string) => `snoozed for ${time}`,
    carried: "answered through me",
    letterWaits: "the answer waits until the asker is back",
    letterSent: "the answer was handed over",
    resolvedBy: "marked as resolved",
    settled: "no further word; taken as settled",
    expired: "nobody answered in time",
    claimLapsed: "claimed, but no answer came",
    deleted: "the question was deleted",
    more: "the asker said more",
    edited: "the asker changed it",
  },

  // linking
  linkHow: (code: string, minutes: number) =>
    `To link another account: say \`link ${code}\` to me in private from there, within ${minutes} minutes. Then I ask you here, and you say \`link yes\`.`,
  linkTooMany: "That's enough codes for now. Try again in an hour.",
  linkNotVouched:
    "I can't link this account: the network doesn't vouch for it. Log in first (on IRC: to NickServ), then try again.",
  linkWrong: "That code isn't right, or is too old. `link` gives a new one.",
  linkSame: "Those two are linked already.",
  linkBothConfigured: "Both accounts stand in the config under different names; that is where to change it.",
  linkAsked: "Right. Now confirm it where you asked for the code.",
  linkConfirm: (account: string) =>
    `${literal(account)} says that it is you. If so, say \`link yes\`; if not, do nothing.`,
  linkNothing: "There is nothing to confirm. `link` gives a code.",
  linked: (account: string) => `You and ${literal(account)} are one person to me now. \`unlink\` ends it.`,
  unlinked: "This account stands alone again.",
  unlinkAlone: "This account isn't linked to another.",
  unlinkConfigured: "This account is linked in the config; that is where to change it.",
  whoami: (r: { account: string; vouched: boolean; others: readonly string[]; maintainer: boolean }) =>
    [
      `You are ${literal(r.account)}${r.vouched ? "" : ", and the network doesn't vouch for you"}${r.maintainer ? ", a maintainer" : ""}.`,
      ...(r.others.length ? [`Linked: ${r.others.map(literal).join(", ")}.`] : []),
    ].join(" "),

  // people
  privacy: (r: { messages: string; journal: string }) =>
    [
      `I keep: who wrote (account and nick), what was written in channels where I am (for ${r.messages}), questions and who answered them, thanks, and contributions that the project's forge tells me of.`,
      `I don't show anything you tell me in private to anybody else, and I give nothing to third parties. How you asked what an FAQ entry answers may stay, without your name, as a wording of that entry. Ids of events are kept for ${r.journal}.`,
      "`!export` (in private) shows everything I have about you, `!forget me` removes it, `!optout` makes me leave you alone: no unasked answers, no public thanks.",
    ].join("\n\n"),
  exportPage: (page: number, pages: number) =>
    pages === 1
      ? "Everything I have about you:"
      : `Everything I have about you, page ${page} of ${pages}${page < pages ? ` (\`export ${page + 1}\` shows the next)` : ""}:`,
  forgetHow: "Say `!forget me`.",
  forgetSure:
    "This removes your messages, questions, names and links from my memory, and can't be undone; counts stay. If you are sure, say `!forget me yes`.",
  forgotten: "Done. I have forgotten you. Whatever you say from now on makes me know you anew.",
};

function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}

/** What another language has to say: every sentence, so that a missing one is a type error. */
export type Wording = typeof en;
