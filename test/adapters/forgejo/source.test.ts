import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { inbound } from "../../../adapters/forgejo/inbound.ts";
import { createForgejoSource } from "../../../adapters/forgejo/source.ts";
import { forgejo } from "../../../src/settings/forges.ts";
import { startForge } from "../../servers/forge/server.ts";
import { ago, createRig } from "../forge/rig.ts";

const user = (id: number, login: string) => ({ id, login, html_url: `https://fj.example/${login}` });
const ann = user(1, "ann");
const bo = user(2, "bo");
const at = "/repos/teapot/teapot";

const pull = (number: number, by: unknown, days: number, merged = true) => ({
  number,
  title: `Change ${number}`,
  html_url: `https://fj.example/teapot/teapot/pulls/${number}`,
  state: "closed",
  merged,
  created_at: ago(days + 1),
  updated_at: ago(days),
  merged_at: merged ? ago(days) : null,
  merge_commit_sha: String(number).padStart(40, "a"),
  head: { sha: String(number).padStart(40, "b") },
  labels: [],
  user: by,
});

async function open() {
  const forge = await startForge("/api/v1");
  after(() => forge.close());
  const list = (path: string, key: string, ...items: Record<string, unknown>[]) =>
    forge.content.set(`${at}${path}`, { items, key });
  forge.content.set(at, { object: { id: 140, full_name: "teapot/teapot", default_branch: "main" } });
  forge.content.set("/version", { object: { version: "11.0.1+gitea-1.22.0" } });
  for (const [path, key] of [
    ["/pulls", "updated_at"],
    ["/issues", "updated_at"],
    ["/issues/comments", "updated_at"],
    ["/releases", "published_at"],
    ["/commits", "commit.committer.date"],
  ] as const)
    list(path, key);
  for (let number = 1; number < 10; number++) list(`/pulls/${number}/reviews`, "");
  const settings = forgejo.parse({
    type: "forgejo",
    name: "codeberg",
    url: forge.url.replace(/\/api\/v1$/, ""),
    token: "secret-token",
    repositories: ["teapot/teapot"],
  });
  const make = () =>
    createForgejoSource(settings, {
      bots: ["codeberg:our-ci"],
      forgeAccount: () => undefined,
      version: "0",
      patience: { failure: 1, answer: 500 },
    });
  return { forge, list, make };
}

describe("Forgejo, polled", () => {
  it("the past is read whole and not announced; news are, once, with whose first it is", async () => {
    const { forge, list, make } = await open();
    forge.pageSize = 1;
    list("/pulls", "updated_at", pull(1, ann, 300), pull(2, bo, 200), pull(3, user(4, "our-ci"), 100));
    list("/issues", "updated_at", {
      number: 9,
      title: "It leaks",
      html_url: "https://fj.example/i/9",
      state: "closed",
      created_at: ago(400),
      closed_at: ago(390),
      updated_at: ago(390),
      labels: [{ name: "enhancement" }],
      user: bo,
    });
    list("/issues/comments", "updated_at", {
      id: 5,
      html_url: "https://fj.example/c/5",
      issue_url: "https://fj.example/teapot/teapot/issues/9",
      created_at: ago(395),
      updated_at: ago(395),
      user: ann,
    });
    list("/commits", "commit.committer.date", {
      sha: "c".repeat(40),
      html_url: "https://fj.example/commit/c",
      commit: {
        message: "Begin",
        author: { name: "Ann", email: "ann@example.org", date: ago(500) },
        committer: { date: ago(500) },
      },
      author: ann,
      parents: [],
    });
    const rig = createRig(make);
    await rig.history();
    assert.deepEqual(rig.known(), [
      'ann code commit "Begin" (past)',
      'bo ideas issue "It leaks" (past) (quiet)',
      'ann question comment "" (past) (quiet)',
      'bo ideas issueDone "It leaks" (past)',
      'ann code change "Change 1" (past)',
      'bo code change "Change 2" (past)',
    ]);
    assert.equal(forge.headers[0]?.["authorization"], "token secret-token");
    await rig.news();
    rig.stage.wait(864e5);
    list("/pulls", "updated_at", pull(2, bo, 200), pull(4, user(5, "eve"), -0.5));
    list(
      "/pulls/4/reviews",
      "",
      { id: 1, state: "APPROVED", submitted_at: ago(-0.4), user: bo },
      { id: 2, state: "COMMENT", body: "", submitted_at: ago(-0.4), user: ann },
      { id: 3, state: "APPROVED", submitted_at: ago(-0.4), user: user(5, "eve") },
    );
    await rig.news();
    await rig.news();
    assert.deepEqual(rig.told(), ['bo review "Change 4"', 'eve change "Change 4" first']);
  });

  it("past reviews are read, page by page, and a delivery of one adds nothing", async () => {
    const { forge, list, make } = await open();
    forge.pageSize = 1;
    list("/pulls", "updated_at", pull(1, ann, 300), pull(2, bo, 200, false));
    const review = (id: number, by: unknown, state: string, body = "") => ({
      id,
      state,
      body,
      submitted_at: ago(250 - id),
      user: by,
    });
    list(
      "/pulls/1/reviews",
      "",
      review(1, bo, "APPROVED"),
      review(2, ann, "APPROVED"),
      review(3, user(6, "fay"), "COMMENT", "Why?"),
    );
    list(
      "/pulls/2/reviews",
      "",
      review(4, ann, "REQUEST_CHANGES"),
      review(5, user(5, "eve"), "REQUEST_REVIEW"),
      review(6, null, "APPROVED"),
    );
    const rig = createRig(make);
    await rig.history();
    const found = [
      'bo review review "Change 1" (past)',
      'fay review review "Change 1" (past)',
      'ann review review "Change 2" (past)',
    ];
    const reviews = () => rig.known().filter((one) => one.includes(" review "));
    assert.deepEqual(reviews(), found);
    const [delivered] = inbound({
      network: "codeberg",
      name: "pull_request_approved",
      payload: {
        action: "reviewed",
        repository: { id: 140, full_name: "teapot/teapot" },
        sender: bo,
        pull_request: pull(1, ann, 300),
        review: { type: "pull_request_review_approved", content: "" },
      },
      now: rig.stage.now,
    });
    assert.ok(delivered);
    rig.stage.receiver.receiveNow(delivered);
    assert.deepEqual(reviews(), found);
    const before = forge.asked.length;
    await rig.history();
    assert.equal(forge.asked.length, before);
  });

  it("check tells the version, and a server that isn't one", async () => {
    const { forge, make } = await open();
    const [version, repository] = await make().check();
    assert.match(version?.what ?? "", /answers: version 11\.0\.1/);
    assert.equal(repository?.ok, true);
    forge.content.set(at, { object: { hello: "world" } });
    const [, wrong] = await make().check();
    assert.equal(wrong?.ok, false);
    assert.match(wrong?.what ?? "", /not the API of this kind of forge/);
  });
});
