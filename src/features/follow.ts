/** Sees which open question a line answers, and when the asker is content. */
import { addressees } from "../conversation/address.ts";
import { contentWord, sureOf } from "../conversation/askers-word.ts";
import { didHelp } from "../conversation/did-help.ts";
import { didntHelp } from "../conversation/didnt-help.ts";
import { plainNick } from "../conversation/link/nicks.ts";
import { answersNothing } from "../conversation/nothing.ts";
import { nevermind, solved, thanksIn } from "../conversation/thanks.ts";
import type { Effect } from "../effects.ts";
import type { Millis } from "../events.ts";
import type { Feature } from "../feature.ts";
import type { LineSaid, Situation } from "../situation.ts";
import { wording } from "../wording.ts";
import type { FaqSaid, Question, World } from "../world.ts";
import { learnFrom } from "./answer/learn.ts";
import { answered, change, reopen, standDown } from "./route/settle.ts";

/** How long after an answer the asker's thanks are for that answer. */
const thanksFor = 24 * 36e5;

/** Said to others than the asker by name, it is none of the asker's. */
const isToOthers = (line: LineSaid, asker: number): boolean =>
  line.addressed.length > 0 && line.addressed.every(({ id }) => id !== asker);

/** The open question of somebody else that this line replies to, beneath which it stands, or whose asker it addresses. */
function answers(line: LineSaid, world: World): { question: Question; why: string } | undefined {
  if (answersNothing(line.body)) return undefined;
  const because = wording(world.settings).because;
  const { actor, message, place, parent } = line;
  const others = (question: Question | undefined) =>
    question && question.asker.key !== actor.key ? question : undefined;
  if (message.replyTo !== undefined) {
    const direct = others(world.openAs(place, message.replyTo));
    if (direct) return { question: direct, why: because.reply };
    const about = parent && others(world.openBy(place, parent.account));
    if (about && parent.at >= about.askedAt) return { question: about, why: because.reply };
  }
  const beneath = place.thread === undefined ? undefined : others(world.openAs(place, place.thread));
  if (beneath && !isToOthers(line, beneath.asker.id)) return { question: beneath, why: because.reply };
  for (const account of line.addressed) {
    const question = others(world.openBy(place, account.id));
    if (question && isAbout(line, question, world) >= surelyMeant)
      return { question, why: because.addressed };
  }
  return byTalk(line, world, others);
}

/** How surely the line goes on with the question, as the conversation goes; 1 where that can't be told. */
function isAbout({ message }: LineSaid, question: Question, world: World): number {
  if (world.follow(message) === undefined) return 1;
  return world.isAbout(message, question) ?? 1;
}

/** From this on a line that names nobody is taken for an answer at once; what is less sure waits for the window's end. */
const surelyAnswers = 0.5;
/** The same of a line that names the asker, who may be helping others: they are spoken to about that, too. */
const surelyMeant = 0.3;

/** The open question that a line goes on with, by the conversation alone. */
function byTalk(
  line: LineSaid,
  world: World,
  others: (question: Question | undefined) => Question | undefined,
): { question: Question; why: string } | undefined {
  if (line.message.replyTo !== undefined || line.toBotsMessage) return undefined;
  if (!world.waitsIn(line.place)) return undefined;
  const links = world.follow(line.message)?.links ?? [];
  const speakers = new Set(links.map(({ message }) => message.account));
  for (const account of speakers) {
    if (isToOthers(line, account)) continue;
    // Two similar nicks are read as one person's: whoever asks in words alike goes on, and answers nothing.
    const name = world.accountById(account)?.name ?? "";
    if (plainNick(name) === plainNick(line.actor.name)) continue;
    const question = others(world.openBy(line.place, account));
    const share = question ? isAbout(line, question, world) : 0;
    if (question && share >= surelyAnswers)
      return { question, why: wording(world.settings).because.followed(share) };
  }
  return undefined;
}

/** Who helped, as the asker's thanks tell: whoever they name, else whoever spoke to them last. */
function helperOf(
  line: LineSaid,
  question: Question,
  world: World,
  named: string | undefined,
): number | undefined {
  const others = world
    .recent(line.place, 30)
    .filter((said) => said.at >= question.askedAt && said.key !== line.actor.key && !said.bot);
  if (named !== undefined) {
    const account = world.inChannel(line.place, named);
    return others.find((said) => said.account === account?.id)?.person;
  }
  const thanked = world.follow(line.message)?.thanks;
  const meant = thanked && thanked.probability >= 0.5 ? thanked.account : undefined;
  const spoke = others.find((said) => said.account === meant);
  if (spoke) return spoke.person;
  const replied = others.find((said) => question.native !== undefined && said.replyTo === question.native);
  return (replied ?? others[0])?.person;
}

