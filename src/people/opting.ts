/** What `!optout` and `!optin` do. Pure. */
import type { Argument, Call, Parameter } from "../command.ts";
import type { Effect } from "../effects.ts";
import type { Opting } from "../wording/en-people.ts";
import { wording } from "../wording.ts";
import type { World } from "../world.ts";
import type { OptOut } from "./facts.ts";

const meant: Readonly<Record<Opting, readonly OptOut[]>> = {
  all: ["answers", "thanks", "counting"],
  thanks: ["thanks"],
  counting: ["counting"],
  both: ["thanks", "counting"],
};

/** @returns undefined for a word that it isn't; no word is everything */
function optingOf(word: unknown): { readonly of: Opting; readonly what: readonly OptOut[] } | undefined {
  const of = typeof word === "string" ? word.toLowerCase() : "all";
  return Object.hasOwn(meant, of) ? { of: of as Opting, what: meant[of as Opting] } : undefined;
}

export const optingWord: Parameter = {
  name: "what",
  type: "word",
  summary: "thanks, counting or both (of these two); nothing for everything",
  optional: true,
};

/** Notes what somebody wants to be left out of, or in again, and says so. */
export function opt(out: boolean, what: Argument, call: Call, world: World): readonly Effect[] {
  const { people } = wording(world.settings, call.place);
  const account = world.account(call.place.network, call.actor.key);
  if (!account) return [];
  const opting = optingOf(what);
  if (!opting) return [call.reply(people.optHow)];
  return [
    { do: "note", fact: { fact: "optout", person: account.person, out, of: opting.what } },
    call.reply(out ? people.optedOut(opting.of) : people.optedIn(opting.of)),
  ];
}
