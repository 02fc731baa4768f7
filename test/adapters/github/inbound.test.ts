import assert from "node:assert/strict";
import { test } from "node:test";
import { inbound } from "../../../adapters/github/inbound.ts";
import { closedIssue, example, examples, labels, mergedPull, review, vary } from "./payloads.ts";

const at = Date.UTC(2026, 4, 4, 10);
const read = (name: string, payload: unknown, bots: readonly string[] = []) =>
  inbound({ network: "github", name, payload, now: at, bots });

test("a merged pull request is a contribution of its author", () => {
  assert.deepEqual(read("pull_request", mergedPull({ author_association: "FIRST_TIME_CONTRIBUTOR" })), [
    {
      kind: "contribution",
      network: "github",
      id: "github/186853002#2:merged",
      at: Date.UTC(2019, 4, 15, 15, 20, 33),
      actor: {
        key: "21031067",
        name: "Codertocat",
        address: "https://github.com/Codertocat",
        verified: true,
        bot: false,
      },
      contribution: "code",
      deed: "change",
      thing: "github:186853002#2:merged",
      about: "github:186853002#2",
      covers: [
        "git:c4295bd74fb0f4fda03689c3df3f2803b658fd85",
        "git:ec26c3e57ca3a959ca5aad62de7213c562f8c821",
      ],
      title: "Update the README with new information.",
      url: "https://github.com/Codertocat/Hello-World/pull/2",
      repository: "Codertocat/Hello-World",
      first: true,
    },
  ]);
});

test("every example that GitHub publishes is read, and these tell of something", () => {
  const told = new Map<string, number>();
  let count = 0;
  for (const { name, examples: payloads } of examples)
    for (const payload of payloads) {
      count++;
      for (const event of read(name, payload)) {
        const what = `${name} ${String(payload["action"] ?? "")}: ${event.contribution} ${event.deed} ${event.thing}${event.quiet ? " quiet" : ""}`;
        told.set(what, (told.get(what) ?? 0) + 1);
      }
    }
  assert.deepEqual(Object.fromEntries(told), {
    "discussion created: ideas discussion github:17273051#90:opened quiet": 1,
    "discussion answered: question answer github:186853002#4:answer:550561": 1,
    "discussion created: ideas discussion github:186853002#4:opened quiet": 1,
    "discussion_comment created: question comment github:17273051#90:discussion:544078 quiet": 1,
    "issues opened: bug issue github:186853002#1:opened quiet": 4,
    "member added: maintenance joined github:186853002:member:39652351 quiet": 3,
    "push : code commit git:6113728f27ae82c7b1a177c8d03f9e96e0adf246": 2,
    "release published: maintenance release github:186853002:release:17372790": 3,
  });
  // The published reviews are by the author of the change; no example is of a merge.
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
    assert.equal(read("pull_request", mergedPull(changes), list).length, bot ? 0 : 1);
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

const pushes: readonly [string, Record<string, unknown>, readonly string[]][] = [
  ["to the main branch", {}, ["Codertocat commit", "Ann coauthor", "Bo review"]],
  ["to another branch", { ref: "refs/heads/next" }, []],
  ["of a tag", { ref: "refs/tags/v1" }, []],
  ["that deletes", { deleted: true }, []],
];
const pushedCommit = {
  id: "a".repeat(40),
  distinct: true,
  message:
    "Boil faster\n\nIt was slow.\n\nCo-authored-by: Ann <ann@example.org>\nReviewed-by: Bo <bo@example.org>\nCo-authored-by: no address",
  timestamp: "2026-05-04T09:00:00Z",
  url: "https://github.com/x/y/commit/a",
  author: { name: "Coder", email: "coder@example.org", username: "Codertocat" },
};
const pushOf = (changes: Record<string, unknown>, commit: Record<string, unknown> = {}) => {
  const [sample] = examples.find(({ name }) => name === "push")?.examples ?? [];
  return vary(sample ?? {}, {
    ref: "refs/heads/master",
    deleted: false,
    commits: [{ ...pushedCommit, ...commit }],
    ...changes,
  });
};
for (const [what, changes, expected] of pushes)
  test(`a push ${what} tells of ${expected.length} people`, () => {
    const told = read("push", pushOf(changes));
    assert.deepEqual(
      told.map(({ actor, deed }) => `${actor.name} ${deed}`),
      expected,
    );
  });

const notByItself: readonly [string, Record<string, unknown>, number][] = [
  ["the merge of a change", { message: "Merge pull request #12 from ann/lid" }, 0],
  ["a change in one commit", { message: "Mend the lid (#12)" }, 0],
  ["a merge of a branch", { message: "Merge branch 'main' into lid" }, 0],
  ["one that was pushed before", { distinct: false }, 0],
  [
    "by a bot",
    {
      message: "Bump",
      author: { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" },
    },
    0,
  ],
  ["with a number in its words", { message: "Mend #12 and the lid" }, 1],
];
for (const [what, commit, count] of notByItself)
  test(`a pushed commit, ${what}: ${count}`, () => {
    assert.equal(read("push", pushOf({}, { ...commit })).length, count);
  });

test("who pushed a commit of their own is known by number, somebody else by e-mail address", () => {
  const own = read("push", pushOf({}, { message: "Mend" }))[0];
  assert.deepEqual([own?.network, own?.actor.key], ["github", "21031067"]);
  const other = read(
    "push",
    pushOf({}, { message: "Mend", author: { name: "Ann", email: "Ann@Example.org", username: "ann" } }),
  )[0];
  assert.deepEqual([other?.network, other?.actor.key], ["git", "ann@example.org"]);
});

test("an answer that was chosen counts, a question in a Q&A category doesn't, one's own comment neither", () => {
  const opened = example("discussion", "created");
  assert.equal(read("discussion", opened).length, 1);
  assert.deepEqual(
    read("discussion", vary(opened, { discussion: { category: { is_answerable: true } } })),
    [],
  );
  const comment = example("issue_comment", "created");
  assert.deepEqual(read("issue_comment", comment), []);
  const [helped] = read("issue_comment", vary(comment, { comment: { user: { id: 5, login: "bo" } } }));
  assert.deepEqual([helped?.actor.name, helped?.contribution, helped?.quiet], ["bo", "question", true]);
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
