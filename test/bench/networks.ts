/**
 * `npm run bench:networks`: one process on InspIRCd, Synapse and a loopback Discord, with
 * 10,000 members who have said something on Discord, and its memory. JSON on standard
 * output, progress on standard error. By hand, or in CI for the record.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { openSite } from "../adapters/matrix/rig.ts";
import { startDiscord } from "../servers/discord/server.ts";
import { startInspircd } from "../servers/inspircd.ts";
import { needs, until } from "../servers/process.ts";
import { needsSynapse, serverName } from "../servers/synapse.ts";
import type { Client } from "../servers/synapse-client.ts";
import { connect } from "./irc/client.ts";
import { type Memory, prepare, startPorchlight } from "./networks/rig.ts";

const missing = needs("inspircd") || needsSynapse();
if (missing) {
  console.error(`${missing}; run .ci/install-servers.sh`);
  process.exit(1);
}

const members = 10_000;
const goal = 220;
const rounds = 300;
const question = "porchlight: !faq tls";
const say = (text: string) => process.stderr.write(`${text}\n`);
const folder = mkdtempSync(join(tmpdir(), "porchlight-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const [irc, site, discord] = await Promise.all([startInspircd(), openSite(), startDiscord()]);
const database = prepare(folder, { irc: irc.port, matrix: site.server.url, discord: discord.api });
const bot = startPorchlight(folder);
const closing: (() => void)[] = [];

/** What a number in the database is. */
function count(sql: string): number {
  const db = new Database(database, { readonly: true, timeout: 5000 });
  try {
    return db.prepare<[], number>(sql).pluck().get() ?? 0;
  } finally {
    db.close();
  }
}
const known = (): number => count("SELECT count(*) FROM account WHERE network = 'discord'");
const said = (): number => count("SELECT count(*) FROM message");
const answered = (): number => count("SELECT count(*) FROM outbox WHERE state = 'sent'");

const crowd = Array.from({ length: members }, (_, n) => discord.person(`member${n}`));
const witness = await connect(irc.port, "witness");
closing.push(() => witness.close());

/** People talk everywhere, and every third line on IRC and Matrix, and every tenth on Discord, asks the bot. */
async function traffic(anna: Client): Promise<{ messages: number; answers: number; seconds: number }> {
  const before = { said: said(), answered: answered() };
  const begin = performance.now();
  for (let n = 0; n < rounds; n++) {
    const line = `line ${n} of what people say`;
    witness.send(`PRIVMSG #bench :${n % 3 ? line : question}`);
    for (let m = 0; m < 10; m++)
      crowd[(n * 37 + m * 911) % members]?.say(discord.channel, m === 0 ? question : line);
    await anna.say(site.room, n % 3 ? line : question);
  }
  const wanted = before.answered + rounds + 2 * Math.ceil(rounds / 3);
  await until(
    () => `${wanted} answers; there are ${answered()}`,
    async () => {
      await pause(200);
      return answered() >= wanted;
    },
    120_000,
  );
  return {
    messages: said() - before.said,
    answers: answered() - before.answered,
    seconds: Math.round((performance.now() - begin) / 1000),
  };
}

/** Memory when nothing has happened for a while. */
async function settled(what: string): Promise<Memory> {
  await pause(10_000);
  const memory = bot.memory();
  say(`${what}: ${JSON.stringify(memory)}`);
  return memory;
}

try {
  const here = witness.next(":porchlight!");
  witness.send("JOIN #bench");
  await here;
  await until("the bot on Matrix", async () => {
    await pause(200);
    return site.founder.seen.some((event) => event.state_key === `@porchlight:${serverName}`);
  });
  await until("the bot on Discord", () => discord.gateway.logins() > 0);
  const connected = await settled("connected to all three");

  for (const [n, person] of crowd.entries()) {
    person.say(discord.channel, `hello, I am number ${n} and use release ${n % 7}`);
    if (n % 500 === 499) await until("all are known", () => known() >= n + 1, 60_000);
  }
  const full = await settled(`${members} members known`);

  const anna = await site.person("anna");
  await anna.join(site.room);
  const first = await traffic(anna);
  const once = await settled("after traffic on all three");
  const second = await traffic(anna);
  const twice = await settled("after as much again");
  const result = {
    machine: { node: process.version, load: loadavg()[0] },
    members: known(),
    traffic: [first, second],
    rssMB: { connected, full, once, twice },
    goals: { [`under ${goal} MB`]: Math.max(...[connected, full, once, twice].map(({ now }) => now)) < goal },
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  for (const close of closing) close();
  await bot.stop();
  await Promise.allSettled([irc.stop(), site.stop(), discord.stop()]);
}
