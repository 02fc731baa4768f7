/** How each sentence that takes something is called, with what people may have said in it. */
import { literal } from "../../src/markdown.ts";
import type { InvitationWords } from "../../src/report/invitations.ts";
import type { Wording } from "../../src/wording/en.ts";
import type { LearningWords } from "../../src/wording/en-learning.ts";
import type { WeeklyWords } from "../../src/wording/en-weekly.ts";

/** Somebody's words that must show as written. */
export const hostile = "*_[x](y) @room <b>";

/** The calls of a sentence, in one language: what is Markdown already is written in that language. */
export type Calls<T> = {
  readonly [K in keyof T as T[K] extends (...args: never[]) => string ? K : never]: (
    say: Wording,
  ) => readonly (T[K] extends (...args: infer A) => string ? A : never)[];
};

const hour = 36e5;
const at = Date.parse("2026-03-02T09:05:00Z");
const zone = "Europe/Berlin";

const waiting = (say: Wording) => ({
  n: 12,
  asker: hostile,
  where: hostile,
  ago: say.ago(3 * hour),
  text: say.quoted(hostile),
});

/** Sentences whose numbers are times or shares, with what has to show of them. */
export const unlike: Readonly<Record<string, readonly (readonly string[])[]>> = {
  quoted: [[hostile], ["a b…"]],
  ago: [[], [], ["5"], [], ["3"], ["2"]],
  span: [["30"], ["1"], ["90"], ["2"], ["1"], ["3"]],
  moment: [["2", ":05"]],
  didYouMean: [[], []],
  dontKnowChannel: [[], [], ["10"]],
  sorryReopened: [[], [], ["10"]],
  faqList: [["build-windows", hostile], ["tls"]],
  historyRow: [
    ["3", hostile],
    ["3", hostile],
  ],
  queueHead: [[], ["2"]],
  queueUnsure: [["1"], ["2"]],
  passed: [["12"], ["12", hostile]],
  exportPage: [[], ["2", "3"], ["3"]],
  whyRow: [[hostile, "2", ":05"]],
  whoami: [
    [hostile, "net:bob"],
    [hostile, "net:bob"],
  ],
  nothingToUndo: [[], [hostile]],
  "weekly.moment": [["2", "10:05"]],
  "weekly.milestone": [[], ["10"], [], []],
  "weekly.preview": [["net/a", "net/b", "10:05"], []],
  "because.asked": [["80", "has a mark"]],
  "because.answeredByFaq": [["tls", "93", "shares tls"]],
  "because.silentUnsure": [["tls", "40", "90"]],
  "because.waits": [[], ["10"]],
  "because.followed": [["82"]],
  "because.judgedAnswered": [["mia", "82"]],
  "because.judgedWaiting": [["82"]],
  "because.hardlyAsks": [["20"]],
  "because.thanked": [["82"]],
  "because.solved": [["82"]],
  "because.nevermind": [["82"]],
  "because.inTalk": [["82"]],
  "because.silentForm": [["4"]],
  "because.reason": [
    [],
    ["tls", "turn"],
    [],
    ["40"],
    ["60", "turn it on"],
    ["60", "turn it on"],
    ["phone"],
    ["tsl", "tls"],
    ["70"],
    ["3", "4"],
    [],
    [],
    [],
  ],
  "because.bulb": [["tls", "60", "shares tls"]],
  "because.shadowed": [["tls", "60", "shares tls"]],
  "learning.record": [[], ["19", "20", "95", "76", "99"]],
  "learning.wouldSay": [["12", hostile, "#project", "tls", "93"]],
  "learning.stale": [
    ["tls", "2026-01-31"],
    ["tls", "logs", "7"],
  ],
  "learning.voted": [["2"], ["2"], ["2"], ["2"]],
  "learning.phrasingRow": [
    ["12", "tls", hostile],
    ["12", "tls", hostile],
    ["12", "tls", hostile],
  ],
  "learning.shadowJudged": [["12"], ["12"]],
  "learning.statsThreshold": [["#project", "87", "40"]],
};

