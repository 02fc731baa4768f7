/**
 * `npm run bench:irc`: Porchlight through a real InspIRCd, beside a plain echo bot on the same
 * library. JSON on standard output, progress on standard error. By hand, or in CI for the
 * record; wants a quiet machine.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startInspircd } from "../servers/inspircd.ts";
import { needs } from "../servers/process.ts";
import { type BenchBot, channel, prepare, startEcho, startPorchlight } from "./irc/bots.ts";
import { intake } from "./irc/intake.ts";
import { type RoundTrips, round, roundTrips } from "./irc/round-trips.ts";

const missing = needs("inspircd");
if (missing) {
  console.error(`${missing}; run .ci/install-servers.sh`);
  process.exit(1);
}

const question = "!faq tls";
const crowds = [1, 8, 64];
const total = 4000;
const say = (text: string) => process.stderr.write(`${text}\n`);

const load = round(loadavg()[0] ?? 0);
const folder = mkdtempSync(join(tmpdir(), "porchlight-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const server = await startInspircd();
const { port } = server;

async function trips(bot: BenchBot): Promise<RoundTrips[]> {
  const results: RoundTrips[] = [];
  for (const clients of crowds) {
    const result = await roundTrips(port, bot.nick, question, clients, total);
    say(`${bot.nick}: ${JSON.stringify(result)}`);
    results.push(result);
  }
  return results;
}

try {
  const echo = await startEcho(port, question);
  const echoTrips = await trips(echo);
  const echoRss = echo.rss();
  await echo.stop();

  const database = prepare(folder, port);
  const starts: number[] = [];
  for (let n = 0; n < 5; n++) {
    const bot = await startPorchlight(folder, port, question);
    say(`start ${n + 1}: first answer after ${bot.firstAnswer} ms`);
    starts.push(bot.firstAnswer);
    await bot.stop();
  }

  const bot = await startPorchlight(folder, port, question);
  const rssAtStart = bot.rss();
  const botTrips = await trips(bot);
  const rssAfterTrips = bot.rss();
  const steady = await intake(port, channel, database, 25_000, 5000);
  say(`5,000 a second: ${JSON.stringify(steady)}`);
  const flood = await intake(port, channel, database, 25_000);
  say(`as fast as they come: ${JSON.stringify(flood)}`);
  const rssBusy = bot.rss();
  // The collector gives memory back once it has been idle for a while.
  await pause(45_000);
  const rss = bot.rss();
  await bot.stop();

  const of = (all: readonly RoundTrips[], clients: number) => all.find((one) => one.clients === clients);
  const [alone, eight, beside] = [of(botTrips, 1), of(botTrips, 8), of(echoTrips, 1)];
  const firstAnswer = starts.toSorted((a, b) => a - b)[2] ?? 0;
  const goals = {
    "p50 within 1 ms of the echo bot": (alone?.p50 ?? 99) - (beside?.p50 ?? 0) <= 1,
    "1,400 replies a second with 8 clients": (eight?.repliesPerSecond ?? 0) >= 1400,
    "p99 under 15 ms with 8 clients": (eight?.p99 ?? 99) < 15,
    "5,000 messages a second taken in": flood.takenPerSecond >= 5000 && steady.behindMs < 1000,
    "under 110 MB right after the flood": rssBusy < 110,
    "under 110 MB at rest": rss < 110,
    "first answer within 1.5 s": firstAnswer <= 1500,
  };
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: availableParallelism(), load };
  const result = {
    machine,
    echo: { roundTrips: echoTrips, rssMB: echoRss, firstAnswerMs: echo.firstAnswer },
    porchlight: {
      roundTrips: botTrips,
      intake: { steady, flood },
      rssMB: { atStart: rssAtStart, afterRoundTrips: rssAfterTrips, afterIntake: rssBusy, atRest: rss },
      firstAnswerMs: { median: firstAnswer, all: starts },
    },
    goals,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  await server.stop();
}
