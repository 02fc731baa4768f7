import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { forgeAccounts } from "../../../adapters/git/accounts.ts";
import { inbound } from "../../../adapters/github/inbound.ts";
import { proofIn } from "../../../adapters/github/proof.ts";
import { createGithubSource } from "../../../adapters/github/source.ts";
import { SourceError } from "../../../src/forges/source.ts";
import { github } from "../../../src/settings/forges.ts";
import { startForge } from "../../servers/forge/server.ts";
import { emptyFolder } from "../../support/program.ts";
import { ago, createRig } from "../forge/rig.ts";

const folder = emptyFolder();
after(() => folder.remove());

const user = (id: number, login: string, type = "User") => ({
  id,
  login,
  type,
  html_url: `https://gh.example/${login}`,
});
const ann = user(1, "ann");
const bo = user(2, "bo");
const repo = "/repos/teapot/teapot";

const pull = (number: number, by: unknown, days: number, more: Record<string, unknown> = {}) => ({
  number,
  title: `Change ${number}`,
  html_url: `https://gh.example/pull/${number}`,
  state: "closed",
  created_at: ago(days + 1),
  updated_at: ago(days),
  merged_at: ago(days),
  merge_commit_sha: String(number).padStart(40, "a"),
  head: { sha: String(number).padStart(40, "b") },
  author_association: "CONTRIBUTOR",
  labels: [],
  user: by,
  ...more,
});

const issue = (number: number, by: unknown, days: number, more: Record<string, unknown> = {}) => ({
  number,
  title: `Issue ${number}`,
  html_url: `https://gh.example/issues/${number}`,
  state: "open",
  created_at: ago(days),
  updated_at: ago(days),
  closed_at: null,
  labels: [],
  user: by,
  ...more,
});

const commit = (sha: string, by: unknown, days: number, message: string, parents = 1) => ({
  sha: sha.repeat(40).slice(0, 40),
  html_url: `https://gh.example/commit/${sha}`,
  commit: {
    message,
    author: { name: "Somebody", email: "some@example.org", date: ago(days) },
    committer: { date: ago(days) },
  },
  author: by,
  parents: Array.from({ length: parents }, () => ({})),
});

async function open(base = "", token = "ghp_secret") {
  const forge = await startForge(base);
  after(() => forge.close());
  const list = (path: string, key: string, ...items: Record<string, unknown>[]) =>
    forge.content.set(`${repo}${path}`, { items, key });
  forge.content.set(repo, { object: { id: 77, full_name: "teapot/teapot", default_branch: "main" } });
  forge.content.set("/rate_limit", { object: { rate: { limit: 5000, remaining: 4999 } } });
  for (const [path, key] of [
    ["/pulls", "updated_at"],
    ["/issues", "updated_at"],
    ["/issues/comments", "updated_at"],
    ["/pulls/comments", "updated_at"],
    ["/releases", "published_at"],
    ["/commits", "commit.committer.date"],
  ] as const)
    list(path, key);
  for (let number = 1; number < 10; number++) list(`/pulls/${number}/reviews`, "");
  const settings = github.parse({
    type: "github",
    api: forge.url,
    ...(token === "" ? {} : { token }),
    repositories: ["teapot/teapot"],
  });
  const make = () =>
    createGithubSource(settings, {
      bots: ["our-ci"],
      forgeAccount: forgeAccounts([settings]),
      version: "0",
      patience: { failure: 1, answer: 500 },
    });
  return { forge, list, make };
}

