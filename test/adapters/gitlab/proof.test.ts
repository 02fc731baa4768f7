import assert from "node:assert/strict";
import { test } from "node:test";
import { proofIn } from "../../../adapters/gitlab/proof.ts";

const text = "porchlight: I am libera:ada, k3v9xw2m";
const note = (more: Record<string, unknown> = {}, user: Record<string, unknown> = {}) => ({
  object_kind: "note",
  user: { id: 1815, username: "ada", name: "Ada", ...user },
  object_attributes: { id: 5, author_id: 1815, note: `Hello\n${text}\nBye`, action: "create", ...more },
});

test("a comment that speaks to the bot is handed over, by that line alone", () => {
  const [proof, ...more] = proofIn("gitlab", note(), 7);
  assert.deepEqual(more, []);
  assert.match(proof?.id ?? "", /^gitlab\/proof\/note\/5\/[0-9a-f]{16}$/);
  assert.deepEqual(
    [proof?.network, proof?.actor.key, proof?.actor.name, proof?.text],
    ["gitlab", "1815", "ada", text],
  );
});

test("nothing else is: somebody else's words, no words for the bot, other deliveries", () => {
  assert.deepEqual(proofIn("gitlab", note({ author_id: 2 }), 7), []);
  assert.deepEqual(proofIn("gitlab", note({ note: "nice" }), 7), []);
  assert.deepEqual(proofIn("gitlab", { ...note(), object_kind: "push" }, 7), []);
  assert.deepEqual(proofIn("gitlab", null, 7), []);
  const issue = { ...note({ description: text, action: "update" }), object_kind: "issue" };
  assert.deepEqual(proofIn("gitlab", issue, 7), []);
  const opened = { ...note({ description: text, action: "open" }), object_kind: "issue" };
  assert.equal(proofIn("gitlab", opened, 7).length, 1);
  assert.equal(proofIn("gitlab", note({}, { username: "project_12_bot_ab" }), 7)[0]?.actor.bot, true);
});
