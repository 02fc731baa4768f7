/** Which question a maintainer's command is about: the one they name, or the only one that waits for them. Pure. */
import type { Argument, Call } from "../../command.ts";
import { wording } from "../../wording.ts";
import type { Account, Question, World } from "../../world.ts";
import { isWaiting } from "./settle.ts";

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
  const pinged = world.waitingPings(me.person).flatMap((one) => world.question(one) ?? []);
  const claimed = world.queue().filter(({ claimedBy }) => claimedBy === me.person);
  const mine = new Map([...pinged.filter(isWaiting), ...claimed].map((one) => [one.n, one]));
  const [only] = mine.values();
  if (!only) return { refused: say.routing.whichNone };
  return mine.size === 1 ? { question: only, me } : { refused: say.routing.whichOne([...mine.keys()]) };
}
