/** Takes up questions, and answers those that the FAQ answers: at once when sure, else not at all. */
import { nevermind, solved, thanksIn } from "../conversation/thanks.ts";
import type { Effect } from "../effects.ts";
import type { Match } from "../faq/entry.ts";
import type { Feature } from "../feature.ts";
import type { LineSaid, Situation } from "../situation.ts";
import { wording } from "../wording.ts";
import type { Question, World } from "../world.ts";
import { likely, offer, scopeOf, tell } from "./faq-say.ts";
import { openQuestion, routeLater } from "./route/ask.ts";

/** A further line within this many milliseconds goes on with the question. */
const sameBreath = 3 * 60_000;

/** An undirected line opens a question from this confidence on. */
const surelyAsks = 0.5;

/** Said to the bot: half as sure as this is sure enough to answer rather than to offer. */
const sureWhenAsked = 0.6;

/** Among other people's open questions, only a surer one is not taken for a helper's asking back. */
const askingBack = 5 * 60_000;

const asks = (line: LineSaid): boolean => line.form.form === "question" || line.form.form === "problem";

function helpersAskingBack(line: LineSaid, world: World, now: number): boolean {
  return (
    line.form.confidence < 0.7 &&
    world
      .openIn(line.place)
      .some((question) => question.asker.key !== line.actor.key && now - question.askedAt < askingBack)
  );
}

/** Whether the line is a question to everybody. */
function opens(line: LineSaid, world: World, now: number): boolean {
  if (line.place.private || line.toBot || line.addressed.length || line.parent || line.toBotsMessage)
    return false;
  return asks(line) && line.form.confidence >= surelyAsks && !helpersAskingBack(line, world, now);
}

function goesOn(line: LineSaid, world: World, now: number): Question | undefined {
  if (line.toBot || line.addressed.length || line.parent || line.toBotsMessage) return undefined;
  const last = world.lastQuestion(line.place, line.actor.key);
  if (last?.state !== "open" || now - last.askedAt >= sameBreath) return undefined;
  const other = solved(line.body) || nevermind(line.body) || thanksIn(line.body, line.names).length > 0;
  return other ? undefined : last;
}

/** The best candidates for a line, surest first. */
function candidates(line: LineSaid, world: World): readonly Match[] {
  return world.faq.match(line.message.toBot ?? line.message.text, scopeOf(world, line.place), 3);
}

/** Why the bot says nothing to an unaddressed question, or undefined when it may. */
function silence(
  best: Match | undefined,
  line: LineSaid,
  world: World,
  situation: Situation,
): string | undefined {
  const say = wording(world.settings).because;
  const { answers } = world.settings;
  if (line.rules.answer !== "auto") return say.silentMode(line.rules.answer);
  if (!best) return say.silentNothing;
  if (best.probability < answers.threshold)
    return say.silentUnsure(best.entry.id, best.probability, answers.threshold);
  const person = situation.account && world.person(situation.account.person);
  if (person?.optedOut) return say.silentOut;
  if (situation.late) return say.silentLate;
  if (world.faqSaidSince(line.place, best.entry.id, situation.now - answers.repeatAfter))
    return say.silentRepeat(best.entry.id);
  return undefined;
}

/** A question in a channel, to everybody: taken up, and answered when the bot may and is sure. */
function overheard(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const say = wording(world.settings, line.place);
  const because = wording(world.settings).because;
  const [best] = line.rules.answer === "auto" ? candidates(line, world) : [];
  const why = because.asked(line.form.form, line.form.confidence, line.form.why);
  const silent = silence(best, line, world, situation);
  const { n, effects } = openQuestion(world, line, situation, why);
  if (!best || silent !== undefined)
    return [
      ...effects,
      ...routeLater(world, { n, place: line.place, at: line.message.at }, silent, situation, line.rules.wait),
    ];
  return [
    ...effects,
    ...tell(world, {
      key: `faq/${line.message.id}`,
      entry: best.entry,
      to: line.place,
      for: { network: line.place.network, ...line.actor },
      at: situation.now,
      probability: best.probability,
      replyTo: line.message.native,
      question: n,
      after: say.answerHint,
    }),
    answeredByFaq(world, n, best, situation),
  ];
}

