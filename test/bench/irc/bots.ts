/** The two bots that are compared, each a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../src/paths.ts";
import { connect } from "./client.ts";

export const channel = "#bench";

/** A bot that is in the channel. */
export interface BenchBot {
  readonly nick: string;
  /** Resident memory now, in MB of 10^6 bytes, as the kernel counts it. */
  rss(): number;
  /** Milliseconds from its start to its first answer. */
  readonly firstAnswer: number;
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts it, waits until it is in the channel, and asks it something at once. */
async function start(
  command: readonly [string, ...string[]],
  cwd: string,
  port: number,
  nick: string,
  question: string,
): Promise<BenchBot> {
  const witness = await connect(port, `witness${Math.floor(Math.random() * 1e6)}`);
  witness.send(`JOIN ${channel}`);
  await witness.next(" 366 ");
  const here = witness.next(`:${nick}!`);
  const answered = witness.next(` PRIVMSG ${witness.nick} :`);
  const [file, ...args] = command;
  const begin = performance.now();
  const child = spawn(file, args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  children.add(child);
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  await here;
  witness.send(`PRIVMSG ${nick} :${question}`);
  await answered;
  const firstAnswer = Math.round(performance.now() - begin);
  witness.close();
  return {
    nick,
    firstAnswer,
    rss: () => {
      const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
      return Math.round((Number(kb) * 1024) / 1e6);
    },
    async stop() {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await gone;
      clearTimeout(force);
      children.delete(child);
    },
  };
}

/** The echo bot. */
export const startEcho = (port: number, question: string): Promise<BenchBot> =>
  start(
    [process.execPath, join(import.meta.dirname, "echo-bot.mjs"), String(port), "echo"],
    packageRoot,
    port,
    "echo",
    question,
  );

/** Writes Porchlight's config and an FAQ of fifty entries into a folder. @returns the database's path */
export function prepare(folder: string, port: number): string {
  const database = join(folder, "bench.db");
  mkdirSync(join(folder, "faq"));
  for (let n = 0; n < 50; n++) {
    const [id, question] =
      n === 0 ? ["tls", "How do I turn on TLS?"] : [`part${n}`, `What is part ${n} for?`];
    const text = `---\nid: ${id}\nquestion: ${question}\n---\nSet \`part${n}\` in the config and restart; the manual shows an example.\n`;
    writeFileSync(join(folder, "faq", `${id}.md`), text);
  }
  writeFileSync(
    join(folder, "porchlight.yaml"),
    `database: bench.db
log: warn
faq: [faq]
networks:
  - { type: terminal }
  - { type: irc, name: bench, host: 127.0.0.1, port: ${port}, tls: false, channels: ["${channel}"], pace: { every: 0 } }
`,
  );
  return database;
}

/** Porchlight, as it is shipped; BENCH_NODE_OPTIONS such as `--cpu-prof` go to it alone. */
export function startPorchlight(folder: string, port: number, question: string): Promise<BenchBot> {
  const options = process.env["BENCH_NODE_OPTIONS"]?.split(" ") ?? [];
  const main = join(packageRoot, "dist", "src", "main.js");
  return start([process.execPath, ...options, main, "start"], folder, port, "porchlight", question);
}
