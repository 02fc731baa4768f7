/** Where the package lies, so that its data is found from the sources and from the compiled output alike. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface PackageFile {
  readonly name?: unknown;
  readonly version?: unknown;
}

function readPackage(folder: string): PackageFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, "package.json"), "utf8");
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as PackageFile;
  } catch {
    // Somebody else's broken file above ours is none of our business.
    return undefined;
  }
}

function findPackage(start: string): { readonly root: string; readonly version: string } {
  for (let folder = start; ; folder = dirname(folder)) {
    const found = readPackage(folder);
    if (found?.name === "porchlight") return { root: folder, version: String(found.version ?? "0.0.0") };
    if (dirname(folder) === folder) throw new Error(`Porchlight's package.json is not above ${start}.`);
  }
}

const found = findPackage(import.meta.dirname);

/** The folder of Porchlight's own package.json; `data/migrations` and `data/faq` lie below it. */
export const packageRoot: string = found.root;

/** Porchlight's version, from package.json. */
export const version: string = found.version;

/** The learned weights of following, `npm run train:follow` writes them. */
export const followWeights: string = join(packageRoot, "data", "follow-weights.json");
