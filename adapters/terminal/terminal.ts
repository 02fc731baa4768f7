/** The terminal as a network: the keyboard, or a pipe, speaks for everybody. */
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type Adapter, type Receive, SendFailed, type Traits } from "../../src/adapter.ts";
import type { Command } from "../../src/command.ts";
import type { Event } from "../../src/events.ts";
import type { TerminalSettings } from "../../src/settings/terminal.ts";
import { readPiped, readTyped, slashCommands } from "./input.ts";
import { readLines } from "./lines.ts";
import { openScreen, type Screen } from "./screen.ts";
import { createSession, type NewEvent, type Session } from "./session.ts";
import { shownMessage, shownReaction } from "./show.ts";

/** How the input ended: by itself, or with `/quit`. */
export interface End {
  /** Lines that were no input. */
  readonly malformed: number;
  /** Nobody reads the output any more: what is still to be said stays in the outbox. */
  readonly deaf: boolean;
}

/** What the terminal is connected to. */
export interface TerminalIo {
  readonly input: Readable;
  readonly output: Writable;
  /** A person types: show a prompt. Otherwise lines come from a pipe. */
  readonly interactive: boolean;
  /** Nothing more comes. Called once. */
  onEnd(end: End): void;
  /** Where lines of a pipe that can't be understood are told. Standard error by default. */
  readonly errors?: Writable;
  /** Bold, italic and colours. */
  readonly colour?: boolean;
  /** Resolves when the bot has done all it can; `/wait` and `/reply` wait for it. */
  idle?(): Promise<void>;
  /** While there is a prompt, others print through this; undefined when it is gone. */
  onScreen?(print: ((line: string) => void) | undefined): void;
}

export const traits: Traits = {
  format: "lines",
  maxBytes: 4000,
  maxParts: 12,
  edits: false,
  retracts: false,
  reactions: true,
  threads: false,
  buttons: false,
  resendable: false,
};

/** Longer lines of a pipe are refused; UTF-16 units. */
const longestLine = 256 * 1024;

/** Piped lines on their way to the journal at a time: enough to fill its transactions, no more. */
const mostInFlight = 64;

/** Makes the adapter; nothing is read or printed before `start`. */
export function createTerminalAdapter(settings: TerminalSettings, io: TerminalIo): Adapter {
  const network = settings.name;
  const born = Date.now();
  const stopping = new AbortController();
  let count = 0;
  let malformed = 0;
  let ended = false;
  let screen: Screen | undefined;
  let reading: Promise<void> = Promise.resolve();
  let broken: Error | undefined;
  const next = (): string => `${born}-${++count}`;

  function end(): void {
    if (ended) return;
    ended = true;
    io.onEnd({ malformed, deaf: broken !== undefined });
  }

  function print(line: string): void {
    if (screen) screen.print(line);
    else io.output.write(`${line}\n`);
  }

  function stamp(event: NewEvent): Event {
    const id = event.kind === "message" && event.native ? event.native : next();
    return { ...event, id: `${network}/${id}`, at: Date.now(), network };
  }

  function session(emit: (event: NewEvent) => Promise<void>): Session {
    return createSession({
      network,
      channels: settings.channels.map((channel) => channel.name),
      emit,
      nextNative: next,
      tell: print,
      wait: (ms) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined),
      idle: () => io.idle?.() ?? Promise.resolve(),
    });
  }

  let current: Session | undefined;

  /** Lines of a pipe. The journal is fed some at a time, and the pipe waits for it. */
  async function readPipe(receive: Receive): Promise<void> {
    const onTheWay = new Set<Promise<unknown>>();
    let failure: unknown;
    const settle = async (): Promise<void> => {
      await Promise.all(onTheWay);
      if (failure !== undefined) throw failure;
    };
    const emit = async (event: NewEvent): Promise<void> => {
      const sent: Promise<unknown> = receive(stamp(event)).catch((error: unknown) => {
        failure ??= error;
      });
      onTheWay.add(sent);
      void sent.finally(() => onTheWay.delete(sent));
      if (onTheWay.size >= mostInFlight || event.kind !== "message") await settle();
    };
    const piped = session(emit);
    current = piped;
    await piped.begin();
    for await (const line of readLines(io.input, longestLine)) {
      if (stopping.signal.aborted) break;
      const input = readPiped(line.text);
      if (input.kind === "slash") await settle();
      const done = line.tooLong
        ? { wrong: `the line is longer than ${longestLine} characters` }
        : await piped.handle(input);
      if (done === "quit") break;
      if (done) {
        malformed++;
        (io.errors ?? process.stderr).write(`line ${line.number}: ${done.wrong}.\n`);
      }
    }
    await settle();
  }

  function openPrompt(receive: Receive, commands: readonly Command[]): Promise<void> {
    const typed = session(async (event) => void (await receive(stamp(event))));
    current = typed;
    const words = [
      ...Object.keys(slashCommands).map((name) => `/${name}`),
      ...commands.map((command) => `!${command.name}`),
    ];
    const showPrompt = (): void => screen?.prompt(`${typed.channel} ${typed.nick}> `);
    // One after the other, in the order they were typed.
    let queue = Promise.resolve();
    const handle = async (line: string): Promise<void> => {
      const done = await typed.handle(readTyped(line));
      if (done === "quit") screen?.close();
      else if (done) print(`${done.wrong[0]?.toUpperCase() ?? ""}${done.wrong.slice(1)}.`);
      showPrompt();
    };
    screen = openScreen({
      input: io.input,
      output: io.output,
      complete: (line) => (line === "" ? [] : words.filter((word) => word.startsWith(line))),
      onLine: (line) => {
        // A journal that can't be written stops the bot; it says why.
        queue = queue.then(() => handle(line)).catch(() => screen?.close());
      },
      onClose: () => {
        io.onScreen?.(undefined);
        screen = undefined;
        end();
      },
    });
    io.onScreen?.((line) => print(line));
    for (const line of greeting(typed)) print(line);
    showPrompt();
    return typed.begin();
  }

  return {
    network,
    traits,
    start: async (receive, commands) => {
      io.output.on("error", (error: Error) => {
        broken = error;
        end();
      });
      if (io.interactive) await openPrompt(receive, commands);
      else
        reading = readPipe(receive)
          .catch(() => undefined)
          .finally(end);
    },
    send: async (item) => {
      if (item.do !== "say" && item.do !== "react")
        throw new SendFailed(`a terminal can't ${item.do}`, { forGood: true });
      if (broken) throw new SendFailed(`the output is closed (${broken.message})`, { cause: broken });
      // A pipe has nobody who would be "you".
      const you = io.interactive ? current?.nick : undefined;
      const line =
        item.do === "say"
          ? shownMessage(item, you, io.colour ?? false)
          : shownReaction(
              item,
              current?.reacted(item.to, item.target, item.emoji, item.removed ?? false),
              you,
            );
      if (screen) screen.print(line);
      else if (!io.output.write(`${line}\n`)) await once(io.output, "drain", { signal: stopping.signal });
      const native = next();
      if (item.do === "say") current?.heard(item.to, native);
      return native;
    },
    stop: async () => {
      ended = true;
      stopping.abort();
      screen?.close();
      io.input.pause();
      io.input.destroy();
      await reading;
    },
  };
}

function greeting(session: Session): readonly string[] {
  return [
    `This is the whole bot, in your terminal. You are ${session.nick} in ${session.channel}: what you type is said there.`,
    "Ask what the FAQ answers, or something else and wait; !help lists what the bot can do.",
    "/nick alice speaks as somebody else, /private talks to the bot alone, /help tells the rest, /quit ends.",
    "",
  ];
}
