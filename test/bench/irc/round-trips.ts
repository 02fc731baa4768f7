/** How long a question and its answer take, and how many fit in a second. */
import { type BenchClient, connect } from "./client.ts";

export interface RoundTrips {
  readonly clients: number;
  readonly replies: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly repliesPerSecond: number;
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The value that this share of all is not above. */
function percentile(sorted: Float64Array, share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** One after the other: asks, waits for the answer, asks again. */
function loop(
  client: BenchClient,
  bot: string,
  question: string,
  times: number,
  each: (ms: number) => void,
): Promise<void> {
  const answer = ` PRIVMSG ${client.nick} :`;
  return new Promise((resolve, reject) => {
    let left = times;
    let asked = 0;
    const limit = setTimeout(() => reject(new Error(`${bot} left ${client.nick} without an answer`)), 60_000);
    const ask = () => {
      asked = performance.now();
      client.send(`PRIVMSG ${bot} :${question}`);
    };
    client.onLine = (line) => {
      if (!line.includes(answer)) return;
      each(performance.now() - asked);
      left--;
      if (left > 0) ask();
      else {
        clearTimeout(limit);
        client.onLine = () => undefined;
        resolve();
      }
    };
    ask();
  });
}

/**
 * Many clients ask in private, each in a loop of its own. Private, so that nobody's
 * acknowledgement waits for somebody else's line.
 * @param total questions over all clients; a tenth more goes before, unmeasured
 */
export async function roundTrips(
  port: number,
  bot: string,
  question: string,
  clients: number,
  total: number,
): Promise<RoundTrips> {
  const people = await Promise.all(Array.from({ length: clients }, (_, n) => connect(port, `asker${n}`)));
  try {
    const each = Math.ceil(total / clients);
    await Promise.all(people.map((person) => loop(person, bot, question, Math.ceil(each / 10), () => {})));
    const times = new Float64Array(each * clients);
    let count = 0;
    const start = performance.now();
    await Promise.all(
      people.map((person) =>
        loop(person, bot, question, each, (ms) => {
          times[count++] = ms;
        }),
      ),
    );
    const seconds = (performance.now() - start) / 1000;
    times.sort();
    return {
      clients,
      replies: count,
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      repliesPerSecond: Math.round(count / seconds),
    };
  } finally {
    for (const person of people) person.close();
  }
}
