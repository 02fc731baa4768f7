import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { besideEmbedder } from "../../src/embed/beside.ts";
import { cosine, EmbedderError } from "../../src/embed/embedder.ts";
import { onnxEmbedder } from "../../src/embed/onnx.ts";
import { embeddings, type OnnxSettings } from "../../src/settings/embeddings.ts";
import { emptyFolder } from "../support/program.ts";
import { gatherModel, installRuntime, needsOnnx, type TokenizerKind, writeTinyModel } from "./tiny-model.ts";

const settings = (path: string, more: Partial<OnnxSettings> = {}): OnnxSettings => ({
  ...(embeddings.parse({ type: "onnx", path }) as OnnxSettings),
  ...more,
});

const made: { remove(): void }[] = [];
function folder(): string {
  const one = emptyFolder();
  made.push(one);
  return one.path;
}
after(() => {
  for (const one of made) one.remove();
});

async function nearness(path: string, base: string): Promise<readonly number[]> {
  const embedder = await onnxEmbedder(settings(path), base);
  const [tls, secure, log] = await embedder.embed(
    ["How do I encryption?", "How do I secure the traffic", "the log"],
    "question",
  );
  await embedder.close();
  assert.ok(tls && secure && log);
  for (const vector of [tls, secure, log]) assert.ok(Math.abs(cosine(vector, vector) - 1) < 1e-5);
  return [cosine(tls, secure), cosine(tls, log)];
}

describe("a local model", { skip: needsOnnx() }, () => {
  const kinds: readonly TokenizerKind[] = ["vocab.txt", "wordpiece", "unigram", "bpe"];
  for (const kind of kinds)
    test(`texts of one meaning are near, with its tokeniser as ${kind}`, async () => {
      const base = folder();
      installRuntime(base);
      const [same = 0, other = 1] = await nearness(writeTinyModel(base, kind), base);
      assert.ok(same > 0.95, `${same}`);
      assert.ok(other < 0.2, `${other}`);
    });

  test("texts of different length are padded, and the padding means nothing", async () => {
    const base = folder();
    installRuntime(base);
    const embedder = await onnxEmbedder(settings(writeTinyModel(base)), base);
    const long = `log ${"diary ".repeat(600)}`;
    const [alone] = await embedder.embed(["tls"], "entry");
    const [beside, cut] = await embedder.embed(["tls", long], "entry");
    assert.ok(alone && beside && cut);
    assert.deepEqual([...beside], [...alone]);
    await embedder.close();
  });

  test("the question's prefix is put before questions only", async () => {
    const base = folder();
    installRuntime(base);
    const own = settings(writeTinyModel(base), { prefix: { question: "backup ", entry: "" } });
    const embedder = await onnxEmbedder(own, base);
    const [question] = await embedder.embed(["tls"], "question");
    const [entry] = await embedder.embed(["tls"], "entry");
    const [both] = await embedder.embed(["backup tls"], "entry");
    assert.ok(question && entry && both);
    assert.deepEqual([...question], [...both]);
    assert.notDeepEqual([...question], [...entry]);
    await embedder.close();
  });

  test("in a process of its own it gives the same, and its process ends", async () => {
    const base = folder();
    installRuntime(base);
    const path = writeTinyModel(base);
    const inline = await onnxEmbedder(settings(path), base);
    const beside = await besideEmbedder(settings(path), base);
    assert.equal(beside.name, inline.name);
    assert.equal(beside.remote, false);
    const texts = ["secure traffic", "the diary", ""];
    const [one, other] = await Promise.all([beside.embed(texts, "entry"), inline.embed(texts, "entry")]);
    assert.deepEqual(one, other);
    await beside.close();
    await assert.rejects(beside.embed(["x"], "entry"), EmbedderError);
    await inline.close();
  });

  const mistakes: readonly (readonly [what: string, spoil: (path: string) => void, expected: RegExp])[] = [
    [
      "no tokeniser",
      (path) => rmSync(join(path, "tokenizer.json")),
      /has no tokenizer\.json; copy the model's/,
    ],
    [
      "a tokeniser that is no JSON",
      (path) => writeFileSync(join(path, "tokenizer.json"), "{"),
      /tokenizer\.json can't be read/,
    ],
    [
      "a tokeniser of an unknown kind",
      (path) => writeFileSync(join(path, "tokenizer.json"), '{"model": {"type": "Abacus"}}'),
      /its tokenizer can't be used/,
    ],
    ["no model", (path) => rmSync(join(path, "model.onnx")), /has no model\.onnx; name the file itself/],
    [
      "a file that is no model",
      (path) => writeFileSync(join(path, "model.onnx"), "hello"),
      /model\.onnx can't be loaded/,
    ],
    [
      "a model of pictures",
      (path) => writeFileSync(join(path, "model.onnx"), gatherModel([[1]], { input: "pixels" })),
      /is no sentence encoder: it wants pixels/,
    ],
  ];
  for (const [what, spoil, expected] of mistakes)
    test(`${what}: said by name, also from its process`, async () => {
      const base = folder();
      installRuntime(base);
      const path = writeTinyModel(base);
      spoil(path);
      const told = (error: unknown) => error instanceof EmbedderError && expected.test(error.message);
      await assert.rejects(onnxEmbedder(settings(path), base), told);
      await assert.rejects(besideEmbedder(settings(path), base), told);
    });

  test("the file itself may be named, with its tokeniser a folder above", async () => {
    const base = folder();
    installRuntime(base);
    const path = writeTinyModel(base);
    mkdirSync(join(path, "onnx"));
    writeFileSync(join(path, "onnx", "small.onnx"), gatherModel(new Array(500).fill([1, 0])));
    const embedder = await onnxEmbedder(settings(join(path, "onnx", "small.onnx")), base);
    assert.match(embedder.name, /small\.onnx/);
    assert.deepEqual([...((await embedder.embed(["log"], "entry"))[0] ?? [])], [1, 0]);
    await embedder.close();
  });
});

test("without the runtime, what to install is said", async () => {
  const base = folder();
  const told = /onnxruntime-node is not installed; run: npm install onnxruntime-node/;
  await assert.rejects(onnxEmbedder(settings(writeTinyModel(base)), base), told);
});

test("a path that is not there is said", async () => {
  await assert.rejects(
    onnxEmbedder(settings("models/none"), folder()),
    /there is no .*models\/none; correct/,
  );
});
