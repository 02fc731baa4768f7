/** Notes what somebody does for the first time, and who comes back after a year. */
import type { Effect } from "../effects.ts";
import type { Event, Millis } from "../events.ts";
import type { First } from "../facts.ts";
import type { Feature } from "../feature.ts";
import type { Account, World } from "../world.ts";

/** So long away is a return, milliseconds. */
const away = 365 * 864e5;

const note = (person: number, what: First, at: Millis): Effect => ({
  do: "note",
  fact: { fact: "first", person, what, at },
});

/** When the person behind an account last did something themself, with whichever account. */
function lastActive(account: Account, at: Millis, world: World): Millis | undefined {
  // Who was here lately is not looked up any further: that is nearly every line.
  if (account.lastActive !== undefined && at - account.lastActive < away) return account.lastActive;
  const times = world.accountsOf(account.person).flatMap((one) => one.lastActive ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Written down when they come back, once: from then on they are active again. */
export function returning(account: Account, at: Millis, world: World): readonly Effect[] {
  const since = lastActive(account, at, world);
  if (since === undefined || at - since < away) return [];
  return [{ do: "note", fact: { fact: "returned", person: account.person, at, since } }];
}

export const firsts: Feature = (event, world, { line, account }) => {
  if (!line || !account || line.place.private) return [];
  const back = returning(account, event.at, world);
  if (account.lastPlace !== undefined || world.hadFirst(account.person, "message")) return back;
  return [
    ...back,
    {
      do: "note",
      fact: { fact: "first", person: account.person, what: "message", at: event.at, place: line.place },
    },
  ];
};

/**
 * First questions, and first answers that their asker was content with: whichever
 * feature decided them, it is what was decided that counts.
 * @param effects what was decided about the event so far
 */
export function firstQuestions(event: Event, effects: readonly Effect[], world: World): readonly Effect[] {
  const by = "actor" in event ? event.actor.key : undefined;
  const helpers = new Map<number, number | null | undefined>();
  return effects.flatMap((effect): readonly Effect[] => {
    if (effect.do !== "note") return [];
    const { fact } = effect;
    if (fact.fact === "asked") {
      const person = world.account(fact.asker.network, fact.asker.key)?.person;
      return person === undefined || world.hadFirst(person, "question")
        ? []
        : [note(person, "question", fact.at)];
    }
    if (fact.fact !== "question") return [];
    if (fact.change.answeredBy !== undefined) helpers.set(fact.n, fact.change.answeredBy);
    if (fact.change.state !== "resolved") return [];
    const question = world.question(fact.n);
    const helper = helpers.has(fact.n) ? helpers.get(fact.n) : question?.answeredBy;
    // Only the asker can say that it helped; silence is no word.
    if (!question || typeof helper !== "number" || question.asker.key !== by) return [];
    return helper === question.asker.person || world.hadFirst(helper, "helped")
      ? []
      : [note(helper, "helped", fact.log.at)];
  });
}
