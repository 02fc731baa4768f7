/**
 * What was asked while the bot was away is read back in order, and somebody's answer to it
 * may be among what is still to be read: the bot waits until it has caught up.
 */
import type { Effect } from "../../effects.ts";
import type { Event, Millis } from "../../events.ts";
import { rulesAt } from "../../mode.ts";
import type { Situation } from "../../situation.ts";
import type { World } from "../../world.ts";
import { standDown } from "../route/settle.ts";
import { find } from "./find.ts";
import { give, hint } from "./give.ts";
import { type Asked, looks, type Ruling, rule } from "./policy.ts";

/** Seen so long after it was said, a message was read back. */
const readBack = 30_000;

/** In this time the rest has been read. */
const settled = 5000;

const timerOf = (n: number): string => `answer/${n}`;

/** A look at the question once the bot has caught up, instead of what was ruled; undefined when it needn't wait. */
export function waitFor(
  n: number,
  ruling: Ruling,
  said: Millis,
  { now }: Situation,
): readonly Effect[] | undefined {
  if (ruling.does === "nothing" || now - said < readBack) return undefined;
  return [{ do: "wake", timer: timerOf(n), at: now + settled }];
}

/** The look: it is answered when nobody was faster. */
export function caughtUp(event: Event, world: World, situation: Situation): readonly Effect[] {
  const n = event.kind === "tick" ? /^answer\/(\d+)$/.exec(event.timer)?.[1] : undefined;
  const question = n === undefined ? undefined : world.question(Number(n));
  if (question?.state !== "open") return [];
  const rules = rulesAt(world, question.place);
  const asked: Asked = {
    place: question.place,
    rules,
    person: question.asker.person,
    late: situation.now - question.askedAt > world.settings.answers.maxAge,
    now: situation.now,
    earlier: question,
  };
  const [best] = looks(rules) ? find(world, question.place, { lines: [question.text] }) : [];
  const ruling = rule(best, asked, world);
  const when = { at: situation.now, id: `late-${question.n}` };
  if (ruling.does === "give") return [...standDown(question), ...give(world, question, ruling, when)];
  return hint(world, question, ruling, question.text, when).effects;
}
