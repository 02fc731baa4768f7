/** What the asker does while a question waits: goes on with it, or leaves. */
import { sureOf } from "../../conversation/askers-word.ts";
import { nevermind, solved, thanksIn } from "../../conversation/thanks.ts";
import type { Effect } from "../../effects.ts";
import type { JoinEvent, LeaveEvent, Millis, TickEvent } from "../../events.ts";
import type { Feature } from "../../feature.ts";
import type { LineSaid, Situation } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Account, Question, World } from "../../world.ts";
import { asks, opens, sameBreath } from "../asking.ts";
import { reword } from "./reword.ts";
import { askedAgain, askedBefore, sooner } from "./same.ts";
import { change } from "./settle.ts";

/** Nobody was asked, since it hardly asked for help: what its asker says now may change that. */
function saysMore(line: LineSaid, world: World, situation: Situation): readonly Effect[] {
  const { place, actor, body } = line;
  const question = world.lastQuestion(place, actor.key);
  if (question?.doubted === undefined || question.state !== "open") return [];
  if (solved(body) || nevermind(body) || thanksIn(body, line.names).length > 0) return [];
  // A question of its own, or the same in other words, is taken up as that.
  if (opens(line, world, situation) || askedBefore(line, world, situation)) return [];
  const toNobody = line.addressed.length === 0 && line.parent === undefined;
  return asks(line) && toNobody
    ? askedAgain(world, question, line, situation.now)
    : sooner(world, question, situation.now);
}

/** It is asked again; right after the question that is only its tail. */
const bumpedHere = (question: Question, line: LineSaid, world: World, now: Millis): readonly Effect[] =>
  now - question.askedAt < sameBreath ? [] : askedAgain(world, question, line, now);

/** What an account waits for in a channel, or anywhere on the network. */
const waitsIn = (
  world: World,
  account: Account,
  { network, place }: LeaveEvent | JoinEvent,
): readonly Question[] =>
  world
    .waitingOf(account.person)
    .filter(
      ({ asker, place: asked }) =>
        asker.id === account.id &&
        asked.network === network &&
        (place === undefined || (!asked.private && asked.channel === place.channel)),
    );

const retellTimer = (n: number): string => `retell/${n}`;

/** Who drops out is often back at once, milliseconds: nobody needs to read of that. */
const backAtOnce = 60_000;

/** Whoever was asked reads soon whether the asker is still there. */
const retold = (world: World, { n }: Question, at: Millis): readonly Effect[] =>
  world.pings(n).length === 0 ? [] : [{ do: "wake", timer: retellTimer(n), at: at + backAtOnce }];

/** The pings say so. */
function retell(event: TickEvent, world: World, at: Millis): readonly Effect[] {
  const n = /^retell\/(\d+)$/.exec(event.timer)?.[1];
  const question = n === undefined ? undefined : world.question(Number(n));
  return question ? reword(world, question, { at, id: event.id }) : [];
}

/** It is written down when; where the config wants it, what is left of the wait is halved. */
function left(event: LeaveEvent, world: World, account: Account, at: Millis): readonly Effect[] {
  const why = wording(world.settings).routing.because.askerLeft(sureOf("left"));
  return waitsIn(world, account, event).flatMap((question): readonly Effect[] => [
    change(question, { askerLeft: at }, { at, why }),
    ...retold(world, question, at),
    ...(world.settings.urgency.askerLeft ? sooner(world, question, at) : []),
  ]);
}

export const asker: Feature = (event, world, situation) => {
  const { line, account, now } = situation;
  if (event.kind === "tick") return retell(event, world, now);
  if (event.kind === "join") {
    const waiting = account ? waitsIn(world, account, event) : [];
    return waiting
      .filter(({ askerLeft }) => askerLeft !== undefined)
      .flatMap((question) => retold(world, question, now));
  }
  if (event.kind === "leave") return account ? left(event, world, account, Math.min(event.at, now)) : [];
  if (!line || !account || line.place.private || line.toBot) return [];
  if (situation.command || situation.toPing) return [];
  const { bumps } = situation;
  return bumps ? bumpedHere(bumps, line, world, now) : saysMore(line, world, situation);
};
