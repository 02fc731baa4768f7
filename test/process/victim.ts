/** The program with an FAQ of one entry, started and killed again and again in a folder of its own. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freshFolder, until } from "../servers/process.ts";
import { type Running, run } from "../support/program.ts";
import type { Between, Passing } from "./between.ts";
import { compiled } from "./compiled.ts";

const entry = "---\nid: tls\nquestion: How do I turn on TLS?\n---\nSet `tls: true` and use port 6697.\n";

export interface Victim {
  readonly folder: string;
  readonly database: string;
  start(): Running;
  /** Kills the one that runs. @throws AssertionError when it had ended by itself */
  kill(): Promise<void>;
  /** Waits until the bot has said something more. */
  heardMore(): Promise<void>;
  /** Waits until something is so. @throws Error with what the program wrote */
  until(what: string, holds: () => boolean): Promise<void>;
  /** Asks it to stop, which it does in peace. */
  end(): Promise<void>;
  /** Ends it and takes its folder away. */
  remove(): Promise<void>;
}

/** @param options.network one line of YAML; @param options.heard how often the bot has said something */
export async function openVictim(options: {
  readonly name: string;
  readonly network: string;
  readonly heard: () => number;
}): Promise<Victim> {
  compiled();
  const folder = await freshFolder(options.name);
  await mkdir(join(folder.path, "faq"));
  await writeFile(join(folder.path, "faq", "tls.md"), entry);
  const config = `database: bot.db
log: warn
faq: [faq]
answers: { repeatAfter: 0 }
networks:
  - ${options.network}
`;
  await writeFile(join(folder.path, "porchlight.yaml"), config);
  let program: Running | undefined;
  const until30 = (what: string, holds: () => boolean): Promise<void> =>
    until(() => `${what}; it wrote ${program?.stderr()}`, holds, 30_000);
  return {
    folder: folder.path,
    database: join(folder.path, "bot.db"),
    until: until30,
    start() {
      program = run(["start"], { folder: folder.path, command: compiled(), limit: 300_000 });
      return program;
    },
    async kill() {
      program?.child.kill("SIGKILL");
      assert.equal(await program?.ended, "SIGKILL", `it ended by itself: ${program?.stderr()}`);
    },
    async heardMore() {
      const before = options.heard();
      await until30("an answer", () => options.heard() > before);
    },
    async end() {
      program?.child.kill("SIGTERM");
      assert.equal(await program?.ended, 0, program?.stderr());
    },
    async remove() {
      program?.child.kill("SIGKILL");
      await program?.ended;
      await folder.remove();
    },
  };
}

/**
 * Starts it and kills it while it starts, while it catches up, while it answers, or between
 * sending and marking.
 * @param losing the calls whose answer gets lost in rounds of the last kind, in turn
 */
export async function round(
  n: number,
  victim: Victim,
  between: Between,
  losing: readonly ((call: Passing) => boolean)[],
  random: () => number,
): Promise<void> {
  victim.start();
  const which = losing[Math.floor(n / 2) % losing.length];
  if (n % 2 === 1 && which) await between.loseAnswer(which, 30_000);
  else if (random() < 0.35) await pause(random() * 1500);
  else {
    await victim.heardMore();
    await pause(random() * 600);
  }
  await victim.kill();
  // Long enough for a good deal to be said that nobody hears.
  if (random() < 0.25) await pause(random() * 2000);
}
