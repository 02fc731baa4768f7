/** The log of a running program: where it goes, how much of it, and in which form. */
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { blotter, createLogger } from "../log.ts";
import { oneLine } from "./last-words.ts";
import type { Streams } from "./streams.ts";

/** A logger whose lines can be led around a prompt. */
export interface ProgramLog {
  readonly log: Logger;
  /** While a prompt is shown, lines are printed through it; undefined gives them back to standard error. */
  through(print: ((line: string) => void) | undefined): void;
  /** Logs what ends the program, and says it in one line on standard error. */
  lastWords(error: unknown): void;
}

/** Whether somebody sits at the keyboard of a terminal network. */
export function isInteractive(config: Config, streams: Streams): boolean {
  const terminal = config.settings.networks.some((network) => network.type === "terminal");
  return terminal && streams.input.isTTY === true && streams.output.isTTY === true;
}

/** Logs to standard error: short lines on a terminal, JSON elsewhere. */
export function programLog(config: Config, streams: Streams): ProgramLog {
  let through: ((line: string) => void) | undefined;
  const only = config.settings.networks.every((network) => network.type === "terminal");
  const { log: level } = config.settings;
  // Beside a conversation only what matters; `debug` and `trace` are asked for on purpose.
  const quiet = level === "info" && (only || isInteractive(config, streams));
  const destination = {
    write: (line: string): void => {
      if (through) through(line.replace(/\n$/, ""));
      else streams.errors.write(line);
    },
  };
  const readable = streams.errors.isTTY === true;
  const log = createLogger(quiet ? "warn" : level, destination, {
    secrets: config.secrets,
    readable,
    colour: readable && config.colour,
  });
  const blot = blotter(config.secrets);
  return {
    log,
    through: (print) => {
      through = print;
    },
    lastWords: (error) => {
      through = undefined;
      log.fatal({ err: error }, "the bot ended");
      streams.errors.write(`${blot(oneLine(error))}\n`);
    },
  };
}
