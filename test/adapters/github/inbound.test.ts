import assert from "node:assert/strict";
import { test } from "node:test";
import { inbound } from "../../../adapters/github/inbound.ts";
import { closedIssue, example, examples, labels, mergedPull, review, vary } from "./payloads.ts";

const at = Date.UTC(2026, 4, 4, 10);
const read = (name: string, payload: unknown, bots: readonly string[] = []) =>
  inbound("github", "72d3162e-cc78", name, payload, at, bots);

test("a merged pull request is a contribution of its author", () => {
  assert.deepEqual(read("pull_request", mergedPull({ author_association: "FIRST_TIME_CONTRIBUTOR" })), [
    {
      kind: "contribution",
      network: "github",
      id: "github/72d3162e-cc78",
      at,
      actor: {
        key: "21031067",
        name: "Codertocat",
        address: "https://github.com/Codertocat",
        verified: true,
        bot: false,
      },
      contribution: "code",
      thing: "github:186853002#2:merged",
      title: "Update the README with new information.",
      url: "https://github.com/Codertocat/Hello-World/pull/2",
      repository: "Codertocat/Hello-World",
      first: true,
    },
  ]);
});

test("every example that GitHub publishes is read, and only completed work counts", () => {
  let count = 0;
  for (const { name, examples: payloads } of examples)
    for (const payload of payloads) {
      count++;
      // The published reviews are by the author of the change; no example is of a merge.
      assert.deepEqual(read(name, payload), [], `${name} ${String(payload["action"])}`);
    }
  assert.ok(count > 250, `${count} examples`);
});

const kinds: readonly [string, Record<string, unknown>, string][] = [
  ["Fix crash", {}, "code"],
  ["docs: explain it", {}, "doc"],
  ["docs(api)!: explain it", {}, "doc"],
  ["Explain it", labels("documentation"), "doc"],
  ["Explain it", labels("kind/docs"), "doc"],
  ["Explain it", labels("Type: Documentation"), "doc"],
  ["i18n: Dutch", {}, "translation"],
  ["Dutch", labels("translation"), "translation"],
  ["Dutch", labels("area/l10n"), "translation"],
  ["docstring parser", labels("bug"), "code"],
];
for (const [title, more, kind] of kinds)
  test(`a change "${title}" ${JSON.stringify(more)} is ${kind}`, () => {
    assert.equal(read("pull_request", mergedPull({ title, labels: [], ...more }))[0]?.contribution, kind);
  });

test("the thing is the same under a new name of the repository, and by name only where there is no number", () => {
  const before = read("pull_request", mergedPull())[0]?.thing;
  const after = read("pull_request", mergedPull({}, { repository: { full_name: "new/name" } }))[0]?.thing;
  assert.equal(before, after);
  const nameless = read(
    "pull_request",
    mergedPull({}, { repository: { id: undefined, full_name: "Some/Name" } }),
  );
  assert.equal(nameless[0]?.thing, "github:some/name#2:merged");
});

