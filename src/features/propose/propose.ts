/** An answer that its asker or a maintainer confirmed becomes a proposal for the FAQ, once whoever gave it agrees. */
import type { Effect } from "../../effects.ts";
import type { Event, Millis } from "../../events.ts";
import type { Feature } from "../../feature.ts";
import { placeNamed } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { addressee, scopeOf } from "../faq-say.ts";
import { change } from "../route/settle.ts";
import { available, reachableAt } from "../route/who.ts";
import { withoutNames } from "./draft.ts";

/** A shorter answer explains nothing to anybody else, characters. */
const leastAnswer = 40;
/** From this on the FAQ has it already. */
const knownAlready = 0.9;
/** Nobody is asked for their consent more often than this in a day. */
const asksADay = 2;
const day = 864e5;

/** A question with what this event's other effects change about it. */
function resolvedNow(effects: readonly Effect[], world: World): readonly Question[] {
  const changed = new Map<number, Partial<Question>>();
  for (const effect of effects) {
    if (effect.do !== "note" || effect.fact.fact !== "question") continue;
    const { n, change: to } = effect.fact;
    const known = Object.fromEntries(
      Object.entries(to).flatMap(([key, value]) => (value === undefined ? [] : [[key, value ?? undefined]])),
    );
    changed.set(n, { ...changed.get(n), ...known });
  }
  return [...changed].flatMap(([n, to]) => {
    const before = to.state === "resolved" ? world.question(n) : undefined;
    return before && before.state !== "resolved" ? [{ ...before, ...to }] : [];
  });
}

/** The proposal, and the question to whoever answered; undefined when there is nothing to propose. */
export function proposal(
  world: World,
  question: Question,
  at: Millis,
  id: number,
): readonly Effect[] | undefined {
  const { answeredBy, answer, asker } = question;
  const answerer = answeredBy === undefined ? undefined : world.person(answeredBy);
  if (!answerer || answer === undefined || question.place.private || question.entry !== undefined)
    return undefined;
  if (answerer.id === asker.person || answerer.optedOut || world.person(asker.person)?.optedOut)
    return undefined;
  if (world.proposalOf(question.n) || answer.startsWith("!")) return undefined;
  const names = world.accountsOf(asker.person).map(({ name }) => name);
  const text = withoutNames(answer, names);
  const asked = withoutNames(question.text, names);
  if (text === "" || asked === "") return undefined;
  const account = reachableAt(world, answerer);
  const may =
    account &&
    world.proposalsSince(answerer.id, at - day) < asksADay &&
    available(world, answerer, account, at);
  const say = wording(world.settings);
  return [
    {
      do: "note",
      fact: {
        fact: "proposed",
        id,
        n: question.n,
        question: asked,
        answer: text,
        answerer: answerer.id,
        state: "asked",
        at,
      },
    },
    change(question, {}, { at, why: say.routing.because.proposed(id) }),
    ...(may
      ? [
          {
            do: "say",
            key: `proposal/${id}/consent`,
            to: { network: account.network, channel: account.address, private: true },
            text: say.routing.consentAsk(id, say.quoted(asked, 120), say.quoted(text, 160)),
            for: addressee(account),
            priority: 2,
            whole: true,
          } as const,
        ]
      : []),
  ];
}

/** @param effects what was decided about the event so far */
export function proposals(event: Event, effects: readonly Effect[], world: World): readonly Effect[] {
  // What is taken as settled because nobody said more is confirmed by nobody.
  if (event.kind === "tick") return [];
  const at = event.seen ?? event.at;
  const resolved = resolvedNow(effects, world);
  if (resolved.length === 0) return [];
  let id = world.nextProposal();
  return resolved.flatMap((question) => {
    if ((question.answer?.length ?? 0) < leastAnswer) return [];
    const [best] = world.faq.match(question.text, scopeOf(world, question.place), 1);
    if (best && best.probability >= knownAlready) return [];
    const made = proposal(world, question, at, id);
    if (made) id++;
    return made ?? [];
  });
}

/** An accepted one was written, or couldn't be: then it's known to the bot all the same. */
export const published: Feature = (event, world, { now }) => {
  if (event.kind !== "published") return [];
  const one = world.proposal(event.proposal);
  if (one?.state !== "accepted" || one.entry === undefined) return [];
  const name = world.settings.maintainersChannel;
  const to = name === undefined ? undefined : placeNamed(name);
  const say = wording(world.settings, to).routing;
  const { where, problem } = event;
  const text = [
    ...(where === undefined ? [] : [say.published(one.entry, where)]),
    ...(problem === undefined
      ? []
      : [where === undefined ? say.publishFailed(one.entry, problem) : say.notProposed(problem)]),
  ].join("\n\n");
  const state = where === undefined ? "failed" : "published";
  return [
    {
      do: "note",
      fact: {
        fact: "proposal",
        id: one.id,
        state,
        ...(where === undefined ? {} : { where }),
      },
    },
    ...(where !== undefined
      ? []
      : [
          {
            do: "note",
            fact: {
              fact: "faqChanged",
              change: { change: "learn", entry: one.entry, question: one.question, answer: one.answer },
              by: one.answerer,
              at: now,
            },
          } as const,
        ]),
    ...(to
      ? [{ do: "say", key: `proposal/${one.id}/${state}`, to, text, priority: 2, whole: true } as const]
      : []),
  ];
};
