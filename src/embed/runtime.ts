/** Loads the ONNX runtime, an optional peer: whoever wants a local model installs it. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { EmbedderError } from "./embedder.ts";

/** Numbers with a shape. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<unknown>;
}

/** A loaded model. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

/** The part of onnxruntime-node that is used here. Source: https://onnxruntime.ai/docs/api/js/ */
export interface Runtime {
  readonly InferenceSession: {
    create(path: string, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => Tensor;
}

const packageName = "onnxruntime-node";

const isMissing = (error: unknown): boolean =>
  ["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"].includes(String((error as { code?: unknown } | null)?.code));

async function found(base: string): Promise<unknown> {
  try {
    return await import(packageName);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  // Porchlight may be installed for the whole machine, and the runtime beside the config.
  const beside = createRequire(join(base, "package.json")).resolve(packageName);
  return await import(pathToFileURL(beside).href);
}

/**
 * @param base the config's folder, where the package is looked for, too.
 * @throws EmbedderError when it is not installed, or does not run here.
 */
export async function loadRuntime(base: string): Promise<Runtime> {
  try {
    const module = (await found(base)) as Runtime & { readonly default?: Runtime };
    return module.default ?? module;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const what = isMissing(error)
      ? `the package ${packageName} is not installed; run: npm install ${packageName}`
      : `the package ${packageName} does not run here (${message.split("\n")[0]})`;
    throw new EmbedderError(what, { cause: error });
  }
}
