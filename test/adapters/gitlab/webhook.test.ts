import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { inbound } from "../../../adapters/gitlab/inbound.ts";
import { type Forge, type Sample, webhookContract } from "../forge/webhooks.ts";

/** As in https://docs.gitlab.com/user/project/integrations/webhook_events/, less what isn't read. */
const project = {
  id: 15,
  path_with_namespace: "mike/diaspora",
  default_branch: "main",
  web_url: "https://gl.example/mike/diaspora",
};
const jsmith = { id: 4, name: "John Smith", username: "jsmith", avatar_url: "https://gl.example/a.png" };
const ada = { id: 51, name: "Ada", username: "ada" };

const mergeRequest = (action: string, user: unknown, more: Record<string, unknown> = {}) => ({
  object_kind: "merge_request",
  event_type: "merge_request",
  user,
  project,
  object_attributes: {
    id: 99,
    iid: 1,
    title: "docs: the spout",
    url: "https://gl.example/mike/diaspora/-/merge_requests/1",
    state: "merged",
    action,
    author_id: 51,
    merge_commit_sha: "a".repeat(40),
    updated_at: "2026-02-03 10:00:00 UTC",
    last_commit: { id: "b".repeat(40), author: { name: "Ada Lovelace", email: "ada@example.org" } },
    ...more,
  },
  labels: [{ title: "area::lid" }],
  reviewers: [],
});

const issue = (action: string, user: unknown = ada, assignees: readonly unknown[] = []) => ({
  object_kind: "issue",
  event_type: "issue",
  user,
  project,
  object_attributes: {
    id: 301,
    iid: 23,
    title: "It boils over",
    url: "https://gl.example/mike/diaspora/-/issues/23",
    author_id: 51,
    created_at: "2026-02-01T17:15:43Z",
    closed_at: action === "close" ? "2026-02-04T09:00:00Z" : null,
    action,
  },
  assignees,
  labels: [] as { title: string }[],
});

const note = {
  object_kind: "note",
  user: jsmith,
  project,
  object_attributes: {
    id: 1243,
    note: "Have you tried less water?",
    noteable_type: "Issue",
    created_at: "2026-02-01 18:08:09 UTC",
    system: false,
    url: "https://gl.example/mike/diaspora/-/issues/23#note_1243",
  },
  issue: { iid: 23, title: "It boils over", author_id: 51 },
};

const push = {
  object_kind: "push",
  ref: "refs/heads/main",
  after: "d".repeat(40),
  user_id: 4,
  project,
  commits: [
    {
      id: "d".repeat(40),
      message: "Boil less\n\nReported-by: Ada <ada@example.org>",
      timestamp: "2026-02-03T23:36:29+02:00",
      url: "https://gl.example/mike/diaspora/-/commit/d",
      author: { name: "GitLab dev", email: "4-jsmith@users.noreply.gitlab.com" },
    },
  ],
};

const member = {
  event_name: "user_add_to_team",
  project_id: 15,
  project_path_with_namespace: "mike/diaspora",
  user_id: 51,
  user_username: "ada",
};

const at = Date.UTC(2026, 5, 1);
const read = (payload: unknown, bots: readonly string[] = []) =>
  inbound({ network: "gitlab", payload, now: at, bots });
const told = (payload: unknown) =>
  read(payload).map(
    ({ actor, deed, thing, contribution }) => `${actor.key} ${actor.name} ${contribution} ${deed} ${thing}`,
  );

