import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { createForgejoSource } from "../../../adapters/forgejo/source.ts";
import { forgeAccounts } from "../../../adapters/git/accounts.ts";
import { createGithubSource } from "../../../adapters/github/source.ts";
import { createGitlabSource } from "../../../adapters/gitlab/source.ts";
import type { ProofEvent } from "../../../src/events.ts";
import type { Source } from "../../../src/forges/source.ts";
import { forgejo, github, gitlab } from "../../../src/settings/forges.ts";
import { type ForgeServer, startForge } from "../../servers/forge/server.ts";
import { createRig, silent } from "./rig.ts";

const text = "porchlight: I am net:ada, k3v9xw2m";
const shared = {
  bots: [],
  forgeAccount: forgeAccounts([]),
  version: "0",
  patience: { answer: 2000, failure: 1 },
};
const repositories = ["teapot/teapot"];
const servers: ForgeServer[] = [];
after(() => Promise.all(servers.map((server) => server.close())));

async function reading(
  base: string,
  make: (url: string) => Source,
  content: Readonly<Record<string, unknown>>,
): Promise<{ server: ForgeServer; read(...logins: string[]): Promise<readonly ProofEvent[]> }> {
  const server = await startForge(base);
  servers.push(server);
  for (const [path, value] of Object.entries(content))
    server.content.set(
      path,
      Array.isArray(value) ? { items: value } : { object: value as Record<string, unknown> },
    );
  const source = make(server.url);
  const rig = createRig(() => source);
  return {
    server,
    read: async (...logins) =>
      (await source.written?.(logins, {
        receive: () => Promise.resolve(0),
        positions: rig.stage.store.positions,
        signal: AbortSignal.timeout(10_000),
        log: silent,
        now: () => 7,
        progress: () => undefined,
      })) ?? [],
  };
}

describe("a code in a profile", () => {
  it("is read on GitHub, from the description or a gist's; of the rest nothing is kept", async () => {
    const { server, read } = await reading(
      "",
      (url) => createGithubSource(github.parse({ type: "github", api: url, repositories }), shared),
      {
        "/users/ada": { id: 1815, login: "ada", html_url: "https://x.example/ada", bio: "I count." },
        "/users/ada/gists": [{ description: null }, { description: `Notes\n${text}` }],
        "/users/bo": { id: 2, login: "bo", bio: text, type: "Bot" },
        "/users/bo/gists": [],
      },
    );
    const [proof, ...more] = await read("ada");
    assert.deepEqual(more, []);
    assert.deepEqual(
      [proof?.network, proof?.actor.key, proof?.actor.name, proof?.text, proof?.at],
      ["github", "1815", "ada", text, 7],
    );
    assert.equal((await read("ada"))[0]?.id, proof?.id, "the same line is the same event");
    assert.equal((await read("bo"))[0]?.actor.bot, true);
    // Nobody of that name, and what is no name at all.
    server.asked.length = 0;
    assert.deepEqual(await read("nobody", "../repos", "a/b", ".."), []);
    assert.deepEqual(server.asked, ["/users/nobody"]);
  });

  it("is read on Forgejo and GitLab", async () => {
    const onForgejo = await reading(
      "/api/v1",
      (url) =>
        createForgejoSource(
          forgejo.parse({ type: "forgejo", url: new URL(url).origin, repositories }),
          shared,
        ),
      { "/users/ada": { id: 5, login: "ada", description: text } },
    );
    assert.deepEqual(
      (await onForgejo.read("ada")).map(({ network, actor }) => [network, actor.key]),
      [["forgejo", "5"]],
    );
    const onGitlab = await reading(
      "/api/v4",
      (url) =>
        createGitlabSource(gitlab.parse({ type: "gitlab", url: new URL(url).origin, repositories }), shared),
      {
        "/users": [{ id: 6, username: "ada" }],
        "/users/6": { id: 6, username: "ada", web_url: "https://x.example/ada", bio: text },
      },
    );
    assert.deepEqual(
      (await onGitlab.read("ada")).map(({ network, actor }) => [network, actor.key]),
      [["gitlab", "6"]],
    );
  });
});
