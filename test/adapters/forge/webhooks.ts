/** What every webhook has to keep, whatever the forge: a real server, a real store, every type of delivery. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, describe, it } from "node:test";
import { createHooks } from "../../../src/cli/hooks.ts";
import { schema } from "../../../src/settings.ts";
import { startWeb } from "../../../src/web/server.ts";
import { createStage } from "../../support/stage.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A delivery as the forge would make it. */
export interface Sample {
  readonly what: string;
  readonly payload: unknown;
  /** The headers that name it; `nonce` is new for each delivery. */
  headers(nonce: string): Record<string, string>;
}

export interface Forge {
  readonly name: string;
  /** Its entry under `forges`. */
  readonly settings: Record<string, unknown>;
  sign(body: string, headers: Readonly<Record<string, string>>): Record<string, string>;
  /** Signed by somebody who doesn't know the secret. */
  forge(body: string, headers: Readonly<Record<string, string>>): Record<string, string>;
  readonly samples: readonly Sample[];
}

const maxBody = 200_000;
let nonces = 0;

async function serve(forge: Forge) {
  const config = { webhooks: { port: 0, maxBody }, forges: [forge.settings] };
  const settings = schema.parse(config);
  const stage = createStage({ config: { forges: [forge.settings] } });
  const web = await startWeb({
    settings,
    log: silent as never,
    hooks: await createHooks(settings),
    now: () => stage.now,
    receive: async (event) => stage.receiver.receiveNow(event),
    patience: { headers: 300, request: 300 },
  });
  after(() => web.close());
  const path = `/webhooks/${forge.name}`;
  const tables = (
    stage.store.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") as {
      name: string;
    }[]
  ).map(({ name }) => name);
  return {
    stage,
    port: web.port,
    path,
    /** Everything in the database. */
    data: (): string =>
      JSON.stringify(tables.map((table) => stage.store.rows(`SELECT * FROM ${table} ORDER BY 1, 2`))),
    send: (body: string, headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${web.port}${path}`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", ...headers },
        signal: AbortSignal.timeout(10_000),
      }),
  };
}

const named = (sample: Sample): Record<string, string> => sample.headers(`nonce-${++nonces}`);

/** Declares the tests. */
export function webhookContract(forge: Forge): void {
  describe(`webhooks of ${forge.name}`, () => {
    for (const sample of forge.samples) {
      const body = JSON.stringify(sample.payload);

      it(`${sample.what}: taken once it is signed; a replay is refused without a trace`, async () => {
        const { send, data } = await serve(forge);
        const headers = named(sample);
        const signed = { ...headers, ...forge.sign(body, headers) };
        const empty = data();
        const first = await send(body, signed);
        assert.equal(first.status, 202);
        const once = data();
        assert.notEqual(once, empty, "it left something");
        // Literally the same, and under another delivery id, which nobody signs.
        const again = await send(body, signed);
        const other = named(sample);
        const renamed = await send(body, { ...other, ...forge.sign(body, other) });
        assert.deepEqual([again.status, renamed.status], [202, 202]);
        for (const reply of [again, renamed])
          assert.equal(((await reply.json()) as { fresh: number }).fresh, 0);
        assert.equal(data(), once);
      });

      it(`${sample.what}: wrong or no signature, too large, too slow: refused without a trace`, async () => {
        const { send, data, port, path } = await serve(forge);
        const before = data();
        const headers = named(sample);
        assert.equal((await send(body, headers)).status, 401);
        assert.equal((await send(body, { ...headers, ...forge.forge(body, headers) })).status, 401);
        const large = JSON.stringify({ ...(sample.payload as object), padding: "x".repeat(maxBody) });
        assert.equal((await send(large, { ...headers, ...forge.sign(large, headers) })).status, 413);
        const said = await slowly(port, path, body, { ...headers, ...forge.sign(body, headers) });
        assert.doesNotMatch(said, /^HTTP\/1\.1 2/);
        assert.equal(data(), before);
      });
    }

    it("30 deliveries, out of order and twice, are the same as each once in order", async () => {
      const once = await serve(forge);
      const twice = await serve(forge);
      const bodies = Array.from({ length: 30 }, (_, n) => {
        const sample = forge.samples[n % forge.samples.length];
        assert.ok(sample);
        // Numbers are the things' names: other numbers are other things.
        return {
          sample,
          body: JSON.stringify(sample.payload).replaceAll(
            /"(number|iid|id)":(\d+)/g,
            (_all, key, id) =>
              `"${key}":${Number(id) + (key === "id" ? 0 : 1000 * Math.floor(n / forge.samples.length))}`,
          ),
        };
      });
      const deliver = async (to: typeof once, which: readonly (typeof bodies)[number][]): Promise<void> => {
        for (const { sample, body } of which) {
          const headers = named(sample);
          const { status } = await to.send(body, { ...headers, ...forge.sign(body, headers) });
          assert.equal(status, 202);
        }
      };
      await deliver(once, bodies);
      const shuffled = [...bodies, ...bodies]
        .map((one, index) => ({ one, by: (index * 7919) % 60 }))
        .sort((a, b) => a.by - b.by);
      await deliver(
        twice,
        shuffled.map(({ one }) => one),
      );
      const counted = ({ stage }: typeof once): unknown =>
        stage.store.rows(
          "SELECT c.thing, a.network, a.key, c.kind, c.deed, c.quiet, c.first, c.at FROM contribution c JOIN account a ON a.id = c.account ORDER BY c.thing",
        );
      assert.deepEqual(counted(twice), counted(once));
      assert.ok((counted(once) as unknown[]).length > forge.samples.length / 2);
    });
  });
}

/** Sends the head, and the body a byte at a time, slower than the server waits. */
function slowly(
  port: number,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const lines = Object.entries(headers)
      .map(([key, value]) => `${key}: ${value}\r\n`)
      .join("");
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${lines}\r\n`,
    );
    let sent = 0;
    const drip = setInterval(() => socket.write(body.slice(sent, ++sent)), 50);
    const end = (): void => {
      clearInterval(drip);
      socket.destroy();
      resolve(said);
    };
    socket.on("error", () => undefined).on("close", end);
    setTimeout(end, 5000).unref();
  });
}
