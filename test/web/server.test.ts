import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";
import { after, test } from "node:test";
import { pino } from "pino";
import { createHooks } from "../../src/cli/hooks.ts";
import type { Event } from "../../src/events.ts";
import { schema } from "../../src/settings.ts";
import { startWeb, type Web } from "../../src/web/server.ts";
import { closedIssue, example, mergedPull } from "../adapters/github/payloads.ts";

const secret = "It's a Secret to Everybody";
const settings = schema.parse({ webhooks: { port: 0, maxBody: 100_000, github: { secret } } });
const log = pino({ level: "silent" });
const running: Web[] = [];
const sockets: Socket[] = [];

after(async () => {
  for (const socket of sockets) socket.destroy();
  for (const web of running) await web.close();
});

/** A server with a journal that remembers ids, as the real one does. */
async function serve(
  options: { fail?: () => boolean; patience?: { headers: number; request: number } } = {},
) {
  const journal = new Map<string, Event>();
  const web = await startWeb({
    settings,
    log,
    hooks: await createHooks(settings),
    receive: async (event) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (options.fail?.()) throw new Error("disk full");
      if (journal.has(event.id)) return false;
      journal.set(event.id, event);
      return true;
    },
    ...(options.patience ? { patience: options.patience } : {}),
  });
  running.push(web);
  const url = `http://127.0.0.1:${web.port}`;
  return {
    web,
    url,
    journal,
    deliver: (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      fetch(`${url}/webhooks/github`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-github-event": "pull_request",
          "x-github-delivery": "d1",
          "x-hub-signature-256": sign(body),
          ...headers,
        },
        signal: AbortSignal.timeout(10_000),
      }),
  };
}

