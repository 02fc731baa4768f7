/** Vectors from a sentence encoder on this machine: an ONNX file and its tokeniser. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { OnnxSettings } from "../settings/embeddings.ts";
import { type Embedder, EmbedderError, type Kind } from "./embedder.ts";
import { type Pooling, pooled } from "./pool.ts";
import { loadRuntime, type Runtime, type Session, type Tensor } from "./runtime.ts";
import { readTokens, type Tokens } from "./tokens.ts";

/** Where exporters put the model in its folder, the smallest form first. */
const usualPlaces = ["model.onnx", "onnx/model_quantized.onnx", "model_quantized.onnx", "onnx/model.onnx"];

/** Texts of one call: few, so that a question does not wait long behind the entries. */
const batch = 8;

interface Files {
  readonly model: string;
  /** Where the tokeniser and the rest are. */
  readonly folder: string;
}

function filesAt(path: string): Files {
  if (!existsSync(path))
    throw new EmbedderError(`there is no ${path}; correct embeddings.path, or download the model`);
  if (statSync(path).isFile()) {
    const folder = dirname(path);
    const above = dirname(folder);
    const has = (place: string) =>
      existsSync(join(place, "tokenizer.json")) || existsSync(join(place, "vocab.txt"));
    return { model: path, folder: !has(folder) && has(above) ? above : folder };
  }
  const model = usualPlaces.map((place) => join(path, place)).find((file) => existsSync(file));
  if (model) return { model, folder: path };
  throw new EmbedderError(`${path} has no model.onnx; name the file itself as embeddings.path`);
}

/** As sentence-transformers writes it beside a model. Source: https://sbert.net */
function ownPooling(folder: string): Pooling {
  const path = join(folder, "1_Pooling", "config.json");
  if (!existsSync(path)) return "mean";
  try {
    const config = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;
    if (config["pooling_mode_cls_token"] === true) return "first";
    return config["pooling_mode_lasttoken"] === true ? "last" : "mean";
  } catch (error) {
    throw new EmbedderError(`${path} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}

const known = new Set(["input_ids", "attention_mask", "token_type_ids"]);

async function open(runtime: Runtime, model: string): Promise<Session> {
  let session: Session;
  try {
    // One thread: a question is a few milliseconds of work, and the machine has other things to do.
    session = await runtime.InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EmbedderError(`${model} can't be loaded (${message.split("\n")[0]})`, { cause: error });
  }
  const strange = session.inputNames.filter((name) => !known.has(name));
  if (strange.length === 0 && session.inputNames.includes("input_ids")) return session;
  await session.release();
  const wants = session.inputNames.join(", ");
  throw new EmbedderError(`${model} is no sentence encoder: it wants ${wants} rather than input_ids`);
}

function feedsOf(texts: readonly string[], tokens: Tokens, session: Session, runtime: Runtime) {
  const ids = texts.map((text) => tokens.of(text));
  const width = Math.max(1, ...ids.map((one) => one.length));
  const size = texts.length * width;
  const input = new BigInt64Array(size).fill(BigInt(tokens.padding));
  const mask = new BigInt64Array(size);
  ids.forEach((one, row) => {
    one.forEach((id, column) => {
      input[row * width + column] = BigInt(id);
      mask[row * width + column] = 1n;
    });
  });
  const data = { input_ids: input, attention_mask: mask, token_type_ids: new BigInt64Array(size) };
  const feeds: Record<string, Tensor> = {};
  for (const [name, numbers] of Object.entries(data))
    if (session.inputNames.includes(name))
      feeds[name] = new runtime.Tensor("int64", numbers, [texts.length, width]);
  return { feeds, lengths: ids.map((one) => one.length) };
}

/** The output that is one vector a text where there is one, else the one that is a vector a token. */
function outputOf(session: Session): string {
  const wanted = ["sentence_embedding", "last_hidden_state", "token_embeddings"];
  return wanted.find((name) => session.outputNames.includes(name)) ?? session.outputNames[0] ?? "";
}

/**
 * Loads the model.
 * @param base the folder that the config's paths are relative to.
 * @throws EmbedderError when a file is missing, or the runtime is.
 */
export async function onnxEmbedder(settings: OnnxSettings, base: string): Promise<Embedder> {
  const { model, folder } = filesAt(resolve(base, settings.path));
  const pooling = settings.pooling ?? ownPooling(folder);
  const tokens = readTokens(folder);
  const runtime = await loadRuntime(base);
  const session = await open(runtime, model);
  const output = outputOf(session);
  const { size, mtimeMs } = statSync(model);
  let closed = false;

  async function few(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (closed) throw new EmbedderError("the model is closed");
    const { feeds, lengths } = feedsOf(texts, tokens, session, runtime);
    try {
      const tensor = (await session.run(feeds))[output];
      if (!tensor) throw new EmbedderError(`it gave no ${output}`);
      return pooled(tensor, lengths, pooling);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new EmbedderError(`${model}: ${message.split("\n")[0]}`, { cause: error });
    }
  }

  return {
    name: JSON.stringify(["onnx", basename(model), size, Math.round(mtimeMs), pooling, settings.prefix]),
    remote: false,
    async embed(texts: readonly string[], kind: Kind) {
      const out: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += batch)
        out.push(...(await few(texts.slice(at, at + batch).map((text) => settings.prefix[kind] + text))));
      return out;
    },
    async close() {
      if (closed) return;
      closed = true;
      await session.release();
    },
  };
}
