import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { after, test } from "node:test";
import { type ReplayFlags, replay } from "../../src/cli/replay.ts";

const irssi = join(import.meta.dirname, "..", "recorded", "logs", "irssi", "#project.log");
const folder = mkdtempSync(join(tmpdir(), "porchlight-replay-"));
after(() => rmSync(folder, { recursive: true }));

const config = join(folder, "porchlight.yaml");
writeFileSync(
  config,
  `
faq: [faq.md]
networks:
  - { type: irc, name: libera, host: irc.example.org, channels: ["#project"] }
people:
  zoe: { accounts: ["libera:zoe"] }
channels: { wait: 5m }
`,
);
writeFileSync(join(folder, "faq.md"), "# FAQ\n\n## How do I build the documentation?\n\nRun make html.\n");

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}

async function call(files: readonly string[], flags: ReplayFlags = {}, isTTY = false): Promise<Outcome> {
  const output = new PassThrough();
  const errors = Object.assign(new PassThrough(), { isTTY });
  const told = Promise.all([text(output), text(errors)]);
  const code = await replay(files, { config, ...flags }, { output, errors, environment: {} });
  output.end();
  errors.end();
  const [out, said] = await told;
  return { code, out, errors: said };
}

test("a log is reported, and nothing goes to standard error", async () => {
  const { code, out, errors } = await call([irssi]);
  assert.equal(code, 0);
  assert.match(out, /Nothing was sent\./);
  assert.match(out, /dave; routed to zoe after 5 min/);
  assert.equal(errors, "");
});

test("--json writes JSON alone", async () => {
  const { code, out } = await call([irssi], { json: true });
  assert.equal(code, 0);
  for (const line of out.trimEnd().split("\n")) assert.equal(typeof JSON.parse(line).type, "string");
});

test("a progress bar is for a terminal only", async () => {
  const { out, errors } = await call([irssi], {}, true);
  assert.match(errors, /%/);
  assert.ok(!out.includes("\u001b"));
});

test("a file that can't be read is told, the others are replayed, and the code is 1", async () => {
  const { code, out, errors } = await call([join(folder, "absent.log"), irssi]);
  assert.equal(code, 1);
  assert.match(errors, /absent\.log: there is no such file/);
  assert.match(out, /Questions that nobody answered/);
  const none = await call([join(folder, "absent.log")]);
  assert.equal(none.code, 1);
  assert.equal(none.out, "");
});

test("a log without a date begins on the day of --date, in the zone of --timezone", async () => {
  const undated = join(folder, "undated.log");
  writeFileSync(undated, "[07:35] <carol> hi all, how do I build the documentation on Windows?\n");
  const { out } = await call([undated], {
    json: true,
    date: "2020-07-01",
    timezone: "Europe/Berlin",
    channel: "#other",
  });
  const question = out.split("\n").find((line) => line.includes('"type":"question"')) ?? "{}";
  assert.equal(JSON.parse(question).at, "2020-07-01T05:35:00.000Z");
  assert.equal(JSON.parse(question).channel, "#other");
  const guessed = await call([undated]);
  assert.match(
    guessed.out,
    /no date in it; taken to begin on \d{4}-\d{2}-\d{2}, by the time of the file\. --date sets it\./,
  );
});

const misuse: readonly (readonly [string, readonly string[], ReplayFlags, RegExp])[] = [
  ["no log", [], {}, /name at least one log/],
  ["a date that is none", [irssi], { date: "2009-02-30" }, /--date 2009-02-30 is no day/],
  ["a date in another form", [irssi], { date: "23.2.2009" }, /write it as 2009-02-23/],
  [
    "a zone that is none",
    [irssi],
    { timezone: "Mars/Olympus" },
    /no time zone; write one such as Europe\/Berlin/,
  ],
  [
    "a network that the config does not have",
    [irssi],
    { network: "oftc" },
    /--network oftc is no network in the config, which has libera\.\n$/,
  ],
];

for (const [what, files, flags, expected] of misuse)
  test(`wrong usage: ${what}`, async () => {
    const { code, out, errors } = await call(files, flags);
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.match(errors, expected);
  });
