/** What the word after `!optout` and `!optin` stands for. Pure. */

import type { Opting } from "../wording/en-people.ts";
import type { OptOut } from "./facts.ts";

const meant: Readonly<Record<Opting, readonly OptOut[]>> = {
  all: ["answers", "thanks", "counting"],
  thanks: ["thanks"],
  counting: ["counting"],
  both: ["thanks", "counting"],
};

/** @returns undefined for a word that it isn't; no word is everything */
export function optingOf(
  word: unknown,
): { readonly of: Opting; readonly what: readonly OptOut[] } | undefined {
  const of = typeof word === "string" ? word.toLowerCase() : "all";
  return Object.hasOwn(meant, of) ? { of: of as Opting, what: meant[of as Opting] } : undefined;
}
