import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { createPullRequests } from "../../adapters/github/pull-request.ts";
import type { Event } from "../../src/events.ts";
import { createPublisher, type OpenPullRequest } from "../../src/faq/publish.ts";
import type { Proposal } from "../../src/routing-world.ts";
import { schema } from "../../src/settings.ts";
import { createStage } from "../support/stage.ts";

const folders: string[] = [];
const servers: Server[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
  for (const server of servers) server.close();
});

const one: Proposal = {
  id: 3,
  n: 12,
  question: "why does the server refuse my connection?",
  answer: "Open port 17 in the **firewall**.",
  answerer: 2,
  state: "accepted",
  entry: "server-refuse",
  at: 0,
};

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** What publishing a proposal tells the core. */
async function publish(
  faq: readonly string[],
  openPullRequest?: OpenPullRequest,
  prepare?: (base: string) => void,
) {
  const base = mkdtempSync(join(tmpdir(), "publish-"));
  folders.push(base);
  mkdirSync(join(base, "faq"));
  prepare?.(base);
  const events: Event[] = [];
  const publisher = createPublisher({
    accepted: () => (events.length ? [] : [one]),
    settings: schema.parse({ faq }),
    base,
    clock: { now: () => 1000 },
    log,
    receive: async (event) => events.push(event) > 0,
    openPullRequest,
  });
  publisher.look();
  publisher.look();
  // Lets the first round begin; `stop` waits for its end.
  await new Promise((resolve) => setImmediate(resolve));
  await publisher.stop();
  return { base, events };
}

const said = (event: Event | undefined) =>
  event?.kind === "published"
    ? { where: event.where, problem: event.problem }
    : assert.fail("nothing was published");

describe("an accepted answer", () => {
  it("is written as a file that the FAQ's reader takes, once", async () => {
    const { base, events } = await publish(["faq"]);
    assert.equal(events.length, 1);
    assert.deepEqual(said(events[0]), { where: "faq/server-refuse.md", problem: undefined });
    assert.equal(
      readFileSync(join(base, "faq/server-refuse.md"), "utf8"),
      "---\nquestion: why does the server refuse my connection?\n---\n\nOpen port 17 in the **firewall**.\n",
    );
  });

  it("never overwrites another file, and says so", async () => {
    const { base, events } = await publish(["faq"], undefined, (folder) =>
      writeFileSync(join(folder, "faq/server-refuse.md"), "mine\n"),
    );
    assert.match(said(events[0]).problem ?? "", /server-refuse\.md is there already, with another text/);
    assert.equal(readFileSync(join(base, "faq/server-refuse.md"), "utf8"), "mine\n");
  });

  it("without a folder or a forge says what is missing", async () => {
    const { events } = await publish([]);
    assert.equal(said(events[0]).problem, "the config names no FAQ folder and no forge");
  });
});

/** A loopback server that does what GitHub's REST API does with one repository. */
async function github() {
  const calls: string[] = [];
  const files = new Map<string, string>();
  const pulls: { head: string; title: string; html_url: string }[] = [];
  const refs = new Set(["refs/heads/main"]);
  const bodyOf = async (request: IncomingMessage): Promise<Record<string, string>> => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    return text ? (JSON.parse(text) as Record<string, string>) : {};
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const answer = (status: number, value: unknown): void => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
      };
      const url = new URL(request.url ?? "", "http://x");
      const path = url.pathname.replace("/repos/teapot/teapot", "");
      calls.push(`${request.method} ${path}`);
      if (request.headers.authorization !== "Bearer s3cret")
        return answer(401, { message: "Bad credentials" });
      if (path === "/git/ref/heads/main") return answer(200, { object: { sha: "abc" } });
      if (path === "/git/refs") {
        if (refs.has(body["ref"] ?? "")) return answer(422, { message: "Reference already exists" });
        refs.add(body["ref"] ?? "");
        return answer(201, {});
      }
      if (path.startsWith("/contents/")) {
        if (request.method === "GET")
          return files.has(path) ? answer(200, {}) : answer(404, { message: "Not Found" });
        files.set(path, Buffer.from(body["content"] ?? "", "base64").toString());
        return answer(201, {});
      }
      if (request.method === "POST") {
        if (pulls.some(({ head }) => head === body["head"]))
          return answer(422, { message: "Validation Failed" });
        const pull = {
          head: body["head"] ?? "",
          title: body["title"] ?? "",
          html_url: "https://forge.example/pulls/7",
        };
        pulls.push(pull);
        return answer(201, pull);
      }
      const wanted = url.searchParams.get("head")?.replace("teapot:", "");
      return answer(
        200,
        pulls.filter(({ head }) => head === wanted),
      );
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const options = { api, repository: "teapot/teapot", token: "s3cret", base: "main", folder: "docs/faq" };
  return { calls, files, pulls, options };
}

