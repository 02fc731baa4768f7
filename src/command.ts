/** A command is written once: data and a function. Types only. */
import type { Effect } from "./effects.ts";
import type { Actor, Event, Millis, Place } from "./events.ts";
import type { World } from "./world.ts";

/** `text` takes the rest of the line. */
export type ParameterType = "word" | "text" | "number" | "duration" | "person" | "faq";

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly summary: string;
  readonly optional?: true;
}

/** A parsed argument: `duration` in milliseconds, `number` an integer, the rest as written. */
export type Argument = string | number | undefined;

/** One call of a command. */
export interface Call {
  readonly event: Event;
  readonly actor: Actor;
  readonly place: Place;
  readonly at: Millis;
  /** The caller is a maintainer, by their vouched account. */
  readonly maintainer: boolean;
  /** All there are, for `help`. */
  readonly commands: readonly Command[];
  /** The network's id of the message that called, for reply links. */
  readonly native?: string;
  /** Says something to the caller where they called from: a list, a refusal, what they alone need to see. */
  reply(text: string, more?: Partial<Extract<Effect, { do: "say" }>>): Effect;
  /** The same for what was done to what all maintainers look after; where they talk, they all see it. */
  confirm(text: string, more?: Partial<Extract<Effect, { do: "say" }>>): Effect;
}

export interface Command {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One line, in the imperative. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** One or two calls as people would type them, without the prefix. */
  readonly examples: readonly string[];
  readonly for: "everyone" | "maintainers";
  /** Only makes sense, or is only safe, in a private conversation. */
  readonly private?: true;
  run(args: Readonly<Record<string, Argument>>, call: Call, world: World): readonly Effect[];
}
