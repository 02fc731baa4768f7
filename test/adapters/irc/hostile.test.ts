import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Adapter, Cursor } from "../../../src/adapter.ts";
import { type FakeIrc, type FakeOptions, startFakeIrc } from "../../servers/fake-irc.ts";
import { until } from "../../servers/process.ts";
import { createJournal, type Journal, line } from "../../support/contract.ts";
import { type IrcAdapterOptions, ircAdapter, quietLog } from "./rig.ts";

const project = { network: "test", channel: "#project" };

describe("IRC against a server that says anything", { timeout: 60_000 }, () => {
  let fake: FakeIrc;
  let adapter: Adapter;
  let journal: Journal;

  async function start(options: FakeOptions = {}, more: IrcAdapterOptions = {}, since?: Cursor) {
    fake = await startFakeIrc(options);
    adapter = ircAdapter(fake.port, more);
    journal = createJournal();
    await adapter.start(journal.receive, [], since);
  }
  afterEach(async () => {
    await adapter?.stop();
    await fake?.close();
  });

  /** The adapter still takes in and gives out. */
  async function alive(): Promise<void> {
    const text = `alive ${Math.random()}`;
    fake.send(`:anna!u@h PRIVMSG #project :${text}`);
    await journal.wait("message", (event) => event.text === text);
    assert.ok(await adapter.send(line(project, "so am I"), "k"));
  }

  const commands =
    "PRIVMSG NOTICE TAGMSG JOIN PART KICK QUIT NICK ACCOUNT AWAY CHGHOST SETNAME INVITE MODE TOPIC BATCH";
  const numerics =
    "001 002 004 005 263 303 315 319 332 352 353 354 366 376 401 403 404 417 422 432 433 437 439 471";
  const more =
    "473 474 475 477 482 531 716 730 731 732 733 734 900 901 902 903 904 905 906 907 908 999 CAP PING PONG";
  const rest = "AUTHENTICATE FAIL WARN NOTE ACK REDACT KILL WALLOPS ERR";
  const all = `${commands} ${numerics} ${more} ${rest}`.split(" ").filter((command) => command !== "001");

  it("survives every command with every number of missing and odd parameters", async () => {
    const log = quietLog();
    await start(
      { caps: "message-tags batch labeled-response echo-message account-tag", echo: true },
      { log },
    );
    const prefixes = [
      "",
      ":anna!u@h ",
      ":anna ",
      ":fake.test ",
      ":!@ ",
      ": ",
      ":porchlight!u@h ",
      "@batch=x ",
      "@ ",
      "@=;;a=\\ ",
    ];
    const parameters = [
      "",
      " ",
      " :",
      " porchlight",
      " #project",
      " porchlight #project",
      " * * * *",
      " #project :",
      " porchlight 0",
    ];
    for (const command of all)
      for (const prefix of prefixes)
        for (const parameter of parameters) {
          // Our own JOIN, PART and NICK with such parameters would be true: they move us.
          if (prefix === ":porchlight!u@h ") continue;
          if (command === "KICK" || command === "NICK") continue;
          fake.send(`${prefix}${command}${parameter}`);
        }
    await alive();
    assert.equal(fake.connections(), 1);
  });

  it("survives garbage: bytes that are no text, NUL, lone line ends, half lines", async () => {
    await start();
    let seed = 12345;
    const random = () => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    for (let n = 0; n < 300; n++) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * 200) }, () => Math.floor(random() * 256));
      fake.raw(bytes);
      if (n % 3 === 0) fake.raw("\r\n");
      if (n % 10 === 0) await pause(1);
    }
    fake.raw("\r\n\n\n\r\r\n");
    await alive();
  });

  it("cuts a line of 100 kB, and one that never ends, and reads on", async () => {
    await start();
    fake.send(`:anna!u@h PRIVMSG #project :${"x".repeat(100_000)}`);
    const event = await journal.wait("message");
    assert.ok(event.text.length < 16_385 && event.text.length > 1000, String(event.text.length));
    fake.send(`:anna!u@h PRIVMSG #project :${"z".repeat(20_000)}`);
    const other = await journal.wait("message", (one) => one.text.startsWith("z"));
    assert.ok(other.text.length < 16_385, String(other.text.length));
    for (let n = 0; n < 50; n++) fake.raw("y".repeat(100_000));
    fake.raw("\r\n");
    fake.send(`:anna!u@h PRIVMSG #project :${"ü".repeat(50_000)}`);
    await alive();
    assert.ok(journal.messages().every((one) => !one.text.includes("\ufffd")));
  });

  it("reads text in the wrong encoding, and text that was cut in a character", async () => {
    await start();
    fake.raw(Buffer.from(":anna!u@h PRIVMSG #project :gr\xfc\xdfe\r\n", "latin1"));
    fake.raw(
      Buffer.concat([
        Buffer.from(":anna!u@h PRIVMSG #project :grüße "),
        Buffer.from("你").subarray(0, 2),
        Buffer.from("\r\n"),
      ]),
    );
    fake.send(":anna!u@h PRIVMSG #project :a\u0000b\u000304,12c\u0002d\u000f\u0004ff00ffe\u001b[0m");
    fake.send(":anna!u@h PRIVMSG #project :last");
    await journal.wait("message", (event) => event.text === "last");
    assert.deepEqual(
      journal.messages().map((event) => event.text),
      ["grüße", "grüße", "abcde[0m", "last"],
    );
  });

  it("speaks another encoding both ways when told to", async () => {
    await start({}, { settings: { encoding: "koi8-r" } });
    fake.raw(
      Buffer.concat([
        Buffer.from(":anna!u@h PRIVMSG #project :"),
        Buffer.from([0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
        Buffer.from("\r\n"),
      ]),
    );
    assert.equal((await journal.wait("message")).text, "привет");
    await adapter.send(line(project, "да 👍"), "k1");
    assert.match(await fake.saw("PRIVMSG #project"), /PRIVMSG #project :.. \?$/u);
  });

  it("takes nicks with regex characters for what they are", async () => {
    await start({}, { settings: { nick: "[b.t]*" } });
    fake.send(":^a(n+.*!u@h PRIVMSG #project :{B.T}*: hello");
    const event = await journal.wait("message");
    assert.equal(event.toBot, "hello");
    assert.equal(event.actor.key, "~~a(n+.*");
    fake.send(":anna!u@h PRIVMSG #project :[bxt]*: hello");
    fake.send(":anna!u@h PRIVMSG #project :last");
    await journal.wait("message", (one) => one.text === "last");
    assert.equal(journal.messages()[1]?.toBot, undefined);
  });

  it("is not moved by nicks and tags that are names of JavaScript's own", async () => {
    await start({ caps: "message-tags account-tag batch" });
    for (const name of ["__proto__", "constructor", "toString"]) {
      fake.send(`:${name}!u@h JOIN #project`);
      fake.send(`@account=${name};__proto__=x :${name}!u@h PRIVMSG #project :I am ${name}`);
      fake.send(`:fake.test BATCH +${name} ${name}`);
      fake.send(`@batch=${name} :${name}!u@h PRIVMSG #project :batched`);
      fake.send(`:${name}!u@h QUIT`);
    }
    await alive();
    assert.equal(journal.messages()[0]?.actor.key, "__proto__");
  });

  it("is not filled by batches that never end", async () => {
    await start({ caps: "message-tags batch" });
    for (let n = 0; n < 5000; n++) fake.send(`:fake.test BATCH +b${n} netjoin`);
    await alive();
  });

  it("finds a dead connection by its silence and connects anew", async () => {
    await start({ pongs: true }, { timing: { quiet: 100, answer: 100 } });
    await fake.saw("PING :alive");
    fake.mute();
    await until("a second connection", () => fake.connections() === 2);
  });

  it("goes on trying when the server drops it again and again", async () => {
    await start({}, { timing: { firstRetry: 10, maxRetry: 20 } });
    for (let n = 2; n < 12; n++) {
      fake.drop();
      await until("another connection", () => fake.connections() === n);
    }
    await until("it is in the channel", () => fake.lines.filter((one) => one.startsWith("WHO")).length > 0);
    await pause(50);
    await alive();
  });

  it("reports a line as unsure that was written and never confirmed, when the connection breaks", async () => {
    await start({ caps: "echo-message labeled-response batch message-tags" });
    const sent = adapter.send(line(project, "did it arrive?"), "k1");
    await fake.saw("did it arrive?");
    fake.drop();
    await assert.rejects(sent, { name: "SendFailed", unsure: true, forGood: false });
  });

  it("reports a line as unsure that the server never says anything about", async () => {
    await start({ caps: "echo-message" }, { timing: { confirm: 100 } });
    await assert.rejects(adapter.send(line(project, "swallowed"), "k1"), {
      unsure: true,
      message: /never said/,
    });
    assert.equal(fake.connections(), 1);
  });

  const answers: [string, string, { forGood: boolean; retryAfterMs: number | undefined }][] = [
    ["no such nick", "401 porchlight #project :No such nick", { forGood: true, retryAfterMs: undefined }],
    ["cannot send", "404 porchlight #project :Cannot send", { forGood: true, retryAfterMs: undefined }],
    ["registered only", "477 porchlight #project :Register", { forGood: true, retryAfterMs: undefined }],
    ["blocked by the person", "531 porchlight #project :Blocked", { forGood: true, retryAfterMs: undefined }],
    ["caller id", "716 porchlight #project :is in +g mode", { forGood: true, retryAfterMs: undefined }],
    ["too fast", "439 porchlight #project :Slow down", { forGood: false, retryAfterMs: 60_000 }],
  ];
  for (const caps of ["echo-message", "echo-message labeled-response batch", ""])
    for (const [name, refuse, expected] of answers)
      it(`hands on the server's refusal: ${name}, with ${caps || "no capabilities"}`, async () => {
        await start({ caps, refuse });
        const sent = adapter.send(line(project, "refused?"), "k1");
        await assert.rejects(sent, { name: "SendFailed", unsure: false, ...expected });
      });

  it("takes a labelled ACK, and an answer in a labelled batch, for what they are", async () => {
    await start({ caps: "labeled-response batch echo-message message-tags" });
    const label = async (text: string) => /label=([^; ]+)/.exec(await fake.saw(text))?.[1];
    const first = adapter.send(line(project, "silent"), "k1");
    fake.send(`@label=${await label("silent")} :fake.test ACK`);
    assert.match(await first, /^made:/);
    const second = adapter.send(line(project, "busy"), "k2");
    fake.send(`@label=${await label("busy")} :fake.test BATCH +r labeled-response`);
    fake.send("@batch=r :fake.test 301 porchlight anna :I am away");
    fake.send("@batch=r;msgid=theirs :porchlight!u@h PRIVMSG #project :busy");
    fake.send(":fake.test BATCH -r");
    assert.equal(await second, "theirs");
  });

  it("gives a line back untried that was still waiting when the connection broke", async () => {
    await start({ echo: true, caps: "echo-message" }, { settings: { pace: { every: "1h", burst: 3 } } });
    // The burst is three: WHO and one line may have gone, the last of these surely not.
    for (let n = 0; n < 3; n++) adapter.send(line(project, "goes"), `k${n}`).catch(() => {});
    const waiting = adapter.send(line(project, "waits"), "k4");
    await pause(20);
    fake.drop();
    await assert.rejects(waiting, { name: "SendFailed", unsure: false, forGood: false, offline: true });
    await assert.rejects(adapter.send(line(project, "later"), "k5"), { offline: true });
    assert.ok(!fake.lines.some((one) => one.includes("waits")));
  });

  it("bounds what waits", async () => {
    await start({}, { settings: { pace: { every: "1h", burst: 1 } } });
    const rows = Array.from({ length: 600 }, (_, n) => adapter.send(line(project, `${n}`), `k${n}`));
    const results = Promise.allSettled(rows);
    await adapter.stop();
    const failed = (await results).filter(
      (one) => one.status === "rejected" && /Too many/.test(String(one.reason)),
    );
    assert.ok(failed.length >= 90, String(failed.length));
  });

  it("leaves a channel that is not in its config, and hears nothing there", async () => {
    await start();
    fake.send(":porchlight!u@h JOIN #elsewhere");
    fake.send(":anna!u@h JOIN #elsewhere");
    fake.send(":anna!u@h PRIVMSG #elsewhere :porchlight: hello");
    await fake.saw(/^PART #elsewhere /);
    fake.send(":porchlight!u@h PART #elsewhere");
    await alive();
    assert.deepEqual(
      journal.events.map((event) => event.kind),
      ["members", "message"],
    );
  });

  it("asks a server with history for what it missed, page by page", async () => {
    const at = Date.parse("2026-03-01T10:00:00Z");
    const since: Cursor = { at, channels: new Map([["#project", { at, native: "m0" }]]) };
    await start(
      { caps: "draft/chathistory batch message-tags server-time", isupport: "CHATHISTORY=2 CHANTYPES=#" },
      {},
      since,
    );
    await fake.saw("CHATHISTORY AFTER #project msgid=m0 2");
    const page = (...ids: number[]) => {
      fake.send(":fake.test BATCH +h chathistory #project");
      for (const id of ids)
        fake.send(
          `@batch=h;msgid=m${id};time=2026-03-01T10:00:0${id}.000Z :anna!u@h PRIVMSG #project :missed ${id}`,
        );
      fake.send(":fake.test BATCH -h");
    };
    page(1, 2);
    await fake.saw("CHATHISTORY AFTER #project msgid=m2 2");
    page(3);
    const last = await journal.wait("message", (event) => event.text === "missed 3");
    assert.equal(last.id, "test/m3");
    assert.equal(last.at, at + 3000);
    assert.equal(fake.lines.filter((one) => one.startsWith("CHATHISTORY")).length, 2);
  });

  it("falls back to the time when the server has forgotten the message", async () => {
    const at = Date.parse("2026-03-01T10:00:00Z");
    const since: Cursor = { at, channels: new Map([["#project", { at, native: "gone" }]]) };
    await start({ caps: "draft/chathistory batch message-tags server-time" }, {}, since);
    await fake.saw("msgid=gone");
    fake.send(":fake.test FAIL CHATHISTORY MESSAGE_ERROR AFTER #project :unknown message");
    await fake.saw("CHATHISTORY LATEST #project timestamp=2026-03-01T10:00:00.000Z 100");
  });

  it("gives a line without msgid the same id when it is played back", async () => {
    await start({ caps: "server-time batch" });
    const said = "@time=2026-03-01T10:00:00.123Z :anna!u@h PRIVMSG #project :hello";
    fake.send(said);
    const first = await journal.wait("message");
    fake.send(":fake.test BATCH +p znc.in/playback #project");
    fake.send(said.replace("@", "@batch=p;"));
    fake.send("@batch=p;time=2026-03-01T10:00:01.000Z :anna!u@h PRIVMSG #project :missed");
    fake.send(":fake.test BATCH -p");
    await journal.wait("message", (event) => event.text === "missed");
    assert.equal(journal.messages().length, 2);
    assert.match(first.id, /^test\/h\./);
    assert.equal(first.at, Date.parse("2026-03-01T10:00:00.123Z"));
  });

  it("never trusts a nick for an account in history", async () => {
    await start({ caps: "server-time batch extended-join" });
    fake.send(":anna!u@h JOIN #project annas-account :Anna");
    fake.send(":anna!u@h PRIVMSG #project :live");
    assert.equal((await journal.wait("message")).actor.key, "annas-account");
    fake.send(":fake.test BATCH +p chathistory #project");
    fake.send("@batch=p;time=2026-03-01T10:00:01.000Z :anna!u@h PRIVMSG #project :old");
    fake.send(":fake.test BATCH -p");
    const old = await journal.wait("message", (event) => event.text === "old");
    assert.deepEqual([old.actor.key, old.actor.verified], ["~anna", false]);
  });

  it("is told of a ban from the server and of a wrong password, for good", async () => {
    for (const [numeric, what] of [
      ["465", /banned from this server: go away/],
      ["464", /refused the password: go away/],
    ] as const) {
      fake = await startFakeIrc({ welcome: false });
      adapter = ircAdapter(fake.port);
      const started = adapter.start(createJournal().receive, [], undefined);
      await fake.saw("NICK");
      fake.send(`:fake.test ${numeric} porchlight :go away`);
      await assert.rejects(started, { forGood: true, message: what });
      await fake.close();
    }
  });

  it("does not come in without its login where the server knows no capabilities at all", async () => {
    fake = await startFakeIrc();
    adapter = ircAdapter(fake.port, {
      settings: { sasl: { mechanism: "plain", account: "a", password: "b" } },
    });
    const started = adapter.start(createJournal().receive, [], undefined);
    await assert.rejects(started, { forGood: true, message: /offers no SASL/ });
    assert.ok(!fake.lines.some((one) => one.startsWith("JOIN")));
  });

  it("writes no password to the log and none into an event", async () => {
    const log = quietLog();
    const secret = "hunter2secret";
    await start(
      { caps: "echo-message", echo: true },
      { log, settings: { password: secret, nickserv: { password: secret } }, timing: { nickserv: 50 } },
    );
    fake.drop();
    await until("it is back", () => fake.connections() === 2);
    await pause(200);
    assert.ok(fake.lines.some((one) => one.includes(secret)));
    assert.ok(!JSON.stringify([log.warnings, journal.events]).includes(secret));
  });
});
