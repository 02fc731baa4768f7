/** A bot, its folder, and people who ask it things on a real server; and the reckoning afterwards. */
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../servers/process.ts";
import { type Running, run } from "../support/program.ts";
import { type Asked, type Askers, gatherAskers } from "./askers.ts";
import { compiled } from "./compiled.ts";
import { type Ledger, readLedger } from "./ledger.ts";

const network = "test";

/** A community of its own. */
export interface Community {
  readonly database: string;
  readonly askers: Askers;
  start(): Running;
  /** Waits until the bot has come into the channel once more than so many times. */
  joined(before: number): Promise<void>;
  /** Waits until everything that a running bot can know of is answered, or in the queue. */
  caughtUp(): Promise<void>;
}

const entry = `---
id: tls
question: How do I turn on TLS?
phrasings:
  - How can I enable TLS?
---
Set \`tls: true\` and use port 6697.
`;

/** Founds one on a server; nothing of the bot runs yet. */
export async function found(
  server: { readonly port: number },
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
  const database = join(cwd, "bot.db");
  const askers = await gatherAskers({ port: server.port, channel, bot, random, name });
  const pending = () => pendingOf(askers.asked(), readLedger(database));
  return {
    database,
    askers,
    start: () => run(["start"], { folder: cwd, command: compiled() }),
    joined: (before) => until("the bot is in the channel", () => askers.joins() > before, 30_000),
    async caughtUp() {
      const end = performance.now() + 60_000;
      for (let left = pending(); left.length > 0; left = pending()) {
        const some = JSON.stringify(left.slice(0, 3));
        assert.ok(performance.now() < end, `${left.length} questions are left, such as ${some}`);
        await pause(200);
      }
      askers.known();
    },
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

/** How many questions came to what. */
export interface Count {
  asked: number;
  answered: number;
  /** It may have been answered: the bot died before the server confirmed the line. */
  unsure: number;
  /** Said in private to a bot that died before it wrote anything down. */
  unseen: number;
  /** Unanswered, and waiting for a human. */
  queued: number;
}

/**
 * Compares what people heard with what the database says, question by question.
 * @throws AssertionError for the first question that is lost, or answered twice.
 */
export function audit({ database, askers }: Community): Count {
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
