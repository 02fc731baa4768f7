/**
 * Vectors from a server that speaks OpenAI's API: Ollama, llama.cpp, LocalAI, vLLM.
 * Source: https://platform.openai.com/docs/api-reference/embeddings/create
 */
import * as z from "zod";
import type { EndpointSettings } from "../settings/embeddings.ts";
import { type Embedder, EmbedderError, type Kind, unit } from "./embedder.ts";

/** A server that loads its model at the first question takes this long at most, milliseconds. */
const patience = 20_000;

/** Larger answers are no vectors, bytes. */
const largest = 64 * 1024 * 1024;

const answered = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(1) })),
});

/** What a server says about an error, in one short line: `{"error": {"message": …}}` or `{"error": …}`. */
function reasonIn(body: string): string {
  let text = body;
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    const message = (error as { message?: unknown } | undefined)?.message;
    if (typeof message === "string") text = message;
    else if (typeof error === "string") text = error;
  } catch {
    // Not JSON: shown as it is.
  }
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" ? "" : ` (${line.slice(0, 200)})`;
}

async function textOf(response: Response): Promise<string> {
  const announced = Number(response.headers.get("content-length") ?? 0);
  if (announced > largest) throw new EmbedderError("its answer is too long to be vectors");
  let size = 0;
  const parts: Buffer[] = [];
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largest) throw new EmbedderError("its answer is too long to be vectors");
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The vectors in an answer, in the order of the texts. */
function vectorsIn(body: string, count: number): readonly Float32Array[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new EmbedderError("its answer is no JSON; does the address end in /v1?");
  }
  const read = answered.safeParse(json);
  if (!read.success) throw new EmbedderError("its answer has no vectors; is the model one for embeddings?");
  const inOrder = read.data.data
    .map((one, at) => ({ at: one.index ?? at, vector: one.embedding }))
    .sort((a, b) => a.at - b.at)
    .map(({ vector }) => unit(Float32Array.from(vector)));
  const length = inOrder[0]?.length;
  if (inOrder.length !== count || inOrder.some((vector) => vector.length !== length))
    throw new EmbedderError(`it gave ${inOrder.length} vectors for ${count} texts, or of different lengths`);
  return inOrder;
}

/** What went wrong below HTTP: `fetch failed` says nothing, its cause does. */
function why(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer in ${patience / 1000} s`;
  const cause = error instanceof Error ? error.cause : undefined;
  const told = cause instanceof Error ? cause : error;
  const code = (told as { code?: unknown }).code;
  return typeof code === "string" ? code : told instanceof Error ? told.message : String(told);
}

/** The server's address up to `v1`, without a name and password that may stand in it. */
export function shownAddress(settings: EndpointSettings): string {
  const url = new URL(settings.url);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/+$/, "").replace(/\/embeddings$/, "");
}

/** A key, or the name and password in the address, as a proxy in front of a server may want them. */
function authorization({ url, key }: EndpointSettings): { readonly authorization?: string } {
  if (key !== undefined) return { authorization: `Bearer ${key}` };
  const { username, password } = new URL(url);
  if (username === "" && password === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

/** Connects to nothing by itself; each call is one request. */
export function endpointEmbedder(settings: EndpointSettings): Embedder {
  const { model, prefix } = settings;
  const base = shownAddress(settings);
  const url = `${base}/embeddings`;
  const closing = new AbortController();

  async function ask(texts: readonly string[]): Promise<Response> {
    try {
      return await fetch(url, {
        method: "POST",
        // A key must not follow a redirect to somebody else.
        redirect: "error",
        headers: { "content-type": "application/json", ...authorization(settings) },
        body: JSON.stringify({ model, input: texts, encoding_format: "float" }),
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]),
      });
    } catch (error) {
      throw new EmbedderError(`${url} can't be reached: ${why(error)}`, { cause: error });
    }
  }

  return {
    name: JSON.stringify(["endpoint", base, model, prefix]),
    remote: true,
    async embed(texts: readonly string[], kind: Kind) {
      if (texts.length === 0) return [];
      const response = await ask(texts.map((text) => prefix[kind] + text));
      let body: string;
      try {
        body = await textOf(response);
      } catch (error) {
        throw new EmbedderError(`${url}: ${why(error)}`, { cause: error });
      }
      if (!response.ok) {
        const mend =
          response.status === 401 || response.status === 403
            ? "; correct embeddings.key"
            : response.status === 404
              ? "; correct embeddings.url or embeddings.model"
              : "";
        throw new EmbedderError(`${url} answered ${response.status}${reasonIn(body)}${mend}`);
      }
      try {
        return vectorsIn(body, texts.length);
      } catch (error) {
        throw new EmbedderError(`${url}: ${why(error)}`, { cause: error });
      }
    },
    close() {
      closing.abort();
      return Promise.resolve();
    },
  };
}
