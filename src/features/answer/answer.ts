/** Takes up questions, and answers those that the FAQ answers: at once when sure, else not at all. */
import { acceptsHint } from "../../conversation/accepts.ts";
import { isUnfinished } from "../../conversation/unfinished.ts";
import { asksWhoItIs } from "../../conversation/who-are-you.ts";
import type { Effect, Markdown, Say } from "../../effects.ts";
import type { Match } from "../../faq/entry.ts";
import type { Feature } from "../../feature.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { asks, completed, goesOn, opens } from "../asking.ts";
import { addressee, entryCalled, likely, offer, tell } from "../faq-say.ts";
import { type Opened, openQuestion, routeLater } from "../route/ask.ts";
import { followUpOf } from "../route/follow-up.ts";
import { askedAgain, askedBefore } from "../route/same.ts";
import { standDown } from "../route/settle.ts";
import { caughtUp, waitFor } from "./behind.ts";
import { lightUp } from "./bulb.ts";
import { reasonsFor } from "./find.ts";
import { type Given, give, hint } from "./give.ts";
import { type Asked, looks, rule } from "./policy.ts";
import { aboutWhat, candidates, textOf } from "./query.ts";

/** Said to the bot, an entry this likely is shown rather than offered. */
export const sureWhenAsked = 0.6;

function whyAsked(line: LineSaid, world: World): string {
  const { because } = wording(world.settings);
  const form = because.asked(line.form.form, line.form.confidence, line.form.why);
  const followed = line.toBot || line.begun ? undefined : world.follow(line.message);
  return followed?.asks === undefined ? form : `${form}; ${because.inTalk(followed.asks)}`;
}

const asked = (line: LineSaid, situation: Situation, earlier?: Question): Asked => ({
  place: line.place,
  rules: line.rules,
  person: situation.account?.person,
  late: situation.late,
  now: situation.now,
  ...(earlier ? { earlier } : {}),
  ...(!earlier && asks(line) ? { form: line.form.confidence, forPeople: line.form.forPeople === true } : {}),
});

/** Opens a question; a very short one with what it is about. */
function openWhole(world: World, line: LineSaid, situation: Situation): Opened {
  const { n, effects } = openQuestion(world, line, situation, whyAsked(line, world));
  const about = aboutWhat(line, world);
  if (about === undefined) return { n, effects };
  const text = `${textOf(line)} ${about}`.slice(0, longestQuestion);
  const log = { at: situation.now, why: wording(world.settings).because.more };
  return { n, effects: [...effects, { do: "note", fact: { fact: "question", n, change: { text }, log } }] };
}

/** A question in a channel, to everybody: taken up, and answered when the bot may and is sure. */
function overheard(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const [best] = looks(line.rules) ? candidates(line, world) : [];
  const ruling = rule(best, asked(line, situation), world);
  const before = askedBefore(line, world, situation);
  if (before) {
    const again = askedAgain(world, before, line, situation.now);
    if (ruling.does !== "give") return again;
    const here: Given = { n: before.n, place: line.place, native: line.message.native, asker: line.actor };
    const when = { at: situation.now, id: line.message.id };
    return [...again, ...standDown(before), ...give(world, here, ruling, when)];
  }
  const { n, effects } = openWhole(world, line, situation);
  const question: Given = { n, place: line.place, native: line.message.native, asker: line.actor };
  const about = { n, place: line.place, at: line.message.at, text: textOf(line) };
  const wait = waitFor(n, ruling, line.message.at, situation);
  if (wait) return [...effects, ...wait, ...routeLater(world, about, undefined, situation, line.rules.wait)];
  if (ruling.does === "give")
    return [...effects, ...give(world, question, ruling, { at: situation.now, id: line.message.id })];
  const hinted = hint(world, question, ruling, textOf(line), { at: situation.now, id: line.message.id });
  return [...effects, ...hinted.effects, ...routeLater(world, about, hinted.why, situation, line.rules.wait)];
}

/** Characters of a question that are kept. */
const longestQuestion = 2000;
/** Whoever has said so many characters wants a human to read them: no entry is looked for any more. */
const tooMuch = 1200;

/** The asker says more: one question, matched by the new line and by all of it. */
function continued(earlier: Question, line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const text = `${earlier.text} ${line.message.text}`.slice(0, longestQuestion);
  if (text === earlier.text) return [];
  const said = wording(world.settings).because.more;
  const more = (why = ""): Effect => {
    const log = { at: situation.now, why: why ? `${said}; ${why}` : said };
    return { do: "note", fact: { fact: "question", n: earlier.n, change: { text }, log } };
  };
  if (!looks(line.rules) || earlier.text.length > tooMuch) return [more()];
  const [best] = candidates(line, world, earlier.text);
  const ruling = rule(best, asked(line, situation, earlier), world);
  const when = { at: situation.now, id: line.message.id };
  const wait = waitFor(earlier.n, ruling, line.message.at, situation);
  if (wait) return [more(), ...wait];
  if (ruling.does === "give") return [more(), ...standDown(earlier), ...give(world, earlier, ruling, when)];
  const question = { ...earlier, native: line.message.native };
  const hinted = hint(world, question, ruling, text, when);
  return [more(hinted.why), ...hinted.effects];
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
  return tell(world, {
    key: `faq/${message.id}`,
    entry,
    to: place,
    for: who,
    at,
    probability,
    mode: "asked",
    replyTo,
  });
}

