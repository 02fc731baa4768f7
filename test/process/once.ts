/** The reckoning on a network where a row may be sent again: each question is answered, exactly once. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../servers/process.ts";
import { type Ledger, readLedger } from "./ledger.ts";

/** A message with a question in it, by the server's own history. */
export interface Put {
  readonly id: string;
  readonly text: string;
}

/** A message of the bot, by the server's own history. */
export interface Given {
  readonly text: string;
  /** The message that it answers. */
  readonly to: string | undefined;
}

/** Everything that was said, as the server has it. */
export interface History {
  readonly put: readonly Put[];
  readonly given: readonly Given[];
}

const database = (path: string): Ledger | undefined => (existsSync(path) ? readLedger(path) : undefined);

function pending(network: string, put: readonly Put[], ledger: Ledger | undefined): readonly string[] {
  if (!ledger) return ["the database"];
  const waiting = ledger.outbox.filter((row) => row.state === "queued" || row.state === "sending");
  return [
    ...put.filter((one) => !ledger.journal.has(`${network}/${one.id}`)).map((one) => one.text),
    ...waiting.map((row) => row.key),
  ];
}

/** Waits until a running bot has written down and answered all that the server has. */
export async function caughtUp(
  network: string,
  path: string,
  put: () => Promise<readonly Put[]> | readonly Put[],
  milliseconds = 60_000,
): Promise<void> {
  const asked = await put();
  let left = pending(network, asked, database(path));
  await until(
    () => `${left.length} of ${asked.length} left, such as ${left.slice(0, 3).join("; ")}`,
    async () => {
      await pause(150);
      left = pending(network, asked, database(path));
      return left.length === 0;
    },
    milliseconds,
  );
}

/** Said neither to the bot nor as a command. */
const isOpen = (text: string): boolean => !text.includes("porchlight:") && !text.includes("!faq");

/**
 * Compares what the server has with what the database says.
 * @param mayBeUnsure rows that need not have gone out
 * @returns how many questions there were.
 * @throws AssertionError for the first that is lost, answered twice, or answered out of nothing.
 */
export function reckon(
  network: string,
  path: string,
  history: History,
  token: RegExp,
  mayBeUnsure: (row: Ledger["outbox"][number]) => boolean = () => false,
): number {
  const ledger = readLedger(path);
  const { put, given } = history;
  assert.equal(ledger.integrity, "ok");
  assert.deepEqual(ledger.failed, []);
  assert.deepEqual(
    ledger.outbox.filter((row) => row.state !== "sent" && !mayBeUnsure(row)),
    [],
    "a row did not go out",
  );
  const answers = new Map<string, Given[]>();
  for (const one of given) answers.set(one.to ?? "", [...(answers.get(one.to ?? "") ?? []), one]);
  for (const { id, text } of put) {
    const found = answers.get(id) ?? [];
    const seen = ledger.journal.has(`${network}/${id}`) ? "seen" : "never seen";
    // Asked of everybody, and others spoke before the bot was back: it may be a human's turn.
    if (found.length === 0 && isOpen(text) && seen === "seen") continue;
    assert.equal(
      found.length,
      1,
      `${text} (${id}, ${seen}) was answered ${found.length} times: ${JSON.stringify(found)}`,
    );
    answers.delete(id);
  }
  // A reply may have lost its link, but it still names what was asked.
  const named = given.flatMap((one) => token.exec(one.text)?.[0] ?? []);
  assert.equal(new Set(named).size, named.length, "a question is named in two answers");
  assert.deepEqual([...answers.values()].flat(), [], "the bot said something that nobody asked for");
  return put.length;
}
