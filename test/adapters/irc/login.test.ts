import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { checkIrc } from "../../../adapters/irc/check.ts";
import type { Adapter } from "../../../src/adapter.ts";
import { startAtheme } from "../../servers/atheme.ts";
import { makeCertificates } from "../../servers/certificates.ts";
import { type Inspircd, startInspircd } from "../../servers/inspircd.ts";
import { connectClient } from "../../servers/irc-client.ts";
import { type Ngircd, startNgircd } from "../../servers/ngircd.ts";
import { freshFolder, needs, type Running } from "../../servers/process.ts";
import { createJournal } from "../../support/contract.ts";
import { type IrcAdapterOptions, ircAdapter, ircSettings } from "./rig.ts";

const password = "correct-horse";
const plain = { mechanism: "plain", account: "porchbot", password };

/** Registers accounts through NickServ, and certificate fingerprints with them. */
async function register(port: number, accounts: readonly string[], fingerprint?: string): Promise<void> {
  for (const account of accounts) {
    const client = await connectClient(port, account);
    client.send(`PRIVMSG NickServ :REGISTER ${password} ${account}@localhost.test`);
    await client.saw(/NOTICE \S+ :.*is now registered/);
    if (fingerprint) {
      client.send(`PRIVMSG NickServ :CERT ADD ${fingerprint}`);
      await client.saw(/NOTICE \S+ :.*(Added|added)/);
    }
    client.send("QUIT");
    client.close();
  }
}

