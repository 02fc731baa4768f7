import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Where the servers that the tests start are installed by Debian and Ubuntu. */
const binaries = {
  inspircd: "/usr/sbin/inspircd",
  ngircd: "/usr/sbin/ngircd",
  "atheme-services": "/usr/bin/atheme-services",
  openssl: "/usr/bin/openssl",
  limnoria: "/usr/bin/supybot",
} as const;

export type Binary = keyof typeof binaries;

export const pathOf = (name: Binary): string => binaries[name];

function installed(name: Binary): boolean {
  try {
    accessSync(binaries[name], constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What to give a suite as `skip`: false when all of these are installed, otherwise the
 * reason by name. With PORCHLIGHT_REQUIRE_SERVERS=1 a missing one is an error.
 */
export function needs(...names: Binary[]): string | false {
  const missing = names.filter((name) => !installed(name));
  if (missing.length === 0) return false;
  const reason = `${missing.join(", ")} not installed`;
  if (process.env["PORCHLIGHT_REQUIRE_SERVERS"] === "1")
    throw new Error(`${reason}; run .ci/install-servers.sh`);
  return reason;
}

/** Ports on the loopback interface that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("No port to listen on");
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A fresh folder for one server's files. */
export async function freshFolder(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `porchlight-${name}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A server that runs until it is stopped. */
export interface Running {
  readonly pid: number;
  /** What it printed so far. */
  output(): string;
  /** It is gone, by itself or stopped. */
  ended(): boolean;
  /** Ends it and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a server in the foreground. It ends with us, also when a test fails. */
export function launch(binary: Binary, args: readonly string[], cwd: string): Running {
  const child = spawn(binaries[binary], args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.once("exit", () => running.delete(child));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    async stop(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        const force = setTimeout(() => child.kill("SIGKILL"), 3000);
        await gone;
        clearTimeout(force);
      }
    },
  };
}

/** Waits until something listens on a loopback port; at most ten seconds. */
export async function listening(port: number, server: Pick<Running, "output" | "ended">): Promise<void> {
  for (let tries = 0; tries < 200 && !server.ended(); tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ host: "127.0.0.1", port });
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (open) return;
    await pause(50);
  }
  throw new Error(`Nothing listens on port ${port}:\n${server.output()}`);
}

/** Waits until a condition holds, looking every few milliseconds. */
export async function until(
  what: string | (() => string),
  holds: () => boolean | Promise<boolean>,
  milliseconds = 10_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`Waited ${milliseconds} ms in vain: ${typeof what === "string" ? what : what()}`);
    await pause(10);
  }
}
