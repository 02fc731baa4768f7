/** How a question ends, or comes back. Shared by everything that moves one. */
import type { Effect } from "../../effects.ts";
import type { Millis, Place } from "../../events.ts";
import type { PingOutcome, QuestionChange } from "../../facts.ts";
import { whereOf } from "../../places.ts";
import { isRelayed } from "../../relay.ts";
import type { Elsewhere } from "../../wording/en-routing.ts";
import { wording } from "../../wording.ts";
import type { Account, Question, World } from "../../world.ts";
import { addressee } from "../faq-say.ts";
import { routeTimer } from "./ask.ts";
import { rungsFor } from "./rungs.ts";
import { isWaiting } from "./waiting.ts";

/** Changes a question and writes down why. */
export const change = (
  question: Question,
  to: QuestionChange,
  log: { at: Millis; why: string; by?: number | undefined },
): Effect => ({
  do: "note",
  fact: {
    fact: "question",
    n: question.n,
    change: to,
    log: { at: log.at, why: log.why, ...(log.by === undefined ? {} : { by: log.by }) },
  },
});

/** Nobody is to be asked about it any more. */
export const standDown = (question: Question, outcome: PingOutcome = "settled"): readonly Effect[] => [
  { do: "rest", timer: routeTimer(question.n) },
  { do: "note", fact: { fact: "ping", n: question.n, outcome } },
];

/** A person answered it; the first time for either of them is noted. */
export function answered(
  world: World,
  question: Question,
  by: { person: number; text: string; at: Millis; why: string },
): readonly Effect[] {
  const firsts = (
    [
      [question.asker.person, "answered"],
      [by.person, "answer"],
    ] as const
  ).filter(([person, what]) => !world.hadFirst(person, what));
  return [
    change(
      question,
      {
        state: "answered",
        answeredBy: by.person,
        answeredAt: by.at,
        answer: by.text.slice(0, 2000),
        entry: null,
      },
      { at: by.at, why: by.why, by: by.person },
    ),
    ...standDown(question),
    ...firsts.map(
      ([person, what]): Effect => ({
        do: "note",
        fact: { fact: "first", person, what, at: by.at, place: question.place },
      }),
    ),
  ];
}

/**
 * It is open again, and routed when the channel's wait is over.
 * @param more what else changes
 */
export function reopen(
  world: World,
  question: Question,
  at: Millis,
  why: string,
  more: QuestionChange = {},
): readonly Effect[] {
  const { wait } = rungsFor(world, question);
  return [
    change(
      question,
      { state: "open", answeredBy: null, answeredAt: null, answer: null, entry: null, ...more },
      { at, why },
    ),
    ...(wait === undefined ? [] : [{ do: "wake", timer: routeTimer(question.n), at: at + wait } as const]),
  ];
}

/** Why nothing more is to be done about a question, or undefined when there is. */
export const refusal = (world: World, question: Question, place: Place): string | undefined => {
  const say = wording(world.settings, place);
  return isWaiting(question) ? undefined : say.notWaiting(question.n, say.states[question.state]);
};

/** How long a claim holds without an answer. */
export const patienceWhenClaimed = (world: World, question: Question): Millis =>
  Math.max(2 * 36e5, 2 * rungsFor(world, question).patience);

/** Whether the asker would see an answer in the place where they asked. */
export function isThere(world: World, question: Question): boolean {
  const { asker, askerLeft } = question;
  if (isRelayed(asker)) return true;
  // Where the network hasn't told who is there, they are unless they were seen leaving last.
  const back = askerLeft === undefined || asker.lastSeen > askerLeft;
  return world.present(question.place, asker.key) ?? back;
}

/** An account seen this lately is there, where the network doesn't tell, milliseconds. */
const seenLately = 864e5;

interface OtherPlace {
  readonly place: Place;
  readonly account: Account;
  readonly native?: string | undefined;
}

/**
 * Where the asker is to be found when they left where they asked: where they asked it
 * again, else in private on another network of theirs that vouches for them.
 */
function otherPlace(world: World, question: Question, at: Millis): OtherPlace | undefined {
  for (const { place, account: id, native } of [...world.again(question.n)].reverse()) {
    const account = world.accountById(id);
    if (account && !place.private && (world.present(place, account.key) ?? true))
      return { place, account, native };
  }
  const networks = new Set(world.settings.networks.map(({ name }) => name));
  const [account] = world
    .accountsOf(question.asker.person)
    .filter(
      (one) =>
        one.verified &&
        !one.bot &&
        networks.has(one.network) &&
        one.network !== question.asker.network &&
        at - one.lastSeen < seenLately,
    )
    .sort((one, other) => other.lastSeen - one.lastSeen);
  if (!account) return undefined;
  return { place: { network: account.network, channel: account.address, private: true }, account };
}

/** Where an answer reaches an asker who isn't there any more; undefined when it has to wait. */
export function elsewhere(world: World, question: Question, at: Millis): Elsewhere | undefined {
  const place = otherPlace(world, question, at)?.place;
  if (!place) return undefined;
  return place.private
    ? { private: true, name: place.network }
    : { private: false, name: whereOf(world, place) };
}

export interface Carrying {
  readonly key: string;
  readonly question: Question;
  /** What the asker reads. */
  readonly text: string;
  readonly at: Millis;
}

/** To the asker where they asked; when they are gone, kept until their account is seen again. */
export function carry(
  world: World,
  carrying: Carrying,
): {
  readonly there: boolean;
  /** Where it was brought, when that is another network than it was asked on. */
  readonly network?: string;
  readonly effects: readonly Effect[];
} {
  const { question } = carrying;
  const asker: Account = question.asker;
  const other = isThere(world, question) ? undefined : otherPlace(world, question, carrying.at);
  if (other)
    return {
      there: true,
      ...(other.place.network === question.place.network ? {} : { network: other.place.network }),
      effects: [
        {
          do: "say",
          key: carrying.key,
          to: other.place,
          text: carrying.text,
          priority: 0,
          whole: true,
          for: addressee(other.account),
          ...(other.native === undefined ? {} : { replyTo: other.native }),
        },
      ],
    };
  if (!isThere(world, question))
    return {
      there: false,
      effects: [
        {
          do: "note",
          fact: {
            fact: "letter",
            to: { network: asker.network, key: asker.key },
            question: question.n,
            text: carrying.text,
            at: carrying.at,
          },
        },
      ],
    };
  return {
    there: true,
    effects: [
      {
        do: "say",
        key: carrying.key,
        to: question.place,
        text: carrying.text,
        priority: 0,
        whole: true,
        ...(question.place.private ? {} : { for: addressee(asker) }),
        ...(question.native === undefined ? {} : { replyTo: question.native }),
      },
    ],
  };
}