test("what GitLab's deliveries tell", () => {
  assert.deepEqual(told(mergeRequest("merge", jsmith)), ["51 Ada Lovelace doc change gitlab:15!1:merged"]);
  assert.deepEqual(told({ ...mergeRequest("merge", jsmith), reviewers: [ada] }), [
    "51 ada doc change gitlab:15!1:merged",
  ]);
  assert.deepEqual(read(mergeRequest("merge", jsmith))[0]?.covers, [
    `git:${"a".repeat(40)}`,
    `git:${"b".repeat(40)}`,
  ]);
  assert.deepEqual(told(mergeRequest("approved", jsmith)), ["4 jsmith review review gitlab:15!1:review:4"]);
  assert.deepEqual(told(mergeRequest("approved", ada)), []);
  assert.deepEqual(told(mergeRequest("open", ada)), []);
  assert.deepEqual(told(issue("open")), ["51 ada bug issue gitlab:15#23:opened"]);
  assert.deepEqual(told(issue("update")), []);
  assert.deepEqual(told(issue("close", jsmith, [jsmith, ada])), ["51 ada bug issueDone gitlab:15#23:closed"]);
  assert.equal(read(issue("close", jsmith, [ada]))[0]?.at, Date.UTC(2026, 1, 4, 9));
  assert.deepEqual(told(issue("close", ada, [ada])), [], "who closes their own takes it back");
  assert.deepEqual(told(issue("close", jsmith)), [], "whose it is has no name: left to the poll");
  assert.deepEqual(told(issue("close", null, [ada])), [], "nobody knows who closed it");
  assert.deepEqual(told({ ...issue("close", jsmith, [ada]), labels: [{ title: "duplicate" }] }), []);
  assert.deepEqual(told(note), ["4 jsmith question comment gitlab:15#23:note:1243"]);
  assert.deepEqual(told({ ...note, user: ada }), []);
  assert.deepEqual(told({ ...note, object_attributes: { ...note.object_attributes, system: true } }), []);
  assert.deepEqual(told(push), [
    `4-jsmith@users.noreply.gitlab.com GitLab dev code commit git:${"d".repeat(40)}`,
    `ada@example.org Ada bug reported git:${"d".repeat(40)}:reported:ada@example.org`,
  ]);
  assert.deepEqual(told({ ...push, ref: "refs/heads/next" }), []);
  assert.deepEqual(told(member), ["51 ada maintenance joined gitlab:15:member:51"]);
});

test("a bot's merge request, and what is none of this, tell nothing", () => {
  const bot = { id: 51, username: "project_15_bot_0a1b", name: "Renovate" };
  assert.deepEqual(read({ ...mergeRequest("merge", jsmith), reviewers: [bot] }), []);
  assert.deepEqual(read(note, ["gitlab:jsmith"]), []);
  assert.deepEqual(read(issue("close", jsmith, [bot])), []);
  for (const nothing of [
    null,
    [],
    1,
    {},
    { object_kind: "constructor", project },
    { object_kind: "note", project },
  ])
    assert.deepEqual(read(nothing), []);
});

const sample = (what: string, payload: unknown): Sample => ({
  what,
  payload,
  headers: (nonce) => ({
    "x-gitlab-event": `${what} Hook`,
    "x-gitlab-event-uuid": nonce,
    "idempotency-key": nonce,
  }),
});
const samples = [
  sample("Push", push),
  sample("Merge Request", mergeRequest("merge", jsmith)),
  sample("Merge Request", mergeRequest("approved", jsmith)),
  sample("Issue", issue("open")),
  sample("Issue", issue("close", jsmith, [ada])),
  sample("Note", note),
  sample("Member", member),
];

const key = Buffer.from("a key of thirty-two bytes, or so");
const secret = `whsec_${key.toString("base64")}`;
/** The stage's clock, seconds. */
const stamp = String(Date.parse("2026-03-02T10:00:00Z") / 1000);
const signature = (body: string, id: string, with_: Buffer, when = stamp) => ({
  "webhook-id": id,
  "webhook-timestamp": when,
  "webhook-signature": `v1,${createHmac("sha256", with_).update(`${id}.${when}.${body}`).digest("base64")}`,
});

const byToken: Forge = {
  name: "gitlab",
  settings: { type: "gitlab", webhook: { token: "tell nobody" } },
  sign: () => ({ "x-gitlab-token": "tell nobody" }),
  forge: () => ({ "x-gitlab-token": "tell nobod" }),
  samples,
};
webhookContract(byToken);

webhookContract({
  ...byToken,
  name: "signed-gitlab",
  settings: { type: "gitlab", name: "signed-gitlab", webhook: { secret } },
  sign: (body, headers) => signature(body, headers["idempotency-key"] ?? "", key),
  forge: (body, headers) => signature(body, headers["idempotency-key"] ?? "", Buffer.from("guessed")),
});

webhookContract({
  ...byToken,
  name: "old-gitlab",
  settings: { type: "gitlab", name: "old-gitlab", webhook: { secret } },
  sign: (body, headers) => signature(body, headers["idempotency-key"] ?? "", key),
  // Rightly signed, an hour ago: somebody kept it.
  forge: (body, headers) =>
    signature(body, headers["idempotency-key"] ?? "", key, String(Number(stamp) - 3600)),
  samples: samples.slice(1, 3),
});
