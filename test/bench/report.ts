/**
 * `npm run --silent bench:report`: a report over 50,000 contributions, 100,000 messages and
 * 10,000 questions of 5,000 people. JSON on standard output. By hand, or in CI for the record.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContributionKind } from "../../src/contribution.ts";
import type { Place } from "../../src/events.ts";
import { openStore } from "../../src/store/open.ts";
import { fromSources } from "../support/program.ts";

const people = 5000;
const contributions = 50_000;
const messages = 100_000;
const questions = 10_000;
const year = 365 * 864e5;
const begin = Date.parse("2025-03-01T00:00:00Z");
const place: Place = { network: "net", channel: "#project" };
const kinds: readonly ContributionKind[] = ["code", "doc", "review", "translation", "bug"];

const actor = (n: number) => ({
  key: `p${n % people}`,
  name: `p${n % people}`,
  address: "",
  verified: true,
  bot: false,
});
const at = (n: number, of: number): number => begin + Math.floor((n / of) * year);

const folder = mkdtempSync(join(tmpdir(), "porchlight-bench-"));
try {
  const store = openStore(join(folder, "bench.db"));
  store.transaction(() => {
    for (let n = 0; n < people; n++) store.people.seen(actor(n), "net", at(n, people));
    for (let n = 0; n < messages; n++)
      store.apply(
        {
          fact: "said",
          message: {
            kind: "message",
            id: `m${n}`,
            at: at(n, messages),
            network: "net",
            place,
            actor: actor(n * 7),
            text: "hello",
            native: `m${n}`,
          },
        },
        at(n, messages),
      );
    for (let n = 0; n < people; n++) {
      const when = at(n, people);
      store.apply({ fact: "first", person: n + 1, what: "message", at: when, place }, when);
    }
    for (let n = 0; n < contributions; n++)
      store.apply(
        {
          fact: "contribution",
          who: { network: "net", key: `p${(n * n) % people}` },
          contribution: kinds[n % kinds.length] ?? "code",
          thing: `t${n}`,
          title: "A change",
          url: "https://example.org",
          at: at(n, contributions),
          first: false,
        },
        at(n, contributions),
      );
    for (let n = 1; n <= questions; n++) {
      const asked = at(n, questions);
      const who = { network: "net", key: `p${(n * 3) % people}` };
      store.apply(
        { fact: "asked", n, place, asker: who, text: "How?", at: asked, why: "a question mark" },
        asked,
      );
      if (n % 5 === 0) continue;
      const change = { state: "answered", answeredBy: (n % 40) + 1, answeredAt: asked + n * 1000 } as const;
      store.apply({ fact: "question", n, change, log: { at: asked, why: "answered" } }, asked);
    }
  });
  store.close();
  writeFileSync(
    join(folder, "porchlight.yaml"),
    "database: bench.db\nnetworks: [{ type: irc, name: net, host: irc.example, channels: ['#project'] }]\n",
  );
  const [node, ...args] = fromSources;
  const result = Object.fromEntries(
    ["json", "markdown", "html"].map((format) => {
      const start = performance.now();
      const ran = spawnSync(
        "/usr/bin/env",
        [
          "bash",
          "-c",
          // The kernel's own count of what the process held at most, in kB.
          `"$@" > /dev/null & pid=$!; peak=0; while rss=$(awk '/VmHWM/ {print $2}' /proc/$pid/status 2> /dev/null) && [ -n "$rss" ]; do peak=$rss; sleep 0.02; done; wait $pid; echo $? $peak`,
          "bench",
          node,
          ...args,
          "report",
          "--since",
          "2025-03-01",
          "--until",
          "2026-03-01",
          "--format",
          format,
        ],
        { cwd: folder, encoding: "utf8", timeout: 120_000 },
      );
      const [code, peak] = ran.stdout.trim().split(" ").map(Number);
      if (code !== 0) throw new Error(`report --format ${format} ended with ${code}: ${ran.stderr}`);
      return [
        format,
        {
          seconds: Math.round(performance.now() - start) / 1000,
          peakRssMB: Math.round(((peak ?? 0) * 1024) / 1e6),
        },
      ];
    }),
  );
  process.stdout.write(
    `${JSON.stringify({ people, contributions, messages, questions, result }, undefined, 2)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