describe("GitHub, polled", () => {
  it("the past is read whole, page by page, and is not announced", async () => {
    const { forge, list, make } = await open();
    forge.pageSize = 2;
    list("/pulls", "updated_at", pull(1, ann, 400), pull(2, bo, 300), pull(3, ann, 200, { merged_at: null }));
    list(
      "/issues",
      "updated_at",
      issue(4, bo, 500),
      issue(5, ann, 90, { state: "closed", state_reason: "completed", closed_at: ago(80) }),
      issue(1, ann, 401, { pull_request: {} }),
    );
    list("/pulls/comments", "updated_at", {
      id: 9,
      html_url: "https://gh.example/r/9",
      created_at: ago(310),
      updated_at: ago(310),
      pull_request_url: `https://gh.example/repos/teapot/teapot/pulls/2`,
      pull_request_review_id: 33,
      user: ann,
    });
    list(
      "/commits",
      "commit.committer.date",
      commit("c", ann, 700, "docs: begin"),
      commit("d", null, 650, "More"),
    );
    const rig = createRig(make);
    await rig.history();
    assert.deepEqual(rig.known(), [
      'ann doc commit "docs: begin" (past)',
      'Somebody code commit "More" (past)',
      'bo bug issue "Issue 4" (past) (quiet)',
      'ann code change "Change 1" (past)',
      'ann review review "" (past)',
      'bo code change "Change 2" (past)',
      'ann bug issue "Issue 5" (past) (quiet)',
      'ann bug issueDone "Issue 5" (past)',
    ]);
    assert.deepEqual(rig.told(), []);
    const before = forge.asked.length;
    await rig.history();
    assert.equal(forge.asked.length, before, "what is read is not asked for again");
    assert.equal(forge.headers[0]?.["authorization"], "Bearer ghp_secret");
  });

  it("news are told with whose first it is; the same again costs a 304 a list", async () => {
    const { forge, list, make } = await open("/api/v3");
    list("/pulls", "updated_at", pull(1, ann, 400));
    const rig = createRig(make);
    await rig.history();
    await rig.news();
    rig.stage.wait(36e5);
    list("/pulls", "updated_at", pull(1, ann, 400), pull(6, ann, -0.02), pull(7, bo, -0.03));
    list("/pulls/6/reviews", "", {
      id: 61,
      state: "APPROVED",
      submitted_at: ago(-0.01),
      user: bo,
      html_url: "https://gh.example/r/61",
    });
    list("/pulls/6/commits", "", commit("e", ann, 0, "One"), commit("f", ann, 0, "Two"));
    list("/pulls/7/reviews", "");
    list("/pulls/7/commits", "");
    list("/commits", "commit.committer.date", commit("e", ann, -0.01, "One"), commit("f", ann, -0.01, "Two"));
    await rig.news();
    assert.deepEqual(rig.told(), [
      'bo review "Change 6" first',
      'ann change "Change 6"',
      'bo change "Change 7"',
    ]);
    await rig.news();
    forge.asked.length = 0;
    await rig.news();
    assert.ok(forge.asked.length >= 4);
    assert.deepEqual(
      forge.asked.filter((one) => !one.endsWith("304")),
      [],
    );
    assert.equal(rig.told().length, 3);
  });

  it("what is old but only seen now is history; a renamed login is the same person, a taken one isn't", async () => {
    const { list, make } = await open();
    const rig = createRig(make);
    await rig.news();
    rig.stage.wait(864e5);
    list(
      "/issues",
      "updated_at",
      issue(1, ann, 900, {
        updated_at: ago(-0.5),
        state: "closed",
        state_reason: "completed",
        closed_at: ago(-0.5),
      }),
      issue(2, user(1, "ann-new"), -0.6, {
        state: "closed",
        state_reason: "completed",
        closed_at: ago(-0.6),
        updated_at: ago(-0.6),
      }),
      issue(3, user(9, "ann"), -0.7, {
        state: "closed",
        state_reason: "completed",
        closed_at: ago(-0.7),
        updated_at: ago(-0.7),
      }),
      issue(4, user(8, "helper", "Bot"), -0.7, { updated_at: ago(-0.7) }),
      issue(5, user(7, "our-ci"), -0.7, { updated_at: ago(-0.7) }),
    );
    await rig.news();
    assert.deepEqual(rig.told(), [
      'ann-new issueDone "Issue 1" first',
      'ann-new issueDone "Issue 2"',
      'ann issueDone "Issue 3" first',
    ]);
  });

  it("a comment with a code for the bot is handed over once, whether a poll or a delivery brings it", async () => {
    const { list, make } = await open();
    const rig = createRig(make);
    await rig.news();
    rig.stage.wait(864e5);
    const said = {
      id: 5,
      html_url: "https://gh.example/c/5",
      issue_url: "https://gh.example/repos/teapot/teapot/issues/1",
      body: "porchlight: I am libera:ada, k3v9xw2m",
      created_at: ago(-0.5),
      updated_at: ago(-0.5),
      user: ann,
    };
    list("/issues/comments", "updated_at", said);
    await rig.news();
    const [delivered] = proofIn("github", "issue_comment", { action: "created", comment: said }, 7);
    assert.deepEqual(rig.stage.store.rows("SELECT id FROM journal WHERE kind = 'proof'"), [
      { id: delivered?.id },
    ]);
  });

  it("goes on after a restart where it stopped: the past at its page, the news at their time", async () => {
    const { forge, list, make } = await open();
    forge.pageSize = 1;
    list("/pulls", "updated_at", ...[1, 2, 3, 4].map((n) => pull(n, ann, 500 - n)));
    const database = join(folder.path, "restart.db");
    const first = createRig(make, database);
    // The third page never comes.
    const original = forge.content.get(`${repo}/pulls`);
    let pages = 0;
    first.progress = () => {
      if (++pages === 2) first.stop.abort();
    };
    await assert.rejects(first.history());
    assert.equal(first.known().length, 2);
    first.stage.store.close();
    forge.asked.length = 0;
    const second = createRig(make, database);
    assert.ok(original);
    await second.history();
    assert.equal(second.known().length, 4);
    const asked = forge.asked.filter((one) => one.startsWith(`${repo}/pulls?state=closed`));
    assert.deepEqual(
      asked.map((one) => /[?&]page=(\d+)/.exec(one)?.[1]),
      ["3", "4"],
    );
    await second.news();
    second.stage.store.close();
    const third = createRig(make, database);
    forge.pageSize = 100;
    list("/pulls", "updated_at", pull(4, ann, 496), pull(8, bo, -0.1));
    third.stage.wait(864e5);
    list("/pulls/8/reviews", "");
    list("/pulls/8/commits", "");
    await third.news();
    assert.deepEqual(third.told(), ['bo change "Change 8" first']);
    third.stage.store.close();
  });

  const reviewed = (id: number, by: unknown, days: number, more: Record<string, unknown> = {}) => ({
    id,
    state: "APPROVED",
    body: "",
    submitted_at: ago(days),
    html_url: `https://gh.example/r/${id}`,
    user: by,
    ...more,
  });
  const reviewPages = (asked: readonly string[]) =>
    asked.filter((one) => one.includes("/reviews")).map((one) => /pulls\/(\d+)/.exec(one)?.[1]);

  it("past reviews are read change by change, of open ones, too; an interruption goes on at its page", async () => {
    const { forge, list, make } = await open();
    forge.pageSize = 1;
    list(
      "/pulls",
      "updated_at",
      pull(1, ann, 400),
      pull(2, bo, 300, { merged_at: null }),
      pull(3, ann, 200, { state: "open", merged_at: null }),
    );
    list("/pulls/1/reviews", "", reviewed(11, bo, 401), reviewed(12, ann, 401));
    list(
      "/pulls/2/reviews",
      "",
      reviewed(21, ann, 301, { state: "CHANGES_REQUESTED" }),
      reviewed(22, user(5, "eve"), 301, { state: "COMMENTED" }),
      reviewed(23, user(6, "fay"), 301, { state: "COMMENTED", body: "Why a spout?" }),
    );
    list("/pulls/3/reviews", "", reviewed(31, bo, 201));
    const database = join(folder.path, "reviews.db");
    const first = createRig(make, database);
    first.progress = () => {
      // Two pages of the first change's, three of the second's.
      if (reviewPages(forge.asked).length === 5) first.stop.abort();
    };
    await assert.rejects(first.history());
    first.stage.store.close();
    const before = forge.asked.length;
    const second = createRig(make, database);
    await second.history();
    assert.deepEqual(reviewPages(forge.asked.slice(before)), ["3"], "what was read is not asked for again");
    const found = [
      'bo review review "Change 1" (past)',
      'ann review review "Change 2" (past)',
      'fay review review "Change 2" (past)',
      'bo review review "Change 3" (past)',
    ];
    const reviews = () => second.known().filter((one) => one.includes(" review "));
    assert.deepEqual(reviews(), found);
    // The same review as a webhook tells it.
    const [delivered] = inbound({
      network: "github",
      name: "pull_request_review",
      payload: {
        action: "submitted",
        repository: { id: 77, full_name: "teapot/teapot" },
        pull_request: pull(1, ann, 400),
        review: reviewed(11, bo, 401, { state: "approved" }),
      },
      now: second.stage.now,
    });
    assert.ok(delivered);
    second.stage.receiver.receiveNow(delivered);
    assert.deepEqual(reviews(), found);
    assert.deepEqual(second.told(), []);
  });

  it("without a token past reviews aren't asked for: 60 requests an hour are too few", async () => {
    const { forge, list, make } = await open("", "");
    list("/pulls", "updated_at", pull(1, ann, 400));
    await createRig(make).history();
    assert.deepEqual(reviewPages(forge.asked), []);
    assert.ok(forge.asked.some((one) => one.startsWith(`${repo}/pulls/comments?`)));
  });

  it("waits as long as the forge asks, and asks no more when little is left", async () => {
    const { forge, make } = await open();
    const rig = createRig(make);
    forge.instead.push(
      (response) => void response.writeHead(429, { "retry-after": "1" }).end("{}"),
      (response) => void response.writeHead(502).end("Bad gateway"),
    );
    const begin = Date.now();
    await rig.news();
    const waited = Date.now() - begin;
    assert.ok(waited >= 1000 && waited < 30_000, "as Retry-After says");
    forge.remaining = 3;
    forge.reset = Math.ceil(Date.now() / 1000) + 1;
    forge.asked.length = 0;
    const again = Date.now();
    const busy = rig.news();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(forge.asked.length, 1, "the rest is left for others");
    forge.remaining = undefined;
    await busy;
    assert.ok(Date.now() - again >= 1000);
  });

  const failures: readonly [
    string,
    (response: import("node:http").ServerResponse) => void,
    RegExp,
    RegExp,
  ][] = [
    ["a wrong token", (response) => void response.writeHead(401).end("{}"), /token is refused/, /new token/],
    [
      "no such repository",
      (response) => void response.writeHead(404).end("{}"),
      /no such repository/,
      /repositories/,
    ],
    ["no JSON", (response) => void response.writeHead(200).end("<html>"), /JSON/, /address of the API/],
  ];
  for (const [what, instead, says, mends] of failures)
    it(`${what}: says what is wrong and how to mend it`, async () => {
      const { forge, make } = await open();
      const rig = createRig(make);
      forge.instead.push(instead);
      await assert.rejects(rig.news(), (error) => {
        assert.ok(error instanceof SourceError, String(error));
        assert.match(error.message, says);
        assert.match(error.mend, mends);
        assert.equal(error.forGood, true);
        assert.doesNotMatch(error.message, /ghp_secret/);
        return true;
      });
    });

  it("a token never follows a page to another server", async () => {
    const { forge, make } = await open();
    const rig = createRig(make);
    await rig.news();
    forge.instead.push(
      (response) =>
        void response.writeHead(200, { link: '<http://127.0.0.1:9/x?page=2>; rel="next"' }).end("[]"),
    );
    await assert.rejects(rig.news(), /links to http:\/\/127\.0\.0\.1:9/);
  });

  it("a forge that is down is tried again, and then told", async () => {
    const { forge, make } = await open();
    const rig = createRig(make);
    await forge.close();
    await assert.rejects(rig.news(), (error) => {
      assert.ok(error instanceof SourceError);
      assert.match(error.message, /ECONNREFUSED/);
      assert.equal(error.forGood, false);
      return true;
    });
  });

  it("check logs in and looks at each repository", async () => {
    const { forge, make } = await open();
    assert.deepEqual(await make().check(), [
      { ok: true, what: "the token is good: 4999 of 5000 requests an hour are left" },
      { ok: true, what: "teapot/teapot can be read" },
    ]);
    forge.content.delete(repo);
    const [, missing] = await make().check();
    assert.equal(missing?.ok, false);
    assert.match(missing?.mend ?? "", /repositories/);
  });
});
