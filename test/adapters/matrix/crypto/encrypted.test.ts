import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { checkMatrix } from "../../../../adapters/matrix/check.ts";
import { createMatrixAdapter } from "../../../../adapters/matrix/matrix.ts";
import { SendFailed } from "../../../../src/adapter.ts";
import { type Bot, createBot } from "../../../../src/bot.ts";
import { matrix } from "../../../../src/settings/matrix.ts";
import { schema } from "../../../../src/settings.ts";
import { needsSynapse, type Synapse, serverName, startSynapse } from "../../../servers/synapse.ts";
import { quickly, quietLog } from "../rig.ts";
import { type Message, type Second, startSecond } from "./second.ts";

const me = `@porchlight:${serverName}`;
const passphrase = "a passphrase for the tests";

const entry = `---
id: tls
question: How do I turn on TLS?
phrasings:
  - How can I enable TLS?
---
Set \`tls: true\` and use port 6697.
`;

const settings = (url: string, more: Record<string, unknown> = {}) => ({
  type: "matrix",
  name: "matrix",
  homeserver: url,
  user: me,
  password: "pass-porchlight",
  channels: [`#locked:${serverName}`],
  invitesFrom: [serverName],
  encryption: { passphrase },
  ...more,
});

describe("a bot in encrypted rooms", { skip: needsSynapse(), timeout: 300_000 }, () => {
  let server: Synapse;
  let folder = "";
  let bot: Bot | undefined;
  let anna: Second;
  let room = "";
  let log = quietLog();

  const deps = () => ({ version: "0.0.0", dataFolder: folder, timing: quickly });

  /** The whole bot, as main starts it. */
  async function start(more: Record<string, unknown> = {}): Promise<void> {
    log = quietLog();
    const parsed = schema.parse({
      faq: ["faq"],
      answers: { repeatAfter: 0 },
      networks: [settings(server.url, more)],
    });
    const network = parsed.networks[0];
    assert.equal(network?.type, "matrix");
    const adapter = createMatrixAdapter(network as never, { ...deps(), log });
    bot = await createBot({
      settings: parsed,
      base: folder,
      database: join(folder, "bot.db"),
      adapters: [adapter],
      log,
    });
    await bot.start();
  }

  async function stop(): Promise<void> {
    await bot?.stop();
    bot = undefined;
  }

  /** Waits for something that the second client sees of the bot. */
  async function fromBot(
    client: Second,
    where: string,
    fits: (message: Message) => boolean,
    what: string,
  ): Promise<Message> {
    let seen: Message[] = [];
    for (let tries = 0; tries < 150; tries++) {
      seen = (await client.messages(where)).filter(({ sender }) => sender === me);
      // Until it is decrypted it shows as what it came as.
      const found = seen.find((message) => message.type !== "m.room.encrypted" && fits(message));
      if (found) return found;
      await pause(100);
    }
    const lines = log.lines.slice(-10).join("\n");
    throw new Error(`The bot never said ${what}; it said ${JSON.stringify(seen, null, 1)}\n${lines}`);
  }

  const addressed = (body: string) => ({
    msgtype: "m.text",
    body: `porchlight: ${body}`,
    "m.mentions": { user_ids: [me] },
  });

  const answers = (to: string) => (message: Message) =>
    JSON.stringify(message.content["m.relates_to"] ?? {}).includes(to);

  /** Asks, and checks the answer as it went over the wire and as it is read. */
  async function ask(client: Second, where: string, body: string): Promise<Message> {
    const id = await client.send(where, addressed(body));
    return fromBot(client, where, answers(id), `an answer to "${body}"`);
  }

  const expectSealed = (message: Message): void => {
    assert.equal(message.wireType, "m.room.encrypted");
    assert.equal(message.failed, false);
    assert.equal(message.type, "m.room.message");
    assert.equal(message.content["msgtype"], "m.notice");
    assert.equal(message.wire["body"], undefined, "nothing is readable outside");
    assert.match(String(message.content["body"]), /use port 6697/);
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "porchlight-encrypted-"));
    await mkdir(join(folder, "faq"));
    await writeFile(join(folder, "faq", "tls.md"), entry);
    server = await startSynapse();
    for (const name of ["porchlight", "anna", "ben"]) await server.register(name);
    anna = startSecond();
    await anna.open(server.url, "anna", "pass-anna");
    room = await anna.createRoom(true, "locked");
  });
  after(async () => {
    await stop();
    anna?.end();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("reads a question and answers it encrypted", async () => {
    await start();
    await anna.meet(room, me);
    expectSealed(await ask(anna, room, "faq tls"));
  });

  it("and after both have started again", async () => {
    await stop();
    await anna.restart();
    await anna.meet(room, me);
    await start();
    expectSealed(await ask(anna, room, "faq tls"));
    const device = (await anna.devices(me)).map(({ id }) => id);
    assert.equal(device.length, 1, "a restart is no new device");
  });

  it("signs its own device, so that programs that want that give it keys", async () => {
    const [device] = await anna.devices(me);
    assert.equal(device?.signed, true);
  });

  it("reads what was asked while it was away, with a key that came meanwhile", async () => {
    await stop();
    await anna.dropSession(room);
    const id = await anna.send(room, addressed("faq tls"));
    await pause(500);
    await start();
    expectSealed(await fromBot(anna, room, answers(id), "what was asked meanwhile"));
  });

  it("answers in threads", async () => {
    const root = await anna.send(room, { msgtype: "m.text", body: "a thread about ports" });
    const asked = await anna.send(room, {
      ...addressed("faq tls"),
      "m.relates_to": {
        rel_type: "m.thread",
        event_id: root,
        is_falling_back: true,
        "m.in_reply_to": { event_id: root },
      },
    });
    const answer = await fromBot(anna, room, answers(asked), "an answer in the thread");
    expectSealed(answer);
    const relation = answer.wire["m.relates_to"] as Record<string, unknown>;
    assert.equal(relation["rel_type"], "m.thread", "servers need to know of the thread");
    assert.equal(relation["event_id"], root);
  });

  it("talks to one person encrypted", async () => {
    const direct = await anna.direct(me);
    await anna.meet(direct, me);
    const id = await anna.send(direct, { msgtype: "m.text", body: "faq tls" });
    const answer = await fromBot(
      anna,
      direct,
      (message) => message.type === "m.room.message",
      `an answer to ${id}`,
    );
    expectSealed(answer);
  });

  it("somebody who comes later reads what is said from then on, and is read", async () => {
    const ben = startSecond();
    try {
      await ben.open(server.url, "ben", "pass-ben");
      await ben.join(room);
      await ben.meet(room, me);
      expectSealed(await ask(ben, room, "faq tls"));
    } finally {
      ben.end();
    }
  });

  it("goes on in a room that is encrypted while it is there", async () => {
    const plain = await anna.createRoom(false);
    await anna.invite(plain, me);
    await anna.meet(plain, me);
    const before = await ask(anna, plain, "faq tls");
    assert.equal(before.wireType, "m.room.message");
    await anna.encryptRoom(plain);
    expectSealed(await ask(anna, plain, "faq tls"));
  });

  it("a homeserver that is restarted changes nothing", async () => {
    await server.kill();
    await server.restart();
    expectSealed(await ask(anna, room, "faq tls"));
  });

  it("what is said and what unlocks it is in none of its files", async () => {
    await stop();
    const files = (await readdir(folder)).filter((name) => name.startsWith("matrix-matrix-keys-"));
    assert.equal(files.filter((name) => name.endsWith(".db")).length, 1);
    for (const name of files) {
      const bytes = await readFile(join(folder, name));
      for (const needle of [passphrase, "6697", "faq tls", "private_key", "session_key"])
        assert.ok(!bytes.includes(needle), `${needle} is in ${name}`);
    }
  });

  it("does not start with a wrong passphrase, and says what to do", async () => {
    const parsed = matrix.parse(settings(server.url, { encryption: { passphrase: "another passphrase" } }));
    const adapter = createMatrixAdapter(parsed, { ...deps(), log });
    await assert.rejects(
      adapter.start(async () => true, [], undefined),
      (error: Error) => {
        assert.ok(error instanceof SendFailed && error.forGood);
        assert.match(error.message, /keys-\w+\.db does not open with this passphrase\. Set the passphrase/);
        return true;
      },
    );
    await adapter.stop();
  });

  it("check finds the wrong passphrase, the right one, and rooms that need one", async () => {
    const findings = async (encryption: unknown): Promise<string> => {
      const parsed = matrix.parse(settings(server.url, { encryption }));
      const all = await checkMatrix(parsed, { dataFolder: folder });
      return all.map(({ ok, what }) => `${ok ? "ok" : "not ok"}: ${what}`).join("\n");
    };
    assert.match(
      await findings({ passphrase: "another passphrase" }),
      /^not ok: .*keys-\w+\.db does not open with this passphrase\.$/m,
    );
    const right = await findings({ passphrase });
    assert.match(right, /^ok: the passphrase opens the keys of encrypted rooms$/m);
    assert.doesNotMatch(right, /not ok/);
    assert.match(await findings(undefined), /^not ok: #locked:porch\.test is encrypted/m);
  });

  it("without a passphrase it says that it can't read, and says nothing", async () => {
    await start({ encryption: undefined });
    const id = await anna.send(room, addressed("faq tls"));
    await pause(2000);
    const replies = (await anna.messages(room)).filter(({ sender }) => sender === me).filter(answers(id));
    assert.deepEqual(replies, []);
    assert.ok(
      log.lines.some((line) => /#locked:porch\.test is encrypted, and the bot cannot read/.test(line)),
      log.lines.join("\n"),
    );
    await stop();
  });
});
