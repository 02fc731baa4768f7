/** Asks somebody, in private. Pure. */
import type { Choice, Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { addressee } from "../faq-say.ts";
import { routeTimer } from "./ask.ts";
import { pingWords } from "./ping-words.ts";
import { climbingOf, deadline, rungsFor } from "./rungs.ts";
import type { Candidate } from "./who.ts";

/** A message has room for so many buttons. */
const buttonRoom = 5;

/** What can be done about a question with one click. */
export const choicesFor = (world: World, { n }: Question): readonly Choice[] => {
  const { buttons, routing } = wording(world.settings);
  return [
    { label: buttons.claim, command: `claim ${n}` },
    { label: buttons.pass, command: `pass ${n}` },
    { label: buttons.snooze, command: `snooze ${n} 2h` },
    { label: routing.buttons.answered, command: `answered ${n}` },
    { label: routing.buttons.notQuestion, command: `notaquestion ${n}` },
  ];
};

/** Why this person, in the question's own history, and when somebody else is to be asked. */
function noted(
  world: World,
  question: Question,
  candidate: Candidate,
  at: Millis,
  ping: { key: string; also: string },
) {
  const say = wording(world.settings);
  const { person } = candidate;
  const end = deadline(world, climbingOf(world, question), at, rungsFor(world, question).patience);
  const why = [candidate.why, ping.also, ...end.why].filter(Boolean).join("; ");
  return [
    { do: "note", fact: { fact: "pinged", n: question.n, person: person.id, key: ping.key, at } },
    {
      do: "note",
      fact: {
        fact: "question",
        n: question.n,
        change: { state: "routed" },
        log: { at, why: say.because.pinged(person.name, why) },
      },
    },
    { do: "wake", timer: routeTimer(question.n), at: end.at },
  ] satisfies readonly Effect[];
}

/** A question and who else was thought of for it. */
export interface Asked {
  readonly question: Question;
  /** What else `why` shows. */
  readonly also: string;
}

/**
 * Asks one person in private, where they were last, about one question or several at once.
 * @param again set when somebody may be asked a second time, on purpose
 */
export function ping(
  world: World,
  asked: readonly Asked[],
  candidate: Candidate,
  at: Millis,
  again?: string,
): readonly Effect[] {
  const say = wording(world.settings);
  const { person, account } = candidate;
  const keyOf = (what: string): string =>
    [`q${what}/ping/${person.id}`, ...(again === undefined ? [] : [again])].join("/");
  const [first] = asked;
  if (!first) return [];
  const several = asked.length > 1;
  const questions = asked.map(({ question }) => question);
  const words = pingWords(world, questions, person.id, at);
  const batched = several ? say.routing.because.batched(asked.length - 1) : "";
  return [
    {
      do: "say",
      key: keyOf(questions.map(({ n }) => n).join("+")),
      to: { network: account.network, channel: account.address, private: true },
      ...words,
      choices: several
        ? asked.slice(0, buttonRoom).map(({ question: { n } }) => ({
            label: `${say.buttons.claim} ${n}`,
            command: `claim ${n}`,
          }))
        : choicesFor(world, first.question),
      buttonsOnly: true,
      for: addressee(account),
      priority: 1,
      whole: true,
    },
    ...asked.flatMap(({ question, also }) =>
      noted(world, question, candidate, at, {
        key: keyOf(String(question.n)),
        also: [also, batched].filter(Boolean).join("; "),
      }),
    ),
  ];
}