describe("IRC login with services", {
  skip: needs("inspircd", "atheme-services", "openssl"),
  timeout: 120_000,
}, () => {
  let server: Inspircd;
  let services: Running;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let certificates: ReturnType<typeof makeCertificates>;
  let adapter: Adapter | undefined;

  before(async () => {
    folder = await freshFolder("certificates");
    certificates = makeCertificates(folder.path);
    server = await startInspircd({ with: ["sasl"], tls: certificates.server });
    services = await startAtheme("inspircd", server);
    await register(server.port, ["porchbot"], certificates.fingerprint);
    await register(server.port, ["alice"]);
  });
  after(async () => {
    await services?.stop();
    await server?.stop();
    await folder?.remove();
  });
  afterEach(() => adapter?.stop());

  async function start(settings: Record<string, unknown>, more: Omit<IrcAdapterOptions, "settings"> = {}) {
    adapter = ircAdapter(server.port, { ...more, settings });
    const journal = createJournal();
    await adapter.start(journal.receive, [], undefined);
    return journal;
  }

  async function account(nick: string): Promise<string> {
    const client = await connectClient(server.port, `who${Math.floor(Math.random() * 1e6)}`);
    client.send(`WHOIS ${nick}`);
    await client.saw(/ 318 /);
    client.close();
    return client.lines.find((line) => / 330 /.test(line))?.split(" ")[4] ?? "";
  }

  it("logs in by SASL PLAIN before it joins", async () => {
    await start({ sasl: plain });
    assert.equal(await account("porchlight"), "porchbot");
  });

  it("refuses to start with a wrong SASL password, and says what to mend", async () => {
    const wrong = start({ sasl: { ...plain, password: "wrong" } });
    await assert.rejects(wrong, {
      name: "SendFailed",
      forGood: true,
      message: /SASL login failed.*sasl\.password/,
    });
  });

  it("logs in by SASL EXTERNAL with its certificate", async () => {
    const { ca, client } = certificates;
    await start({ port: server.tlsPort, tls: { ca, ...client }, sasl: { mechanism: "external" } });
    assert.equal(await account("porchlight"), "porchbot");
  });

  it("asks for the certificate that EXTERNAL needs", async () => {
    const without = start({ port: server.tlsPort, sasl: { mechanism: "external" } });
    await assert.rejects(without, { forGood: true, message: /tls\.cert and tls\.key/ });
  });

  it("trusts its own CA, and nobody else", async () => {
    const { ca, stranger } = certificates;
    await start({ port: server.tlsPort, tls: { ca } });
    await adapter?.stop();
    const untrusted = /TLS certificate of 127\.0\.0\.1:\d+ is not trusted.*tls\.ca/s;
    await assert.rejects(start({ port: server.tlsPort, tls: true }), { forGood: true, message: untrusted });
    await assert.rejects(start({ port: server.tlsPort, tls: { ca: stranger.cert } }), {
      forGood: true,
      message: untrusted,
    });
    await start({ port: server.tlsPort, tls: { verify: false } });
  });

  it("says which file of tls it cannot read", async () => {
    const missing = start({ port: server.tlsPort, tls: { ca: "/nowhere/ca.pem" } });
    await assert.rejects(missing, { forGood: true, message: /\/nowhere\/ca\.pem of tls\.ca cannot be read/ });
  });

  it("logs in with NickServ where it has no SASL configured", async () => {
    await start({ nickserv: { account: "porchbot", password } });
    assert.equal(await account("porchlight"), "porchbot");
  });

  it("refuses to start with a wrong NickServ password", async () => {
    const wrong = start({ nickserv: { account: "porchbot", password: "wrong" } });
    await assert.rejects(wrong, { forGood: true, message: /NickServ refused the login.*nickserv\.password/ });
  });

  it("goes on without an account when NickServ is not there, and tells", async () => {
    const journal = await start({ nickserv: { password, nick: "NoServ" } });
    const trouble = await journal.wait("trouble");
    assert.match(trouble.what, /NoServ did not answer/);
  });

  it("knows people by their account, from tags, WHOX and account-notify", async () => {
    const alice = await connectClient(server.port, "alice");
    await alice.join("#project");
    alice.send(`PRIVMSG NickServ :IDENTIFY ${password}`);
    await alice.saw(" 900 ");
    const journal = await start({});
    const members = await journal.wait("members");
    assert.deepEqual(members.actors, [
      { key: "alice", name: "alice", address: "alice", verified: true, bot: false },
    ]);
    alice.send("NICK Wonder");
    alice.send("PRIVMSG #project :logged in");
    const message = await journal.wait("message");
    assert.deepEqual(message.actor, {
      key: "alice",
      name: "Wonder",
      address: "Wonder",
      verified: true,
      bot: false,
    });
    alice.send("PRIVMSG NickServ :LOGOUT");
    await alice.saw(" 901 ");
    alice.send("PRIVMSG #project :logged out");
    const out = await journal.wait("rename", (event) => event.to.verified === false);
    assert.equal(out.from.key, "alice");
    assert.equal(out.to.key, "~wonder");
    const after = await journal.wait("message", (event) => event.text === "logged out");
    assert.equal(after.actor.key, "~wonder");
    alice.close();
  });

  it("does not give what is for an account to whoever has its nick now", async () => {
    const alice = await connectClient(server.port, "alice");
    await alice.join("#project");
    const journal = await start({});
    await journal.wait("members");
    const row = {
      do: "say" as const,
      to: { network: "test", channel: "alice", private: true as const },
      body: { format: "lines" as const, spans: [{ text: "secret" }] },
      priority: 0 as const,
    };
    const whom = { key: "alice", name: "alice", address: "alice" };
    const sent = adapter?.send({ ...row, for: whom }, "k1");
    await assert.rejects(sent ?? Promise.resolve(), { forGood: true, message: /not logged in as alice/ });
    assert.ok(await adapter?.send({ ...row, for: { ...whom, key: "~alice" } }, "k2"));
    alice.close();
  });

  it("takes its nick back from a stranger through NickServ", async () => {
    const thief = await connectClient(server.port, "porchbot");
    const anna = await connectClient(server.port, "anna");
    await anna.join("#project");
    const journal = await start({ nick: "porchbot", sasl: plain });
    const { what } = await journal.wait("trouble");
    assert.match(what, /The nick porchbot is in use; the bot is porchbot_/);
    await anna.saw(/:porchbot_!\S+ NICK :?porchbot$/);
    await thief.saw(/:porchbot!\S+ NICK |^ERROR/);
    anna.send("PRIVMSG #project :porchbot: is it you?");
    assert.equal((await journal.wait("message")).toBot, "is it you?");
    thief.close();
    anna.close();
  });

  it("comes back unchanged when services are gone: no join without the login", async () => {
    const journal = await start({ sasl: { ...plain, account: "alice" } });
    const anna = await connectClient(server.port, "anna");
    await anna.join("#project");
    await services.stop();
    anna.send("OPER root operpass");
    anna.send("KILL porchlight :test");
    const trouble = await journal.wait("trouble", (event) => /SASL/.test(event.what));
    assert.match(trouble.mend, /services/);
    assert.ok(!anna.lines.some((line) => /porchlight!\S+ JOIN/.test(line)));
    services = await startAtheme("inspircd", server);
    await register(server.port, ["alice"]);
    await anna.saw(/porchlight!\S+ JOIN/, 20_000);
    assert.equal(await account("porchlight"), "alice");
    anna.close();
  });
});