export const calls: Calls<Wording> = {
  quoted: () => [[hostile], ["a b c d", 4]],
  ago: () => [[0], [6e4], [5 * 6e4], [hour], [3 * hour], [50 * hour]],
  span: () => [[3e4], [6e4], [90 * 6e4], [2 * hour], [864e5], [3 * 864e5]],
  moment: () => [[at, zone]],
  pointed: () => [[hostile]],
  dontKnowChannel: () => [[undefined], [0], [6e5]],
  sorryReopened: () => [[undefined], [0], [6e5]],
  didYouMean: () => [[1], [3]],
  rest: () => [
    ["tls", false],
    ["tls", true],
  ],
  reviewDue: () => [["2026-03-01"]],
  ping: (say) => [
    [waiting(say)],
    [{ ...waiting(say), answered: { by: hostile, text: say.quoted(hostile) } }],
  ],
  pingHow: () => [
    [12, false],
    [12, true],
  ],
  fallback: (say) => [
    [waiting(say)],
    [{ ...waiting(say), answered: { by: hostile, text: say.quoted(hostile) } }],
  ],
  noted: () => [[12]],
  carried: (say) => [["Open **port** 17.", hostile, say.quoted(hostile)]],
  letterHead: (say) => [[say.ago(3 * hour)]],
  expiredAsker: (say) => [[say.quoted(hostile)]],
  noHistory: () => [["teapot"]],
  moreProblems: () => [
    [2, "porchlight check"],
    [3998, "porchlight faq lint"],
  ],
  tellMaintainers: () => [
    ["It broke", "Mend it."],
    ["It broke.", ""],
  ],
  unsureLines: () => [[hostile]],
  unknownCommand: () => [[hostile], ["some-thing"]],
  maintainersOnly: () => [["queue"]],
  privateOnly: () => [["export"]],
  missing: () => [["!pass N [WHO]", "N"]],
  badNumber: () => [[hostile, "!pass N [WHO]"]],
  badDuration: () => [[hostile, "!snooze N TIME"]],
  tooMuch: () => [["!pass N [WHO]"]],
  helpOne: () => [
    ["!claim N", "take a question", ["!claim 12"], ["take"]],
    ["!list", "list it", [], []],
  ],
  noHelp: () => [[hostile], ["a`b"]],
  faqList: () => [
    [["build-windows", hostile], 0],
    [["tls"], 7],
  ],
  faqNone: () => [[hostile]],
  faqNobody: () => [[hostile]],
  learned: () => [["build-windows"]],
  badId: () => [[hostile]],
  exists: () => [["build-windows"]],
  edited: () => [["build-windows"]],
  removed: () => [["build-windows"]],
  undone: (say) => [["build-windows", say.changes.remove]],
  nothingToUndo: () => [[undefined], [hostile]],
  history: () => [[["3: one", "2: two"]]],
  historyRow: (say) => [
    [3, say.changes.edit, hostile, hostile, say.ago(hour), false],
    [3, say.changes.edit, "a-b", hostile, say.ago(hour), true],
  ],
  queueHead: () => [[1], [2]],
  queueRow: (say) => [
    [{ ...waiting(say), state: say.states.open, gone: false, by: undefined }],
    [{ ...waiting(say), state: say.states.claimed, gone: true, by: hostile }],
  ],
  queueMore: () => [[7]],
  queueUnsure: () => [[1], [2]],
  noQuestion: () => [[12]],
  notWaiting: (say) => [[12, say.states.answered]],
  claimed: (say) => [[12, say.quoted(hostile)]],
  alreadyClaimed: () => [[12, hostile]],
  passed: () => [
    [12, undefined],
    [12, hostile],
  ],
  passNobody: () => [[hostile]],
  snoozed: (say) => [[12, say.span(2 * hour)]],
  answeredNow: () => [[12]],
  answeredLater: () => [[12, hostile]],
  resolvedNow: () => [[12]],
  away: (say) => [[say.span(3 * 864e5)]],
  unsureRow: (say) => [[40, hostile, say.quoted(hostile), say.ago(hour)]],
  unsureHow: () => [[40]],
  unsureNo: () => [[40]],
  whyHead: (say) => [[12, say.quoted(hostile), say.states.routed]],
  whyRow: () => [[at, zone, "\\*\\_\\[x\\]\\(y\\) \\@room \\<b\\>"]],
  linkHow: () => [["k3x9", 10]],
  linkConfirm: () => [[hostile]],
  linked: () => [[hostile]],
  whoami: () => [
    [{ account: hostile, vouched: true, others: ["net:bob"], maintainer: true }],
    [{ account: hostile, vouched: false, others: ["net:bob", "irc:bob"], maintainer: false }],
  ],
  privacy: (say) => [[{ messages: say.span(90 * 864e5), journal: say.span(365 * 864e5) }]],
  exportPage: () => [
    [1, 1],
    [2, 3],
    [3, 3],
  ],
};

