/** A folder with files that is gone after the tests of its file. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { emptyFolder } from "../../support/program.ts";

/** Makes folders below one that is removed at the end. */
export function folders(): (files: Readonly<Record<string, string>>) => string {
  const home = emptyFolder();
  after(() => home.remove());
  let count = 0;
  return (files) => {
    const path = join(home.path, String(++count));
    mkdirSync(path);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    return path;
  };
}
