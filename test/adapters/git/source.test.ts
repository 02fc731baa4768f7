import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { SourceError } from "../../../src/forges/source.ts";
import { emptyFolder } from "../../support/program.ts";
import { ada, bob, createReader, createRepo, on } from "./rig.ts";

const folder = emptyFolder();
after(() => folder.remove());
let count = 0;
const place = (): string => join(folder.path, `r${++count}`);

describe("git as a source of contributions", () => {
  it("reads the past once, with dates, links and kinds, and nothing of it is announced", async () => {
    const repo = createRepo(place());
    const first = repo.commit(ada, "Fix the lid", { day: 3 });
    repo.commit(bob, "docs(api)!: explain the spout", { day: 5 });
    const reader = createReader(repo.path, folder.path);
    await reader.history();
    assert.deepEqual(reader.known(), [
      'Ada code commit "Fix the lid" (past)',
      'Bob doc commit "docs(api)!: explain the spout" (past)',
    ]);
    assert.deepEqual(reader.stage.store.rows("SELECT thing, at, url, repository FROM contribution LIMIT 1"), [
      {
        thing: `git:${first}`,
        at: on(3),
        url: `https://x.example/c/${first}`,
        repository: repo.path.split("/").slice(-2).join("/"),
      },
    ]);
    assert.deepEqual(reader.stage.store.contributions.between(0, on(1000)), []);
    assert.equal(reader.fresh(), 2);
    await reader.history();
    assert.equal(reader.fresh(), 0);
  });

  it("after that only what is new is read, and that is announced; a veteran is no newcomer", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "One");
    const reader = createReader(repo.path, folder.path);
    await reader.history();
    repo.commit(ada, "Two", { day: 399 });
    repo.commit(bob, "Three", { day: 399 });
    await reader.news();
    await reader.news();
    const told = reader.stage.store.contributions.between(0, on(1000));
    assert.deepEqual(
      told.map(({ name, title, first }) => [name, title, first]),
      [
        ["Ada", "Two", false],
        ["Bob", "Three", true],
      ],
    );
  });

  it("looking for news before the past was read begins with now, and the past stays the past", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "One");
    const reader = createReader(repo.path, folder.path);
    await reader.news();
    assert.deepEqual(reader.known(), []);
    repo.commit(bob, "Two");
    await reader.news();
    await reader.history();
    assert.deepEqual(reader.known(), ['Ada code commit "One" (past)', 'Bob code commit "Two"']);
  });

  it("counts trailers as their kinds, each person once, through .mailmap", async () => {
    const repo = createRepo(place());
    const mailmap = "Ada Lovelace <ada@example.org> <old-ada@example.org>\nBob B. <bob@example.org>\n";
    repo.commit(ada, "Begin", { files: { ".mailmap": mailmap } });
    repo.commit(
      { name: "a.l.", email: "old-ada@example.org" },
      [
        "Boil faster",
        "",
        "It was slow.",
        "",
        "co-authored-by: Cyd <CYD@example.org>",
        "Co-authored-by: Ada <old-ada@example.org>",
        "Reviewed-by: bob <bob@example.org>",
        "Reviewed-by: bob <bob@example.org>",
        "Reported-by: Dora <dora@example.org>",
        "Tested-by: Eve <eve@example.org>",
        "Suggested-by: Finn <finn@example.org>",
        "Reported-by: somebody without an address",
        "Signed-off-by: Gus <gus@example.org>",
      ].join("\n"),
    );
    const reader = createReader(repo.path, folder.path);
    await reader.history();
    assert.deepEqual(reader.known(), [
      'Ada Lovelace code commit "Begin" (past)',
      'Ada Lovelace code commit "Boil faster" (past)',
      'Cyd code coauthor "Boil faster" (past)',
      'Bob B. review review "Boil faster" (past)',
      'Dora bug reported "Boil faster" (past)',
      'Eve userTesting tested "Boil faster" (past)',
      'Finn ideas suggested "Boil faster" (past)',
    ]);
    assert.ok(reader.accounts().includes("git:cyd@example.org"));
    assert.ok(!reader.accounts().includes("git:old-ada@example.org"));
  });

  it("a forge's address is that forge's account; bots and merges are nobody's work", async () => {
    const repo = createRepo(place());
    repo.commit({ name: "Ada", email: "77+ada-l@users.noreply.github.com" }, "One");
    repo.commit({ name: "old", email: "old@users.noreply.github.com" }, "Two");
    repo.commit(
      { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" },
      "Bump",
    );
    repo.commit({ name: "Our CI", email: "ci@example.org" }, "Nightly");
    repo.git("checkout", "--quiet", "-b", "side");
    repo.commit(bob, "On the side");
    repo.git("checkout", "--quiet", "main");
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge branch 'side'", "side");
    const reader = createReader(repo.path, folder.path, { bots: ["git:our ci"] });
    await reader.history();
    assert.deepEqual(reader.accounts(), [
      "git:bob@example.org",
      "git:old@users.noreply.github.com",
      "github:77",
    ]);
    const [row] = reader.stage.store.rows("SELECT within FROM contribution WHERE title = 'On the side'");
    assert.deepEqual(row, { within: `git:${repo.git("rev-parse", "HEAD")}` });
  });

  it("the change that a forge told of is not counted again by its commits, with and without a merge", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "Begin");
    const reader = createReader(repo.path, folder.path);
    await reader.history();
    repo.git("checkout", "--quiet", "-b", "side");
    const head = repo.commit(bob, "Half of it");
    repo.commit(bob, "The other half");
    repo.git("checkout", "--quiet", "main");
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #9 from bob/side", "side");
    await reader.news();
    reader.stage.give({
      kind: "contribution",
      id: "github/1#9:merged",
      at: reader.stage.now,
      network: "github",
      actor: { key: "2", name: "bob", address: "", verified: true, bot: false },
      contribution: "code",
      deed: "change",
      thing: "github:1#9:merged",
      covers: [`git:${repo.git("rev-parse", "HEAD")}`, `git:${head}`],
      title: "Both halves",
      url: "https://x.example/pull/9",
    });
    const told = reader.stage.store.contributions.between(0, on(1000));
    assert.deepEqual(
      told.map(({ title }) => title),
      ["Both halves"],
    );
  });

  it("history that is rewritten counts what it holds once", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "Begin");
    const reader = createReader(repo.path, folder.path);
    await reader.history();
    repo.commit(bob, "Two");
    repo.commit(ada, "Three");
    await reader.news();
    // The same two on another base, and one more.
    repo.git("reset", "--quiet", "--hard", "HEAD~2");
    const base = repo.commit(ada, "Another base");
    repo.git("cherry-pick", "--allow-empty", "ORIG_HEAD~1", "ORIG_HEAD");
    repo.commit(bob, "Four");
    assert.notEqual(repo.git("rev-parse", "HEAD~3"), "");
    assert.equal(repo.git("rev-parse", "HEAD~3"), base);
    await reader.news();
    assert.deepEqual(
      reader
        .known()
        .map((line) => line.replace(/^.* commit /, ""))
        .sort(),
      ['"Another base"', '"Begin" (past)', '"Four"', '"Three"', '"Two"'],
    );
  });

  it("a head that is gone altogether loses nothing and doubles nothing", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "Begin");
    repo.commit(bob, "Two");
    const reader = createReader(repo.path, folder.path);
    await reader.history();
    reader.stage.store.positions.set("teapot", "newest commit", "0".repeat(40), 0);
    repo.commit(ada, "Three");
    await reader.news();
    assert.equal(reader.known().length, 3);
  });

  it("goes on where it was interrupted", async () => {
    const repo = createRepo(place());
    for (let n = 0; n < 4; n++) repo.commit(ada, `Commit ${n}`);
    const reader = createReader(repo.path, folder.path);
    const head = repo.git("rev-parse", "HEAD");
    reader.stage.store.positions.set("teapot", "history", `${head} 3`, 0);
    await reader.history();
    assert.deepEqual(reader.known(), ['Ada code commit "Commit 3" (past)']);
    assert.equal(reader.stage.store.positions.get("teapot", "history read"), head);
  });

  it("a remote repository is cloned beside the database, and fetched after that", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "Begin", { files: { ".mailmap": "Queen Ada <ada@example.org>\n" } });
    const data = place();
    const reader = createReader(pathToFileURL(repo.path).href, data);
    await reader.history();
    assert.deepEqual(reader.known(), ['Queen Ada code commit "Begin" (past)']);
    repo.commit(bob, "Two");
    await reader.news();
    assert.equal(reader.known().length, 2);
    rmSync(join(data, "git"), { recursive: true });
    repo.commit(bob, "Three");
    await reader.news();
    assert.equal(reader.known().length, 3);
  });

  it("another branch than the repository's own", async () => {
    const repo = createRepo(place());
    repo.commit(ada, "Begin");
    repo.git("checkout", "--quiet", "-b", "next");
    repo.commit(bob, "Only here");
    repo.git("checkout", "--quiet", "main");
    const reader = createReader(repo.path, folder.path, { settings: { branch: "next" } });
    await reader.history();
    assert.equal(reader.known().length, 2);
  });

  const broken: readonly [string, string, RegExp, RegExp][] = [
    ["no folder", "nowhere", /there is no folder .*nowhere/, /relative to the config/],
    ["no repository", ".", /not a git repository/, /git init or git clone/],
    [
      "no such remote",
      "https://ada:s3cret@127.0.0.1:1/x.git",
      /cloning https:\/\/127\.0\.0\.1:1\/x\.git/,
      /address|network/,
    ],
  ];
  for (const [what, repository, says, mends] of broken)
    it(`${what}: says so, how to mend it, and no password`, async () => {
      const empty = emptyFolder();
      try {
        const reader = createReader(repository, empty.path);
        await assert.rejects(reader.history(), (error) => {
          assert.ok(error instanceof SourceError, String(error));
          assert.match(error.message, says);
          assert.match(error.mend, mends);
          assert.doesNotMatch(error.message, /s3cret/);
          return true;
        });
        const [finding] = await reader.source.check();
        assert.equal(finding?.ok, false);
      } finally {
        empty.remove();
      }
    });
});
