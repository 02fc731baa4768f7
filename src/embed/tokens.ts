/** Texts to the numbers a model reads: WordPiece, Unigram and BPE, as the model's own files say. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { EmbedderError } from "./embedder.ts";

/** Turns a text into the ids of its tokens, the special ones around them included. */
export interface Tokens {
  /** Never more than the model takes. */
  of(text: string): readonly number[];
  /** What fills up the shorter texts of a batch. */
  readonly padding: number;
}

/** Longer texts are cut here where the model's files name no limit; a question has about 20. */
const usualLength = 256;

/** No model is given more than this, whatever it says: time grows with the square. */
const longest = 512;

type Json = Readonly<Record<string, unknown>>;

function jsonIn(path: string): Json | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Json;
  } catch (error) {
    throw new EmbedderError(`${path} can't be read: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * BERT's older form: one token a line.
 * Source: https://huggingface.co/docs/tokenizers/components
 */
function fromVocabulary(path: string, config: Json): Json {
  const words = readFileSync(path, "utf8")
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]));
  for (const token of ["[UNK]", "[CLS]", "[SEP]"])
    if (vocab[token] === undefined) throw new EmbedderError(`${path} has no token ${token}; is it BERT's?`);
  const special = (token: string) => [token, vocab[token] ?? 0];
  return {
    version: "1.0",
    added_tokens: [],
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: config["do_lower_case"] !== false,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: { type: "BertProcessing", sep: special("[SEP]"), cls: special("[CLS]") },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}

const positive = (value: unknown): number | undefined =>
  typeof value === "number" && value > 2 && value < 1e6 ? value : undefined;

/**
 * Reads `tokenizer.json`, else `vocab.txt`, from the model's folder.
 * @throws EmbedderError when neither is there, or it makes no sense.
 */
export function readTokens(folder: string): Tokens {
  const config = jsonIn(join(folder, "tokenizer_config.json")) ?? {};
  const sentences = jsonIn(join(folder, "sentence_bert_config.json"));
  const vocabulary = join(folder, "vocab.txt");
  const json =
    jsonIn(join(folder, "tokenizer.json")) ??
    (existsSync(vocabulary) ? fromVocabulary(vocabulary, config) : undefined);
  if (!json)
    throw new EmbedderError(`${folder} has no tokenizer.json; copy the model's, it belongs to the model`);
  let tokenizer: Tokenizer;
  try {
    tokenizer = new Tokenizer(json, config);
    tokenizer.encode("hello");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EmbedderError(`${folder}: its tokenizer can't be used (${message})`, { cause: error });
  }
  const own =
    positive(sentences?.["max_seq_length"]) ??
    positive((json["truncation"] as Json | null | undefined)?.["max_length"]) ??
    positive(config["model_max_length"]) ??
    usualLength;
  const most = Math.min(own, longest);
  const named = config["pad_token"];
  const padding = [typeof named === "string" ? named : "[PAD]", "[PAD]", "<pad>"]
    .map((token) => tokenizer.token_to_id(token))
    .find((id) => id !== undefined);
  return {
    padding: padding ?? 0,
    of(text) {
      const { ids } = tokenizer.encode(text);
      if (ids.length <= most) return ids;
      // The last token marks the end.
      return [...ids.slice(0, most - 1), ...ids.slice(-1)];
    },
  };
}