const answeredByFaq = (world: World, n: number, best: Match, situation: Situation): Effect => ({
  do: "note",
  fact: {
    fact: "question",
    n,
    change: { state: "answered", entry: best.entry.id, answeredAt: situation.now },
    log: {
      at: situation.now,
      why: wording(world.settings).because.answeredByFaq(best.entry.id, best.probability, best.because),
    },
  },
});

/** Said to the bot: the best entry, a choice of up to three, or an honest "I don't know". */
function addressed(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const say = wording(world.settings, line.place);
  const because = wording(world.settings).because;
  const { message, place } = line;
  if (!asks(line) && line.form.form !== "none") return [];
  const matches = likely(world, candidates(line, world));
  const [best] = matches;
  // Small talk with the bot that is no question and that no entry fits gets no answer.
  if (!asks(line) && (!best || best.probability < sureWhenAsked)) return [];
  const who = { network: place.network, ...line.actor };
  const replyTo = message.native;
  if (place.private) {
    if (best && best.probability >= sureWhenAsked)
      return tell(world, {
        key: `faq/${message.id}`,
        entry: best.entry,
        to: place,
        for: who,
        at: situation.now,
        probability: best.probability,
        replyTo,
      });
    if (best)
      return offer(world, matches, { key: `offer/${message.id}`, place, who, at: situation.now, replyTo });
    return [{ do: "say", key: `dunno/${message.id}`, to: place, text: say.dontKnowPrivate, priority: 0 }];
  }
  const { n, effects } = openQuestion(
    world,
    line,
    situation,
    because.asked(line.form.form, line.form.confidence, line.form.why),
  );
  if (best && best.probability >= sureWhenAsked)
    return [
      ...effects,
      ...tell(world, {
        key: `faq/${message.id}`,
        entry: best.entry,
        to: place,
        for: who,
        at: situation.now,
        probability: best.probability,
        replyTo,
        question: n,
        after: say.answerHint,
      }),
      answeredByFaq(world, n, best, situation),
    ];
  const waits = routeLater(
    world,
    { n, place, at: message.at },
    best ? because.offered(matches.map((match) => match.entry.id).join(", ")) : because.silentNothing,
    situation,
    line.rules.wait,
  );
  if (best)
    return [
      ...effects,
      ...waits,
      ...offer(world, matches, { key: `offer/${message.id}`, place, who, at: situation.now, replyTo }),
    ];
  return [
    ...effects,
    ...waits,
    {
      do: "say",
      key: `dunno/${message.id}`,
      to: place,
      text: say.dontKnowChannel(line.rules.wait),
      for: { key: line.actor.key, name: line.actor.name, address: line.actor.address },
      priority: 0,
      ...(replyTo === undefined ? {} : { replyTo }),
    },
  ];
}

export const answer: Feature = (event, world, situation) => {
  const { line } = situation;
  if (event.kind !== "message" || !line || situation.command || line.dislikes) return [];
  if (line.toBot) {
    const silent = situation.late || (line.rules.answer === "off" && !line.place.private);
    if (!silent) return addressed(line, world, situation);
    // Not answered is not lost: a human is found for it.
    return line.place.private || !asks(line) ? [] : overheard(line, world, situation);
  }
  if (line.place.private) return [];
  const earlier = goesOn(line, world, situation.now);
  if (earlier) {
    const text = `${earlier.text} ${event.text}`.slice(0, 2000);
    const log = { at: situation.now, why: wording(world.settings).because.more };
    return [{ do: "note", fact: { fact: "question", n: earlier.n, change: { text }, log } }];
  }
  return opens(line, world, situation.now) ? overheard(line, world, situation) : [];
};
