import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { endpointEmbedder } from "../../src/embed/endpoint.ts";
import { createMeaning, type Meaning, withMeaning } from "../../src/embed/meaning.ts";
import { createNear, textsOf, unrelated } from "../../src/embed/near.ts";
import { createIndex } from "../../src/faq/search.ts";
import { type EndpointSettings, embeddings } from "../../src/settings/embeddings.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { entry } from "../support/stage.ts";
import { textVector } from "./concepts.ts";
import { type EmbeddingServer, embeddingServer } from "./server.ts";

const entries = [
  entry("tls", "How do I turn encryption on?", "Set tls."),
  entry("logs", "Where are the log files?", "In logs/."),
  entry("restore", "How do I restore a file?", "Take the backup.", { phrasings: ["recover what is gone"] }),
];
const here = { network: "net", channel: "#project", areas: [] };

const opened: { close(): Promise<void> | void }[] = [];
after(async () => {
  for (const one of opened.toReversed()) await one.close();
});

interface Rig {
  readonly server: EmbeddingServer;
  readonly store: Store;
  readonly meaning: Meaning;
  readonly told: string[];
}

async function rig(more: { wait?: number; server?: EmbeddingServer; store?: Store } = {}): Promise<Rig> {
  const server = more.server ?? (await embeddingServer());
  const store = more.store ?? openStore(":memory:");
  const told: string[] = [];
  const tell = (first: unknown, second?: unknown) => void told.push(String(second ?? first));
  const settings = embeddings.parse({ type: "endpoint", url: server.url, model: "toy" }) as EndpointSettings;
  const meaning = createMeaning({
    open: () => Promise.resolve(endpointEmbedder(settings)),
    remote: true,
    wait: more.wait ?? 2000,
    cache: store.vectors,
    log: { info: tell, warn: tell } as never,
    backoff: { first: 40, most: 80 },
  });
  opened.push(server, store, meaning);
  return { server, store, meaning, told };
}

/** Waits for what comes in its own time. @throws Error when it does not come. */
async function eventually(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 250; tries++) {
    if (await what()) return;
    await sleep(20);
  }
  throw new Error(`It did not come about: ${what}`);
}

