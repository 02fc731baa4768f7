import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Traits } from "../../src/adapter.ts";
import { play, readDialogues } from "../support/dialogue.ts";
import { lines, rich } from "../support/stage.ts";

const plain = { ...lines, maxParts: 12, maxBytes: 4000 };

/** Files named rich-* are played on a network that edits, reacts and has buttons, both-* on either kind. */
function networksFor(file: string): readonly (readonly [name: string, traits: Traits])[] {
  if (file.startsWith("both-"))
    return [
      [" (lines)", plain],
      [" (buttons and edits)", rich],
    ];
  return [["", file.startsWith("rich-") ? rich : plain]];
}

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"))) {
  describe(`dialogues: ${file.replace(".txt", "")}`, () => {
    for (const dialogue of readDialogues(readFileSync(join(import.meta.dirname, file), "utf8")))
      for (const [name, traits] of networksFor(file))
        it(`${dialogue.title}${name}`, () => play(dialogue, traits));
  });
}
