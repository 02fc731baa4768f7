/** From the config to a model. Each kind is loaded when it is asked for. */
import type { EmbeddingSettings } from "../settings/embeddings.ts";
import type { Embedder } from "./embedder.ts";

/**
 * @param base the folder that the config's paths are relative to.
 * @param signal gives up what takes long.
 * @throws EmbedderError when the model can't be used.
 */
export async function openEmbedder(
  settings: EmbeddingSettings,
  base: string,
  signal?: AbortSignal,
): Promise<Embedder> {
  switch (settings.type) {
    case "onnx": {
      const { besideEmbedder } = await import("./beside.ts");
      return besideEmbedder(settings, base, signal);
    }
    case "endpoint": {
      const { endpointEmbedder } = await import("./endpoint.ts");
      return endpointEmbedder(settings);
    }
  }
}

/** What it is given leaves the program. */
export const isRemote = (settings: EmbeddingSettings): boolean => settings.type === "endpoint";
