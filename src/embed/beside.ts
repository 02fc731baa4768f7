/** A local model in a process beside the bot, which goes on while it works, and when it breaks. */
import { type ChildProcess, fork } from "node:child_process";
import { extname, join } from "node:path";
import { packageRoot } from "../paths.ts";
import type { OnnxSettings } from "../settings/embeddings.ts";
import { type Embedder, EmbedderError, type Kind } from "./embedder.ts";
import type { Reply, Request } from "./worker.ts";

/** How long loading a model, or one call of it, may take, milliseconds. */
const patience = 60_000;

interface Waiting {
  resolve(vectors: readonly Float32Array[]): void;
  reject(error: unknown): void;
}

/** From the sources it runs as it is written; in the package it is a file of its own beside the rest. */
function startProcess(): ChildProcess {
  const fromSources = extname(import.meta.filename) === ".ts";
  const file = fromSources
    ? join(packageRoot, "src", "embed", "worker.ts")
    : join(import.meta.dirname, "embed", "worker.js");
  return fork(file, {
    execArgv: fromSources ? ["--import", import.meta.resolve("tsx")] : [],
    serialization: "advanced",
    // What the runtime prints belongs to nobody's output.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/**
 * @param signal gives up the loading.
 * @throws EmbedderError when the model can't be used.
 */
export async function besideEmbedder(
  settings: OnnxSettings,
  base: string,
  signal?: AbortSignal,
): Promise<Embedder> {
  const child = startProcess();
  const giveUp = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", giveUp, { once: true });
  const over = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let ended: EmbedderError | undefined;

  const name = await new Promise<string>((resolve, reject) => {
    const end = (reason: string): void => {
      clearTimeout(late);
      ended ??= new EmbedderError(reason);
      reject(ended);
      for (const one of waiting.values()) one.reject(ended);
      waiting.clear();
    };
    const late = setTimeout(() => end(`the model was not loaded within ${patience / 1000} s`), patience);
    child.on("message", (reply: Reply) => {
      if (reply.did === "start") {
        clearTimeout(late);
        resolve(reply.name);
      } else if (reply.did === "fail") end(reply.reason);
      else {
        const one = waiting.get(reply.id);
        waiting.delete(reply.id);
        if (reply.did === "embed") one?.resolve(reply.vectors);
        else one?.reject(new EmbedderError(reply.reason));
      }
    });
    child.once("error", (error) => end(`the model's process can't be started (${error.message})`));
    child.once("exit", (code, signal) => end(`the model's process ended (${signal ?? code})`));
    ask({ do: "start", settings, base });
  })
    .catch((error: unknown) => {
      child.kill("SIGKILL");
      throw error;
    })
    .finally(() => signal?.removeEventListener("abort", giveUp));

  function ask(request: Request): void {
    // A process that just ended is told by its exit.
    child.send(request, () => undefined);
  }

  return {
    name,
    remote: false,
    embed(texts: readonly string[], kind: Kind) {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        const id = next++;
        const late = setTimeout(() => child.kill("SIGKILL"), patience);
        waiting.set(id, {
          resolve: (vectors) => {
            clearTimeout(late);
            resolve(vectors);
          },
          reject: (error) => {
            clearTimeout(late);
            reject(error);
          },
        });
        ask({ do: "embed", id, texts, kind });
      });
    },
    async close() {
      ended ??= new EmbedderError("the model is closed");
      child.kill("SIGKILL");
      await over;
    },
  };
}
