/**
 * The process in which a local model runs. Loading and running it would hold up everything
 * else, and what breaks in there must not take the bot along.
 */
import type { OnnxSettings } from "../settings/embeddings.ts";
import type { Embedder, Kind } from "./embedder.ts";
import { onnxEmbedder } from "./onnx.ts";

/** What it is asked. The first request is `start`. */
export type Request =
  | { readonly do: "start"; readonly settings: OnnxSettings; readonly base: string }
  | { readonly do: "embed"; readonly id: number; readonly texts: readonly string[]; readonly kind: Kind };

/** What it answers. */
export type Reply =
  | { readonly did: "start"; readonly name: string }
  | { readonly did: "fail"; readonly reason: string }
  | { readonly did: "embed"; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly did: "refuse"; readonly id: number; readonly reason: string };

const reply = (message: Reply): void => void process.send?.(message);
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

let embedder: Embedder | undefined;

async function serve(request: Request): Promise<void> {
  if (request.do === "start") {
    try {
      embedder = await onnxEmbedder(request.settings, request.base);
      reply({ did: "start", name: embedder.name });
    } catch (error) {
      reply({ did: "fail", reason: reasonOf(error) });
    }
    return;
  }
  const { id, texts, kind } = request;
  try {
    const vectors = (await embedder?.embed(texts, kind)) ?? [];
    reply({ did: "embed", id, vectors });
  } catch (error) {
    reply({ did: "refuse", id, reason: reasonOf(error) });
  }
}

let last = Promise.resolve();
process.on("message", (request: Request) => {
  last = last.then(() => serve(request));
});
// Whoever stops the bot from a terminal signals both; the bot says when this one ends, or is gone itself.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit(0));
