import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach, describe, test } from "node:test";
import { cosine, EmbedderError } from "../../src/embed/embedder.ts";
import { endpointEmbedder } from "../../src/embed/endpoint.ts";
import { type EndpointSettings, embeddings } from "../../src/settings/embeddings.ts";
import { embeddingServer } from "./server.ts";

const settings = (url: string, more: Record<string, unknown> = {}): EndpointSettings =>
  embeddings.parse({ type: "endpoint", url, model: "toy", ...more }) as EndpointSettings;

const server = await embeddingServer();
after(() => server.close());
beforeEach(() => {
  server.delay = 0;
  server.instead = undefined;
  server.given.length = 0;
  server.headers.length = 0;
});

/** Rejects with a message like this. */
const refuses = (url: string, expected: RegExp, more: Record<string, unknown> = {}) =>
  assert.rejects(
    endpointEmbedder(settings(url, more)).embed(["one", "two"], "entry"),
    (error: unknown) => error instanceof EmbedderError && expected.test(error.message),
  );

describe("an endpoint", () => {
  test("gives vectors in the order of the texts, each of length 1, with prefix and key", async () => {
    const more = { key: "abc-secret", prefix: { question: "query: ", entry: "passage: " } };
    const embedder = endpointEmbedder(settings(`${server.url}/`, more));
    assert.equal(embedder.remote, true);
    const [tls, log] = await embedder.embed(["secure traffic", "the log"], "entry");
    const [same] = await embedder.embed(["encryption"], "question");
    assert.ok(tls && log && same);
    assert.ok(cosine(tls, same) > 0.95 && cosine(tls, log) < 0.2 && Math.abs(cosine(log, log) - 1) < 1e-5);
    assert.deepEqual(server.given, ["passage: secure traffic", "passage: the log", "query: encryption"]);
    assert.equal(server.headers[0]?.authorization, "Bearer abc-secret");
    assert.deepEqual(await embedder.embed([], "entry"), []);
  });

  test("a name and password in the address are sent and never shown", async () => {
    const embedder = endpointEmbedder(settings(server.url.replace("//", "//teapot:hush%40hush@")));
    await embedder.embed(["log"], "entry");
    const pair = Buffer.from("teapot:hush@hush").toString("base64");
    assert.equal(server.headers[0]?.authorization, `Basic ${pair}`);
    assert.doesNotMatch(embedder.name, /hush|teapot/);
    server.instead = { status: 500, body: "" };
    await assert.rejects(embedder.embed(["log"], "entry"), (error: Error) => !/hush/.test(error.message));
  });

  test("the address may be the whole path", async () => {
    const embedder = endpointEmbedder(settings(`${server.url}/embeddings`));
    assert.equal((await embedder.embed(["log"], "entry")).length, 1);
    assert.equal(embedder.name, endpointEmbedder(settings(server.url)).name);
  });

  const mistakes: readonly (readonly [what: string, status: number, body: string, expected: RegExp])[] = [
    [
      "a wrong key",
      401,
      '{"error": {"message": "Incorrect API key"}}',
      /401 \(Incorrect API key\); correct embeddings\.key/,
    ],
    [
      "a model it has not",
      404,
      '{"error": "model \\"toy\\" not found"}',
      /404 \(model "toy" not found\); correct embeddings\.url or/,
    ],
    ["an overload", 503, "try later\n\nplease", /answered 503 \(try later please\)/],
    ["a web page", 200, "<html>", /no JSON; does the address end in \/v1\?/],
    ["a chat", 200, '{"choices": []}', /has no vectors; is the model one for embeddings\?/],
    ["too few vectors", 200, '{"data": [{"embedding": [1]}]}', /1 vectors for 2 texts/],
    [
      "vectors of two lengths",
      200,
      '{"data": [{"embedding": [1]}, {"embedding": [1, 2]}]}',
      /of different lengths/,
    ],
    ["a vector of words", 200, '{"data": [{"embedding": ["a"]}, {"embedding": [1]}]}', /has no vectors/],
  ];
  for (const [what, status, body, expected] of mistakes)
    test(`${what} is said`, async () => {
      server.instead = { status, body };
      await refuses(server.url, expected);
    });

  test("nobody there, and a server that breaks off, are said", async () => {
    const gone = await embeddingServer();
    await gone.close();
    await refuses(gone.url, /127\.0\.0\.1:\d+\/v1\/embeddings can't be reached: ECONNREFUSED/);
    const broken = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
    await refuses(`http://127.0.0.1:${(broken.address() as AddressInfo).port}/v1`, /can't be reached/);
    broken.close();
  });

  test("a key does not follow a redirect", async () => {
    const away = createServer((_, response) => {
      response.writeHead(307, { location: `${server.url}/embeddings` }).end();
    });
    await new Promise<void>((resolve) => away.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(away.address() as AddressInfo).port}/v1`;
    await refuses(url, /can't be reached/, { key: "abc-secret" });
    assert.deepEqual(server.given, []);
    away.close();
  });

  test("closing ends what is under way", async () => {
    server.delay = 5000;
    const embedder = endpointEmbedder(settings(server.url));
    const asked = embedder.embed(["log"], "entry");
    setTimeout(() => void embedder.close(), 50);
    await assert.rejects(asked, EmbedderError);
  });
});
