/** Runs the program as a process of its own, and ends it whatever happens. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { packageRoot } from "../../src/paths.ts";

/** A program that runs, or has run. */
export interface Running {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Writes to its standard input. */
  type(text: string): void;
  /** Waits until its output contains the text. @throws Error with everything it wrote, when it does not come. */
  says(text: string, within?: number): Promise<void>;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface RunOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What to run instead of the sources. */
  readonly command?: readonly [string, ...string[]];
  /** Everything that comes on its standard input; left open when absent. */
  readonly input?: string;
  /** Killed after so many milliseconds. */
  readonly limit?: number;
}

/** The command that runs the sources. */
export const fromSources: readonly [string, ...string[]] = [
  process.execPath,
  "--import",
  import.meta.resolve("tsx"),
  join(packageRoot, "src", "main.ts"),
];

/** Starts the program with these arguments. */
export function run(args: readonly string[], options: RunOptions): Running {
  const [command, ...first] = options.command ?? fromSources;
  const child = spawn(command, [...first, ...args], {
    cwd: options.folder,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", ...options.environment },
    stdio: "pipe",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // It may end before it has read everything; its exit code tells.
  child.stdin.on("error", () => undefined);
  const timer = setTimeout(() => child.kill("SIGKILL"), options.limit ?? 60_000);
  // The test runner may end first.
  const reap = (): void => void child.kill("SIGKILL");
  process.once("exit", reap);
  let over = false;
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      process.off("exit", reap);
      over = true;
      resolve(code ?? signal ?? "SIGKILL");
    });
  });
  if (options.input !== undefined) child.stdin.end(options.input);
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    type: (text) => void child.stdin.write(text),
    says: async (text, within = 20_000) => {
      for (const until = Date.now() + within; !(stdout + stderr).includes(text); await sleep(20))
        if (Date.now() > until || over)
          throw new Error(`It did not say ${JSON.stringify(text)}, but:\n${stdout}\n${stderr}`);
    },
    ended,
  };
}

/** Runs it to its end. */
export async function runToEnd(
  args: readonly string[],
  options: RunOptions,
): Promise<{ readonly code: number | NodeJS.Signals; readonly stdout: string; readonly stderr: string }> {
  const running = run(args, { input: "", ...options });
  const code = await running.ended;
  return { code, stdout: running.stdout(), stderr: running.stderr() };
}

/** An empty folder that `remove` takes away. */
export function emptyFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "porchlight-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
