/** What the asker asks on, after an answer that the bot brought, reaches whoever gave it. */
import { acknowledges } from "../../conversation/no-answer.ts";
import { nevermind, solved, thanksIn } from "../../conversation/thanks.ts";
import type { Effect } from "../../effects.ts";
import type { Feature } from "../../feature.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { asks } from "../asking.ts";
import { addressee } from "../faq-say.ts";
import { stemsIn } from "./alike.ts";
import { routeTimer } from "./ask.ts";
import { told } from "./ping-words.ts";
import { change, patienceWhenClaimed, reopen } from "./settle.ts";
import { available, reachableAt } from "./who.ts";

/** A question to everybody this soon after the answer goes on with it, milliseconds. */
const goesOnWithin = 30 * 60_000;
/** Longer than this after the answer it is another matter, milliseconds. */
const longest = 7 * 864e5;
/** More than this about one question is a talk to be had elsewhere. */
const most = 10;

/** How the answer of a person whom the bot carried is marked among the pings. */
export const carriedKey = (n: number, person: number): string => `q${n}/answered/${person}`;

const wasCarried = (world: World, question: Question): boolean =>
  world.pings(question.n).some(({ key }) => key === carriedKey(question.n, question.answeredBy ?? 0));

/** The bot brought a question back, "which version is it?": what the asker says next tells. */
const wasAskedBack = ({ answer = "" }: Question): boolean => /\?\W*$/.test(answer);

/**
 * A question of its own: the talk says that it surely asks, and it shares no word with the question or
 * its answer. What asks on ("which one?", "where do I find that file?") had 0.48 at most within
 * five minutes when this was tried on twenty such lines, and up to 0.73 later; what is about
 * something else had 0.67 and more, but for one of fourteen.
 */
const another = 0.6;

function isAnother(line: LineSaid, { text, answer = "" }: Question, world: World): boolean {
  if (line.message.style === "action") return false;
  const about = stemsIn(`${text}\n${answer}`);
  const asked = world.follow(line.message)?.asks ?? 0;
  return asked >= another && ![...stemsIn(line.body)].some((stem) => about.has(stem));
}

/** The line says something to the bot, to who answered, tells what they wanted to know, or asks on. */
function isAboutIt(line: LineSaid, question: Question, world: World, now: number): boolean {
  const { message, place } = line;
  const parent = message.replyTo === undefined ? undefined : world.saidAs(place.network, message.replyTo);
  if (parent !== undefined) return parent.startsWith(`q${question.n}/`);
  if (line.toBot) return true;
  if (line.addressed.some(({ person }) => person === question.answeredBy)) return true;
  const soon = now - (question.answeredAt ?? 0) < goesOnWithin;
  const goesOn = asks(line)
    ? !isAnother(line, question, world)
    : wasAskedBack(question) && !acknowledges(line.body);
  return soon && goesOn && line.addressed.length === 0 && line.parent === undefined;
}

/** The question that a line of its asker goes on with. */
export function followUpOf(line: LineSaid, world: World, { now }: Situation): Question | undefined {
  const question = world.lastQuestion(line.place, line.actor.key);
  if (question?.answeredBy === undefined || question.answeredAt === undefined) return undefined;
  if (question.state !== "answered" && question.state !== "claimed") return undefined;
  if (now - question.answeredAt > longest || !wasCarried(world, question)) return undefined;
  if (solved(line.body) || nevermind(line.body) || thanksIn(line.body, line.names).length > 0)
    return undefined;
  return isAboutIt(line, question, world, now) ? question : undefined;
}

export const followUp: Feature = (event, world, situation) => {
  const { line, now } = situation;
  if (!line || situation.command || situation.toPing || situation.late || line.dislikes) return [];
  const question = followUpOf(line, world, situation);
  if (!question) return [];
  const person = question.answeredBy === undefined ? undefined : world.person(question.answeredBy);
  const account = person && reachableAt(world, person);
  const { because, followUp: words } = wording(world.settings).routing;
  const told_ = world.history(question.n).filter(({ why }) => why === because.followUp).length;
  if (told_ >= most) return [];
  // Whoever is off duty isn't bothered: it climbs the ladder again.
  if (!person || !account || !available(world, person, account, now))
    return reopen(world, question, now, wording(world.settings).because.more);
  const text = wording(world.settings).quoted(line.message.toBot ?? line.message.text);
  const effects: Effect[] = [
    {
      do: "say",
      key: `q${question.n}/goes-on/${event.id}`,
      to: { network: account.network, channel: account.address, private: true },
      text: words({ ...told(world, question, now), text }),
      for: addressee(account),
      quiet: [question.asker.name],
      priority: 1,
      whole: true,
    },
    change(question, { state: "claimed", claimedBy: person.id }, { at: now, why: because.followUp }),
    { do: "wake", timer: routeTimer(question.n), at: now + patienceWhenClaimed(world, question) },
  ];
  return effects;
};
