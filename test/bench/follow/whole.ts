/**
 * The whole bot over annotated logs, as if live: everything said, every join, part and change of
 * nick goes through receive and decide, the clock is the log's. One maintainer is always there.
 */
import type { Actor, Event } from "../../../src/events.ts";
import { createStage, network, place, type Stage } from "../../support/stage.ts";
import { type Labels, questionsByLine, undecided } from "./labels.ts";
import { type AnnotatedLog, isSaid, type LogLine } from "./logs.ts";
import { alertsOf } from "./score.ts";

/** What the bot did with a log: line numbers against what people annotated, and why. */
export interface Whole {
  readonly opened: Counted;
  /** Taken to a maintainer when the wait was over. */
  readonly raised: Counted;
  /** What `!why` would tell of the questions that were missed or wrongly raised. */
  readonly told: readonly string[];
}

/** How many were right, wrong and missed. */
export interface Counted {
  readonly hit: number;
  readonly wrong: number;
  readonly missed: number;
}

/** The maintainer has room for all of them, at any hour. */
const always = { accounts: [`${network}:mia`], cap: 1000 };

/** Events of a log are counted from here: a Monday. */
const start = "2026-03-02T08:00:00Z";

/** A timer may ring a little later than the wait is over, milliseconds. */
const grace = 61_000;

/** Nobody of a log is vouched for: services were not logged. */
const actorOf = (nick: string, bot = false): Actor => ({
  key: `~${nick.toLowerCase()}`,
  name: nick,
  address: nick,
  verified: false,
  bot,
});

function eventOf(line: LogLine, at: number): Event | undefined {
  const id = `${network}/l${line.i}`;
  const { nick, newNick, type, sub } = line;
  if (sub === "nick" && newNick)
    return { kind: "rename", id, at, network, from: actorOf(nick), to: actorOf(newNick) };
  if (type === "part" && nick !== "") return { kind: "leave", id, at, network, actor: actorOf(nick) };
  if (type === "join" && nick !== "") return { kind: "join", id, at, network, place, actor: actorOf(nick) };
  if (!isSaid(line)) return undefined;
  const isAction = type === "action" || sub === "action" || sub === "me";
  return {
    kind: "message",
    id,
    at,
    network,
    place,
    actor: actorOf(nick, line.bot === true),
    text: line.text,
    native: `l${line.i}`,
    ...(isAction ? { style: "action" as const } : {}),
  };
}

/** A bot that knows nothing yet, and one maintainer who is there. @param window seconds of the channel's wait */
export function createWhole(window: number): Stage {
  const stage = createStage({
    start,
    config: { people: { mia: always }, channels: { wait: `${window / 60}m` } },
  });
  stage.say("mia", "hi");
  return stage;
}

/**
 * Lets the bot live through a log.
 * @param look called before each line, with the numbers of the questions that annotated lines opened so far
 * @param see called after each line, when its effects are known
 * @returns by line that opened one: the question's number
 */
export function feed(
  stage: Stage,
  log: AnnotatedLog,
  look: (opened: readonly number[]) => void = () => undefined,
  see: (line: LogLine) => void = () => undefined,
): ReadonlyMap<number, number> {
  const begin = stage.now;
  const opened = new Map<number, number>();
  for (const line of log.lines) {
    stage.wait(Math.max(0, begin + line.t * 1000 - stage.now));
    const event = eventOf(line, stage.now);
    if (!event) continue;
    look([...opened.values()]);
    stage.give(event);
    if (!line.gold) continue;
    see(line);
    for (const effect of stage.effects)
      if (effect.do === "note" && effect.fact.fact === "asked") opened.set(line.i, effect.fact.n);
  }
  return opened;
}

/**
 * @param labels what people annotated
 * @param window seconds of the channel's wait
 */
export function runWhole(log: AnnotatedLog, labels: Labels, window: number): Whole {
  const stage = createWhole(window);
  const begin = stage.now;
  const opened = feed(stage, log);
  stage.wait(window * 1000 + grace);

  const byLine = questionsByLine(labels);
  const ignored = undecided(log, labels);
  const found = new Set([...opened.keys()].flatMap((line) => byLine.get(line)?.i ?? []));
  const isRaised = ([line, n]: readonly [number, number]): boolean => {
    const due = begin + ((log.lines[line]?.t ?? 0) + window) * 1000 + grace;
    return stage.store.questions.pings(n).some(({ at }) => at <= due);
  };
  const raisedLines = [...opened].filter(isRaised).map(([line]) => line);
  const raised = alertsOf(log, raisedLines, labels, window);

  const tell = (verdict: string, line: number): string => {
    const said = log.lines[line];
    const own = [...opened].filter(([one]) => one === line || byLine.get(one)?.i === line);
    const why = own.flatMap(([one, n]) =>
      stage.store.questions
        .history(n)
        .map(
          (step) => `\n    ${one}, ${Math.round((step.at - begin) / 1000) - (said?.t ?? 0)} s: ${step.why}`,
        ),
    );
    return `${verdict} ${log.name} ${line} <${said?.nick}> ${said?.text}${why.join("") || "\n    opened nothing"}`;
  };
  const told = [
    ...raised.missed.map((line) => tell("missed", line)),
    ...raised.wrong.map((line) => tell("false ", line)),
  ];
  stage.store.close();
  return {
    opened: {
      hit: found.size,
      wrong: [...opened.keys()].filter((line) => !byLine.has(line) && !ignored(line)).length,
      missed: labels.questions.length - found.size,
    },
    raised: { hit: raised.hit.length, wrong: raised.wrong.length, missed: raised.missed.length },
    told,
  };
}

const none: Counted = { hit: 0, wrong: 0, missed: 0 };

const plus = (one: Counted, other: Counted): Counted => ({
  hit: one.hit + other.hit,
  wrong: one.wrong + other.wrong,
  missed: one.missed + other.missed,
});

/** All together. */
export const sum = (all: readonly Whole[]): Pick<Whole, "opened" | "raised"> => ({
  opened: all.map(({ opened }) => opened).reduce(plus, none),
  raised: all.map(({ raised }) => raised).reduce(plus, none),
});
