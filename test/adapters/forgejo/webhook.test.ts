import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { inbound } from "../../../adapters/forgejo/inbound.ts";
import { type Forge, type Sample, webhookContract } from "../forge/webhooks.ts";

/** As in https://forgejo.org/docs/latest/user/webhooks/, less what isn't read. */
const repository = { id: 140, full_name: "gitea/webhooks", default_branch: "main" };
const ada = { id: 1, login: "ada", username: "ada", full_name: "", email: "ada@noreply.example.org" };
const bo = { id: 2, login: "bo", username: "bo" };

const pull = {
  number: 7,
  title: "A better lid",
  html_url: "https://fj.example/gitea/webhooks/pulls/7",
  state: "closed",
  merged: true,
  merged_at: "2026-02-03T10:00:00Z",
  merge_commit_sha: "a".repeat(40),
  head: { sha: "b".repeat(40) },
  labels: [{ name: "Kind/Documentation" }],
  user: ada,
};
const issue = {
  number: 3,
  title: "It leaks",
  html_url: "https://fj.example/gitea/webhooks/issues/3",
  state: "open",
  created_at: "2026-02-01T10:00:00Z",
  closed_at: null,
  labels: [],
  user: ada,
  pull_request: null,
};
const change = { action: "closed", number: 7, pull_request: pull, repository, sender: bo };
const review = (type: string, content = "") => ({
  action: "reviewed",
  number: 7,
  pull_request: { ...pull, merged: false, state: "open" },
  review: { type, content },
  repository,
  sender: bo,
});
const opened = { action: "opened", number: 3, issue, repository, sender: ada };
const closed = {
  ...opened,
  action: "closed",
  issue: { ...issue, state: "closed", closed_at: "2026-02-04T10:00:00Z" },
  sender: bo,
};
const comment = {
  action: "created",
  issue,
  comment: {
    id: 44,
    html_url: "https://fj.example/c/44",
    body: "Try a towel.",
    created_at: "2026-02-02T10:00:00Z",
    user: bo,
  },
  repository,
  sender: bo,
  is_pull: false,
};
const release = {
  action: "published",
  release: {
    id: 9,
    tag_name: "v1",
    name: "One",
    html_url: "https://fj.example/r/1",
    draft: false,
    published_at: "2026-02-05T10:00:00Z",
    author: bo,
  },
  repository,
  sender: bo,
};
const push = {
  ref: "refs/heads/main",
  before: "0".repeat(40),
  after: "c".repeat(40),
  commits: [
    {
      id: "c".repeat(40),
      message: "Dry it\n\nCo-authored-by: Cyd <cyd@example.org>\n",
      url: "https://fj.example/commit/c",
      author: { name: "Bo", email: "bo@example.org", username: "bo" },
      timestamp: "2026-02-05T11:00:00+01:00",
    },
  ],
  repository,
  pusher: bo,
  sender: bo,
};

const read = (name: string, payload: unknown, bots: readonly string[] = []) =>
  inbound({ network: "codeberg", name, payload, now: Date.UTC(2026, 5, 1), bots });
const told = (name: string, payload: unknown) =>
  read(name, payload).map(
    ({ actor, deed, thing, contribution }) => `${actor.key} ${contribution} ${deed} ${thing}`,
  );

test("what Forgejo's deliveries tell", () => {
  assert.deepEqual(told("pull_request", change), ["1 doc change codeberg:140#7:merged"]);
  assert.deepEqual(told("pull_request", { ...change, pull_request: { ...pull, merged: false } }), []);
  assert.deepEqual(told("pull_request_approved", review("pull_request_review_approved")), [
    "2 review review codeberg:140#7:review:2",
  ]);
  assert.deepEqual(told("pull_request_comment", review("pull_request_review_comment")), []);
  assert.deepEqual(told("pull_request_comment", review("pull_request_review_comment", "Why?")).length, 1);
  assert.deepEqual(
    told("pull_request_approved", { ...review("pull_request_review_approved"), sender: ada }),
    [],
  );
  assert.deepEqual(told("issues", opened), ["1 bug issue codeberg:140#3:opened"]);
  assert.deepEqual(told("issues", closed), ["1 bug issueDone codeberg:140#3:closed"]);
  assert.deepEqual(told("issues", { ...closed, sender: ada }), []);
  assert.deepEqual(told("issue_comment", comment), ["2 question comment codeberg:140#3:comment:44"]);
  assert.deepEqual(told("release", release), ["2 maintenance release codeberg:140:release:9"]);
  assert.deepEqual(told("push", push), [
    `2 code commit git:${"c".repeat(40)}`,
    `cyd@example.org code coauthor git:${"c".repeat(40)}:coauthor:cyd@example.org`,
  ]);
  assert.deepEqual(told("push", { ...push, ref: "refs/heads/side" }), []);
  const merge = { ...push.commits[0], message: "Merge pull request 'Lid' (#7) from ada/lid into main" };
  assert.deepEqual(told("push", { ...push, commits: [...push.commits, merge] }), []);
});

test("bots, and what is none of this, tell nothing", () => {
  assert.deepEqual(read("issue_comment", comment, ["codeberg:bo"]), []);
  for (const nothing of [null, [], 1, {}, { repository }, { action: "closed", repository }])
    for (const name of ["pull_request", "issues", "push", "constructor"])
      assert.deepEqual(read(name, nothing), []);
});

const secret = "between the two of us";
const hex = (body: string, key: string) => createHmac("sha256", key).update(body).digest("hex");
const sample = (what: string, payload: unknown, prefix = "forgejo"): Sample => ({
  what,
  payload,
  headers: (nonce) => ({ [`x-${prefix}-event`]: what, [`x-${prefix}-delivery`]: nonce }),
});

const forge: Forge = {
  name: "codeberg",
  settings: { type: "forgejo", name: "codeberg", webhook: { secret } },
  sign: (body) => ({ "x-forgejo-signature": hex(body, secret), "x-gitea-signature": hex(body, secret) }),
  forge: (body) => ({ "x-forgejo-signature": hex(body, "guessed"), "x-gitea-signature": hex(body, secret) }),
  samples: [
    sample("push", push),
    sample("pull_request", change),
    sample("pull_request_approved", review("pull_request_review_approved")),
    sample("issues", opened),
    sample("issues", closed),
    sample("issue_comment", comment),
    sample("release", release),
  ],
};
webhookContract(forge);

webhookContract({
  name: "gitea",
  settings: { type: "forgejo", name: "gitea", url: "https://gitea.example", webhook: { secret } },
  sign: (body) => ({ "x-gitea-signature": hex(body, secret) }),
  forge: (body) => ({ "x-gitea-signature": hex(body, "") }),
  samples: [sample("pull_request", change, "gitea"), sample("issues", opened, "gitea")],
});
