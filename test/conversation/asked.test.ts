/**
 * What opens a question in a channel, and what does not, in five languages: the lines of
 * test/recorded/questions. `?` asks, said by somebody who comes in; `-` does not, whoever
 * says it; `>` is what a helper asks back when the first line of the file was asked.
 * A ⏎ is a new message, and what begins with /me says what its sayer does.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { createStage, rich, type Stage } from "../support/stage.ts";

const folder = join(import.meta.dirname, "../recorded/questions");

function talk(stage: Stage, who: string, messages: readonly string[]): void {
  for (const text of messages) {
    if (text.startsWith("/me ")) stage.say(who, text.slice(4), { style: "action" });
    else stage.say(who, text);
    stage.wait(8000);
  }
}

/** A channel in which three people have said something ten minutes ago. */
function lived(): Stage {
  const stage = createStage();
  stage.say("mia", "hi");
  stage.say("~kit", "3.2: https://example.org/3.2");
  stage.say("~bob", "ok kit");
  stage.wait(600_000);
  return stage;
}

const askedBy = (stage: Stage, who: string) =>
  stage.store.questions
    .queue()
    .filter(({ asker }) => asker.key === who)
    .map(({ text }) => text);

for (const file of readdirSync(folder))
  describe(`questions: ${file.replace(".txt", "")}`, () => {
    const rows = readFileSync(join(folder, file), "utf8").trim().split("\n");
    const first = rows[0]?.slice(2) ?? "";
    it("has enough lines of each kind", () => {
      for (const [kind, least] of [
        ["? ", 25],
        ["- ", 15],
        ["> ", 5],
      ] as const)
        assert.ok(rows.filter((row) => row.startsWith(kind)).length >= least, kind);
    });
    for (const row of rows) {
      const messages = row.slice(2).split(" ⏎ ");
      const speakers = row.startsWith("?") ? ["~alice"] : row.startsWith(">") ? ["~bob"] : ["~alice", "~bob"];
      for (const who of speakers)
        it(`${row} (${who})`, () => {
          const stage = lived();
          if (row.startsWith(">")) {
            stage.say("~alice", first);
            stage.wait(30_000);
          } else if (who === "~bob") stage.say("~bob", "ok");
          talk(stage, who, messages);
          assert.equal(askedBy(stage, who).length, row.startsWith("?") ? 1 : 0);
          stage.store.close();
        });
    }
  });

describe("questions over several messages", () => {
  const told: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      "asking to ask, then the question",
      ["can I ask something?", "sound on my machine crackles"],
      /^sound on my machine crackles$/,
    ],
    [
      "a link, then what about it",
      ["https://paste.example.org/123", "any idea?"],
      /^any idea\? https:\/\/paste\.example\.org\/123$/,
    ],
    ["a picture, then what about it", ["[screen.png]", "what is this?"], /^what is this\? \[screen\.png\]$/],
    [
      "a sentence, then what about it",
      ["the relay prints error 17 twice a day", "any ideas anyone?"],
      /^any ideas anyone\? the relay/,
    ],
    [
      "going on with it",
      ["hello", "I have a problem with the relay", "it prints error 17", "twice a day"],
      /^I have a problem with the relay it prints error 17 twice a day$/,
    ],
  ];
  for (const [what, messages, expected] of told)
    for (const traits of [undefined, rich])
      it(`${what}${traits ? " (buttons and edits)" : ""}`, () => {
        const stage = traits ? createStage({ traits }) : lived();
        talk(stage, "~alice", messages);
        const asked = askedBy(stage, "~alice");
        assert.equal(asked.length, 1, asked.join(" / "));
        assert.match(asked[0] ?? "", expected);
        stage.store.close();
      });

  it("a helper's “just ask” in between changes nothing", () => {
    const stage = lived();
    stage.say("~alice", "can I ask a question?");
    stage.say("~bob", "alice: just ask");
    stage.wait(20_000);
    stage.say("~alice", "bob: sound on my new machine crackles all day");
    assert.deepEqual(askedBy(stage, "~alice"), ["bob: sound on my new machine crackles all day"]);
    stage.store.close();
  });
});
