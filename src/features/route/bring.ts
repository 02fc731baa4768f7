/** Brings a person's answer to whoever asked. Shared by the command and by plain replies. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { wording } from "../../wording.ts";
import type { Account, Question, World } from "../../world.ts";
import { carriedKey } from "./follow-up.ts";
import { answered, carry, change } from "./settle.ts";
import { isWaiting } from "./waiting.ts";

export interface Bringing {
  readonly question: Question;
  readonly me: Account;
  readonly text: string;
  readonly at: Millis;
  /** The event's, so that the same answer is brought once. */
  readonly id: string;
}

/** @returns whether the asker reads it now, and what is to be done */
export function bring(
  world: World,
  { question, me, text, at, id }: Bringing,
): { readonly there: boolean; readonly effects: readonly Effect[] } {
  const there = wording(world.settings, question.place);
  const name = world.person(me.person)?.name ?? me.name;
  // Across networks it says where they are to be found.
  const by = me.network === question.place.network ? name : `${name} (${me.network})`;
  const carried = carry(world, {
    key: `q${question.n}/answer/${id}`,
    question,
    text: there.carried(text, by, there.quoted(question.text, 80)),
    at,
  });
  const because = wording(world.settings).because;
  const own = wording(world.settings).routing.because;
  const brought =
    carried.network === undefined ? because.carried : `${because.carried}; ${own.elsewhere(carried.network)}`;
  const why = carried.there ? brought : because.letterWaits;
  const log = { at, why, by: me.person };
  const mine = question.answeredBy === me.person && question.answer !== undefined;
  const more = mine ? { answer: `${question.answer}\n${text}`.slice(0, 2000) } : {};
  return {
    there: carried.there,
    effects: [
      ...carried.effects,
      {
        do: "note",
        fact: {
          fact: "pinged",
          n: question.n,
          person: me.person,
          key: carriedKey(question.n, me.person),
          at,
        },
      },
      ...(isWaiting(question) || question.answeredBy === undefined
        ? answered(world, question, { person: me.person, text, at, why })
        : [
            change(question, more, log),
            { do: "note", fact: { fact: "ping", n: question.n, outcome: "settled" } } as const,
          ]),
    ],
  };
}
