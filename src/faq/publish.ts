/** Writes accepted proposals as files into the FAQ's folder, and opens pull requests with them where a forge is configured. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Receive } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Proposal } from "../routing-world.ts";
import type { Settings } from "../settings.ts";
import { fileOf, readBack } from "./import/write.ts";

/** Proposes a file to the project's repository. @returns the pull request's address */
export type OpenPullRequest = (file: {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly body: string;
}) => Promise<string>;

/** The forge refused for good, such as a wrong token: trying again would be in vain. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** A forge that is away is tried again after this, milliseconds, so often. */
const again = 5 * 60_000;
const tries = 12;

export interface Publisher {
  /** Something was accepted: look. */
  look(): void;
  stop(): Promise<void>;
}

/** The first folder among the FAQ's sources. */
function folderOf(settings: Settings, base: string): string | undefined {
  const paths = settings.faq.map(({ path }) => resolve(base, path));
  return paths.find((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}

/** Writing the same file twice is writing it once; another's file is never overwritten. */
function write(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  if (existsSync(path)) {
    if (readFileSync(path, "utf8") === text) return path;
    throw new Error(`${path} is there already, with another text`);
  }
  writeFileSync(`${path}.new`, text, { flag: "w" });
  renameSync(`${path}.new`, path);
  return path;
}

export function createPublisher(options: {
  readonly accepted: () => readonly Proposal[];
  readonly settings: Settings;
  readonly base: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly receive: Receive;
  readonly openPullRequest?: OpenPullRequest | undefined;
}): Publisher {
  const { settings, base, clock, log } = options;
  const tried = new Map<number, number>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function publish(one: Proposal): Promise<void> {
    const entry = one.entry ?? "";
    const draft = { name: entry, question: one.question, phrasings: [], answer: one.answer };
    const text = fileOf(draft, {});
    const read = readBack(text, `${entry}.md`);
    const folder = folderOf(settings, base);
    const where: string[] = [];
    let problem = typeof read === "string" ? read : undefined;
    try {
      if (problem === undefined && folder) where.push(relative(base, write(folder, `${entry}.md`, text)));
      if (problem === undefined && options.openPullRequest)
        where.push(
          await options.openPullRequest({
            name: `${entry}.md`,
            text,
            title: `FAQ: ${one.question.replace(/\s+/g, " ").slice(0, 80)}`,
            body: "An answer from chat that helped, agreed to by whoever gave it and accepted by a maintainer.",
          }),
        );
      if (where.length === 0) problem ??= "the config names no FAQ folder and no forge";
    } catch (error) {
      const count = (tried.get(one.id) ?? 0) + 1;
      tried.set(one.id, count);
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ proposal: one.id, err: error, try: count }, "an accepted FAQ entry could not be written");
      // What is in the folder already is in use; only the pull request is tried again.
      if (where.length > 0 && count < tries && !(error instanceof Refused)) return later();
      problem = reason;
    }
    const at = clock.now();
    await options.receive({
      kind: "published",
      id: `proposal/${one.id}/published`,
      at,
      network: "faq",
      proposal: one.id,
      ...(where.length ? { where: where.join(", ") } : {}),
      ...(problem === undefined ? {} : { problem }),
    });
  }

  function later(): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(look, again);
    timer.unref();
  }

  async function all(): Promise<void> {
    for (const one of options.accepted()) {
      if (stopped) return;
      await publish(one);
    }
  }

  function look(): void {
    if (stopped) return;
    running = running.then(all).catch((error: unknown) => {
      if (!stopped) log.error({ err: error }, "accepted FAQ entries could not be looked at");
    });
  }

  return {
    look,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
