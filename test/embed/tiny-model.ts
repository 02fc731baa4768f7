/**
 * A sentence encoder of a few hundred bytes, written byte by byte: one `Gather` that looks
 * each token up in a table. Source: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { meanings, width, wordVector } from "./concepts.ts";

/** Where `.ci/install-onnx.sh` puts the runtime. */
const installed = process.env["PORCHLIGHT_ONNX"] ?? "/var/cache/porchlight/onnx";

/**
 * What to give a suite as `skip`: false when the ONNX runtime is installed, otherwise the
 * reason by name. With PORCHLIGHT_REQUIRE_SERVERS=1 a missing one is an error.
 */
export function needsOnnx(): string | false {
  if (existsSync(join(installed, ".porchlight-ready"))) return false;
  if (process.env["PORCHLIGHT_REQUIRE_SERVERS"] === "1")
    throw new Error("onnxruntime-node not installed; run .ci/install-onnx.sh");
  return "onnxruntime-node not installed";
}

/** Puts the runtime where a config's folder has its packages. */
export function installRuntime(folder: string): void {
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (const name of ["onnxruntime-node", "onnxruntime-common"])
    symlinkSync(join(installed, "node_modules", name), join(folder, "node_modules", name));
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Buffer | string) => {
  const content = Buffer.from(value);
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content]);
};
const message = (field: number, ...parts: Buffer[]) => bytes(field, Buffer.concat(parts));

const float = 1;
const int64 = 7;

/** ValueInfoProto: a name, and a tensor's type with named or numbered dimensions. */
const value = (field: number, name: string, type: number, dims: readonly (string | number)[]) => {
  const shape = dims.map((dim) => message(1, typeof dim === "string" ? bytes(2, dim) : number(1, dim)));
  return message(field, bytes(1, name), message(2, message(1, number(1, type), message(2, ...shape))));
};

/** NodeProto. */
const node = (type: string, inputs: readonly string[], output: string) =>
  message(1, ...inputs.map((name) => bytes(1, name)), bytes(2, output), bytes(3, type), bytes(4, type));

/** A model whose vectors are the rows of a table, one a token. */
export function gatherModel(
  rows: readonly (readonly number[])[],
  names: { readonly input?: string; readonly output?: string } = {},
): Buffer {
  const { input = "input_ids", output = "last_hidden_state" } = names;
  const numbers = rows[0]?.length ?? 0;
  const table = message(
    5,
    number(1, rows.length),
    number(1, numbers),
    number(2, float),
    bytes(8, "table"),
    bytes(9, Buffer.from(Float32Array.from(rows.flat()).buffer)),
  );
  const graph = message(
    7,
    node("Gather", ["table", input], output),
    bytes(2, "tiny"),
    table,
    value(11, input, int64, ["texts", "tokens"]),
    value(12, output, float, ["texts", "tokens", numbers]),
  );
  // IR version 8 with operator set 13.
  return Buffer.concat([number(1, 8), graph, message(8, bytes(1, ""), number(2, 13))]);
}

const zeros = new Array<number>(width).fill(0);
const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

/** The toy language as BERT's vocabulary, and each word's vector. */
export const vocabulary: readonly string[] = [...special, ...meanings.flat(), "##s", "how", "do", "i", "the"];

/** Padding means something here, so that it is noticed when it is taken for a word. */
const vectorOf = (word: string) =>
  special.includes(word) && word !== "[PAD]" ? zeros : wordVector(word === "[PAD]" ? "cat" : word);

export type TokenizerKind = "vocab.txt" | "wordpiece" | "unigram" | "bpe";

function tokenizerJson(kind: Exclude<TokenizerKind, "vocab.txt">): unknown {
  const vocab = Object.fromEntries(vocabulary.map((word, id) => [word, id]));
  const common = { version: "1.0", truncation: null, padding: null, added_tokens: [], decoder: null };
  const lowercase = { type: "Lowercase" };
  if (kind === "wordpiece")
    return {
      ...common,
      normalizer: { type: "BertNormalizer", lowercase: true, clean_text: true, handle_chinese_chars: true },
      pre_tokenizer: { type: "BertPreTokenizer" },
      post_processor: { type: "BertProcessing", sep: ["[SEP]", 3], cls: ["[CLS]", 2] },
      model: {
        type: "WordPiece",
        unk_token: "[UNK]",
        continuing_subword_prefix: "##",
        max_input_chars_per_word: 100,
        vocab,
      },
    };
  if (kind === "unigram")
    return {
      ...common,
      normalizer: lowercase,
      pre_tokenizer: { type: "Metaspace", replacement: "▁", add_prefix_space: true },
      post_processor: null,
      model: {
        type: "Unigram",
        unk_id: 1,
        vocab: vocabulary.map((word) => [special.includes(word) ? word : `▁${word}`, -2]),
      },
    };
  // Each word is put together letter by letter from the left.
  const merges = new Set<string>();
  const letters = new Set<string>();
  for (const word of meanings.flat()) {
    letters.add(word[0] ?? "");
    for (let at = 1; at < word.length; at++) {
      letters.add(word[at] ?? "");
      merges.add(`${word.slice(0, at)} ${word[at]}`);
    }
  }
  const pieces = [...merges].map((pair) => pair.replace(" ", ""));
  const all = [...vocabulary, ...[...letters, ...pieces].filter((piece) => !vocabulary.includes(piece))];
  return {
    ...common,
    normalizer: lowercase,
    pre_tokenizer: { type: "Whitespace" },
    post_processor: null,
    model: {
      type: "BPE",
      unk_token: "[UNK]",
      vocab: Object.fromEntries([...new Set(all)].map((piece, id) => [piece, id])),
      merges: [...merges],
    },
  };
}

/** Writes a model's folder as one downloads it. @returns its path. */
export function writeTinyModel(folder: string, kind: TokenizerKind = "wordpiece"): string {
  const path = join(folder, "tiny");
  mkdirSync(path, { recursive: true });
  // Pieces of words mean nothing by themselves.
  const rows = [...vocabulary.map(vectorOf), ...new Array<readonly number[]>(400).fill(zeros)];
  writeFileSync(join(path, "model.onnx"), gatherModel(rows));
  if (kind === "vocab.txt") writeFileSync(join(path, kind), `${vocabulary.join("\n")}\n`);
  else writeFileSync(join(path, "tokenizer.json"), JSON.stringify(tokenizerJson(kind)));
  return path;
}
