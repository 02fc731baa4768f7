import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Inspircd, startInspircd } from "../servers/inspircd.ts";
import { freshFolder, needs, until } from "../servers/process.ts";
import { type Running, run } from "../support/program.ts";
import { type Asked, type Askers, gatherAskers } from "./askers.ts";
import { compiled } from "./compiled.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import { seeded } from "./random.ts";

const rounds = Number(process.env["PORCHLIGHT_KILL_ROUNDS"] ?? 20);
const seed = Number(process.env["PORCHLIGHT_SEED"] ?? Date.now() % 100_000);

const network = "test";

/** A community of its own: a bot, its folder, and people who ask. */
interface Community {
  readonly database: string;
  readonly askers: Askers;
  start(): Running;
}

const entry = `---
id: tls
question: How do I turn on TLS?
phrasings:
  - How can I enable TLS?
---
Set \`tls: true\` and use port 6697.
`;

async function found(
  server: Inspircd,
  folder: string,
  name: string,
  random: () => number,
): Promise<Community> {
  const cwd = join(folder, name);
  const bot = `${name}bot`;
  const channel = `#${name}`;
  await mkdir(join(cwd, "faq"), { recursive: true });
  await writeFile(join(cwd, "faq", "tls.md"), entry);
  await writeFile(
    join(cwd, "porchlight.yaml"),
    `database: bot.db
log: warn
faq: [faq]
answers: { repeatAfter: 0 }
networks:
  - { type: irc, name: ${network}, host: 127.0.0.1, port: ${server.port}, tls: false, nick: ${bot},
      channels: ["${channel}"], pace: { every: 0 } }
`,
  );
  return {
    database: join(cwd, "bot.db"),
    askers: await gatherAskers({ port: server.port, channel, bot, random, name }),
    start: () => run(["start"], { folder: cwd, command: compiled() }),
  };
}

/** Questions that the journal has not seen, or whose answers are neither out nor unsure. */
function pendingOf(asked: readonly Asked[], ledger: Ledger): readonly Asked[] {
  const waiting = new Set(
    ledger.outbox.filter((row) => row.state === "queued" || row.state === "sending").map((row) => row.key),
  );
  return asked.filter(
    (question) =>
      (question.manner !== "private" && !ledger.journal.has(`${network}/${question.msgid}`)) ||
      waiting.has(`reply/${network}/${question.msgid}`) ||
      waiting.has(`faq/${network}/${question.msgid}`),
  );
}

interface Count {
  asked: number;
  answered: number;
  unsure: number;
  unseen: number;
  queued: number;
}

/** Compares what people heard with what the database says, question by question. */
function audit({ database, askers }: Community): Count {
  const ledger = readLedger(database);
  const asked = askers.asked();
  const replies = askers.replies();
  assert.equal(ledger.integrity, "ok");
  assert.deepEqual(ledger.failed, []);
  const states = new Map(ledger.outbox.map((row) => [row.key, row.state]));
  const count: Count = { asked: asked.length, answered: 0, unsure: 0, unseen: 0, queued: 0 };
  const repliedTo = new Map<string, number>();
  for (const { replyTo } of replies)
    if (replyTo !== undefined) repliedTo.set(replyTo, (repliedTo.get(replyTo) ?? 0) + 1);

  for (const { manner, token, msgid } of asked) {
    const told = `${manner} ${token} ${msgid}`;
    const heard = repliedTo.get(msgid) ?? 0;
    assert.ok(heard <= 1, `${told}: answered ${heard} times`);
    const naming = replies.filter((reply) => reply.text.includes(token)).length;
    assert.ok(naming <= 1, `${told}: named in ${naming} answers`);
    const seen = ledger.journal.has(`${network}/${msgid}`);
    if (!seen) {
      assert.equal(manner, "private", `${told}: said in the channel, and never caught up`);
      assert.equal(heard, 0, `${told}: answered without being in the journal`);
      count.unseen++;
      continue;
    }
    const key =
      manner === "open" || manner === "asked" ? `faq/${network}/${msgid}` : `reply/${network}/${msgid}`;
    const state = states.get(key);
    if (state === "sent") {
      assert.equal(heard, 1, `${told}: its answer counts as sent, and nobody heard it`);
      count.answered++;
    } else if (state === "unsure") count.unsure++;
    else {
      assert.equal(state, undefined, `${told}: its answer is ${state}`);
      assert.equal(heard, 0, `${told}: answered without a row`);
      assert.equal(manner, "open", `${told}: seen, and no answer in the outbox`);
      assert.ok(
        ledger.questions.some((question) => question.text.includes(token)),
        `${told}: seen, unanswered, and not in the queue`,
      );
      count.queued++;
    }
  }
  return count;
}

/** Kills it at a random moment: while it starts, while it catches up, or while it answers. */
async function round(community: Community, random: () => number): Promise<void> {
  const { askers } = community;
  const joins = askers.joins();
  const program = community.start();
  if (random() < 0.25) await pause(random() * 700);
  else {
    await until("the bot is in the channel", () => askers.joins() > joins, 30_000);
    await pause(random() * 250);
  }
  program.child.kill("SIGKILL");
  assert.equal(await program.ended, "SIGKILL", `it ended by itself: ${program.stderr()}`);
}

/** Two side by side: one's pauses are the other's load. */
const names = ["ada", "bea"];

describe(`killed ${rounds} times on a real IRC server (PORCHLIGHT_SEED=${seed})`, {
  skip: needs("inspircd"),
  timeout: 290_000,
  concurrency: true,
}, () => {
  let server: Inspircd;
  let folder: Awaited<ReturnType<typeof freshFolder>>;

  before(async () => {
    compiled();
    folder = await freshFolder("kill");
    server = await startInspircd();
  });
  after(async () => {
    await server?.stop();
    await folder?.remove();
  });

  names.forEach((name, which) => {
    it(`${name}: loses no question and answers none twice`, async (t) => {
      const random = seeded(seed + which);
      const community = await found(server, folder.path, name, random);
      const { askers, database } = community;
      t.after(() => askers.close());
      const mine = Math.ceil(rounds / names.length);
      askers.go();
      for (let n = 0; n < mine; n++) await round(community, random);
      askers.pause();
      await askers.settled();

      const program = community.start();
      const pending = () => pendingOf(askers.asked(), readLedger(database));
      await until("everything is caught up", () => pending().length === 0, 30_000).catch((error: unknown) => {
        const left = pending();
        const some = JSON.stringify(left.slice(0, 3));
        throw new Error(`${left.length} left, such as ${some}\n${program.stderr()}`, { cause: error });
      });
      await askers.settled();
      program.child.kill("SIGTERM");
      assert.equal(await program.ended, 0, program.stderr());
      const count = audit(community);
      t.diagnostic(`${mine} kills: ${JSON.stringify(count)}`);
      assert.ok(count.asked > mine * 5, "hardly anything was asked");
      assert.ok(count.answered > count.asked / 2, "hardly anything was answered");
    });
  });
});
