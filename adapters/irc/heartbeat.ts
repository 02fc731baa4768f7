import type { Timing } from "./timing.ts";

/** What is done at its times. */
export interface Chores {
  readonly ready: () => boolean;
  /** Asks the server whether it is there. */
  readonly ask: () => void;
  readonly dead: (what: string, mend: string) => void;
  /** It took too long until the connection was ready. */
  readonly stuck: () => void;
  readonly regain: () => void;
  readonly rejoin: () => void;
}

/** The one timer of a connection: finds dead links, and remembers what is to be tried again. */
export function createHeartbeat(timing: Timing, chores: Chores) {
  const opened = performance.now();
  let heard = opened;
  let asked: number | undefined;
  let regained = opened;
  let rejoined = opened;

  function tick(): void {
    const now = performance.now();
    if (!chores.ready()) {
      if (now - opened > timing.register) chores.stuck();
      return;
    }
    if (asked !== undefined) {
      if (now - asked > timing.answer) chores.dead("stopped answering", "It is tried again by itself.");
    } else if (now - heard > timing.quiet) {
      asked = now;
      chores.ask();
    }
    if (now - regained > timing.regain) {
      regained = now;
      chores.regain();
    }
    if (now - rejoined > timing.rejoin) {
      rejoined = now;
      chores.rejoin();
    }
  }

  const timer = setInterval(tick, Math.min(1000, timing.quiet / 4, timing.answer / 4, timing.regain / 4));

  return {
    /** The server said something. */
    beat(): void {
      heard = performance.now();
      asked = undefined;
    },
    stop: () => clearInterval(timer),
  };
}
