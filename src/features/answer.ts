/** Takes up questions, and answers those that the FAQ answers: at once when sure, else not at all. */
import type { Effect } from "../effects.ts";
import type { Match } from "../faq/entry.ts";
import type { Feature } from "../feature.ts";
import type { LineSaid, Situation } from "../situation.ts";
import { wording } from "../wording.ts";
import type { Question, World } from "../world.ts";
import { asks, goesOn, opens } from "./asking.ts";
import { addressee, likely, offer, scopeOf, tell } from "./faq-say.ts";
import { openQuestion, routeLater } from "./route/ask.ts";
import { standDown } from "./route/settle.ts";

/** Said to the bot, an entry this likely is shown rather than offered. */
export const sureWhenAsked = 0.6;

/** The best candidates for what somebody said, surest first. */
const candidates = (text: string, line: LineSaid, world: World): readonly Match[] =>
  world.faq.match(text, scopeOf(world, line.place), 3);

const textOf = (line: LineSaid): string => line.message.toBot ?? line.message.text;

const whyAsked = (line: LineSaid, world: World): string =>
  wording(world.settings).because.asked(line.form.form, line.form.confidence, line.form.why);

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
  // Two questions may be seen in the same millisecond; with 0 that is no repetition either.
  const repeats =
    answers.repeatAfter > 0 &&
    world.faqSaidSince(line.place, best.entry.id, situation.now - answers.repeatAfter);
  return repeats ? say.silentRepeat(best.entry.id) : undefined;
}

/** Answers a question with an entry, in the place where it was asked. */
function give(world: World, line: LineSaid, n: number, best: Match, situation: Situation): readonly Effect[] {
  const { place, message } = line;
  const because = wording(world.settings).because;
  return [
    ...tell(world, {
      key: `faq/${message.id}`,
      entry: best.entry,
      to: place,
      for: { network: place.network, ...line.actor },
      at: situation.now,
      probability: best.probability,
      replyTo: message.native,
      question: n,
      after: wording(world.settings, place).answerHint,
      judge: true,
    }),
    {
      do: "note",
      fact: {
        fact: "question",
        n,
        change: { state: "answered", entry: best.entry.id, answeredAt: situation.now },
        log: {
          at: situation.now,
          why: because.answeredByFaq(best.entry.id, best.probability, best.because),
        },
      },
    },
  ];
}

/** A question in a channel, to everybody: taken up, and answered when the bot may and is sure. */
function overheard(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const [best] = line.rules.answer === "auto" ? candidates(textOf(line), line, world) : [];
  const silent = silence(best, line, world, situation);
  const { n, effects } = openQuestion(world, line, situation, whyAsked(line, world));
  if (best && silent === undefined) return [...effects, ...give(world, line, n, best, situation)];
  const question = { n, place: line.place, at: line.message.at };
  return [...effects, ...routeLater(world, question, silent, situation, line.rules.wait)];
}

/** The asker says more: one question, matched by the new line and by all of it. */
function continued(earlier: Question, line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const text = `${earlier.text} ${line.message.text}`.slice(0, 2000);
  const log = { at: situation.now, why: wording(world.settings).because.more };
  const more: Effect = { do: "note", fact: { fact: "question", n: earlier.n, change: { text }, log } };
  if (line.rules.answer !== "auto") return [more];
  const [best] = [...candidates(textOf(line), line, world), ...candidates(text, line, world)].sort(
    (a, b) => b.probability - a.probability,
  );
  if (!best || silence(best, line, world, situation) !== undefined) return [more];
  return [more, ...standDown(earlier), ...give(world, line, earlier.n, best, situation)];
}

/** Said to the bot in private: an entry, a choice, or where to ask instead. */
function inPrivate(
  line: LineSaid,
  matches: readonly Match[],
  world: World,
  situation: Situation,
): readonly Effect[] {
  const { message, place } = line;
  const who = { network: place.network, ...line.actor };
  const [best] = matches;
  const replyTo = message.native;
  const at = situation.now;
  if (!best) {
    const text = wording(world.settings, place).dontKnowPrivate;
    return [{ do: "say", key: `dunno/${message.id}`, to: place, text, priority: 0 }];
  }
  if (best.probability < sureWhenAsked)
    return offer(world, matches, { key: `offer/${message.id}`, place, who, at, replyTo });
  const { entry, probability } = best;
  return tell(world, { key: `faq/${message.id}`, entry, to: place, for: who, at, probability, replyTo });
}

/** Said to the bot: the best entry, a choice of up to three, or an honest "I don't know". */
function addressed(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const { message, place } = line;
  if (!asks(line) && line.form.form !== "none") return [];
  const named = world.faq.get(textOf(line).trim());
  const matches = named
    ? [
        {
          entry: named,
          probability: 1,
          because: wording(world.settings).because.byName,
          reasons: [],
          features: {},
        },
      ]
    : likely(world, candidates(textOf(line), line, world));
  const [best] = matches;
  const sure = best !== undefined && best.probability >= sureWhenAsked;
  // Small talk with the bot that is no question and that no entry fits gets no answer.
  if (!asks(line) && !sure) return [];
  if (place.private) return inPrivate(line, matches, world, situation);

  const { n, effects } = openQuestion(world, line, situation, whyAsked(line, world));
  if (sure) return [...effects, ...give(world, line, n, best, situation)];
  const because = wording(world.settings).because;
  const why = best ? because.offered(matches.map(({ entry }) => entry.id).join(", ")) : because.silentNothing;
  const taken = [
    ...effects,
    ...routeLater(world, { n, place, at: message.at }, why, situation, line.rules.wait),
  ];
  const replyTo = message.native;
  if (best) {
    const who = { network: place.network, ...line.actor };
    return [
      ...taken,
      ...offer(world, matches, { key: `offer/${message.id}`, place, who, at: situation.now, replyTo }),
    ];
  }
  return [
    ...taken,
    {
      do: "say",
      key: `dunno/${message.id}`,
      to: place,
      text: wording(world.settings, place).dontKnowChannel(line.rules.wait),
      for: addressee(line.actor),
      priority: 0,
      ...(replyTo === undefined ? {} : { replyTo }),
    },
  ];
}

export const answer: Feature = (_, world, situation) => {
  const { line } = situation;
  if (!line || situation.command || line.dislikes) return [];
  if (line.toBot) {
    const silent = situation.late || (line.rules.answer === "off" && !line.place.private);
    if (!silent) return addressed(line, world, situation);
    // Not answered is not lost: a human is found for it.
    return line.place.private || !asks(line) ? [] : overheard(line, world, situation);
  }
  const earlier = goesOn(line, world, situation.now);
  if (earlier) return continued(earlier, line, world, situation);
  return opens(line, world, situation) ? overheard(line, world, situation) : [];
};
