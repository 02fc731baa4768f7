import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { inbound } from "../../../adapters/gitlab/inbound.ts";
import { createGitlabSource } from "../../../adapters/gitlab/source.ts";
import { gitlab } from "../../../src/settings/forges.ts";
import { startForge } from "../../servers/forge/server.ts";
import { ago, createRig } from "../forge/rig.ts";

const user = (id: number, username: string) => ({ id, username, web_url: `https://gl.example/${username}` });
const ann = user(1, "ann");
const bo = user(2, "bo");
const at = "/projects/15";

const change = (iid: number, author: unknown, days: number) => ({
  iid,
  title: `Change ${iid}`,
  web_url: `https://gl.example/g/t/-/merge_requests/${iid}`,
  state: "merged",
  created_at: ago(days + 1),
  updated_at: ago(days),
  merged_at: ago(days),
  author,
  labels: [],
  merge_commit_sha: String(iid).padStart(40, "a"),
  sha: String(iid).padStart(40, "b"),
});
const issue = (iid: number, author: unknown, days: number, closedBy?: unknown) => ({
  iid,
  title: `Issue ${iid}`,
  web_url: `https://gl.example/g/t/-/issues/${iid}`,
  state: closedBy ? "closed" : "opened",
  created_at: ago(days),
  closed_at: closedBy ? ago(days) : null,
  updated_at: ago(days),
  author,
  closed_by: closedBy ?? null,
  labels: [],
});
const approval = (iid: number, author: unknown, days: number) => ({
  action_name: "approved",
  target_type: "MergeRequest",
  target_iid: iid,
  target_title: `Change ${iid}`,
  created_at: ago(days),
  author,
});
const remark = (id: number, author: unknown, days: number, type = "Issue") => ({
  action_name: "commented on",
  target_type: "Note",
  target_iid: id,
  target_title: "It leaks",
  created_at: ago(days),
  author,
  note: { id, noteable_type: type, noteable_iid: 9, system: false },
});

async function open() {
  const forge = await startForge("/api/v4");
  after(() => forge.close());
  const list = (path: string, key: string, ...items: Record<string, unknown>[]) =>
    forge.content.set(`${at}${path}`, { items, key });
  forge.content.set("/projects/group/teapot", {
    object: { id: 15, path_with_namespace: "group/teapot", default_branch: "main" },
  });
  forge.content.set("/user", { object: bo });
  for (const [path, key] of [
    ["/merge_requests", "updated_at"],
    ["/issues", "updated_at"],
    ["/events", "created_at"],
    ["/releases", "released_at"],
    ["/repository/commits", "committed_date"],
  ] as const)
    list(path, key);
  const settings = gitlab.parse({
    type: "gitlab",
    url: forge.url.replace(/\/api\/v4$/, ""),
    token: "glpat-secret",
    repositories: ["group/teapot"],
  });
  const make = () =>
    createGitlabSource(settings, {
      bots: [],
      forgeAccount: () => undefined,
      version: "0",
      patience: { failure: 1, answer: 500 },
    });
  return { forge, list, make };
}

describe("GitLab, polled", () => {
  it("the past is read whole and not announced; news are, once, with whose first it is", async () => {
    const { forge, list, make } = await open();
    forge.pageSize = 2;
    list("/merge_requests", "updated_at", change(1, ann, 300), change(2, bo, 200), change(3, ann, 100));
    list("/issues", "updated_at", issue(9, bo, 400), issue(8, ann, 350, bo), issue(7, ann, 340, ann));
    list("/events", "created_at", approval(3, bo, 101), remark(70, ann, 399));
    list("/releases", "released_at", { tag_name: "v1", name: "", released_at: ago(50), author: bo });
    list("/repository/commits", "committed_date", {
      id: "c".repeat(40),
      message: "Begin\n\nReviewed-by: Cyd <cyd@example.org>",
      author_name: "Dora",
      author_email: "dora@example.org",
      committed_date: ago(500),
      web_url: "https://gl.example/c",
      parent_ids: [],
    });
    const rig = createRig(make);
    await rig.history();
    assert.deepEqual(rig.known(), [
      'Dora code commit "Begin" (past)',
      'Cyd review review "Begin" (past)',
      'bo bug issue "Issue 9" (past) (quiet)',
      'ann question comment "It leaks" (past) (quiet)',
      'ann bug issueDone "Issue 8" (past)',
      'ann bug issue "Issue 8" (past) (quiet)',
      'ann bug issue "Issue 7" (past) (quiet)',
      'ann code change "Change 1" (past)',
      'bo code change "Change 2" (past)',
      'bo review review "Change 3" (past)',
      'ann code change "Change 3" (past)',
      'bo maintenance release "v1" (past)',
    ]);
    assert.deepEqual(rig.told(), []);
    assert.equal(forge.headers[0]?.["private-token"], "glpat-secret");
    await rig.news();
    rig.stage.wait(864e5);
    const eve = user(5, "eve");
    list("/merge_requests", "updated_at", change(3, ann, 100), change(4, eve, -0.5));
    list("/events", "created_at", approval(4, bo, -0.4), approval(3, bo, 101));
    await rig.news();
    await rig.news();
    assert.deepEqual(rig.told(), ['bo review "Change 4"', 'eve change "Change 4" first']);
  });

  it("a closed issue that a delivery told is the same one when it is polled", async () => {
    const { list, make } = await open();
    const rig = createRig(make);
    await rig.news();
    rig.stage.wait(864e5);
    const [delivered] = inbound({
      network: "gitlab",
      payload: {
        object_kind: "issue",
        user: bo,
        project: { id: 15, path_with_namespace: "group/teapot" },
        object_attributes: {
          iid: 9,
          title: "Issue 9",
          url: "https://gl.example/g/t/-/issues/9",
          author_id: 1,
          action: "close",
          closed_at: ago(-0.5),
        },
        assignees: [ann],
      },
      now: rig.stage.now,
    });
    assert.ok(delivered);
    rig.stage.receiver.receiveNow(delivered);
    list("/issues", "updated_at", issue(9, ann, -0.5, bo), issue(8, ann, -0.6, bo));
    await rig.news();
    assert.deepEqual(rig.told(), ['ann issueDone "Issue 9" first', 'ann issueDone "Issue 8"']);
  });

  it("what hasn't changed is a 304", async () => {
    const { forge, make } = await open();
    const rig = createRig(make);
    await rig.news();
    forge.asked.length = 0;
    await rig.news();
    assert.equal(forge.asked.length, 5);
    assert.deepEqual(
      forge.asked.filter((one) => !one.endsWith(" 304")),
      [],
    );
  });

  it("check says whose the token is, and which project it may not see", async () => {
    const { forge, make } = await open();
    assert.deepEqual(await make().check(), [
      { ok: true, what: "the token is good: it is bo's" },
      { ok: true, what: "group/teapot can be read" },
    ]);
    forge.content.delete("/projects/group/teapot");
    assert.equal((await make().check())[1]?.ok, false);
  });
});
