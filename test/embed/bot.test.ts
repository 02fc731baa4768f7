import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { unrelated } from "../../src/embed/near.ts";
import { emptyFolder, type Running, run, runToEnd } from "../support/program.ts";
import { type EmbeddingServer, embeddingServer } from "./server.ts";
import { installRuntime, needsOnnx, writeTinyModel } from "./tiny-model.ts";

const made: { remove(): void }[] = [];
const servers: EmbeddingServer[] = [];
after(async () => {
  for (const one of made) one.remove();
  for (const one of servers) await one.close();
});

async function serve(port = 0): Promise<EmbeddingServer> {
  const server = await embeddingServer(port);
  servers.push(server);
  return server;
}

const entryFile = (question: string, answer: string) => `---\nquestion: ${question}\n---\n${answer}\n`;

/** A folder with a config that wants these embeddings, and two entries. */
function folder(embeddings: string): string {
  const one = emptyFolder();
  made.push(one);
  mkdirSync(join(one.path, "faq"));
  writeFileSync(join(one.path, "faq", "tls.md"), entryFile("How do I turn encryption on?", "Set tls."));
  writeFileSync(join(one.path, "faq", "logs.md"), entryFile("Where are the log files?", "In logs."));
  const config = `faq: [faq]\nembeddings: ${embeddings}\nchannels: { wait: 1h }\nanswers: { offerThreshold: 0.01 }\n`;
  writeFileSync(join(one.path, "porchlight.yaml"), config);
  return one.path;
}

const endpoint = (server: EmbeddingServer) =>
  `{ type: endpoint, url: "${server.url}", model: toy, wait: 5s }`;

async function eventually(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !what(); tries++) await sleep(20);
  assert.ok(what(), `it did not come about: ${what}`);
}

/** Everything typed, and then the end of the program. */
async function finish(running: Running): Promise<string> {
  running.child.stdin?.end();
  assert.equal(await running.ended, 0, running.stderr());
  return running.stdout();
}

/** The model has read the FAQ: the last of its texts was asked for, and answered. */
const hasRead = async (server: EmbeddingServer): Promise<void> => {
  await eventually(() => server.given.includes("Where are the log files?"));
  await sleep(150);
};

