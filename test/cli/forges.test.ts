/** `porchlight backfill` and what `check` says of forges, as processes of their own. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { ada, bob, createRepo } from "../adapters/git/rig.ts";
import { startForge } from "../servers/forge/server.ts";
import { emptyFolder, runToEnd } from "../support/program.ts";

const home = emptyFolder();
after(() => home.remove());

const write = (forges: string): void =>
  writeFileSync(join(home.path, "porchlight.yaml"), `database: p.db\nfaq: [FAQ.md]\n${forges}`);
writeFileSync(join(home.path, "FAQ.md"), "# What is it?\n\nA teapot.\n");

const program = (...args: readonly string[]) => runToEnd(args, { folder: home.path, limit: 60_000 });

describe("backfill", () => {
  it("says what to do when there is nothing to read, and which names there are", async () => {
    write("");
    const none = await program("backfill");
    assert.equal(none.code, 2);
    assert.match(none.stderr, /nothing to read the past of.*under `forges`/);
    write("forges: [{ type: git, repository: repo }]\n");
    const unknown = await program("backfill", "--only", "gti");
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /no source gti to read; there are: git/);
    const missing = await program("backfill");
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /there is no folder .*repo → Correct `repository`/);
  });

  it("reads the past once, says how much it was, and check is content after that", async () => {
    const repo = createRepo(join(home.path, "repo"));
    repo.commit(ada, "One");
    repo.commit(bob, "Two\n\nReviewed-by: Ada <ada@example.org>");
    write("forges: [{ type: git, repository: repo }]\n");
    const before = await program("check");
    assert.equal(before.code, 3);
    assert.match(before.stdout, /✗ forge git: its past was not read yet.*→ Run `porchlight backfill` once\./);
    const first = await program("backfill");
    assert.deepEqual([first.code, first.stderr], [0, ""]);
    assert.match(first.stdout, /^git: 2 read, 3 new contributions, in [\d.]+ s\.\n$/);
    assert.match((await program("backfill")).stdout, /nothing new/);
    assert.match((await program("backfill", "--again")).stdout, /^git: 2 read, nothing new/);
    const check = await program("check");
    assert.match(check.stdout, /✓ forge git: .*repo: 2 commits/);
    assert.doesNotMatch(check.stdout, /past was not read/);
  });
});

describe("check", () => {
  it("logs in to a forge, tells the number of whoever is named by a login, and shows no token", async () => {
    const forge = await startForge("/api/v3");
    after(() => forge.close());
    forge.content.set("/rate_limit", { object: { rate: { limit: 5000, remaining: 17 } } });
    forge.content.set("/users/mia", { object: { id: 4711, login: "mia", type: "User" } });
    forge.content.set("/users/mia/gists", { items: [] });
    const config = `webhooks: { port: 0 }
people: { mia: { accounts: ["github:mia"] } }
forges: [{ type: github, api: "${forge.url}", token: tok-0123456, repositories: [teapot/teapot], webhook: { secret: s-0123456 } }]
`;
    write(config);
    const { code, stdout, stderr } = await program("check");
    assert.equal(code, 3);
    assert.match(stdout, /✓ forge github: deliveries are taken at \/webhooks\/github/);
    assert.match(stdout, /✗ forge github: people\.mia: github:mia is a login.*→ Write github:4711 instead\./);
    assert.match(stdout, /✓ forge github: the token is good: 17 of 5000/);
    assert.match(
      stdout,
      /✗ forge github: github: \/api\/v3\/repos\/teapot\/teapot: there is no such repository/,
    );
    assert.doesNotMatch(stdout + stderr, /tok-0123456|s-0123456/);
  });

  const wrong: readonly [string, RegExp][] = [
    ["forges: [{ type: github }]\n", /forges\[0\]: nothing is to be learnt from it.*`repositories`/],
    [
      "forges: [{ type: forgejo, webhook: { secret: x } }]\n",
      /forges\[0\]\.webhook: nothing listens for it.*Add `webhooks: \{\}`/,
    ],
    [
      "forges: [{ type: git, repository: a }, { type: git, repository: b }]\n",
      /forges\[1\]: forges\[0\] has the name "git", too/,
    ],
    ["forges: [{ type: github, repositories: [teapot] }]\n", /repositories\[0\]: expected OWNER\/NAME/],
    ["forges: [{ type: bitbucket }]\n", /expected one of github, gitlab, forgejo, git, all-contributors/],
    ["webhooks: {}\nforges: [{ type: gitlab, webhook: {} }]\n", /webhook: expected secret or token/],
    ["forges: [{ type: git, repository: '--upload-pack=x' }]\n", /expected a path or an address/],
  ];
  for (const [forges, says] of wrong)
    it(`${forges.trim()}: ${says}`, async () => {
      write(forges);
      const { code, stdout } = await program("check");
      assert.equal(code, 2);
      assert.match(stdout, says);
    });
});
