import assert from "node:assert/strict";
import { test } from "node:test";
import { proofIn } from "../../../adapters/github/proof.ts";

const user = { id: 1815, login: "ada", html_url: "https://github.com/ada", type: "User" };
const comment = (body: string, more: Record<string, unknown> = {}) => ({
  action: "created",
  comment: { id: 5, body, user, ...more },
  issue: { id: 9, body: "porchlight is great", user: { ...user, id: 2, login: "other" } },
});
const text = "porchlight: I am libera:ada, k3v9xw2m";

test("a comment that speaks to the bot is handed over, by that line alone, with who wrote it", () => {
  const [proof, ...more] = proofIn(
    "github",
    "issue_comment",
    comment(`Secret plans.\r\n> ${text}\r\nBye`),
    7,
  );
  assert.deepEqual(more, []);
  assert.deepEqual(proof, {
    kind: "proof",
    id: "github/proof/comment/5/c5edbc4ad27775cf",
    network: "github",
    at: 7,
    actor: { key: "1815", name: "ada", address: "https://github.com/ada", verified: true, bot: false },
    text: `> ${text}`,
  });
});

test("nothing else is: other events, other actions, deleted accounts, nonsense, what is not for the bot", () => {
  const none: readonly [string, unknown][] = [
    ["issue_comment", comment("just a comment")],
    ["push", comment(text)],
    ["issue_comment", { ...comment(text), action: "deleted" }],
    ["issue_comment", comment(text, { user: null })],
    ["issue_comment", comment(text, { user: { ...user, login: "ghost" } })],
    ["issue_comment", comment(text, { body: null })],
    ["issue_comment", { action: "created", comment: "x" }],
    ["issue_comment", null],
  ];
  for (const [name, payload] of none) assert.deepEqual(proofIn("github", name, payload, 7), [], name);
});

test("an issue opened, a discussion; a bot is marked as one; a huge body costs nothing", () => {
  const opened = { action: "opened", issue: { id: 1, body: text, user: { ...user, type: "Bot" } } };
  assert.equal(proofIn("github", "issues", opened, 7)[0]?.actor.bot, true);
  const discussion = { action: "created", discussion: { id: 1, body: text, user } };
  assert.equal(proofIn("github", "discussion", discussion, 7).length, 1);
  const start = process.cpuUsage();
  proofIn("github", "issue_comment", comment("porch ".repeat(1_000_000)), 7);
  assert.ok(process.cpuUsage(start).user < 2e6);
});
