/** A question that was changed is decided again; one that was deleted takes its answer with it. */
import type { Effect } from "../effects.ts";
import type { DeleteEvent, EditEvent, Millis } from "../events.ts";
import type { Feature } from "../feature.ts";
import { rulesAt } from "../mode.ts";
import { wording } from "../wording.ts";
import type { FaqSaid, Question, World } from "../world.ts";
import { find, reasonsFor } from "./answer/find.ts";
import { steppedIn, thresholdAt } from "./answer/policy.ts";
import { change, isWaiting, reopen, standDown } from "./route/settle.ts";

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
    ...(said
      ? [{ do: "retract", key: `${said.key}/gone`, said: said.key, to: question.place } as const]
      : []),
  ];
}

/** Another entry, another answer; none at all, and the question is open again. */
function edited(event: EditEvent, world: World, at: Millis): readonly Effect[] {
  const question = world.questionAs(event.place, event.target);
  if (!question || question.asker.key !== event.actor.key) return [];
  const because = wording(world.settings).because;
  const text = (event.toBot ?? event.text).slice(0, 2000);
  const changed = change(question, { text }, { at, why: because.edited });
  const rules = rulesAt(world, question.place);
  const open = question.state === "open";
  const said = standing(world, question);
  if (rules.answer === "off" || rules.answer === "shadow" || (!open && !said)) return [changed];
  if (rules.answer === "addressed" && event.toBot === undefined) return [changed];
  const [best] = find(world, question.place, { lines: [text] });
  const sure = best !== undefined && best.probability >= thresholdAt(world, question.place).value;
  // Who got an answer from the bot before may get a better one, whoever spoke since.
  const late = open && !said && event.toBot === undefined && steppedIn(world, question);
  if (!sure || late)
    return said
      ? [
          changed,
          ...reopen(world, { ...question, text }, at, because.edited),
          { do: "retract", key: `${said.key}/${event.id}`, said: said.key, to: question.place },
        ]
      : [changed];
  if (best.entry.id === question.entry) return [changed];
  const say = wording(world.settings, question.place);
  const answer = `${best.entry.answer} ${say.answerHint}`;
  const key = `faq/${event.id}`;
  const why = because.answeredByFaq(best.entry.id, best.probability, reasonsFor(best, world));
  const { asker, place, native, n } = question;
  return [
    changed,
    ...standDown(question),
    said
      ? { do: "amend", key, said: said.key, to: place, text: answer }
      : {
          do: "say",
          key,
          to: place,
          text: answer,
          for: { key: asker.key, name: asker.name, address: asker.address },
          priority: 0,
          ...(native === undefined ? {} : { replyTo: native }),
        },
    {
      do: "note",
      fact: {
        fact: "faqSaid",
        key: said?.key ?? key,
        entry: best.entry.id,
        place,
        to: { network: asker.network, key: asker.key },
        at,
        probability: best.probability,
        mode: event.toBot === undefined ? "auto" : "asked",
        question: n,
      },
    },
    change(question, { state: "answered", entry: best.entry.id, answeredAt: at }, { at, why }),
  ];
}

export const reconsider: Feature = (event, world, { now, late }) => {
  if (event.kind === "delete") return deleted(event, world, now);
  return event.kind === "edit" && !late ? edited(event, world, now) : [];
};
