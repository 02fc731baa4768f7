/** What the config says about matching by meaning: a model on this machine, or a server that has one. */
import * as z from "zod";
import { duration } from "./duration.ts";

/** No channel waits longer than this for a model, milliseconds. */
const longestWait = 5000;

const common = {
  prefix: z.strictObject({ question: z.string().default(""), entry: z.string().default("") }).prefault({}),
  wait: duration
    .refine((ms) => ms <= longestWait, "expected at most 5s: so long a question waits for its answer")
    .default(300),
};

const onnx = z.strictObject({
  type: z.literal("onnx"),
  path: z.string().min(1),
  pooling: z.enum(["mean", "first", "last"]).optional(),
  ...common,
});

const endpoint = z.strictObject({
  type: z.literal("endpoint"),
  url: z.url({
    protocol: /^https?$/,
    error: "expected the server's address up to v1, such as http://127.0.0.1:11434/v1",
  }),
  model: z.string().min(1),
  key: z.string().min(1).optional(),
  ...common,
});

/** Which model says how near two texts are in meaning. */
export const embeddings = z.discriminatedUnion("type", [onnx, endpoint]);

export type EmbeddingSettings = z.output<typeof embeddings>;
export type OnnxSettings = z.output<typeof onnx>;
export type EndpointSettings = z.output<typeof endpoint>;
