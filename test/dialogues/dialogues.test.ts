import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { play, readDialogues } from "../support/dialogue.ts";
import { lines, rich } from "../support/stage.ts";

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".txt"))) {
  describe(`dialogues: ${file.replace(".txt", "")}`, () => {
    // Files named rich-* are played on a network that edits, reacts and has buttons.
    const traits = file.startsWith("rich-") ? rich : { ...lines, maxParts: 12, maxBytes: 4000 };
    for (const dialogue of readDialogues(readFileSync(join(import.meta.dirname, file), "utf8")))
      it(dialogue.title, () => play(dialogue, traits));
  });
}