/** Said to the bot: the best entry, a choice of up to three, or an honest "I don't know". */
function addressed(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const { message, place } = line;
  const say = wording(world.settings, place);
  if (line.form.form === "asking-to-ask") return [remark(line, say.justAsk, "just")];
  const named = entryCalled(world, textOf(line).trim(), place);
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
    : likely(world, candidates(line, world));
  const [best] = matches;
  const sure = best !== undefined && best.probability >= sureWhenAsked;
  if (!sure && asksWhoItIs(line.body)) return [remark(line, say.whoIAm, "who")];
  // Small talk with the bot that is no question and that no entry fits gets no answer.
  if (!asks(line) && !sure) return [];
  if (place.private) return inPrivate(line, matches, world, situation);

  const waits = askedBefore(line, world, situation);
  const before = waits && waits.native !== message.native ? waits : undefined;
  if (sure) {
    // Asked of everybody before, it need not wait for a human any more.
    const opened = before ? { n: before.n, effects: standDown(before) } : undefined;
    const { n, effects } = opened ?? openQuestion(world, line, situation, whyAsked(line, world));
    const question: Given = { n, place, native: message.native, asker: line.actor };
    const when = { at: situation.now, id: message.id, mode: named ? "named" : "asked" } as const;
    return [...effects, ...give(world, question, { best }, when)];
  }
  const taken = before
    ? askedAgain(world, before, line, situation.now)
    : asksHumans(line, matches, world, situation);
  // The other half is still to come, and may well be known.
  if (!best && isUnfinished(line.body)) return taken;
  if (!best) return [...taken, dunno(line, world)];
  return [
    ...taken,
    ...offer(world, matches, {
      key: `offer/${message.id}`,
      place,
      who: { network: place.network, ...line.actor },
      at: situation.now,
      replyTo: message.native,
      asked: textOf(line),
    }),
  ];
}

/** Said to the bot, which isn't sure: a question that waits for a human. */
function asksHumans(
  line: LineSaid,
  matches: readonly Match[],
  world: World,
  situation: Situation,
): readonly Effect[] {
  const { n, effects } = openQuestion(world, line, situation, whyAsked(line, world));
  const because = wording(world.settings).because;
  const [best] = matches;
  const ids = matches.map(({ entry }) => entry.id).join(", ");
  const why = best ? `${because.offered(ids)}; ${reasonsFor(best, world)}` : because.silentNothing;
  const about = { n, place: line.place, at: line.message.at, text: textOf(line) };
  return [...effects, ...routeLater(world, about, why, situation, line.rules.wait)];
}

/** An honest "I don't know", with what happens now. */
const dunno = (line: LineSaid, world: World): Effect => ({
  ...remark(line, wording(world.settings, line.place).dontKnowChannel(line.rules.wait), "dunno"),
  aside: false,
});

/** What is said back to somebody who spoke to the bot, and is no answer of the FAQ's. */
const remark = ({ message, place, actor }: LineSaid, text: Markdown, what: string): Say => ({
  do: "say",
  key: `${what}/${message.id}`,
  to: place,
  text,
  priority: 0,
  aside: true,
  ...(place.private ? {} : { for: addressee(actor) }),
  ...(message.native === undefined ? {} : { replyTo: message.native }),
});

export const answer: Feature = (event, world, situation) => {
  const { line } = situation;
  if (event.kind === "tick") return caughtUp(event, world, situation);
  if (!line || situation.command || situation.toPing || line.dislikes) return [];
  if (followUpOf(line, world, situation)) return [];
  if (line.toBot) {
    if (acceptsHint(line.body)) {
      const lit = lightUp(line, world, situation);
      if (lit) return lit;
    }
    const { answer } = line.rules;
    const mute = (answer === "off" || answer === "shadow") && !line.place.private;
    const silent = situation.late || mute;
    if (!silent) return addressed(line, world, situation);
    // Not answered is not lost: a human is found for it.
    return line.place.private || !asks(line) ? [] : overheard(line, world, situation);
  }
  if (situation.bumps) return [];
  const earlier = goesOn(line, world, situation.now);
  if (earlier) return continued(earlier, line, world, situation);
  const asking = opens(line, world, situation) ? line : completed(line, world, situation);
  return asking ? overheard(asking, world, situation) : [];
};
