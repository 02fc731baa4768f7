/** The program as it is shipped, in a process of its own, on three networks. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compiled } from "../../process/compiled.ts";
import { serverName } from "../../servers/synapse.ts";

/** Resident memory, in MB of 10^6 bytes, as the kernel counts it. */
export interface Memory {
  readonly now: number;
  /** The most it ever was. */
  readonly peak: number;
}

export interface BenchBot {
  memory(): Memory;
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Writes the config and an FAQ of fifty entries into a folder. @returns the database's path */
export function prepare(
  folder: string,
  at: { readonly irc: number; readonly matrix: string; readonly discord: string },
): string {
  mkdirSync(join(folder, "faq"));
  for (let n = 0; n < 50; n++) {
    const [id, question] =
      n === 0 ? ["tls", "How do I turn on TLS?"] : [`part${n}`, `What is part ${n} for?`];
    writeFileSync(
      join(folder, "faq", `${id}.md`),
      `---\nid: ${id}\nquestion: ${question}\n---\nSet \`part${n}\` in the config and restart; the manual shows an example.\n`,
    );
  }
  writeFileSync(
    join(folder, "porchlight.yaml"),
    `database: bench.db
log: warn
faq: [faq]
networks:
  - { type: irc, name: irc, host: 127.0.0.1, port: ${at.irc}, tls: false, channels: ["#bench"], pace: { every: 0 } }
  - { type: matrix, name: matrix, homeserver: "${at.matrix}", user: "@porchlight:${serverName}",
      password: pass-porchlight, channels: ["#project:${serverName}"], invitesFrom: ["${serverName}"] }
  - { type: discord, name: discord, token: secret-token, channels: ["#project"], rest: { api: "${at.discord}" } }
`,
  );
  return join(folder, "bench.db");
}

/** BENCH_NODE_OPTIONS such as `--heap-prof` go to it alone. */
export function startPorchlight(folder: string): BenchBot {
  const options = process.env["BENCH_NODE_OPTIONS"]?.split(" ") ?? [];
  const [node, main] = compiled();
  const child = spawn(node, [...options, main ?? "", "start"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  children.add(child);
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const of = (what: string): number =>
        Math.round((Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6);
      return { now: of("VmRSS"), peak: of("VmHWM") };
    },
    async stop() {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await gone;
      clearTimeout(force);
      children.delete(child);
    },
  };
}
