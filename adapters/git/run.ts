/** Runs git, and streams what it prints. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { SourceError } from "../../src/forges/source.ts";

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Of what git says when it fails, bytes. */
const mostSaid = 4000;

/** Addresses may carry a password: it must not get into a log. */
export const withoutPassword = (text: string): string => text.replace(/(\w+:\/\/)[^/@\s]+@/g, "$1");

/** Nobody is there to be asked for a password, and nothing but repositories is to be fetched. */
const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!SSL|SSH|CONFIG)/.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "true",
    GIT_SSH_COMMAND: process.env["GIT_SSH_COMMAND"] ?? "ssh -oBatchMode=yes",
    GIT_ALLOW_PROTOCOL: "file:git:http:https:ssh",
    GIT_OPTIONAL_LOCKS: "0",
  };
};

/** What mends it, by what git says. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /dubious ownership/,
    "The repository belongs to another user: run the bot as that user, or allow it with git config --global --add safe.directory PATH.",
  ],
  [
    /not a git repository|does not appear to be a git repository/,
    "Name the folder that git init or git clone made.",
  ],
  [
    /Authentication failed|could not read Username|Permission denied \(publickey/,
    "Give the bot's user access, with a token in the address or an SSH key.",
  ],
  [/Repository not found|not found/, "Correct the address, or give the bot's user access."],
  [
    /Could not resolve host|Connection (?:refused|timed out)|unable to access/,
    "Look at the address and the machine's network.",
  ],
  [
    /Remote branch|unknown revision|Needed a single revision|ambiguous argument/,
    "Correct the branch, or leave it out.",
  ],
  [/No space left/, "Make room on the disk of the data folder."],
];

function failure(what: string, said: string, cause?: unknown): SourceError {
  const last = withoutPassword(said).trim().split("\n").slice(-3).join(" ");
  const found = remedies.find(([pattern]) => pattern.test(said));
  const mend = found?.[1] ?? "Try the same with git by hand.";
  return new SourceError(`${what}: ${last || "git failed without a word"}`, mend, { cause });
}

function begin(args: readonly string[], signal: AbortSignal | undefined): Child {
  return spawn("git", [...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: environment(),
    ...(signal ? { signal } : {}),
  });
}

/**
 * Lines, or what is between two NUL bytes, as they come: git waits while nobody reads.
 * @param what for the error: what was to be done
 * @throws SourceError when git can't be started or fails
 */
export async function* stream(
  what: string,
  args: readonly string[],
  options: { readonly input?: string; readonly separator?: "\n" | "\0"; readonly signal?: AbortSignal } = {},
): AsyncGenerator<string> {
  const separator = options.separator ?? "\n";
  const child = begin(args, options.signal);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-mostSaid);
  });
  const ended = new Promise<number | NodeJS.ErrnoException>((resolve) => {
    child.once("error", resolve).once("close", (code) => resolve(code ?? 1));
  });
  // It may end before it has read everything; its exit code tells.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  try {
    let rest = "";
    for await (const chunk of child.stdout.setEncoding("utf8") as AsyncIterable<string>) {
      const parts = (rest + chunk).split(separator);
      rest = parts.pop() ?? "";
      yield* parts;
    }
    if (rest !== "") yield rest;
    const end = await ended;
    if (typeof end !== "number") {
      if (end.name === "AbortError") throw end;
      const missing = end.code === "ENOENT";
      throw new SourceError(
        missing ? "git is not installed" : `git can't be started: ${end.message}`,
        missing ? "Install git." : "Look at the machine's limits.",
        { cause: end },
      );
    }
    options.signal?.throwIfAborted();
    if (end !== 0) throw failure(what, said);
  } finally {
    child.kill();
  }
}

/** Everything it prints, trimmed. @throws SourceError */
export async function output(
  what: string,
  args: readonly string[],
  options: { readonly input?: string; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const lines: string[] = [];
  for await (const line of stream(what, args, options)) lines.push(line);
  return lines.join("\n").trim();
}

/** Whether it ends well; false also for a repository that can't be read. */
export async function succeeds(args: readonly string[], signal?: AbortSignal): Promise<boolean> {
  try {
    await output("git", args, signal ? { signal } : {});
    return true;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