/** Plain text: `why` makes it literal as a whole. */
export const reasons: Calls<Wording["because"]> = {
  asked: () => [["question", 0.8, "has a mark"]],
  picked: () => [["tls"]],
  askedFor: () => [["tls"]],
  answeredByFaq: () => [["tls", 0.93, "shares tls"]],
  silentUnsure: () => [["tls", 0.4, 0.9]],
  silentMode: () => [["addressed"]],
  reason: () =>
    (
      [
        { reason: "verbatim" },
        { reason: "shares", words: ["tls", "turn"] },
        { reason: "answer-only" },
        { reason: "covered", share: 0.4 },
        { reason: "phrased", share: 0.6, phrasing: "turn it on", learned: false },
        { reason: "phrased", share: 0.6, phrasing: "turn it on", learned: true },
        { reason: "foreign", words: ["phone"] },
        { reason: "corrected", said: "tsl", taken: "tls" },
        { reason: "similar", share: 0.7 },
        { reason: "used", helped: 3, unhelpful: 4 },
        { reason: "rival", how: "nearer" },
        { reason: "rival", how: "as-near" },
        { reason: "rival", how: "nearly" },
      ] as const
    ).map((one) => [one] as const),
  adapted: () => [[40]],
  nopeBefore: () => [[2]],
  silentForm: () => [[0.04]],
  bulb: () => [["tls", 0.6, "shares tls"]],
  shadowed: () => [["tls", 0.6, "shares tls"]],
  silentRepeat: () => [["tls"]],
  offered: () => [["tls, licence"]],
  waits: () => [[0], [6e5]],
  area: () => [["docs", "by the channel"]],
  byWords: () => [["printer, toner"]],
  pinged: () => [["mia", "2 of 5"]],
  chosen: () => [[["one", "two"]]],
  underCap: () => [[2, 5]],
  lastSeen: (say) => [[say.ago(hour)]],
  passedOver: () => [["max"]],
  followed: () => [[0.82]],
  judgedAnswered: () => [["mia", 0.82]],
  judgedWaiting: () => [[0.82]],
  hardlyAsks: () => [[0.2]],
  thanked: () => [[0.82]],
  solved: () => [[0.82]],
  nevermind: () => [[0.82]],
  inTalk: () => [[0.82]],
  silentPing: () => [["mia"]],
  unreachable: () => [["mia", "no such nick"]],
  toFallback: () => [["net/#maint"]],
  later: (say) => [[say.moment(at, zone)]],
  byFaqCall: () => [["tls"]],
  snoozed: (say) => [[say.span(hour)]],
};

const few = { good: 0, judged: 0, low: 0, high: 1 };
const many = { good: 19, judged: 20, low: 0.764, high: 0.991 };

/** What the bot says of its own answers takes names that are made literal already. */
/** Drafts of invitations. */
export const invited: Calls<InvitationWords> = {
  answer: () => [
    [hostile, 12, 3, hostile],
    ["ann", 12, 2, "the project"],
  ],
  docs: () => [[hostile, 12, hostile]],
};

export const learned: Calls<LearningWords> = {
  record: () => [[few], [many]],
  wouldSay: (say) => [
    [
      {
        id: 12,
        asker: literal(hostile),
        where: "#project",
        text: say.quoted(hostile),
        entry: "tls",
        share: 0.93,
        answer: say.quoted("Set it."),
      },
    ],
  ],
  shadowRow: (say) => [["#project", 25, say.learning.record(many)]],
  shadowEnded: () => [["#project", "auto"]],
  shadowJudged: () => [
    [12, true],
    [12, false],
  ],
  shadowHow: () => [[12]],
  shadowNo: () => [[12]],
  promoted: (say) => [["#project", "auto", say.learning.record(many)]],
  demoted: () => [["#project"]],
  promoteNot: () => [["#project", "auto"]],
  promoteNowhere: () => [["#project"]],
  voted: () => (["picked", "helped", "pointed", "nope"] as const).map((how) => [how, 2] as const),
  phrasingRow: (say) => [
    [12, "tls", say.quoted(hostile), say.learning.voted("helped", 2)],
    [12, "tls", say.quoted(hostile), say.learning.voted("nope", 2), "outvoted"],
    [12, "tls", say.quoted(hostile), say.learning.voted("helped", 2), "dropped"],
  ],
  phrasingsMore: () => [[7, "!phrasings tls 2"]],
  noPhrasing: () => [[12]],
  unlearnHow: () => [[12]],
  unlearned: (say) => [[12, "tls", say.quoted(hostile)]],
  relearned: (say) => [["tls", say.quoted(hostile)]],
  staleRow: () => [["tls", "2026-01-31"]],
  stale: (say) => [
    [[say.learning.staleRow("tls", "2026-01-31")], 0, true],
    [[say.learning.staleRow("tls", "2026-01-31"), say.learning.staleRow("logs", "2026-02-01")], 7, false],
  ],
  statsRow: (say) => [["#project", say.learning.modes.auto, 25, say.learning.record(many)]],
  statsThreshold: () => [["#project", 0.87, 40]],
};