describe("meaning", () => {
  test("a question in other words finds its entry, and a question of something else none", async () => {
    const { meaning } = await rig();
    meaning.learn(entries);
    await meaning.learned();
    await meaning.prepare("may eavesdroppers see my traffic?");
    await meaning.prepare("when does the train leave for the coast?");
    const found = [...(meaning.similar(["may eavesdroppers see my traffic?"]) ?? [])];
    assert.equal(found[0]?.[0], "tls");
    assert.ok((found[0]?.[1] ?? 0) > 0.8, `${found}`);
    assert.ok(found.slice(1).every(([, share]) => share < 0.2));
    const other = meaning.similar(["when does the train leave for the coast?"]);
    assert.ok(other && [...other.values()].every((share) => share < 0.2));
    assert.equal(meaning.similar(["never asked"]), undefined);
  });

  test("matching takes it as one more feature, and says so", async () => {
    const { meaning } = await rig();
    const index = withMeaning(createIndex(entries), meaning);
    const asked = "may eavesdroppers see my traffic?";
    assert.deepEqual(index.match(asked, here), []);
    meaning.learn(entries);
    await meaning.learned();
    await meaning.prepare(asked);
    const [best] = index.match(asked, here);
    assert.equal(best?.entry.id, "tls");
    assert.match(best.because, /\d+ % alike in meaning/);
    assert.equal(index.match({ lines: ["hello all", asked] }, here)[0]?.entry.id, "tls");
    assert.equal(index.get("logs")?.id, "logs");
  });

  test("vectors of entries are kept over a restart, and made anew for what changed", async () => {
    const { server, store, meaning } = await rig();
    meaning.learn(entries);
    await meaning.learned();
    assert.equal(server.given.filter((text) => text === "Where are the log files?").length, 1);
    server.given.length = 0;

    const again = await rig({ server, store });
    again.meaning.learn([...entries.slice(0, 2), entry("new", "How do I bake the bread?", "Warm.")]);
    await again.meaning.learned();
    // One text is always asked, to see that the model is still the same.
    assert.deepEqual(server.given, [unrelated[0], "How do I bake the bread?"]);
    const rows = store.rows("SELECT id FROM vector").length;
    assert.equal(rows, unrelated.length + 3, "what no entry says any more is removed");
  });

  test("a model that was exchanged under its name is noticed", async () => {
    const { server, store, meaning, told } = await rig();
    meaning.learn(entries);
    await meaning.learned();
    server.extra = 3;
    await meaning.prepare("where is the diary");
    await meaning.learned();
    assert.match(told.join("\n"), /the embedding model is another one now/);
    assert.equal([...(meaning.similar(["where is the diary"]) ?? [])][0]?.[0], "logs");

    server.extra = 0;
    const restarted = await rig({ server, store });
    restarted.meaning.learn(entries);
    await restarted.meaning.learned();
    await restarted.meaning.prepare("the diary");
    assert.equal([...(restarted.meaning.similar(["the diary"]) ?? [])][0]?.[0], "logs");
  });

  test("questions are never kept", async () => {
    const { store, meaning } = await rig();
    meaning.learn(entries);
    await meaning.learned();
    const before = store.rows("SELECT * FROM vector").length;
    await meaning.prepare("where is the diary of my cat");
    assert.ok(meaning.similar(["where is the diary of my cat"]));
    assert.equal(store.rows("SELECT * FROM vector").length, before);
  });

  test("unreachable: said once, nobody waits, and it comes back by itself", async () => {
    const gone = await embeddingServer();
    const port = Number(new URL(gone.url).port);
    await gone.close();
    const { meaning, told } = await rig({ server: gone });
    meaning.learn(entries);
    await meaning.learned();
    assert.match(meaning.trouble() ?? "", /ECONNREFUSED/);
    const before = performance.now();
    await meaning.prepare("where is the diary");
    assert.ok(performance.now() - before < 500);
    assert.equal(meaning.similar(["where is the diary"]), undefined);
    await sleep(300);
    assert.equal(told.length, 1, told.join("\n"));
    assert.match(told[0] ?? "", /embeddings can't be had; questions are matched by their words/);

    const back = await embeddingServer(port);
    opened.push(back);
    await eventually(() => told.length > 1);
    assert.equal(told[1], "embeddings are back");
    // The entries are asked for first; their vectors are there a moment after the request.
    await eventually(async () => {
      await meaning.prepare("where is the diary");
      return meaning.similar(["where is the diary"]) !== undefined;
    });
    assert.ok(back.given.includes("Where are the log files?"));
    assert.equal(meaning.trouble(), undefined);
  });

  test("too slow: a question waits no longer than it may, and after three nobody waits", async () => {
    const { server, meaning, told } = await rig({ wait: 60 });
    meaning.learn(entries);
    await meaning.learned();
    server.delay = 400;
    for (const text of ["one log", "two logs", "three logs"]) {
      const before = performance.now();
      await meaning.prepare(text);
      const took = performance.now() - before;
      assert.ok(took >= 50 && took < 350, `${took}`);
      assert.equal(meaning.similar([text]), undefined);
    }
    const before = performance.now();
    await meaning.prepare("four logs");
    assert.ok(performance.now() - before < 50);
    assert.match(told.join("\n"), /come too late/);
  });

  test("a flood of questions does not pile up at the model", async () => {
    const { server, meaning } = await rig({ wait: 5000 });
    meaning.learn(entries);
    await meaning.learned();
    server.given.length = 0;
    server.delay = 20;
    await Promise.all(Array.from({ length: 500 }, (_, n) => meaning.prepare(`where is log ${n}`)));
    assert.ok(server.given.length <= 32, `${server.given.length}`);
  });

  test("closing ends it, also while it waits for a model that is away", async () => {
    const gone = await embeddingServer();
    await gone.close();
    const { meaning } = await rig({ server: gone });
    meaning.learn(entries);
    await meaning.learned();
    await meaning.close();
    await meaning.prepare("where is the diary");
    assert.equal(meaning.similar(["where is the diary"]), undefined);
  });
});

describe("nearness", () => {
  /** A model for which everything is alike to this share: some give 0.8 for texts that have nothing in common. */
  const biased = (share: number) => (text: string) => {
    const own = Float32Array.from(textVector(text));
    const length = Math.hypot(...own);
    return Float32Array.from([
      Math.sqrt(share),
      ...own.map((number) => (number / length) * Math.sqrt(1 - share)),
    ]);
  };
  for (const share of [0, 0.4, 0.8])
    test(`means the same with a model that finds everything alike to ${share}`, () => {
      const vectorOf = biased(share);
      const near = createNear(entries, vectorOf);
      const found = near(vectorOf("may eavesdroppers see my traffic"));
      assert.ok((found.get("tls") ?? 0) > 0.8, `${[...found]}`);
      assert.ok((found.get("logs") ?? 0) < 0.2, `${[...found]}`);
    });

  test("a name alone stands for little: the answer's beginning goes with it", () => {
    assert.deepEqual(textsOf(entry("grub", "grub", "Grub is the boot  manager.")), [
      "grub: Grub is the boot manager.",
    ]);
    assert.deepEqual(
      textsOf(entry("tls", "How do I turn it on?", "x", { phrasings: ["ssl", "use the https port"] })),
      ["How do I turn it on?", "use the https port"],
    );
  });

  test("30,000 phrasings are asked within 100 ms of work", () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      entry(`e${n}`, `how do I do number ${n}`, "x", {
        phrasings: [`please tell me ${n}`, `what about item ${n}`],
      }),
    );
    const vector = new Float32Array(384).fill(1 / Math.sqrt(384));
    const near = createNear(many, () => vector);
    near(vector);
    const before = process.cpuUsage();
    near(vector);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1000 < 100, `${(user + system) / 1000} ms`);
  });
});
