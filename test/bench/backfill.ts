/**
 * `npm run bench:backfill`: a repository of 50,000 commits by 1,200 people, made with
 * git fast-import, read by the compiled program, twice; then interrupted and gone on with.
 * Goals: under 60 s, under 300 MB, and the same result however often. JSON on standard
 * output, progress on standard error. Give a path to read a real repository instead.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { compiled } from "../process/compiled.ts";
import { emptyFolder } from "../support/program.ts";
import { makeRepository } from "./backfill/repository.ts";

const goals = { seconds: 60, megabytes: 300 };
const say = (text: string) => process.stderr.write(`${text}\n`);
const folder = emptyFolder();
process.on("exit", () => folder.remove());

const given = process.argv[2];
const repository = given === undefined ? join(folder.path, "big.git") : resolve(given);
if (given === undefined) {
  say("making a repository of 50,000 commits …");
  await makeRepository(repository, { commits: 50_000, people: 1200 });
}

const [command, ...first] = compiled();

interface Run {
  readonly seconds: number;
  /** The highest resident memory of the program itself, without git's. */
  readonly megabytes: number;
  readonly said: string;
}

/** @param stopAfter milliseconds until it is interrupted */
function backfill(config: string, stopAfter?: number): Promise<Run> {
  const begin = performance.now();
  const child = spawn(command, [...first, "backfill", "--config", config], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  let most = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 20);
  const stop = stopAfter === undefined ? undefined : setTimeout(() => child.kill("SIGINT"), stopAfter);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", () => {
      clearInterval(look);
      clearTimeout(stop);
      const seconds = Math.round((performance.now() - begin) / 100) / 10;
      done({ seconds, megabytes: Math.round(most), said: said.trim() });
    });
  });
}

/** Everything that the backfill wrote, in one figure, without the numbers of rows and the time it was told. */
function result(name: string): { rows: number; people: number; digest: string } {
  const db = new Database(join(folder.path, name, "porchlight.db"), { readonly: true });
  try {
    const hash = createHash("sha256");
    const select = db.prepare(
      `SELECT c.thing, a.network, a.key, a.name, c.kind, c.deed, c.title, c.at, c.within, c.first
       FROM contribution c JOIN account a ON a.id = c.account ORDER BY c.thing`,
    );
    let rows = 0;
    for (const row of select.iterate()) {
      rows++;
      hash.update(JSON.stringify(row));
    }
    const people =
      db.prepare<[], number>("SELECT count(DISTINCT person) FROM contribution").pluck().get() ?? 0;
    return { rows, people, digest: hash.digest("hex").slice(0, 16) };
  } finally {
    db.close();
  }
}

function configure(name: string): string {
  const path = join(folder.path, `${name}.yaml`);
  const database = join(folder.path, name, "porchlight.db");
  writeFileSync(
    path,
    `database: ${database}\nforges:\n  - { type: git, name: big, repository: ${JSON.stringify(repository)} }\n`,
  );
  return path;
}

const config = configure("whole");
say("reading it …");
const once = await backfill(config);
say(once.said);
const after = result("whole");
say("reading it again …");
const twice = await backfill(config);
say(twice.said);
const unchanged = JSON.stringify(result("whole")) === JSON.stringify(after);
say("reading it into another database, interrupted …");
const other = configure("interrupted");
const half = await backfill(other, Math.max(600, once.seconds * 400));
say(half.said);
const rest = await backfill(other);
say(rest.said);
const same = JSON.stringify(result("interrupted")) === JSON.stringify(after);

const kept = once.seconds < goals.seconds && once.megabytes < goals.megabytes && unchanged && same;
process.stdout.write(
  `${JSON.stringify(
    {
      ...after,
      first: { seconds: once.seconds, megabytes: once.megabytes },
      again: { seconds: twice.seconds, megabytes: twice.megabytes, unchanged },
      interrupted: { seconds: half.seconds, goingOn: rest.seconds, same },
      goals,
      kept,
    },
    null,
    2,
  )}\n`,
);
process.exitCode = kept ? 0 : 1;