type Short = Calls<WeeklyWords["short"]>;
type Steering = Calls<WeeklyWords["command"]>;

const names = ["ann", "bob", "cyd"];
const when = (say: Wording): string => say.weekly.moment(at, zone);

/** The weekly post takes Markdown only: who calls it has made names and titles literal. */
export const weekly: Calls<WeeklyWords> = {
  heading: () => [[1], [3]],
  opening: () => [0, 1, 2, 3].map((pick) => ["Tidepool", pick]),
  newcomers: () => [[]],
  group: () => [["changes"], ["reviews"], ["reports"], ["other"]],
  helpers: () => [[]],
  thanked: () => [[]],
  did: () => kinds.map((kind) => [kind, "a title"]),
  from: () => kinds.flatMap((kind) => [0, 1, 2].map((pick) => [kind, "ann", "a title", pick] as const)),
  and: () => [[["one"]], [names]],
  listed: () => [
    [names, false],
    [names, true],
  ],
  quoted: () => [["a title"]],
  newcomer: (say) =>
    [0, 1, 2].map((pick) => [
      "ann",
      [say.weekly.did("code", "a title"), say.weekly.did("bug", "a crash")],
      pick,
    ]),
  several: (say) =>
    [0, 1, 2].map((pick) => [
      "ann",
      [say.weekly.did("code", "a title"), say.weekly.did("bug", "a crash")],
      pick,
    ]),
  milestone: () => [
    ["answers", 1],
    ["answers", 10],
    ["year", 1],
    ["back", 1],
  ],
  more: () => [
    [names, false],
    [names, true],
  ],
  rest: () => [[]],
  helper: (say) =>
    [0, 1, 2].flatMap((pick) => [
      ["ann", [], false, pick] as const,
      ["ann", [say.weekly.quoted("how?")], true, pick] as const,
    ]),
  kudos: (say) =>
    [0, 1].flatMap((pick) => [
      ["ann", [], [say.weekly.quoted("patience")], pick] as const,
      ["ann", ["bob"], [], pick] as const,
      ["ann", ["bob", "cyd"], [say.weekly.quoted("patience")], pick] as const,
    ]),
  note: () => [["a word"]],
  noteAlone: () => [["ann", "a word"]],
  open: () => [
    [["how?"], false, [], false],
    [[], false, ["why?"], true],
    [["how?"], true, ["why?"], false],
  ],
  moment: () => [[at, zone]],
  preview: (say) => [
    [["net/a", "net/b"], when(say), false],
    [["net/a"], when(say), true],
  ],
  heldReminder: () => [[]],
};

export const kinds = [
  "code",
  "review",
  "bug",
  "doc",
  "translation",
  "question",
  "ideas",
  "design",
  "infra",
  "maintenance",
  "test",
  "example",
  "tutorial",
  "talk",
  "userTesting",
  "eventOrganizing",
  "a11y",
  "audio",
  "blog",
  "business",
  "content",
  "data",
  "financial",
  "fundingFinding",
  "mentoring",
  "platform",
  "plugin",
  "projectManagement",
  "promotion",
  "research",
  "security",
  "tool",
  "video",
  "other",
] as const;

export const short: Short = {
  newcomers: () => [
    [1, names, false],
    [2, names, true],
  ],
  opened: () => [[1, "First."]],
  group: () =>
    (["changes", "reviews", "reports", "other"] as const).flatMap((group) => [
      [group, names, false] as const,
      [group, names, true] as const,
    ]),
  helpers: () => [
    [names, false],
    [names, true],
  ],
  thanked: () => [
    [names, false],
    [names, true],
  ],
  notes: () => [[["one", "two"]]],
  person: () => [
    ["ann", []],
    ["ann", ["one", "two"]],
  ],
};

export const steering: Steering = {
  usage: () => [[]],
  noteUsage: () => [[]],
  editUsage: () => [[]],
  editNobody: () => [["ann"]],
  edited: () => [["ann"]],
  editOut: () => [["ann"]],
  editUndone: () => [["ann"]],
  noChannels: () => [[]],
  noSchedule: () => [[]],
  nothingYet: () => [[]],
  alreadyPosted: () => [[]],
  unknownCaller: () => [[]],
  optedOut: () => [["ann"]],
  noted: (say) => [["ann", when(say)]],
  held: () => [[]],
  alreadyHeld: () => [[]],
  notHeld: () => [[]],
  released: (say) => [[when(say)]],
  posted: () => [[["net/a", "net/b"]]],
};
