/** Runs every `*.test.ts` below test/, or those whose path contains one of the arguments. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .map((file) => join(import.meta.dirname, file))
  .sort();
if (files.length === 0) {
  console.error(`No test file matches ${wanted.join(", ")}.`);
  process.exit(1);
}
const runner = spawn(
  process.execPath,
  ["--import", "tsx", "--test", "--test-reporter=spec", "--test-timeout=600000", ...files],
  { stdio: "inherit" },
);
runner.on("exit", (code) => process.exit(code ?? 1));
