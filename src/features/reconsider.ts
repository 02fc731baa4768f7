/** A question that was changed is decided again; one that was deleted takes its answer with it. */
import type { Effect } from "../effects.ts";
import type { DeleteEvent, EditEvent, Millis } from "../events.ts";
import type { Match } from "../faq/entry.ts";
import type { Feature } from "../feature.ts";
import { rulesAt } from "../mode.ts";
import { wording } from "../wording.ts";
import type { FaqSaid, Question, World } from "../world.ts";
import { sureWhenAsked } from "./answer/answer.ts";
import { find, reasonsFor } from "./answer/find.ts";
import { rule, thresholdAt } from "./answer/policy.ts";
import { tell } from "./faq-say.ts";
import { reword, saysElse, unsay } from "./route/reword.ts";
import { change, reopen, standDown } from "./route/settle.ts";
import { isWaiting } from "./route/waiting.ts";

/** The bot's answer to a question, while it stands unjudged. */
function standing(world: World, question: Question): FaqSaid | undefined {
  const said = world.lastFaqSaid(question.place, question.asker.key);
  return said?.question === question.n && said.helped === undefined ? said : undefined;
}

function deleted(event: DeleteEvent, world: World, at: Millis): readonly Effect[] {
  const question = world.questionAs(event.place, event.target);
  if (!question || question.state === "withdrawn") return [];
  const why = wording(world.settings).because.deleted;
  const said = standing(world, question);
  return [
    change(
      question,
      { text: "", ...(isWaiting(question) ? { state: "withdrawn" as const } : {}) },
      { at, why },
    ),
    ...(isWaiting(question) ? standDown(question) : []),
    ...unsay(world, question, at),
    ...(said
      ? [{ do: "retract", key: `${said.key}/gone`, said: said.key, to: question.place } as const]
      : []),
  ];
}

/** The entry that may be given for the question as it stands now. */
function ruled(
  best: Match | undefined,
  question: Question,
  said: FaqSaid | undefined,
  event: EditEvent,
  world: World,
  now: Millis,
): Match | undefined {
  if (!best) return undefined;
  const { place, asker } = question;
  if (event.toBot !== undefined) return best.probability >= sureWhenAsked ? best : undefined;
  // What stands already may stay, although it was said a short while ago: by this very answer.
  const stays =
    best.entry.id === question.entry && best.probability >= thresholdAt(world, place).value && said;
  if (stays) return best;
  // Who got an answer from the bot before may get a better one, whoever spoke since.
  const earlier = said ? {} : { earlier: question };
  const asked = { place, rules: rulesAt(world, place), person: asker.person, late: false, now, ...earlier };
  const ruling = rule(best, asked, world);
  return ruling.does === "give" ? ruling.best : undefined;
}

/** Another entry, another answer; none at all, and the question is open again. */
function edited(event: EditEvent, world: World, at: Millis): readonly Effect[] {
  const question = world.questionAs(event.place, event.target);
  if (!question || question.asker.key !== event.actor.key) return [];
  const because = wording(world.settings).because;
  const text = (event.toBot ?? event.text).slice(0, 2000);
  const say = wording(world.settings);
  const told = say.routing.reworded(question.n, question.asker.name, say.quoted(text));
  const changed = [
    change(question, { text }, { at, why: because.edited }),
    ...reword(
      world,
      { ...question, text },
      { at, id: event.id, instead: saysElse(question.text, text) ? told : undefined },
    ),
  ];
  const rules = rulesAt(world, question.place);
  const open = question.state === "open";
  const said = standing(world, question);
  if (rules.answer === "off" || rules.answer === "shadow" || (!open && !said)) return changed;
  if (rules.answer === "addressed" && event.toBot === undefined) return changed;
  const [best] = find(world, question.place, { lines: [text] });
  const ruling = ruled(best, { ...question, text }, said, event, world, at);
  if (!ruling)
    return said
      ? [
          ...changed,
          ...reopen(world, { ...question, text }, at, because.edited),
          { do: "retract", key: `${said.key}/${event.id}`, said: said.key, to: question.place },
        ]
      : changed;
  if (ruling.entry.id === question.entry) return changed;
  const why = because.answeredByFaq(ruling.entry.id, ruling.probability, reasonsFor(ruling, world));
  const { asker, place, native, n } = question;
  const key = `faq/${event.id}`;
  const [given, ...noted] = tell(world, {
    key: said?.key ?? key,
    entry: ruling.entry,
    to: place,
    for: asker,
    at,
    probability: ruling.probability,
    mode: event.toBot === undefined ? "auto" : "asked",
    replyTo: native,
    question: n,
    after: wording(world.settings, place).answerHint,
    judge: true,
  });
  return [
    ...changed,
    ...standDown(question),
    ...(said && given?.do === "say"
      ? [{ do: "amend", key, said: said.key, to: place, text: given.text } as const]
      : given
        ? [given]
        : []),
    ...noted,
    change(question, { state: "answered", entry: ruling.entry.id, answeredAt: at }, { at, why }),
  ];
}

export const reconsider: Feature = (event, world, { now, late }) => {
  if (event.kind === "delete") return deleted(event, world, now);
  return event.kind === "edit" && !late ? edited(event, world, now) : [];
};
