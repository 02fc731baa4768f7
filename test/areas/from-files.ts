/** Configs with the files beside them that tell of areas. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { readConfig } from "../../src/config.ts";

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Reads `porchlight.yaml` from a folder of its own, in which all the files stand. */
export function readFrom(files: Readonly<Record<string, string>>): ReturnType<typeof readConfig> {
  const folder = mkdtempSync(join(tmpdir(), "areas-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return readConfig("porchlight.yaml", {}, { folder });
}
