/** The asker takes the light bulb that the bot put on their question: the entry comes. */
import type { Effect } from "../../effects.ts";
import type { Millis, ReactionEvent } from "../../events.ts";
import type { Hint } from "../../own-answers.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import { standDown } from "../route/settle.ts";
import { isWaiting } from "../route/waiting.ts";
import { bulb, give } from "./give.ts";

/** How long after it a word, which points at nothing, is about the light bulb. */
const wordFor = 10 * 60_000;

/** How long it can be clicked. */
const clickFor = 24 * 36e5;

/** The entry behind a light bulb, once; undefined when there is none to give any more. */
function bring(hint: Hint, world: World, at: Millis): readonly Effect[] | undefined {
  const entry = world.faq.get(hint.entry);
  const question = world.question(hint.question);
  if (!entry || !question || question.entry === hint.entry) return undefined;
  const { bulbTaken } = wording(world.settings).because;
  const best = {
    entry,
    probability: hint.probability,
    because: bulbTaken,
    reasons: [],
    features: {},
  };
  const effects = give(world, question, { best }, { at, id: `bulb-${hint.id}`, mode: "offer" });
  // Somebody else may have answered meanwhile: the entry comes all the same, and settles nothing.
  if (!isWaiting(question))
    return effects.filter((effect) => effect.do !== "note" || effect.fact.fact !== "question");
  return [...standDown(question), ...effects];
}

/** A click on the light bulb, by the asker only; undefined when the reaction is none. */
export function clicked(event: ReactionEvent, world: World, at: Millis): readonly Effect[] | undefined {
  if (!event.emoji.startsWith(bulb)) return undefined;
  const hint = world.hintOn(event.network, event.target);
  if (!hint || event.removed || hint.to.key !== event.actor.key || at - hint.at > clickFor) return [];
  return bring(hint, world, at) ?? [];
}

/** The same by a word to the bot. */
export function lightUp(line: LineSaid, world: World, { now }: Situation): readonly Effect[] | undefined {
  const hint = world.lastHint(line.place, line.actor.key);
  return hint && now - hint.at <= wordFor ? bring(hint, world, now) : undefined;
}