const reviews: readonly [string, Record<string, unknown>, boolean][] = [
  ["approved", { state: "approved" }, true],
  ["changes requested, in capitals", { state: "CHANGES_REQUESTED" }, true],
  ["a comment with words", { state: "commented", body: "Nice, but look at line 3." }, true],
  ["a comment without words", { state: "commented", body: null }, false],
  ["a comment of blanks", { state: "commented", body: " \n" }, false],
  ["dismissed", { state: "dismissed" }, false],
  ["of one's own change", { user: { id: 21031067, login: "Codertocat", type: "User" } }, false],
  ["by a bot", { user: { id: 7, login: "review-helper[bot]", type: "Bot" } }, false],
  ["by a deleted account", { user: null }, false],
];
for (const [what, changes, counts] of reviews)
  test(`a review, ${what}: ${counts ? "counts" : "does not count"}`, () => {
    const events = read("pull_request_review", review(changes));
    assert.equal(events.length, counts ? 1 : 0);
    if (!counts) return;
    assert.equal(events[0]?.contribution, "review");
    assert.equal(events[0]?.thing, "github:186853002#2:review:237895671");
    assert.equal(events[0]?.actor.name, "octocat");
    assert.match(events[0]?.url ?? "", /#pullrequestreview-237895671$/);
  });

test("a dismissed review, told as such, does not count", () => {
  assert.deepEqual(read("pull_request_review", vary(review(), { action: "dismissed" })), []);
});

const issues: readonly [string, Record<string, unknown>, string | undefined][] = [
  ["completed", labels("bug"), "bug"],
  ["completed, without labels", labels(), "bug"],
  ["an enhancement", labels("enhancement"), "ideas"],
  ["a feature request", labels("type: feature request"), "ideas"],
  ["not planned", { state_reason: "not_planned" }, undefined],
  ["a duplicate by its reason", { state_reason: "duplicate" }, undefined],
  ["a duplicate by its label", labels("duplicate"), undefined],
  ["a question", labels("question"), undefined],
  ["without a reason", { state_reason: null }, undefined],
  ["by a deleted account", { user: null }, undefined],
  ["by the ghost", { user: { id: 10137, login: "ghost", type: "User" } }, undefined],
];
for (const [what, changes, kind] of issues)
  test(`a closed issue, ${what}: ${kind ?? "nothing"}`, () => {
    const events = read("issues", closedIssue(changes));
    assert.deepEqual(
      events.map((event) => event.contribution),
      kind ? [kind] : [],
    );
    if (kind) assert.equal(events[0]?.thing, "github:186853002#1:closed");
  });

const bots: readonly [string, Record<string, unknown>, readonly string[], boolean][] = [
  ["its type", { user: { id: 1, login: "x", type: "Bot" } }, [], true],
  ["its name", { user: { id: 1, login: "dependabot[bot]", type: "User" } }, [], true],
  ["the config", { user: { id: 1, login: "Our-CI", type: "User" } }, ["our-ci"], true],
  [
    "the config, with the network",
    { user: { id: 1, login: "Our-CI", type: "User" } },
    ["github:our-ci"],
    true,
  ],
  [
    "another network's config: none",
    { user: { id: 1, login: "our-ci", type: "User" } },
    ["libera:our-ci"],
    false,
  ],
];
for (const [what, changes, list, bot] of bots)
  test(`a bot is known by ${what}`, () => {
    assert.equal(read("pull_request", mergedPull(changes), list)[0]?.actor.bot, bot);
  });

const associations: readonly [string, boolean | undefined, boolean | undefined][] = [
  ["FIRST_TIMER", true, undefined],
  ["FIRST_TIME_CONTRIBUTOR", true, undefined],
  ["CONTRIBUTOR", undefined, undefined],
  ["NONE", undefined, undefined],
  ["MEMBER", false, false],
  ["OWNER", false, false],
  ["COLLABORATOR", false, false],
];
for (const [author_association, change, other] of associations)
  test(`whether it is the first of a ${author_association}`, () => {
    assert.equal(read("pull_request", mergedPull({ author_association }))[0]?.first, change);
    assert.equal(read("pull_request_review", review({ author_association }))[0]?.first, other);
    assert.equal(read("issues", closedIssue({ author_association }))[0]?.first, other);
  });

test("what is no object, or has holes, or is another event, is ignored", () => {
  for (const payload of [
    null,
    [],
    7,
    "x",
    {},
    { action: "closed" },
    { action: "closed", pull_request: null },
  ])
    for (const name of ["pull_request", "pull_request_review", "issues", "push", "constructor", "__proto__"])
      assert.deepEqual(read(name, payload), []);
  assert.deepEqual(read("pull_request", example("pull_request", "closed")), []);
  assert.deepEqual(read("pull_request", mergedPull({ user: null })), []);
});