const sign = (body: string | Uint8Array, key = secret): string =>
  `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

/** Speaks bytes, and tells what came back until the connection ended. */
function raw(port: number, ...parts: readonly string[]): { ended: Promise<string>; socket: Socket } {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let said = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  for (const part of parts) socket.write(part);
  const ended = new Promise<string>((resolve) => {
    socket.on("error", () => undefined).on("close", () => resolve(said));
  });
  return { ended, socket };
}

test("the signature is as GitHub documents it", () => {
  // Source: https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
  assert.equal(
    sign("Hello, World!"),
    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  );
});

test("GET /health says that it serves, on the loopback interface", async () => {
  const { url } = await serve();
  const reply = await fetch(`${url}/health?x=1`);
  assert.equal(reply.status, 200);
  assert.deepEqual(await reply.json(), { status: "ok" });
  assert.equal((await fetch(`${url}/health`, { method: "HEAD" })).status, 200);
});

test("a signed delivery is acknowledged once it is in the journal", async () => {
  const { deliver, journal } = await serve();
  const reply = await deliver(JSON.stringify(mergedPull()));
  assert.equal(reply.status, 202);
  assert.deepEqual(await reply.json(), { events: 1, fresh: 1 });
  assert.deepEqual([...journal.keys()], ["github/186853002#2:merged"]);
});

test("bytes beyond ASCII, and white space, are signed as they came", async () => {
  const { deliver, journal } = await serve();
  const body = JSON.stringify(mergedPull({ title: "Grüße, 日本語 👋\u0000" }), null, 2);
  assert.equal((await deliver(body)).status, 202);
  const [event] = journal.values();
  assert.equal(event?.kind === "contribution" && event.title, "Grüße, 日本語 👋\u0000");
});

test("the same delivery again, also at the same time, is acknowledged and changes nothing", async () => {
  const { deliver, journal } = await serve();
  const body = JSON.stringify(mergedPull());
  const replies = await Promise.all([1, 2, 3, 4, 5].map(() => deliver(body)));
  assert.deepEqual(
    replies.map(({ status }) => status),
    [202, 202, 202, 202, 202],
  );
  assert.equal(journal.size, 1);
});

const body = JSON.stringify(closedIssue());
const refusals: readonly [string, number, string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
  ["no signature", 401, body, { "x-hub-signature-256": "" }],
  ["another secret", 401, body, { "x-hub-signature-256": sign(body, "guessed") }],
  ["a signature of another body", 401, body, { "x-hub-signature-256": sign(`${body} `) }],
  [
    "a signature by the old algorithm",
    401,
    body,
    { "x-hub-signature-256": "sha1=0123456789012345678901234567890123456789" },
  ],
  ["a signature of the right length", 401, body, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
  ["an empty body", 401, "", {}],
  ["bytes that are no UTF-8", 401, Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d), {}],
  ["no JSON", 400, "payload=%7B%7D", {}],
  ["no event name", 400, body, { "x-github-event": "" }],
  ["an odd event name", 400, body, { "x-github-event": "../../x" }],
  ["no delivery id", 400, body, { "x-github-delivery": "" }],
  ["an odd delivery id", 400, body, { "x-github-delivery": "a b" }],
];
for (const [what, status, content, headers] of refusals)
  test(`${what}: ${status}, and nothing in the journal`, async () => {
    const { deliver, journal } = await serve();
    const reply = await deliver(content, headers);
    assert.equal(reply.status, status);
    assert.match(((await reply.json()) as { error: string }).error, /\w+/);
    assert.equal(journal.size, 0);
  });

test("an event of no interest is acknowledged", async () => {
  const { deliver, journal } = await serve();
  const reply = await deliver(JSON.stringify(example("star", "created")), { "x-github-event": "star" });
  assert.equal(reply.status, 202);
  assert.equal(journal.size, 0);
});

test("503 while the journal cannot be written; the same delivery counts when it comes again", async () => {
  let broken = true;
  const { deliver, journal } = await serve({ fail: () => broken });
  const content = JSON.stringify(mergedPull());
  assert.equal((await deliver(content)).status, 503);
  assert.equal(journal.size, 0);
  broken = false;
  assert.equal((await deliver(content)).status, 202);
  assert.equal(journal.size, 1);
});

test("a body over the limit, declared: 413 before it is sent", async () => {
  const { web, journal } = await serve();
  const { ended } = raw(
    web.port,
    `POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n`,
  );
  const said = await ended;
  assert.match(said, /^HTTP\/1\.1 413 /);
  assert.match(said, /connection: close/i);
  assert.equal(journal.size, 0);
});

test("a body over the limit, in chunks: 413, and the connection ends though the client goes on", async () => {
  const { web } = await serve();
  const chunk = `8000\r\n${"x".repeat(0x8000)}\r\n`;
  const { ended, socket } = raw(
    web.port,
    "POST /webhooks/github HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
  );
  const sending = setInterval(() => socket.writable && socket.write(chunk), 5);
  const said = await ended;
  clearInterval(sending);
  assert.match(said, /^HTTP\/1\.1 413 /);
});

test("a body of exactly the limit is read", async () => {
  const { deliver } = await serve();
  const bare = JSON.stringify({ a: "" });
  const full = JSON.stringify({ a: "x".repeat(100_000 - bare.length) });
  assert.equal(full.length, 100_000);
  assert.equal((await deliver(full)).status, 202);
  assert.equal((await deliver(`${full} `)).status, 413);
});

test("a client that is slow with its body, or its headers, or says nothing, is cut off", async () => {
  const { web, url, journal } = await serve({ patience: { headers: 300, request: 600 } });
  const slowBody = raw(
    web.port,
    "POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
    "{",
  );
  const slowHeaders = raw(web.port, "POST /webhooks/github HTTP/1.1\r\nHost: x\r\n");
  const silent = raw(web.port);
  const drip = setInterval(() => {
    if (slowBody.socket.writable) slowBody.socket.write(" ");
    if (slowHeaders.socket.writable) slowHeaders.socket.write("X: y\r\n");
  }, 50);
  const began = Date.now();
  const [first, second] = await Promise.all([slowBody.ended, slowHeaders.ended, silent.ended]);
  clearInterval(drip);
  assert.ok(Date.now() - began < 8000, "cut off in time");
  assert.match(first, /^HTTP\/1\.1 408 /);
  assert.match(second, /^HTTP\/1\.1 408 /);
  assert.equal(journal.size, 0);
  assert.equal((await fetch(`${url}/health`)).status, 200);
});

test("many large bodies at a time: some are told to come again, none is kept", async () => {
  const { web, url } = await serve();
  const head = "POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n";
  const clients = Array.from({ length: 8 }, () => raw(web.port, head, "x".repeat(90_000)));
  const busy = await Promise.race(clients.map(({ ended }) => ended));
  assert.match(busy, /^HTTP\/1\.1 503 /);
  for (const { socket } of clients) socket.destroy();
  await Promise.all(clients.map(({ ended }) => ended));
  // What they held is free again.
  for (let attempt = 0; attempt < 50; attempt++) {
    const reply = await fetch(`${url}/webhooks/github`, { method: "POST", body: "x".repeat(90_000) });
    if (reply.status === 401) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail("memory of clients that left was never given back");
});

test("404, 405 and what is no HTTP", async () => {
  const { web, url } = await serve();
  assert.equal((await fetch(`${url}/`)).status, 404);
  assert.equal((await fetch(`${url}/webhooks/gitlab`, { method: "POST", body: "x" })).status, 404);
  assert.equal((await fetch(`${url}/webhooks/github/`, { method: "POST", body: "x" })).status, 404);
  const get = await fetch(`${url}/webhooks/github`);
  assert.equal(get.status, 405);
  assert.equal(get.headers.get("allow"), "POST");
  assert.equal((await fetch(`${url}/health`, { method: "DELETE" })).status, 405);
  assert.match(
    await raw(web.port, "GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").ended,
    /^HTTP\/1\.1 404 /,
  );
  assert.match(await raw(web.port, "\u0016\u0003\u0001 what\r\n\r\n").ended, /^HTTP\/1\.1 400 /);
  assert.match(
    await raw(web.port, `GET /health HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(40_000)}\r\n\r\n`).ended,
    /^HTTP\/1\.1 431 /,
  );
});

test("a client that leaves in the middle leaves nothing", async () => {
  const { web, url, journal } = await serve();
  const { socket, ended } = raw(
    web.port,
    "POST /webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{",
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await ended;
  assert.equal((await fetch(`${url}/health`)).status, 200);
  assert.equal(journal.size, 0);
});

test("a port that is taken is an error that says what to change", async () => {
  const { web } = await serve();
  const taken = schema.parse({ webhooks: { port: web.port, github: { secret } } });
  await assert.rejects(
    startWeb({ settings: taken, log, hooks: [], receive: async () => true }),
    /127\.0\.0\.1:\d+ \(EADDRINUSE\).*webhooks\.port/,
  );
});

test("closing lets a request in hand finish", async () => {
  let go: (() => void) | undefined;
  const web = await startWeb({
    settings,
    log,
    hooks: await createHooks(settings),
    receive: () =>
      new Promise((resolve) => {
        go = () => resolve(true);
      }),
  });
  const content = JSON.stringify(mergedPull());
  const reply = fetch(`http://127.0.0.1:${web.port}/webhooks/github`, {
    method: "POST",
    body: content,
    headers: {
      "x-github-event": "pull_request",
      "x-github-delivery": "d1",
      "x-hub-signature-256": sign(content),
    },
  });
  for (let wait = 0; wait < 200 && !go; wait++) await new Promise((resolve) => setTimeout(resolve, 10));
  const closed = web.close();
  go?.();
  assert.equal((await reply).status, 202);
  await closed;
  await assert.rejects(fetch(`http://127.0.0.1:${web.port}/health`));
});
