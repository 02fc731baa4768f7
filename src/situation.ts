/** What can be told of an event at a glance; every feature reads it instead of finding out anew. Pure. */
import { type CommandLine, commandLine } from "./command-line.ts";
import { inFirstPerson } from "./conversation/action.ts";
import { addressees, type Names } from "./conversation/address.ts";
import { didntHelp } from "./conversation/didnt-help.ts";
import { type QuestionForm, questionForm } from "./conversation/question.ts";
import { withoutCodeAndQuotes } from "./conversation/strip.ts";
import type { Actor, Event, MessageEvent, Millis, Place } from "./events.ts";
import { namesIn } from "./features/named.ts";
import { bumped } from "./features/route/same.ts";
import { mayAnswer, type ToPing, toPing } from "./features/route/to-ping.ts";
import { rulesAt } from "./mode.ts";
import { type ChannelRules, isMaintainer } from "./places.ts";
import type { Account, Message, Question, World } from "./world.ts";

export interface Situation {
  /** What time it is for the bot: when it saw the event. */
  readonly now: Millis;
  readonly maintainer: boolean;
  readonly account: Account | undefined;
  /** Seen so long after it was said that answering would be odd. */
  readonly late: boolean;
  /** The same words by the same person, seen on another network a moment ago: a bridge's copy. */
  readonly copy: boolean;
  /** The event is a command, so it is no question, answer or thanks. */
  readonly command: CommandLine | undefined;
  /** Present for a message by a person that is no NOTICE. */
  readonly line: LineSaid | undefined;
  /** The line answers a ping, or seems to: it is no question, answer or thanks of the channel's. */
  readonly toPing: ToPing | undefined;
  /** The line only asks again, "anyone?", for this question of its author's that still waits here. */
  readonly bumps: Question | undefined;
}

/** A message by a person. */
export interface LineSaid {
  readonly message: MessageEvent;
  readonly place: Place;
  readonly actor: Actor;
  readonly rules: ChannelRules;
  /** Said to the bot, by name or in private. */
  readonly toBot: boolean;
  /** Without the bot's name, code and quotes. */
  readonly body: string;
  readonly form: QuestionForm;
  /** Accounts in the channel that the line addresses. */
  readonly addressed: readonly Account[];
  /** The message it replies to, by the network's own link. */
  readonly parent: Message | undefined;
  /** It answers one of the bot's own messages. */
  readonly toBotsMessage: boolean;
  /** All it says is that an answer didn't help. */
  readonly dislikes: boolean;
  /** Somebody in the channel, by name. */
  readonly names: Names;
  /** Its author began it in the line before: `message` and `body` are both lines together. */
  readonly begun?: true;
}

function lineOf(message: MessageEvent, world: World): LineSaid | undefined {
  const { actor, place } = message;
  if (actor.bot || message.style === "notice") return undefined;
  const names = namesIn(world, place);
  const body = withoutCodeAndQuotes(message.toBot ?? message.text);
  const toBot = message.toBot !== undefined;
  const found = place.private || toBot ? [] : addressees(message.text, names);
  const mentioned = (message.mentions ?? []).map(
    (key) => world.account(place.network, key) ?? world.inChannel(place, key),
  );
  const addressed = [...found.map((name) => world.inChannel(place, name)), ...mentioned].filter(
    (account) => account !== undefined,
  );
  const parent = message.replyTo === undefined ? undefined : world.message(place.network, message.replyTo);
  return {
    message,
    place,
    actor,
    rules: rulesAt(world, place),
    toBot,
    body,
    form: questionForm(
      message.style === "action" ? inFirstPerson(message.text) : (message.toBot ?? message.text),
    ),
    addressed,
    parent,
    toBotsMessage:
      message.replyTo !== undefined && parent === undefined
        ? world.saidAs(place.network, message.replyTo) !== undefined
        : false,
    dislikes: didntHelp(body),
    names,
  };
}

/** A maintainer by this account, or by another vouched one that is linked to it. */
function hasRights(network: string, actor: Actor, account: Account, world: World): boolean {
  if (isMaintainer(world.settings, network, actor)) return true;
  if (!actor.verified || actor.bot || !account.proved || world.person(account.person)?.handle === undefined)
    return false;
  return world
    .accountsOf(account.person)
    .some((other) => other.verified && other.proved && isMaintainer(world.settings, other.network, other));
}

/** How far apart a bridge brings the same line, milliseconds. */
const bridged = 2 * 60_000;

function isCopy({ message, place }: LineSaid, world: World): boolean {
  if (world.settings.relays.length === 0 || place.private) return false;
  return world.saidElsewhere(message.text, place.network, message.at - bridged);
}

export function situate(event: Event, world: World): Situation {
  const now = event.seen ?? event.at;
  const actor = "actor" in event ? event.actor : undefined;
  const line = event.kind === "message" ? lineOf(event, world) : undefined;
  const account = actor && world.account(event.network, actor.key);
  const maintainer =
    actor !== undefined && account !== undefined && hasRights(event.network, actor, account, world);
  const late = now - event.at > world.settings.answers.maxAge;
  // Only whoever may answer through the bot can answer a ping.
  const answer = line && maintainer && account ? { line, account } : undefined;
  const command = commandLine(
    event,
    line,
    world,
    maintainer,
    answer && mayAnswer(answer.line, world, answer.account),
  );
  return {
    now,
    maintainer,
    account,
    late,
    copy: line !== undefined && isCopy(line, world),
    command,
    line,
    toPing: answer && !command ? toPing(answer.line, world, answer.account, { now, late }) : undefined,
    bumps: line && bumped(line, world),
  };
}
