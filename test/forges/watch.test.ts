import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { historyRead, type Source, SourceError } from "../../src/forges/source.ts";
import { watchSources } from "../../src/forges/watch.ts";
import { schema } from "../../src/settings.ts";
import { createStage } from "../support/stage.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function rig(source: Partial<Source>) {
  const stage = createStage();
  const looked: number[] = [];
  const watch = watchSources({
    sources: [
      {
        name: "teapot",
        every: 1000,
        wasRead: (mark) => mark === "1",
        history: () => Promise.resolve(),
        check: () => Promise.resolve([]),
        ...source,
        news: async (reading) => {
          looked.push(Date.now());
          await source.news?.(reading);
        },
      },
    ],
    receive: async (event) => stage.receiver.receiveNow(event),
    positions: stage.store.positions,
    settings: schema.parse({}),
    log: silent as never,
    clock: { now: () => stage.now },
  });
  return { stage, watch, looked, told: () => stage.heard().map(({ text }) => text) };
}

describe("watching the sources", () => {
  it("says once that the past was not read, and not when it was", async () => {
    const { stage, watch, told } = rig({ every: undefined as never });
    await watch.stop();
    assert.match(told().join("\n"), /haven't read the past of teapot.*porchlight backfill/);
    stage.store.positions.set("teapot", historyRead, "1", 1);
    const again = watchSources({
      sources: [
        {
          name: "teapot",
          every: undefined,
          wasRead: (mark) => mark === "1",
          news: async () => undefined,
          history: async () => undefined,
          check: async () => [],
        },
      ],
      receive: async (event) => stage.receiver.receiveNow(event),
      positions: stage.store.positions,
      settings: schema.parse({}),
      log: silent as never,
      clock: { now: () => stage.now },
    });
    await again.stop();
    assert.deepEqual(told(), []);
  });

  it("looks again and again, and stops in the middle of a look", async () => {
    let aborted = false;
    const { watch, looked } = rig({
      news: async ({ signal }) => {
        if (looked.length < 2) return;
        await sleep(60_000, undefined, { signal }).catch(() => {
          aborted = true;
        });
      },
    });
    for (const until = Date.now() + 10_000; looked.length < 2 && Date.now() < until; ) await sleep(20);
    await watch.stop();
    assert.equal(looked.length, 2);
    assert.ok(aborted);
  });

  it("what doesn't mend itself is told to the maintainers, with what to do, once a day", async () => {
    const { watch, looked, told } = rig({
      news: () =>
        Promise.reject(
          new SourceError("teapot: the token is refused", "Make a new token.", { forGood: true }),
        ),
    });
    for (const until = Date.now() + 10_000; looked.length < 2 && Date.now() < until; ) await sleep(20);
    await watch.stop();
    const about = told().filter((text) => text.includes("token is refused"));
    assert.equal(about.length, 1);
    assert.match(about[0] ?? "", /Make a new token\./);
    const [first = 0, second = 0] = looked;
    assert.ok(second - first >= 1900, "and is asked less often");
  });

  it("links who shows their code in their profile on the forge, and looks only while a code waits", async () => {
    const stage = createStage({ config: { webhooks: { github: { secret: "s" } } } });
    const place = { network: "net", channel: "ada", private: true } as const;
    const asked: (readonly string[])[] = [];
    const watch = watchSources({
      sources: [
        {
          name: "github",
          every: 1000,
          news: async () => undefined,
          history: async () => undefined,
          check: async () => [],
          wasRead: () => true,
          written: async (logins) => {
            asked.push(logins);
            const text = /porchlight: I am net:ada, \S{8}/.exec(said)?.[0] ?? "";
            const actor = { key: "1815", name: "ada", address: "", verified: true, bot: false };
            return [{ kind: "proof", id: "github/written/x", network: "github", at: stage.now, actor, text }];
          },
        },
      ],
      receive: async (event) => stage.receiver.receiveNow(event),
      positions: stage.store.positions,
      loginsWaiting: (forge) => stage.store.links.loginsWaiting(forge, stage.now - 864e5),
      settings: schema.parse({}),
      log: silent as never,
      clock: { now: () => stage.now },
    });
    let said = "";
    try {
      await sleep(300);
      assert.deepEqual(asked, []);
      stage.heard();
      stage.say("ada", "link github @ada", { place });
      said = stage
        .heard()
        .map(({ text }) => text)
        .join(" ");
      assert.match(said, /as ada on github/);
      for (let waited = 0; asked.length === 0 && waited < 5000; waited += 100) await sleep(100);
      assert.deepEqual(asked[0], ["ada"]);
      for (let waited = 0; waited < 2000; waited += 100) {
        if (stage.store.people.account("github", "1815")) break;
        await sleep(100);
      }
      const person = stage.store.people.account("net", "ada")?.person;
      assert.equal(stage.store.people.account("github", "1815")?.person, person);
      await sleep(1500);
      assert.equal(asked.length, 1);
    } finally {
      await watch.stop();
    }
  });
});