describe("a pull request", () => {
  it("holds the file on a branch of its own; asked for twice it is one", async () => {
    const { files, pulls, options } = await github();
    const open = createPullRequests(options);
    const { events } = await publish(["faq"], open);
    assert.equal(said(events[0]).where, "faq/server-refuse.md, https://forge.example/pulls/7");
    assert.deepEqual([...files.keys()], ["/contents/docs/faq/server-refuse.md"]);
    assert.match([...files.values()][0] ?? "", /Open port 17/);
    assert.deepEqual(
      pulls.map(({ head, title }) => [head, title]),
      [["porchlight/faq-server-refuse", "FAQ: why does the server refuse my connection?"]],
    );
    const again = await open({ name: "server-refuse.md", text: "x", title: "t", body: "b" });
    assert.equal(again, "https://forge.example/pulls/7");
    assert.equal(pulls.length, 1);
  });

  it("that is refused says what the forge said, and never the token", async () => {
    const { options } = await github();
    const { events } = await publish([], createPullRequests({ ...options, token: "wr0ng" }));
    assert.equal(
      said(events[0]).problem,
      "teapot/teapot: GET /git/ref/heads/main answered 401 (Bad credentials)",
    );
  });
});

it("a file without its pull request tells why, at once when the forge refused for good", async () => {
  const { options } = await github();
  const { events } = await publish(["faq"], createPullRequests({ ...options, token: "wr0ng" }));
  assert.equal(said(events[0]).where, "faq/server-refuse.md");
  assert.match(said(events[0]).problem ?? "", /401 \(Bad credentials\)/);
  const away = createPullRequests({ ...options, api: "http://127.0.0.1:9" });
  assert.equal((await publish(["faq"], away)).events.length, 0, "a forge that is away is tried again");
});

describe("what the core makes of it", () => {
  function accepted() {
    const stage = createStage();
    stage.say("mia", "hi");
    stage.say("bob", "hi");
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("bob", "alice: that is the firewall, open port 17 in its table and restart it");
    stage.say("~alice", "bob: thanks, that worked!");
    stage.say("mia", "!accept 1 Open port 17 in the firewall.");
    stage.heard();
    return stage;
  }
  const published = { kind: "published", id: "proposal/1/published", network: "faq", proposal: 1 } as const;

  it("tells the maintainers where it is", () => {
    const stage = accepted();
    stage.give({ ...published, at: stage.now, where: "docs/faq/x.md" });
    assert.deepEqual(
      stage.heard().map(({ place, text }) => `${place.channel} ${text}`),
      ["#maint The FAQ entry server-refuse-connection-error is written: docs/faq/x.md"],
    );
    assert.equal(stage.store.proposals.byId(1)?.state, "published");
    stage.store.close();
  });

  it("shows it as it was said: no part is lost as a tag", () => {
    const stage = createStage();
    stage.say("mia", "hi");
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("mia", "alice: run porter <port> or `porter <b>`, as told at <https://p.example/x>");
    stage.say("~alice", "mia: thanks, that worked!");
    stage.say("mia", "!accept 1");
    stage.heard();
    stage.give({ ...published, at: stage.now, problem: "read-only file system" });
    stage.say("~zoe", "!faq server-refuse-connection-error");
    assert.equal(
      stage.heard().at(-1)?.text,
      "run porter <port> or porter <b>, as told at https://p.example/x",
    );
    stage.store.close();
  });

  it("tells them that only the pull request failed", () => {
    const stage = accepted();
    stage.give({ ...published, at: stage.now, where: "docs/faq/x.md", problem: "bad credentials" });
    const [text, ...more] = stage.heard().map((heard) => heard.text);
    assert.match(text ?? "", /is written: docs\/faq\/x\.md$/);
    assert.match(more.join(" "), /^The pull request could not be opened \(bad credentials\)/);
    assert.equal(stage.store.proposals.byId(1)?.state, "published");
    stage.store.close();
  });

  it("answers with it all the same when it could not be written", () => {
    const stage = accepted();
    stage.give({ ...published, at: stage.now, problem: "read-only file system" });
    assert.match(stage.heard()[0]?.text ?? "", /could not be written \(read-only file system\)/);
    stage.say("~zoe", "!faq server-refuse-connection-error");
    assert.match(stage.heard()[0]?.text ?? "", /Open port 17 in the firewall\./);
    stage.store.close();
  });
});