/** The asker says thanks, that it works, or never mind. */
function askersWord(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const question = world.lastQuestion(line.place, line.actor.key);
  if (!question || situation.now - (question.answeredAt ?? question.askedAt) > thanksFor) return [];
  const open = question.state === "open" || question.state === "routed" || question.state === "claimed";
  if (!open && question.state !== "answered") return [];
  const because = wording(world.settings).because;
  const at = situation.now;
  if (open && nevermind(line.body))
    return [
      change(question, { state: "withdrawn" }, { at, why: because.nevermind(sureOf("nevermind")) }),
      ...standDown(question),
    ];
  const byFaq = !open && question.entry !== undefined;
  const works = solved(line.body) || (byFaq && didHelp(line.body));
  const thanks = thanksIn(line.body, line.names);
  if (!works && thanks.length === 0) return [];
  const sure = sureOf(contentWord({ works, thanks: thanks.length > 0, waits: open }));
  const why = works ? because.solved(sure) : because.thanked(sure);
  if (!open) {
    const judged = byFaq ? world.lastFaqSaid(line.place, line.actor.key) : undefined;
    const named = thanks.some(({ to }) => to !== undefined);
    const about = judged?.question === question.n && !named && !someonesElse(judged, line, world);
    return [
      change(question, { state: "resolved" }, { at, why }),
      ...(about ? helped(judged, line, at, world) : []),
    ];
  }
  const helper = helperOf(line, question, world, thanks[0]?.to);
  // Thanks with nobody there to be thanked: thanks in advance, or to somebody elsewhere.
  if (helper === undefined)
    return works ? [change(question, { state: "resolved" }, { at, why }), ...standDown(question)] : [];
  const text = world.recent(line.place, 30).find((said) => said.person === helper)?.text ?? "";
  return [
    ...answered(world, question, { person: helper, text, at, why }),
    change(question, { state: "resolved" }, { at, why }),
  ];
}

/** What helped may have been what a person said to the asker since the bot's answer. */
function someonesElse(said: FaqSaid, line: LineSaid, world: World): boolean {
  if (line.toBot || line.toBotsMessage) return false;
  if (line.addressed.length > 0 || line.parent) return true;
  const asker = line.actor.name.toLowerCase();
  return world
    .recent(line.place, 30)
    .some(
      (one) =>
        one.at >= said.at &&
        !one.bot &&
        one.key !== line.actor.key &&
        addressees(one.text, line.names).some((name) => name.toLowerCase() === asker),
    );
}

/** "bob: that didn't help, still error 17": the asker says so first, to whoever answered or to nobody. */
function denied(line: LineSaid): boolean {
  const [first = ""] = line.body.replace(/^@?[^\s:,]{1,40}[:,] /, "").split(/[,.;:!] | - | but /, 1);
  return didntHelp(first);
}

/** What a person answered was no help: it is open again. The bot's own answers are judged elsewhere. */
function stillOpen(line: LineSaid, world: World, { now }: Situation): readonly Effect[] {
  if (!denied(line)) return [];
  const question = world.lastQuestion(line.place, line.actor.key);
  if (question?.state !== "answered" || question.entry !== undefined) return [];
  const { answeredBy, answeredAt } = question;
  if (answeredBy === undefined || now - (answeredAt ?? 0) > thanksFor) return [];
  const toOthers = line.addressed.some(({ person }) => person !== answeredBy);
  if (toOthers) return [];
  const why = wording(world.settings).because.didntHelp;
  return reopen(world, question, now, why, { denied: now });
}

function helped(said: FaqSaid, line: LineSaid, at: Millis, world: World): readonly Effect[] {
  const by = { network: line.place.network, key: line.actor.key };
  return [
    { do: "note", fact: { fact: "faqJudged", key: said.key, helped: true, by } },
    ...learnFrom(said, { helped: true, by, at }, world),
  ];
}

export const follow: Feature = (_, world, situation) => {
  const { line, account } = situation;
  if (!line || !account || situation.command || situation.toPing) return [];
  const found = line.toBot || line.place.private ? undefined : answers(line, world);
  if (found)
    return answered(world, found.question, {
      person: account.person,
      text: line.message.text,
      at: situation.now,
      why: found.why,
    });
  const again = stillOpen(line, world, situation);
  if (again.length > 0) return again;
  return askersWord(line, world, situation);
};
