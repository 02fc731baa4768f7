/** Which question a maintainer's command is about: the one they name or reply to, or the only one that waits for them. Pure. */
import type { Argument, Call, Parameter } from "../../command.ts";
import { wording } from "../../wording.ts";
import type { Account, Question, World } from "../../world.ts";
import { refusal } from "./settle.ts";
import { repliesTo, waitsFor } from "./to-ping.ts";

/** The number with which a command names its question. */
export const numbered: Parameter = {
  name: "n",
  type: "number",
  summary: "the question's number; without it the one that waits for you",
  optional: true,
};

export type Aimed =
  | { readonly question: Question; readonly me: Account; readonly refused?: undefined }
  | { readonly refused: string };

/** @param n as given; without it there has to be exactly one that waits for the caller */
export function aim(world: World, call: Call, n: Argument): Aimed {
  const say = wording(world.settings, call.place);
  const me = world.account(call.place.network, call.actor.key);
  if (typeof n === "number") {
    const question = world.question(n);
    return question && me ? { question, me } : { refused: say.noQuestion(n) };
  }
  if (!me) return { refused: say.routing.whichNone };
  const [replied, ...others] = call.event.kind === "message" ? repliesTo(call.event, world) : [];
  const meant = replied === undefined || others.length > 0 ? undefined : world.question(replied);
  if (meant) return { question: meant, me };
  const mine = waitsFor(world, me.person);
  const [only] = mine;
  if (!only) return { refused: say.routing.whichNone };
  return mine.length === 1
    ? { question: only, me }
    : { refused: say.routing.whichOne(mine.map(({ n: one }) => one)) };
}

/** The same for what can only be done while nobody has answered. */
export function aimAtWaiting(world: World, call: Call, n: Argument): Aimed {
  const aimed = aim(world, call, n);
  if (aimed.refused !== undefined) return aimed;
  const refused = refusal(world, aimed.question, call.place);
  return refused === undefined ? aimed : { refused };
}
