/** From what a model says of each token to one vector a text. */
import { EmbedderError, unit } from "./embedder.ts";
import type { Tensor } from "./runtime.ts";

/** The mean of all tokens, the first one (`[CLS]`), or the last one. */
export type Pooling = "mean" | "first" | "last";

/**
 * One vector of length 1 a text. An output that is a vector a text already is taken as it is.
 * @param lengths how many tokens each text has; what comes after is padding.
 * @throws EmbedderError when the output has another shape.
 */
export function pooled(
  { dims, data }: Tensor,
  lengths: readonly number[],
  pooling: Pooling,
): readonly Float32Array[] {
  const [texts, width] = dims;
  const numbers = dims.at(-1) ?? 0;
  if (texts !== lengths.length || dims.length < 2 || dims.length > 3 || numbers < 1)
    throw new EmbedderError(`its output has the shape ${dims.join(" × ")}, which is no vector a text`);
  if (!(data instanceof Float32Array))
    throw new EmbedderError("its output is not in 32-bit numbers; take another form of the model");
  if (dims.length === 2)
    return lengths.map((_, text) => unit(data.slice(text * numbers, (text + 1) * numbers)));
  return lengths.map((length, text) => {
    const from = pooling === "last" ? Math.max(0, length - 1) : 0;
    const until = pooling === "first" ? 1 : length;
    const sum = new Float32Array(numbers);
    for (let token = from; token < until; token++) {
      const start = (text * (width ?? 0) + token) * numbers;
      for (let at = 0; at < numbers; at++) sum[at] = (sum[at] ?? 0) + (data[start + at] ?? 0);
    }
    return unit(sum);
  });
}
