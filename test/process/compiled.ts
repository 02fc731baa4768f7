/** The program as it is shipped: compiled, so that hundreds of starts stay short. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/paths.ts";

let built: string | undefined;

process.on("exit", () => {
  if (built !== undefined) rmSync(built, { recursive: true, force: true });
});

/**
 * Compiles the sources once a test process. They go inside node_modules, so that packages,
 * migrations and the version are found from there, and nobody's `dist` is disturbed.
 * @returns the command that runs the program.
 */
export function compiled(): readonly [string, ...string[]] {
  if (built === undefined) {
    const cache = join(packageRoot, "node_modules", ".cache");
    mkdirSync(cache, { recursive: true });
    built = mkdtempSync(join(cache, "porchlight-"));
    // As `npm run build` does it; types are checked by `npm run types`.
    const to = `--outdir=${join(built, "src")}`;
    execFileSync("npm", ["run", "--silent", "bundle", "--", to], { cwd: packageRoot, stdio: "pipe" });
  }
  const main = join(built, "src", "main.js");
  if (!existsSync(main)) throw new Error(`The compiler left no ${main}`);
  return [process.execPath, main];
}
