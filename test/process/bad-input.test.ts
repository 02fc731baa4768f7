import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { startInspircd } from "../servers/inspircd.ts";
import { connectClient } from "../servers/irc-client.ts";
import { needs, until } from "../servers/process.ts";
import { emptyFolder, run } from "../support/program.ts";
import { compiled } from "./compiled.ts";
import { readLedger } from "./ledger.ts";

const home = emptyFolder();
after(() => home.remove());

const entry = "---\nid: tls\nquestion: How do I turn on TLS?\n---\nSet **tls** to true.\n";

function folder(name: string, network: "terminal" | "irc", more = ""): string {
  const path = join(home.path, name);
  mkdirSync(path);
  mkdirSync(join(path, "faq"));
  writeFileSync(join(path, "faq", "tls.md"), entry);
  writeFileSync(
    join(path, "porchlight.yaml"),
    `database: bot.db\nlog: error\nfaq: [faq]\nareas: { all: { maintainers: [ann] } }
people: { ann: { accounts: ["${network}:ann"] } }
networks: [{ type: ${network}, name: ${network}${more} }]\n`,
  );
  return path;
}

const long = 100_000;

/** 100 kB that say something in each place where the bot takes text. */
const huge: readonly (readonly [what: string, text: string])[] = [
  ["one word", "x".repeat(long)],
  ["a question", `${"how do I do this ".repeat(long / 17)}?`],
  ["only question marks", "?".repeat(long)],
  ["an entry's name", `!faq ${"x".repeat(long)}`],
  ["an entry's name in another script", `!faq ${"頁".repeat(long / 3)}`],
  ["combining marks", `!faq e${"\u0301".repeat(long / 2)}`],
  ["a command's name", `!${"x".repeat(long)}`],
  ["a name that is thanked", `thanks ${"x".repeat(long)}`],
  ["a name that is addressed", `${"x".repeat(long)}: thanks`],
  ["a question for a human", `!ask ${"why is it so? ".repeat(long / 14)}`],
  ["a number", `!resolve ${"9".repeat(long)}`],
  ["a maintainer's name", `!pass 1 ${"x".repeat(long)}`],
  ["an answer", `!answer 1 ${"because it is. ".repeat(long / 15)}`],
  ["an FAQ entry", `!learn big | ${"what is it? ".repeat(100)} | ${"[a](b) ".repeat(long / 7)}`],
  ["code", `porchlight: ${"`".repeat(long)}`],
  ["quotes", "> ".repeat(long / 2)],
  ["markup", `!faq ${"**[<".repeat(long / 4)}`],
];

describe("bad input to the whole bot", { timeout: 180_000 }, () => {
  for (const [what, text] of huge)
    it(`100 kB as ${what}: is taken, and what comes back is short`, async () => {
      const path = folder(what, "terminal");
      const input = `ann: ${text}\nbob: !faq how do I turn on TLS?\n`;
      const program = run(["start"], { folder: path, command: compiled(), input, limit: 30_000 });
      assert.equal(await program.ended, 0, program.stderr().slice(-1000));
      const lines = program.stdout().trimEnd().split("\n");
      assert.match(lines.at(-1) ?? "", /bob: Set tls to true\./);
      assert.doesNotMatch(program.stdout().replaceAll("\n", ""), /\p{Cc}/u);
      const size = program.stdout().length;
      assert.ok(size < 5000, `${size} characters came back`);
      const { failed, messages } = readLedger(join(path, "bot.db"));
      assert.deepEqual(failed, []);
      assert.equal(messages.length, 2);
      assert.ok((messages[0]?.length ?? 0) > long * 0.3, "the message was cut before it was written down");
    });

  it("control characters, escape sequences, torn UTF-8: are no part of what is said", async () => {
    const path = folder("controls", "terminal");
    const hostile = Buffer.concat([
      Buffer.from(
        "ann: \u0000\u0001\u0002\u001b[31mhow\u001b[0m do I\u0007 turn\u0000 on TLS\u001b]0;x\u0007?\n",
      ),
      Buffer.from("ann: !faq tls\u001b[2J\u009b31m\n"),
      Buffer.from("bob: \u202e!faq tls\n"),
      Buffer.from([0x63, 0x79, 0x3a, 0x20, 0xff, 0xfe, 0xc3, 0x28, 0xe2, 0x82, 0x0a]),
      Buffer.from("\u001b[1mdee\u001b[0m: !faq how do I turn on TLS?\r\n"),
    ]);
    const program = run(["start"], { folder: path, command: compiled() });
    program.child.stdin?.end(hostile);
    assert.equal(await program.ended, 0, program.stderr());
    assert.match(program.stdout(), /ann: Set tls to true\./);
    assert.match(program.stdout(), /dee: Set tls to true\./);
    assert.doesNotMatch(program.stdout().replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e]/u);
    const { failed, messages } = readLedger(join(path, "bot.db"));
    assert.deepEqual(failed, []);
    assert.equal(messages.length, 5);
    for (const text of messages) assert.doesNotMatch(text, /\p{Cc}/u);
  });
});

describe("a nick of characters that mean something in patterns, on a real server", {
  skip: needs("inspircd"),
  timeout: 60_000,
}, () => {
  it("is answered, pointed to an entry, and thanked, by exactly that name", async (t) => {
    const server = await startInspircd();
    t.after(() => server.stop());
    const more = `, host: 127.0.0.1, port: ${server.port}, tls: false, channels: ["#a"], pace: { every: 0 }`;
    const path = folder("nick", "irc", more);
    const odd = await connectClient(server.port, "a[b]^{c}|\\d`_");
    const other = await connectClient(server.port, "a[b]^{c}");
    t.after(() => {
      odd.close();
      other.close();
    });
    await odd.join("#a");
    await other.join("#a");
    const program = run(["start"], { folder: path, command: compiled() });
    t.after(() => void program.child.kill("SIGKILL"));
    await odd.saw(/:porchlight!\S+ JOIN :?#a/);

    odd.send("PRIVMSG #a :How do I turn on TLS?");
    await other.saw(`PRIVMSG #a :${odd.nick}: Set`);
    other.send(`PRIVMSG #a :!faq tls @${odd.nick}`);
    await other.saw(`(${other.nick} pointed you to this)`);
    assert.equal(other.heard("#a").filter((text) => text.startsWith(`${odd.nick}: Set`)).length, 2);
    other.send(`PRIVMSG #a :${odd.nick}++ for the patience`);
    other.send("PRIVMSG #a :!faq nothing @[[[(((");
    await other.saw(/I haven't seen .*\[\[\[\(\(\( here/);

    const kudos = () => readLedger(join(path, "bot.db")).kudos;
    await until("the thanks are written down", () => kudos().length > 0);
    assert.deepEqual(kudos(), [{ giver: other.nick, taker: odd.nick }]);
    assert.deepEqual(readLedger(join(path, "bot.db")).failed, []);
  });
});
