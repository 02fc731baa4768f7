import { fork } from "node:child_process";
import { join } from "node:path";

/** An event of a room as the second client shows it. */
export interface Message {
  readonly id: string;
  readonly sender: string;
  readonly type: string;
  readonly content: Record<string, unknown>;
  /** It came encrypted. */
  readonly sealed: boolean;
  /** It could not be decrypted. */
  readonly failed: boolean;
  /** What went over the wire. */
  readonly wire: Record<string, unknown>;
  readonly wireType: string;
}

/** What the second client can be asked. */
export interface Calls {
  /** @returns its user id */
  open(url: string, name: string, password: string): Promise<string>;
  /** A new client on the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  createRoom(encrypted: boolean, alias?: string): Promise<string>;
  encryptRoom(room: string): Promise<void>;
  join(room: string): Promise<void>;
  /** Waits until it knows that somebody is in a room. */
  meet(room: string, user: string): Promise<void>;
  direct(user: string): Promise<string>;
  send(room: string, content: Record<string, unknown>, type?: string): Promise<string>;
  messages(room: string): Promise<Message[]>;
  isEncrypted(room: string): Promise<boolean>;
  invite(room: string, user: string): Promise<void>;
  /** Somebody's devices, and whether their owner signed them. */
  devices(user: string): Promise<{ id: string; signed: boolean }[]>;
  /** The next message has a new key. */
  dropSession(room: string): Promise<void>;
}

export interface Question {
  readonly n: number;
  readonly call: keyof Calls;
  readonly args: readonly unknown[];
}

export interface Answer {
  readonly n: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Another person, with another program. */
export type Second = Calls & { end(): void };

const children = new Set<ReturnType<typeof fork>>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

const names: readonly (keyof Calls)[] = [
  "open",
  "restart",
  "stop",
  "createRoom",
  "encryptRoom",
  "join",
  "meet",
  "direct",
  "send",
  "messages",
  "isEncrypted",
  "invite",
  "devices",
  "dropSession",
];

/** Starts the process; it ends with us. Each call may take half a minute. */
export function startSecond(): Second {
  const script = join(import.meta.dirname, "second-client.ts");
  const child = fork(script, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  children.add(child);
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-5000);
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  child.on("message", (answer: Answer) => {
    waiting.get(answer.n)?.(answer);
    waiting.delete(answer.n);
  });
  child.on("exit", (code) => {
    children.delete(child);
    for (const [n, settle] of waiting) settle({ n, error: `the second client ended (${code}): ${errors}` });
  });
  const ask = (call: keyof Calls, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const n = ++count;
      const late = setTimeout(() => {
        waiting.delete(n);
        reject(new Error(`${call} of the second client took too long\n${errors}`));
      }, 30_000);
      waiting.set(n, ({ result, error }) => {
        clearTimeout(late);
        if (error === undefined) resolve(result);
        else reject(new Error(`${call}: ${error}`));
      });
      child.send({ n, call, args } satisfies Question);
    });
  const calls = Object.fromEntries(
    names.map((name) => [name, (...args: unknown[]) => ask(name, args)]),
  ) as unknown as Calls;
  return { ...calls, end: () => void child.kill("SIGKILL") };
}