describe("the program with an endpoint", () => {
  test("offers what is asked in other words, sends nothing private and nothing of who opted out", async () => {
    const server = await serve();
    const running = run([], { folder: folder(endpoint(server)) });
    await hasRead(server);
    server.given.length = 0;
    running.type("alice: porchlight: may eavesdroppers see my traffic?\n");
    await running.says("How do I turn encryption on?");
    running.type("bob: !optout\n");
    await running.says("bob: ");
    running.type("bob: porchlight: may eavesdroppers read the secret of bob?\n");
    running.type("carol: /private may eavesdroppers read the secret of carol?\n");
    running.type("carol: good morning everybody\n");
    running.type("carol: where is my diary?\n");
    await eventually(() => server.given.includes("where is my diary?"));
    await finish(running);
    // When a wording is learned, the model is looked at with a sentence of our own.
    const given = server.given.filter((text) => !unrelated.includes(text));
    assert.deepEqual(given, ["may eavesdroppers see my traffic?", "where is my diary?"]);
  });

  test("unreachable: starts and answers by words, says so once, and check names it", async () => {
    const server = await serve();
    await server.close();
    const path = folder(endpoint(server));
    const lines =
      "alice: porchlight: How do I turn encryption on?\nalice: porchlight: Where are the log files?\n";
    const { code, stdout, stderr } = await runToEnd([], { folder: path, input: lines });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /alice: Set tls\./);
    assert.match(stdout, /alice: In logs\./);
    assert.equal(stderr.match(/embeddings can't be had/g)?.length, 1, stderr);
    assert.match(stderr, /ECONNREFUSED/);

    const checked = await runToEnd(["check"], { folder: path });
    assert.match(checked.stdout, /✗ embeddings: .*can't be reached: ECONNREFUSED → Until then questions are/);
    assert.equal(checked.code, 3);
    const tried = await runToEnd(["faq", "try", "where is my diary?"], { folder: path });
    assert.match(tried.stderr, /embeddings can't be had \(.*ECONNREFUSED\): words alone count here/);
    assert.equal(tried.code, 0);
  });

  test("check says that it works, or that it is too slow, and faq try shows what it finds", async () => {
    const server = await serve();
    const path = folder(endpoint(server).replace("5s", "2s"));
    const sound = await runToEnd(["check"], { folder: path });
    assert.match(sound.stdout, /✓ embeddings: toy at http:\S+: 8 numbers a text, \d+ ms a question/);
    assert.equal(sound.code, 0, sound.stdout);
    server.delay = 2500;
    const slow = await runToEnd(["check"], { folder: path });
    assert.match(slow.stdout, /✗ embeddings: .* → A question waits 2000 ms for it: raise embeddings\.wait/);
    server.delay = 0;
    const tried = await runToEnd(["faq", "try", "may eavesdroppers see my traffic?"], { folder: path });
    assert.match(tried.stdout, /^1\. tls .*\n.*\d+ % alike in meaning/m);
    const tested = await runToEnd(["faq", "test"], { folder: path });
    assert.match(tested.stdout, /2 questions to 2 entries: all as they should be/);
  });

  test("a key is in no log and no message", async () => {
    const server = await serve();
    server.instead = { status: 401, body: '{"error": {"message": "wrong key hush-hush-hush"}}' };
    const path = folder(`{ type: endpoint, url: "${server.url}", model: toy, key: hush-hush-hush }`);
    const running = run([], { folder: path });
    await running.says("correct embeddings.key");
    await finish(running);
    assert.match(running.stderr(), /401/);
    assert.doesNotMatch(running.stderr(), /hush-hush/);
  });
});

describe("the program with a local model", { skip: needsOnnx() }, () => {
  test("offers what is asked in other words, also in private, and leaves no process behind", async () => {
    const path = folder("{ type: onnx, path: tiny, wait: 5s }");
    installRuntime(path);
    writeTinyModel(path);
    const running = run([], { folder: path });
    // Typed until the model has read the FAQ; before that it is matched by its words.
    for (let tries = 0; tries < 60 && !running.stdout().includes("turn encryption on"); tries++) {
      running.type("alice: /private may eavesdroppers see my traffic?\n");
      await sleep(250);
    }
    assert.match(running.stdout(), /private to alice.*How do I turn encryption on/);
    await finish(running);
    const tried = await runToEnd(["faq", "try", "may eavesdroppers see my traffic?"], { folder: path });
    assert.match(tried.stdout, /100 % alike in meaning/);
  });

  test("a model's process that is killed is started again", async () => {
    const path = folder("{ type: onnx, path: tiny, wait: 5s }");
    installRuntime(path);
    writeTinyModel(path);
    const { besideEmbedder } = await import("../../src/embed/beside.ts");
    const { createSteady } = await import("../../src/embed/steady.ts");
    const { embeddings } = await import("../../src/settings/embeddings.ts");
    const settings = embeddings.parse({ type: "onnx", path: "tiny" });
    assert.ok(settings.type === "onnx");
    const told: unknown[] = [];
    const tell = (first: unknown, second?: unknown) => void told.push(second ?? first);
    let opened = 0;
    let kill = () => {};
    const steady = createSteady({
      open: async (signal) => {
        opened += 1;
        const embedder = await besideEmbedder(settings, path, signal);
        kill = () => void embedder.close();
        return embedder;
      },
      log: { info: tell, warn: tell } as never,
      backoff: { first: 20, most: 20 },
    });
    assert.equal((await steady.vectors(["log"], "entry"))?.length, 1);
    kill();
    assert.equal(await steady.vectors(["log"], "entry"), undefined);
    await sleep(40);
    assert.equal((await steady.vectors(["log"], "entry"))?.length, 1);
    assert.equal(opened, 2);
    assert.deepEqual(told.length, 2);
    await steady.close();
  });
});
