/** Whether the config's embedding model can be used, and soon enough. */
import type { Finding } from "../adapter.ts";
import type { Config } from "../config.ts";
import { oneLine } from "./last-words.ts";

const question = "How do I turn encryption on?";

/** Nothing to tell without a model in the config. */
export async function checkEmbeddings({ settings, base }: Config): Promise<readonly Finding[]> {
  const { embeddings } = settings;
  if (!embeddings) return [];
  const { openEmbedder } = await import("../embed/open.ts");
  const { shownAddress } = await import("../embed/endpoint.ts");
  const what =
    embeddings.type === "onnx" ? embeddings.path : `${embeddings.model} at ${shownAddress(embeddings)}`;
  try {
    const embedder = await openEmbedder(embeddings, base);
    try {
      // The first call may load the model; what a question waits for are the later ones.
      const [vector] = await embedder.embed([question], "entry");
      const before = performance.now();
      await embedder.embed([question], "question");
      const took = Math.ceil(performance.now() - before);
      const found = `${what}: ${vector?.length ?? 0} numbers a text, ${took} ms a question`;
      if (took <= embeddings.wait) return [{ ok: true, what: found }];
      const mend = `A question waits ${embeddings.wait} ms for it: raise embeddings.wait, or take a smaller model.`;
      return [{ ok: false, what: found, mend }];
    } finally {
      await embedder.close();
    }
  } catch (error) {
    const mend = "Until then questions are matched by their words alone.";
    return [{ ok: false, what: oneLine(error).replace("porchlight: ", ""), mend }];
  }
}
