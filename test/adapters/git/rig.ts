/** A small repository that a test writes commit by commit, and a store that its reader writes to. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { forgeAccounts } from "../../../adapters/git/accounts.ts";
import { createGitSource } from "../../../adapters/git/source.ts";
import { createReading } from "../../../src/forges/reading.ts";
import type { Source } from "../../../src/forges/source.ts";
import { forge, git as gitSchema } from "../../../src/settings/forges.ts";
import { createStage } from "../../support/stage.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export interface Who {
  readonly name: string;
  readonly email: string;
}

export const ada: Who = { name: "Ada", email: "ada@example.org" };
export const bob: Who = { name: "Bob", email: "bob@example.org" };

export interface Repo {
  readonly path: string;
  git(...args: readonly string[]): string;
  /** Commits and returns the commit's id. */
  commit(
    who: Who,
    message: string,
    more?: { day?: number; files?: Readonly<Record<string, string>> },
  ): string;
}

/** Days since 2026-01-01, noon UTC. */
export const on = (day: number): number => Date.UTC(2026, 0, 1, 12) + day * 864e5;

export function createRepo(path: string): Repo {
  execFileSync("git", ["init", "--quiet", "--initial-branch=main", path]);
  let day = 0;
  const run = (args: readonly string[], environment: Record<string, string> = {}): string =>
    execFileSync("git", ["-C", path, "-c", "commit.gpgSign=false", ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: path,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "Ada",
        GIT_AUTHOR_EMAIL: "ada@example.org",
        GIT_COMMITTER_NAME: "Ada",
        GIT_COMMITTER_EMAIL: "ada@example.org",
        GIT_AUTHOR_DATE: new Date(on(day)).toISOString(),
        GIT_COMMITTER_DATE: new Date(on(day)).toISOString(),
        ...environment,
      },
    }).trim();
  return {
    path,
    git: (...args) => run(args),
    commit(who, message, more = {}) {
      day = more.day ?? day + 1;
      for (const [name, text] of Object.entries(more.files ?? {})) writeFileSync(join(path, name), text);
      run(["add", "--all"]);
      run(["commit", "--quiet", "--allow-empty", "-m", message], {
        GIT_AUTHOR_NAME: who.name,
        GIT_AUTHOR_EMAIL: who.email,
      });
      return run(["rev-parse", "HEAD"]);
    },
  };
}

/** A reader over a repository, with a journal, positions and a clock of its own. */
export function createReader(
  repository: string,
  data: string,
  more: { readonly settings?: Record<string, unknown>; readonly bots?: readonly string[] } = {},
) {
  const stage = createStage();
  stage.wait(on(400) - stage.now);
  const github = forge.parse({ type: "github", repositories: ["a/b"] });
  const source: Source = createGitSource(
    gitSchema.parse({
      type: "git",
      name: "teapot",
      repository,
      link: "https://x.example/c/{commit}",
      ...more.settings,
    }),
    { base: data, data, bots: more.bots ?? [], forgeAccount: forgeAccounts([github]) },
  );
  let fresh = 0;
  const stop = new AbortController();
  const reading = createReading({
    receive: async (event) => stage.receiver.receiveNow(event),
    positions: stage.store.positions,
    signal: stop.signal,
    log: silent,
    clock: { now: () => stage.now },
    onNew: (count) => {
      fresh += count;
    },
  });
  return {
    stage,
    source,
    stop,
    history: () => source.history(reading),
    news: () => source.news(reading),
    /** New ones since the last call. */
    fresh(): number {
      const count = fresh;
      fresh = 0;
      return count;
    },
    /** Everything known, in order: `Ada code commit "Fix it"`. */
    known: (): readonly string[] =>
      (
        stage.store.rows(
          `SELECT a.name || ' ' || c.kind || ' ' || c.deed || ' ' || json_quote(c.title)
             || CASE WHEN c.historical THEN ' (past)' ELSE '' END AS line
           FROM contribution c JOIN account a ON a.id = c.account ORDER BY c.at, c.id`,
        ) as { line: string }[]
      ).map(({ line }) => line),
    accounts: (): readonly string[] =>
      (
        stage.store.rows(
          "SELECT DISTINCT a.network || ':' || a.key AS line FROM contribution c JOIN account a ON a.id = c.account ORDER BY 1",
        ) as { line: string }[]
      ).map(({ line }) => line),
  };
}
