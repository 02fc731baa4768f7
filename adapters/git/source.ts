/** A git repository as a source of contributions: `git log`, from where it was read last. */
import type { Finding } from "../../src/adapter.ts";
import type { ContributionEvent } from "../../src/events.ts";
import { historyRead, type Reading, type Source, SourceError } from "../../src/forges/source.ts";
import type { GitSettings } from "../../src/settings/forges.ts";
import { createMailmap, type Mailmap } from "./mailmap.ts";
import { readMerges } from "./merges.ts";
import { type Commit, contributions, type ForgeAccount, format, parse, type Telling } from "./record.ts";
import { openRepository, type Repository } from "./repository.ts";
import { output, stream, succeeds } from "./run.ts";

export interface GitSourceOptions {
  /** The folder of the config: a relative path starts there. */
  readonly base: string;
  /** Where clones are kept. */
  readonly data: string;
  readonly bots: readonly string[];
  readonly forgeAccount: ForgeAccount;
}

/** So many commits are handed over at a time: one step of the position, a bound on memory. */
const page = 512;

/** Streams of positions. */
const newest = "newest commit";
const past = "history";

/** Where the reading of the past stands: so many commits below the target are done. */
interface Past {
  readonly target: string;
  readonly done: number;
}

function readPast(text: string | undefined): Past | undefined {
  const [target, done] = (text ?? "").split(" ");
  return target && done !== undefined ? { target, done: Number(done) || 0 } : undefined;
}

/** What stays the same when a commit is rewritten. */
const likeness = (commit: Commit): string => `${commit.author.email}\n${commit.authored}\n${commit.subject}`;

export function createGitSource(settings: GitSettings, options: GitSourceOptions): Source {
  const repository: Repository = openRepository(settings, options.base, options.data);
  const { folder } = repository;
  const git = (...args: readonly string[]): readonly string[] => ["-C", folder, ...args];
  const exists = (commit: string, signal: AbortSignal): Promise<boolean> =>
    succeeds(git("cat-file", "-e", `${commit}^{commit}`), signal);

  /** Commits of a range, oldest first. .mailmap is the one at the head, also where no files lie about. */
  async function* log(
    range: readonly string[],
    head: string,
    signal: AbortSignal,
    order: readonly string[] = ["--reverse", "--topo-order"],
  ): AsyncGenerator<Commit> {
    const mailmap = ["-c", `mailmap.blob=${head}:.mailmap`];
    const args = git(
      ...mailmap,
      "log",
      "-z",
      ...order,
      "--no-show-signature",
      `--format=${format}`,
      ...range,
      "--",
    );
    for await (const record of stream(`${settings.name}: reading the log`, args, {
      separator: "\0",
      signal,
    })) {
      const commit = parse(record);
      if (commit) yield commit;
    }
  }

  async function hand(
    commits: readonly Commit[],
    reading: Reading,
    mailmap: Mailmap,
    telling: Omit<Telling, "proper">,
  ): Promise<void> {
    await mailmap.learn(
      commits.flatMap(({ trailers }) => trailers.map(({ who }) => who)),
      reading.signal,
    );
    const events: ContributionEvent[] = commits.flatMap((commit) =>
      contributions(commit, { ...telling, proper: mailmap.proper }),
    );
    await reading.receive(events);
  }

  /** Reads a range oldest first, page by page. @param handed called when a page is in the journal, with how many are done */
  async function read(
    range: readonly string[],
    head: string,
    reading: Reading,
    how: {
      readonly historical: boolean;
      readonly skip: number;
      readonly leaveOut: ReadonlySet<string>;
      handed(done: number): void;
    },
  ): Promise<void> {
    const mailmap = createMailmap(folder, ["-c", `mailmap.blob=${head}:.mailmap`]);
    const within = await readMerges(folder, head, range, reading.signal);
    const telling = {
      repository: repository.name,
      link: settings.link,
      bots: options.bots,
      forgeAccount: options.forgeAccount,
      within: (commit: string) => within.get(commit),
      historical: how.historical,
      now: reading.now(),
    };
    let done = 0;
    let commits: Commit[] = [];
    for await (const commit of log(range, head, reading.signal)) {
      if (++done <= how.skip) continue;
      if (!how.leaveOut.has(likeness(commit))) commits.push(commit);
      if (commits.length < page) continue;
      await hand(commits, reading, mailmap, telling);
      commits = [];
      how.handed(done);
    }
    await hand(commits, reading, mailmap, telling);
    how.handed(done);
  }

  const count = async (range: readonly string[], signal: AbortSignal): Promise<number> =>
    Number(
      await output(`${settings.name}: counting commits`, git("rev-list", "--count", ...range), { signal }),
    );

  const { name } = settings;
  const nothing: ReadonlySet<string> = new Set();

  return {
    name,
    every: settings.poll === "off" ? undefined : settings.poll,

    wasRead: () => true,

    async history(reading) {
      const { positions, signal } = reading;
      await repository.refresh(signal);
      const seen = positions.get(name, newest);
      const before = readPast(positions.get(name, past));
      // What came after the bot began to look is no history.
      const wanted =
        seen !== undefined && (await exists(seen, signal)) ? seen : await repository.head(signal);
      const going = before && (await exists(before.target, signal)) ? before : { target: wanted, done: 0 };
      const { target } = going;
      const total = await count([target], signal);
      reading.progress(Math.min(going.done, total), total);
      await read([target], target, reading, {
        historical: true,
        skip: going.done,
        leaveOut: nothing,
        handed(done) {
          positions.set(name, past, `${target} ${done}`, reading.now());
          reading.progress(done, total);
        },
      });
      if (seen === undefined) positions.set(name, newest, target, reading.now());
      positions.set(name, historyRead, target, reading.now());
    },

    async news(reading) {
      const { positions, signal } = reading;
      await repository.refresh(signal);
      const head = await repository.head(signal);
      const seen = positions.get(name, newest);
      if (seen === head) return;
      if (seen === undefined) {
        positions.set(name, newest, head, reading.now());
        return;
      }
      const known = await exists(seen, signal);
      const leaveOut = new Set<string>();
      const rewritten = known && !(await succeeds(git("merge-base", "--is-ancestor", seen, head), signal));
      if (rewritten) {
        reading.log.info({ source: name }, "history was rewritten: what is only rewritten counts once");
        for await (const commit of log([seen, `^${head}`], head, signal)) leaveOut.add(likeness(commit));
      }
      // The old head may be gone altogether: then everything is looked at, and what is known is known.
      const range = known ? [head, `^${seen}`] : [head];
      await read(range, head, reading, {
        historical: !known,
        skip: 0,
        leaveOut,
        handed: () => undefined,
      });
      positions.set(name, newest, head, reading.now());
    },

    async check(): Promise<readonly Finding[]> {
      try {
        await repository.refresh();
        const head = await repository.head();
        const commits = await count([head], new AbortController().signal);
        return [{ ok: true, what: `${repository.name}: ${commits} commits` }];
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return [{ ok: false, what: error.message, mend: error.mend }];
      }
    },
  };
}
