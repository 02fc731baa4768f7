/** What the bot may do with a question that was put to nobody in particular. Pure. */
import { questionForm } from "../../conversation/question.ts";
import type { Millis, Place } from "../../events.ts";
import type { Entry, Match } from "../../faq/entry.ts";
import type { ChannelRules } from "../../places.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { surelyAsks } from "../asking.ts";
import { namesOthers } from "../named.ts";
import { saidAfter } from "../since.ts";
import { reasonsFor } from "./find.ts";
import { adapted, type Threshold } from "./threshold.ts";

/** From this probability on an entry is worth a light bulb that its asker may click. */
export const halfSure = 0.5;

/** `give` the entry, put a light `bulb` on the question, `tell` the maintainers only, or stay silent. */
export type Ruling =
  | { readonly does: "give" | "bulb" | "tell"; readonly best: Match; readonly why?: string }
  | { readonly does: "nothing"; readonly why: string };

/** Who asks, where and when. */
export interface Asked {
  readonly place: Place;
  readonly rules: ChannelRules;
  /** Person id of the asker. */
  readonly person: number | undefined;
  /** Seen long after it was said. */
  readonly late: boolean;
  readonly now: Millis;
  /** 0 to 1: how surely it asks, by its form alone; the talk around it may say otherwise. */
  readonly form?: number;
  /** It looks for people who know the subject, and has asked nothing of it yet. */
  readonly forPeople?: boolean;
  /** The question as it stood before, when it goes on or is changed. */
  readonly earlier?: Question;
}

/** Whether it is of any use to look for an entry for an unaddressed question there. */
export const looks = ({ answer }: ChannelRules): boolean => answer !== "addressed" && answer !== "off";

/** How sure the bot has to be to speak unasked in a place. */
export function thresholdAt(world: Pick<World, "settings" | "outcomes">, place: Place): Threshold {
  const { threshold, adapt } = world.settings.answers;
  return adapt ? adapted(threshold, world.outcomes(place)) : { value: threshold, judged: 0 };
}

/** Somebody else said something in the channel since a question was asked, and not to others by name: it may be the answer. */
export function steppedIn(world: World, question: Question): boolean {
  return saidAfter(world, question, 30).some(
    (said) =>
      said.key !== question.asker.key &&
      said.place.thread === question.place.thread &&
      !namesOthers(world, question, said),
  );
}

/** An entry that is asked in the same way: "does anybody use this in production?". */
export const looksForPeople = ({ question, phrasings }: Entry): boolean =>
  [question, ...phrasings].some((one) => questionForm(one).forPeople);

/** Why nothing is said although an entry fits, or undefined when it may be. */
function hindrance(best: Match, asked: Asked, world: World): string | undefined {
  const say = wording(world.settings).because;
  const { place, person, earlier, now } = asked;
  const { repeatAfter } = world.settings.answers;
  if (person !== undefined && world.person(person)?.optedOut) return say.silentOut;
  if (asked.late) return say.silentLate;
  if (asked.forPeople && !looksForPeople(best.entry)) return say.silentPeople;
  if (earlier && steppedIn(world, earlier)) return say.silentHuman;
  // Two questions may be seen in the same millisecond; with 0 that is no repetition either.
  const repeats =
    repeatAfter > 0 &&
    (world.faqSaidSince(place, best.entry.id, now - repeatAfter) ||
      (asked.rules.answer === "shadow" && world.hintedSince(place, best.entry.id, now - repeatAfter)));
  return repeats ? say.silentRepeat(best.entry.id) : undefined;
}

/** @param best the likeliest entry; undefined when none is near */
export function rule(best: Match | undefined, asked: Asked, world: World): Ruling {
  const say = wording(world.settings).because;
  const { answer } = asked.rules;
  const silent = (why: string): Ruling => ({ does: "nothing", why });
  if (!looks(asked.rules)) return silent(say.silentMode(answer));
  if (!best) return silent(say.silentNothing);
  // A human may be found for what only the talk takes for a question; an answer needs both.
  if (asked.form !== undefined && asked.form < surelyAsks.comingIn) return silent(say.silentForm(asked.form));
  const { entry, probability } = best;
  const bulb = answer === "offer" && probability >= halfSure;
  // The judgements are read only where they can matter.
  const never = probability < Math.min(halfSure, world.settings.answers.threshold);
  const threshold = never ? undefined : thresholdAt(world, asked.place);
  const sure = threshold !== undefined && probability >= threshold.value;
  const needed = threshold?.value ?? world.settings.answers.threshold;
  const unsure = [
    say.silentUnsure(entry.id, probability, needed),
    threshold?.judged ? say.adapted(threshold.judged) : "",
    reasonsFor(best, world),
  ]
    .filter(Boolean)
    .join("; ");
  if (!sure && !bulb) return silent(unsure);
  const hindered = hindrance(best, asked, world);
  if (hindered !== undefined) return silent(hindered);
  if (!sure) return { does: "bulb", best };
  if (answer === "shadow") return { does: "tell", best };
  return { does: "give", best, ...(threshold?.judged ? { why: say.adapted(threshold.judged) } : {}) };
}
