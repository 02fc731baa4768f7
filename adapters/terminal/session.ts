/** Turns lines of input into events: who speaks, and where. */
import type { Actor, Event, Place } from "../../src/events.ts";
import { parseDuration } from "../../src/settings/duration.ts";
import { actorNamed, createCrowd } from "./crowd.ts";
import { type Input, slashCommands, toBot, wrongNick } from "./input.ts";

/** What `Omit` does to one kind of event, done to each. */
type Unstamped<E> = E extends Event ? Omit<E, "id" | "at" | "network"> : never;

/** An event without what `emit` adds: its id, time and network. */
export type NewEvent = Unstamped<Event>;

export interface SessionOptions {
  readonly network: string;
  readonly channels: readonly string[];
  emit(event: NewEvent): Promise<void>;
  /** The network's id for the next message. */
  nextNative(): string;
  /** Tells the person at the keyboard something. */
  tell(line: string): void;
  /** Lets this many milliseconds pass. */
  wait(ms: number): Promise<void>;
  /** Resolves when the bot has done all it can. */
  idle(): Promise<void>;
}

export interface Session {
  readonly nick: string;
  readonly channel: string;
  begin(): Promise<void>;
  /** The bot said something; what `/reply` replies to. */
  heard(place: Place, native: string): void;
  /**
   * The bot put an emoji on a message, or took it off: clicking it is `/react` with it.
   * @returns whose message it is, and its beginning; undefined when it was not said here
   */
  reacted(
    place: Place,
    target: string,
    emoji: string,
    removed: boolean,
  ): { readonly nick: string; readonly text: string } | undefined;
  /** @returns `quit` when the input asked for the end, a sentence when it can't be done. */
  handle(input: Input): Promise<"quit" | { readonly wrong: string } | undefined>;
}

const longestWait = 36e5;

/** So many messages are known by what they said, to name the one that an emoji is on. */
const mostSaid = 100;

/** A message. */
interface Spot {
  readonly place: Place;
  readonly native: string;
}

/** A session at the start: `you` in the first channel. */
export function createSession(options: SessionOptions): Session {
  const { network, emit, tell } = options;
  const crowd = createCrowd();
  let actor = actorNamed("you");
  let channel = options.channels[0] ?? "#project";
  let last: Spot | undefined;
  /** Where the bot put each emoji last. */
  const emojis = new Map<string, Spot>();
  /** What was said lately, by its id. */
  const said = new Map<string, { readonly nick: string; readonly text: string }>();

  const here = (): Place => ({ network, channel });
  const inPrivate = (): Place => ({ network, channel: actor.address, private: true });

  async function appear(): Promise<void> {
    if (crowd.enter(channel, actor)) await emit({ kind: "join", place: here(), actor });
  }

  async function turnTo(next: Actor, nextChannel: string): Promise<void> {
    const same = next.key === actor.key && nextChannel === channel;
    if (!same && crowd.turnAway(channel, actor)) await emit({ kind: "leave", place: here(), actor });
    actor = next.key === actor.key && next.name === actor.name ? actor : next;
    channel = nextChannel;
    await appear();
  }

  async function say(
    text: string,
    more: { place?: Place; replyTo?: string; style?: "action" } = {},
  ): Promise<void> {
    const { place = here(), ...rest } = more;
    if (!place.private) {
      await appear();
      crowd.spoke(channel, actor);
    }
    const called = toBot(text) ?? (place.private ? text : undefined);
    const addressed = called === undefined ? {} : { toBot: called };
    const native = options.nextNative();
    said.set(native, { nick: actor.name, text: text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text });
    for (const [oldest] of said) {
      if (said.size <= mostSaid) break;
      said.delete(oldest);
    }
    await emit({ kind: "message", place, actor, text, native, ...addressed, ...rest });
  }

  async function leave(name: string): Promise<{ readonly wrong: string } | undefined> {
    const leaver = name === "" ? actor : actorNamed(name);
    if (!crowd.leave(leaver.key)) return { wrong: `${leaver.name} is not here` };
    await emit({ kind: "leave", actor: leaver });
    if (leaver.key === actor.key) {
      actor = actorNamed("you");
      if (leaver.key !== actor.key) await appear();
    }
    return undefined;
  }

  async function slash(name: string, rest: string): Promise<"quit" | { readonly wrong: string } | undefined> {
    const needsText = ["nick", "join", "private", "reply", "react", "me"].includes(name);
    if (needsText && rest === "") return { wrong: `nothing after /${name}. ${slashCommands[name] ?? ""}` };
    switch (name) {
      case "nick": {
        const wrong = wrongNick(rest);
        if (wrong !== undefined) return { wrong };
        await turnTo(actorNamed(rest), channel);
        return undefined;
      }
      case "join":
        if (!/^#[^\s,:]{1,200}$/u.test(rest)) return { wrong: "a channel begins with # and has no spaces" };
        await turnTo(actor, rest);
        return undefined;
      case "private":
        await say(rest, { place: inPrivate() });
        return undefined;
      case "me":
        await say(rest, { style: "action" });
        return undefined;
      case "reply":
        await options.idle();
        if (!last) return { wrong: "the bot has said nothing yet that you could reply to" };
        await say(rest, { place: last.place.private ? inPrivate() : last.place, replyTo: last.native });
        return undefined;
      case "react": {
        await options.idle();
        const spot = emojis.get(rest) ?? last;
        if (!spot) return { wrong: "the bot has said nothing yet that you could put an emoji on" };
        await emit({ kind: "reaction", place: spot.place, actor, target: spot.native, emoji: rest });
        return undefined;
      }
      case "leave":
        return leave(rest);
      case "who":
        tell(
          `In ${channel}: ${crowd
            .in(channel)
            .map((one) => one.name)
            .join(", ")}, and porchlight.`,
        );
        return undefined;
      case "wait": {
        const ms = rest === "" ? 0 : parseDuration(rest);
        if (ms === undefined || ms > longestWait)
          return { wrong: "expected a time up to an hour, such as /wait 2s" };
        await (rest === "" ? options.idle() : options.wait(ms));
        return undefined;
      }
      case "help":
        for (const line of Object.values(slashCommands)) tell(line);
        tell("Everything else is said in the channel. The bot's own commands: !help");
        return undefined;
      case "quit":
        return "quit";
      default:
        return {
          wrong: `there is no /${name} here. /help lists what there is; //${name} says it in the channel`,
        };
    }
  }

  return {
    get nick() {
      return actor.name;
    },
    get channel() {
      return channel;
    },
    begin: async () => {
      crowd.enter(channel, actor);
      for (const name of options.channels)
        await emit({ kind: "members", place: { network, channel: name }, actors: crowd.in(name) });
    },
    heard: (place, native) => {
      last = { place, native };
    },
    reacted: (place, target, emoji, removed) => {
      if (removed) emojis.delete(emoji);
      else emojis.set(emoji, { place, native: target });
      return said.get(target);
    },
    handle: async (input) => {
      if (input.kind === "nothing") return undefined;
      if (input.kind === "malformed") return { wrong: input.why };
      if (input.nick !== undefined || input.channel !== undefined)
        await turnTo(input.nick === undefined ? actor : actorNamed(input.nick), input.channel ?? channel);
      if (input.kind === "slash") return slash(input.name, input.rest);
      await say(input.text);
      return undefined;
    },
  };
}
