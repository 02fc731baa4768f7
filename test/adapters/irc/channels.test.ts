import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Adapter } from "../../../src/adapter.ts";
import type { Place } from "../../../src/events.ts";
import { type Inspircd, startInspircd } from "../../servers/inspircd.ts";
import { connectClient, type IrcClient } from "../../servers/irc-client.ts";
import { freePorts, needs, until } from "../../servers/process.ts";
import { createJournal, type Journal, line } from "../../support/contract.ts";
import { type IrcAdapterOptions, ircAdapter } from "./rig.ts";

const project: Place = { network: "test", channel: "#project" };

async function started(port: number, options: IrcAdapterOptions = {}) {
  const adapter = ircAdapter(port, options);
  const journal = createJournal();
  await adapter.start(journal.receive, [], undefined);
  return { adapter, journal };
}

/** A client that opened its eyes in the channel and is its operator. */
async function owner(port: number, nick: string, channel = "#project"): Promise<IrcClient> {
  const client = await connectClient(port, nick);
  await client.join(channel);
  return client;
}

describe("IRC channels with rules", { skip: needs("inspircd"), timeout: 60_000 }, () => {
  let server: Inspircd;
  let boss: IrcClient;
  let adapter: Adapter | undefined;
  let journal: Journal;

  before(async () => {
    server = await startInspircd();
  });
  after(() => server?.stop());
  beforeEach(async () => {
    boss = await owner(server.port, "boss");
  });
  afterEach(async () => {
    await adapter?.stop();
    boss.close();
    await pause(20);
  });

  const start = async (options: IrcAdapterOptions = {}) => {
    ({ adapter, journal } = await started(server.port, options));
  };

  it("tells of a kick, does not come back, not after a reconnect either", async () => {
    await start({ settings: { channels: ["#project", "#other"] } });
    boss.send("KICK #project porchlight :too loud");
    const trouble = await journal.wait("trouble");
    assert.equal(trouble.what, "boss removed the bot from #project: too loud.");
    assert.match(trouble.mend, /operators of #project/);
    assert.deepEqual(trouble.place, project);
    await boss.join("#other");
    boss.send("OPER root operpass");
    boss.send("KILL porchlight :again");
    await boss.saw(/porchlight!\S+ JOIN :?#other/);
    await boss.settled();
    assert.equal(boss.lines.filter((one) => /porchlight!\S+ JOIN :?#project/.test(one)).length, 1);
    await assert.rejects(adapter?.send(line(project, "hello?"), "k1") ?? Promise.resolve(), {
      forGood: true,
    });
  });

  it("follows a forced part like a kick", async () => {
    await start();
    boss.send("OPER root operpass");
    boss.send("SAPART porchlight #project :out");
    assert.match((await journal.wait("trouble")).what, /removed the bot from #project/);
  });

  it("tells of a ban, and comes in by itself when it is lifted", async () => {
    boss.send("MODE #project +b porchlight!*@*");
    await boss.settled();
    await start({ timing: { rejoin: 200 } });
    const trouble = await journal.wait("trouble");
    assert.match(trouble.what, /banned from #project/);
    await pause(500);
    assert.equal(journal.events.filter((event) => event.kind === "trouble").length, 1);
    boss.send("MODE #project -b porchlight!*@*");
    await boss.saw(/porchlight!\S+ JOIN/);
  });

  it("waits before an invite-only channel until it is invited", async () => {
    boss.send("MODE #project +i");
    await boss.settled();
    await start();
    assert.match((await journal.wait("trouble")).what, /#project is invite-only/);
    boss.send("INVITE porchlight #project");
    await boss.saw(/porchlight!\S+ JOIN/);
  });

  it("says once that it may not speak, and fails each line for good", async () => {
    await start();
    boss.send("MODE #project +m-v porchlight");
    boss.send("MODE #project -o porchlight");
    await boss.settled();
    const refused = { name: "SendFailed", forGood: true, message: /#project/ };
    await assert.rejects(adapter?.send(line(project, "one"), "k1") ?? Promise.resolve(), refused);
    await assert.rejects(adapter?.send(line(project, "two"), "k2") ?? Promise.resolve(), refused);
    const troubles = journal.events.filter((event) => event.kind === "trouble");
    assert.equal(troubles.length, 1);
    boss.send("MODE #project -m");
    await boss.settled();
    assert.ok(await adapter?.send(line(project, "three"), "k3"));
  });

  it("answers VERSION, PING and TIME, a few times only, and makes no event of them", async () => {
    await start();
    for (let n = 0; n < 20; n++) boss.send("PRIVMSG porchlight :\u0001PING 12345\u0001");
    boss.send("PRIVMSG porchlight :after");
    await journal.wait("message", (event) => event.text === "after");
    await boss.saw("NOTICE boss :\u0001PING 12345\u0001");
    await boss.settled();
    assert.equal(boss.lines.filter((one) => one.includes("\u0001PING")).length, 5);
    assert.deepEqual(
      journal.messages().map((event) => event.text),
      ["after"],
    );
  });

  it("marks notices and actions, which are said without addressing anybody", async () => {
    await start();
    boss.send("NOTICE #project :porchlight: hello");
    boss.send("PRIVMSG #project :\u0001ACTION porchlight: waves\u0001");
    const notice = await journal.wait("message", (event) => event.style === "notice");
    assert.equal(notice.text, "porchlight: hello");
    const action = await journal.wait("message", (event) => event.style === "action");
    assert.equal(action.text, "porchlight: waves");
    assert.equal(action.toBot, undefined);
  });

  it("knows bots by their mode and by the config", async () => {
    const robot = await connectClient(server.port, "robot");
    robot.send("MODE robot +B");
    await robot.join("#project");
    const limnoria = await owner(server.port, "Limnoria");
    await start({ bots: ["test:limnoria", "other:boss"] });
    const { actors } = await journal.wait("members");
    const bots = Object.fromEntries(actors.map((actor) => [actor.name, actor.bot]));
    assert.deepEqual(bots, { boss: false, robot: true, Limnoria: true });
    for (const client of [boss, robot, limnoria]) client.send("PRIVMSG #project :hello");
    await journal.wait("message", (event) => event.actor.name === "boss" && !event.actor.bot);
    await journal.wait("message", (event) => event.actor.name === "robot" && event.actor.bot);
    await journal.wait("message", (event) => event.actor.name === "Limnoria" && event.actor.bot);
    boss.send("WHOIS porchlight");
    await boss.saw(/ 335 boss porchlight /);
    robot.close();
    limnoria.close();
  });

  it("follows who is away, and who was away before it came", async () => {
    boss.send("AWAY :lunch");
    await boss.settled();
    await start();
    const away = await journal.wait("away");
    assert.equal(away.away, true);
    boss.send("AWAY");
    await journal.wait("away", (event) => !event.away && event.actor.name === "boss");
    boss.send("AWAY :#lunch");
    await until("away again", () => journal.events.filter((event) => event.kind === "away").length === 3);
  });

  it("takes its nick at once when the one who has it goes", async () => {
    const thief = await connectClient(server.port, "porchlight");
    await start();
    assert.match((await journal.wait("trouble")).what, /in use; the bot is porchlight_/);
    boss.send("PRIVMSG #project :porchlight_: hello");
    await journal.wait("message", (event) => event.toBot === "hello");
    thief.send("QUIT");
    await boss.saw(/:porchlight_!\S+ NICK :?porchlight$/);
    boss.send("PRIVMSG #project :porchlight: hello again");
    await journal.wait("message", (event) => event.toBot === "hello again");
    thief.close();
  });

  it("finds the next free nick when several are taken", async () => {
    const others = [];
    for (const nick of ["porchlight", "porchlight_", "porchlight1"])
      others.push(await connectClient(server.port, nick));
    await start();
    assert.match((await journal.wait("trouble")).what, /the bot is porchlight2/);
    for (const client of others) client.close();
  });

  it("paces its lines, answers first", async () => {
    await start({ settings: { pace: { every: "0.1s", burst: 1 } } });
    await pause(300);
    const say = (text: string, priority: 0 | 1 | 2) => adapter?.send(line(project, text, { priority }), text);
    await Promise.all([say("first", 2), say("post", 2), say("routing", 1), say("answer", 0)]);
    await until("all four are there", () => boss.heard("#project").length === 4);
    assert.deepEqual(boss.heard("#project"), ["first", "answer", "routing", "post"]);
  });
});

describe("IRC links that break", { skip: needs("inspircd"), timeout: 90_000 }, () => {
  it("loses nothing and doubles nothing in a netsplit", async () => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = await freePorts(6);
    const here = { port: a, tlsPort: b, linkPort: c };
    const there = { port: d, tlsPort: e, linkPort: f };
    const one = await startInspircd({ name: "one.test", ports: here, peer: { name: "two.test", port: f } });
    const two = await startInspircd({ name: "two.test", ports: there, peer: { name: "one.test", port: c } });
    const { adapter, journal } = await started(one.port);
    try {
      const anna = await owner(two.port, "anna");
      anna.send("OPER root operpass");
      anna.send("CONNECT one.test");
      await journal.wait("join", (event) => event.actor.name === "anna");
      for (let n = 0; n < 20; n++) anna.send(`PRIVMSG #project :before ${n}`);
      await journal.wait("message", (event) => event.text === "before 19");
      anna.send("SQUIT one.test :split");
      await journal.wait("leave", (event) => event.actor.name === "anna" && event.place === undefined);
      anna.send("PRIVMSG #project :alone");
      const to: Place = { network: "test", channel: "anna", private: true };
      await assert.rejects(adapter.send(line(to, "anna?"), "k1"), { forGood: true });
      assert.ok(await adapter.send(line(project, "anybody?"), "k2"));
      anna.send("CONNECT one.test");
      await until(
        "they are one again",
        () => journal.events.filter((event) => event.kind === "join").length === 2,
      );
      for (let n = 0; n < 20; n++) anna.send(`PRIVMSG #project :after ${n}`);
      await journal.wait("message", (event) => event.text === "after 19");
      const texts = journal.messages().map((event) => event.text);
      assert.deepEqual(texts, [
        ...Array.from({ length: 20 }, (_, n) => `before ${n}`),
        ...Array.from({ length: 20 }, (_, n) => `after ${n}`),
      ]);
      assert.equal(journal.events.filter((event) => event.kind === "trouble").length, 0);
      await adapter.send(line(to, "welcome back"), "k3");
      await anna.saw("welcome back");
      anna.close();
    } finally {
      await adapter.stop();
      await one.stop();
      await two.stop();
    }
  });

  it("reads the channel's history after a reconnect, each line once and with its own time", async () => {
    const server = await startInspircd();
    const anna = await owner(server.port, "anna");
    anna.send("MODE #project +H 50:1h");
    const { adapter, journal } = await started(server.port, { timing: { firstRetry: 1500, maxRetry: 3000 } });
    try {
      anna.send("PRIVMSG #project :while it listens");
      await journal.wait("message", (event) => event.text === "while it listens");
      anna.send("OPER root operpass");
      anna.send("KILL porchlight :test");
      await anna.saw(/porchlight!\S+ QUIT/);
      const before = Date.now();
      anna.send("PRIVMSG #project :porchlight: did you miss me?");
      await anna.settled();
      const said = Date.now();
      await anna.saw(/porchlight!\S+ JOIN/);
      const missed = await journal.wait("message", (event) => event.toBot === "did you miss me?");
      assert.ok(missed.at >= before - 1000 && missed.at <= said, `${before} ${missed.at} ${said}`);
      anna.send("PRIVMSG #project :and now live");
      await journal.wait("message", (event) => event.text === "and now live");
      assert.deepEqual(
        journal.messages().map((event) => event.text),
        ["while it listens", "porchlight: did you miss me?", "and now live"],
      );
    } finally {
      await adapter.stop();
      anna.close();
      await server.stop();
    }
  });

  it("comes back to a server that was killed and started again, and to two networks at once", async () => {
    const [a = 0, b = 0, c = 0] = await freePorts(3);
    const ports = { port: a, tlsPort: b, linkPort: c };
    let first = await startInspircd({ ports });
    const second = await startInspircd({ name: "two.test" });
    const one = await started(first.port, { settings: { name: "one" } });
    const two = await started(second.port, { settings: { name: "two" } });
    try {
      await first.stop("SIGKILL");
      await two.adapter.send(line({ network: "two", channel: "#project" }, "still here"), "k1");
      await pause(300);
      first = await startInspircd({ ports });
      await until(
        "it is back",
        () => one.journal.events.filter((event) => event.kind === "members").length === 2,
      );
      const anna = await owner(first.port, "anna");
      anna.send("PRIVMSG #project :only one");
      const message = await one.journal.wait("message");
      assert.equal(message.network, "one");
      assert.ok(message.id.startsWith("one/"));
      assert.equal(two.journal.messages().length, 0);
      anna.close();
    } finally {
      await one.adapter.stop();
      await two.adapter.stop();
      await first.stop();
      await second.stop();
    }
  });
});