describe("IRC login on ngIRCd", { skip: needs("ngircd", "atheme-services"), timeout: 60_000 }, () => {
  let server: Ngircd;
  let services: Running;
  let adapter: Adapter | undefined;
  before(async () => {
    server = await startNgircd();
    services = await startAtheme("ngircd", server, ["nickserv/enforce"]);
    await register(server.port, ["porchbot"]);
  });
  after(async () => {
    await services?.stop();
    await server?.stop();
  });
  afterEach(() => adapter?.stop());

  const start = (settings: Record<string, unknown>) => {
    adapter = ircAdapter(server.port, { settings });
    return adapter.start(createJournal().receive, [], undefined);
  };
  const nickserv = { account: "porchbot", password };

  it("falls back to NickServ where the server has no SASL", async () => {
    await start({ sasl: plain, nickserv });
    const anna = await connectClient(server.port, "anna");
    anna.send("WHOIS porchlight");
    await anna.saw(/ 330 anna porchlight porchbot /);
    anna.close();
  });

  it("takes its nick back by GHOST where there is no REGAIN", async () => {
    const thief = await connectClient(server.port, "porchbot");
    const bert = await connectClient(server.port, "bert");
    await bert.join("#project");
    await start({ nick: "porchbot", nickserv });
    await thief.saw(/^ERROR|KILL/);
    await bert.saw(/ NICK :?porchbot$/);
    thief.close();
    bert.close();
  });

  it("does not start without SASL when there is no other way to log in", async () => {
    await assert.rejects(start({ sasl: plain }), { forGood: true, message: /offers no SASL/ });
  });
});

describe("porchlight check on IRC", { skip: needs("inspircd", "openssl"), timeout: 60_000 }, () => {
  let server: Inspircd;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let certificates: ReturnType<typeof makeCertificates>;
  before(async () => {
    folder = await freshFolder("certificates");
    certificates = makeCertificates(folder.path);
    server = await startInspircd({ tls: certificates.server });
    const owner = await connectClient(server.port, "owner");
    for (const channel of ["#closed", "#locked", "#full", "#banned"]) await owner.join(channel);
    for (const mode of ["#closed +i", "#locked +k right", "#full +l 1", "#banned +b porchlight!*@*"])
      owner.send(`MODE ${mode}`);
    await owner.settled();
  });
  after(async () => {
    await server?.stop();
    await folder?.remove();
  });

  it("is content with a network where all is well", async () => {
    const findings = await checkIrc(ircSettings(server.port));
    assert.deepEqual(
      findings.map((finding) => finding.ok),
      [true, true, true],
    );
  });

  const cases: [string, () => Record<string, unknown>, RegExp, RegExp][] = [
    [
      "an unknown host",
      () => ({ host: "no-such-host.invalid" }),
      /host of .* (was not found|looked up)/,
      /host|DNS/,
    ],
    ["a closed port", () => ({ port: 1 }), /refused the connection/, /host and port/],
    ["an untrusted certificate", () => ({ port: server.tlsPort, tls: true }), /not trusted/, /tls\.ca/],
    ["TLS on a port without it", () => ({ tls: true }), /does not speak TLS/, /tls: false/],
    ["SASL where there is none", () => ({ sasl: plain }), /offers no SASL/, /nickserv/],
    [
      "an invite-only channel",
      () => ({ channels: ["#closed"] }),
      /#closed is invite-only/,
      /MODE #closed \+I/,
    ],
    [
      "a wrong key",
      () => ({ channels: [{ name: "#locked", key: "wrong" }] }),
      /another key/,
      /key for #locked/,
    ],
    ["a full channel", () => ({ channels: ["#full"] }), /#full is full/, /\+l/],
    ["a ban", () => ({ channels: ["#banned"] }), /banned from #banned/, /-b/],
    [
      "no channel's name",
      () => ({ channels: ["project"] }),
      /"project" is not a valid channel name/,
      /begin with #/,
    ],
    ["a forbidden nick", () => ({ nick: "9porch" }), /does not allow the nick 9porch/, /another nick/],
    ["a nick in use", () => ({ nick: "owner" }), /The nick owner is in use/, /nickserv\.password/],
  ];
  for (const [name, more, what, mend] of cases)
    it(`finds ${name}`, async () => {
      const findings = await checkIrc(ircSettings(server.port, more()), { register: 3000 });
      const bad = findings.filter((finding) => !finding.ok);
      assert.equal(bad.length, 1, JSON.stringify(findings));
      assert.match(bad[0]?.what ?? "", what);
      assert.match(bad[0]?.mend ?? "", mend);
    });

  it("comes in with the right key", async () => {
    const findings = await checkIrc(
      ircSettings(server.port, { channels: ["#project", { name: "#locked", key: "right" }] }),
    );
    assert.ok(
      findings.every((finding) => finding.ok),
      JSON.stringify(findings),
    );
  });
});
