/** From a signed delivery to the channel, through the whole bot: webhook, journal, facts, ticks, outbox, network. */

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { after, test } from "node:test";
import { pino } from "pino";
import type { Adapter, Outgoing, Traits } from "../../../src/adapter.ts";
import { createBot } from "../../../src/bot.ts";
import { createHooks } from "../../../src/cli/hooks.ts";
import { nextRun } from "../../../src/features/weekly/when.ts";
import { packageRoot } from "../../../src/paths.ts";
import { dueTicks } from "../../../src/schedule.ts";
import { schema } from "../../../src/settings.ts";
import { startWeb } from "../../../src/web/server.ts";
import { mergedPull, review } from "../../adapters/github/payloads.ts";

const secret = "between the two of us";
const log = pino({ level: "silent" });
const settings = schema.parse({
  community: "Tidepool",
  timezone: "Europe/Berlin",
  maintainersChannel: "lines/#maintainers",
  thanks: { channels: ["lines/#tidepool", "rich/#tidepool"] },
  faq: [join(packageRoot, "data", "faq")],
  networks: ["lines", "rich"].map((name) => ({
    type: "irc",
    name,
    host: "irc.invalid",
    channels: ["#tidepool", "#maintainers"],
  })),
  webhooks: { port: 0, github: { secret } },
});

const traits: Traits = {
  format: "lines",
  maxBytes: 400,
  maxParts: 3,
  edits: false,
  retracts: false,
  reactions: false,
  threads: false,
  buttons: false,
  resendable: false,
};

/** A network that keeps what it was given. */
function network(name: string, own: Traits): Adapter & { readonly sent: Outgoing[] } {
  const sent: Outgoing[] = [];
  return {
    network: name,
    traits: own,
    sent,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: (item, key) => {
      sent.push(item);
      return Promise.resolve(key);
    },
  };
}

const ending: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of ending.reverse()) await end();
});

test("merged changes and reviews are thanked for on every network, once, though everything comes twice", async () => {
  const lines = network("lines", traits);
  const rich = network("rich", { ...traits, format: "markdown", maxBytes: 60_000, resendable: true });
  const bot = await createBot({
    settings,
    base: packageRoot,
    database: ":memory:",
    adapters: [lines, rich],
    log,
  });
  ending.push(() => bot.stop());
  await bot.start();
  const web = await startWeb({ settings, log, receive: bot.receive, hooks: await createHooks(settings) });
  ending.push(() => web.close());

  const deliver = async (name: string, id: string, payload: unknown): Promise<number> => {
    const body = JSON.stringify(payload);
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    const reply = await fetch(`http://127.0.0.1:${web.port}/webhooks/github`, {
      method: "POST",
      body,
      headers: {
        "x-github-event": name,
        "x-github-delivery": id,
        "x-hub-signature-256": `sha256=${signature}`,
      },
      signal: AbortSignal.timeout(10_000),
    });
    return reply.status;
  };
  const deliveries: [string, string, unknown][] = [
    [
      "pull_request",
      "d1",
      mergedPull({ title: "fix(api): crash on empty input (#12)", author_association: "NONE" }),
    ],
    ["pull_request_review", "d2", review({ author_association: "MEMBER" })],
    [
      "pull_request",
      "d3",
      mergedPull({ user: { id: 49699333, login: "dependabot[bot]", type: "Bot" }, number: 3 }),
    ],
  ];
  for (let number = 10; number < 18; number++) {
    const user = { id: number, login: `old_hand_${number}`, html_url: "https://github.com/x", type: "User" };
    const title = `chore: tidy room ${String.fromCharCode(55 + number)}`;
    const html_url = `https://github.com/tidepool/tidepool/pull/${number}`;
    deliveries.push([
      "pull_request",
      `d${number}`,
      mergedPull({ number, title, html_url, user, author_association: "MEMBER" }),
    ]);
  }
  for (const one of [...deliveries, ...deliveries]) assert.equal(await deliver(...one), 202);

  const due = nextRun(settings.thanks.schedule, settings.timezone, Date.now()) ?? 0;
  const at = due - settings.thanks.preview;
  for (const now of [at, at + 1, due, due + 1])
    for (const tick of dueTicks(settings, now)) await bot.receive({ ...tick, seen: now });
  await bot.idle();

  const shown = lines.sent.flatMap((item) =>
    item.do === "say" && item.body.format === "lines"
      ? [{ to: item.to.channel, spans: item.body.spans }]
      : [],
  );
  const post = shown.filter(({ to }) => to === "#tidepool");
  const text = post.map(({ spans }) => spans.map((span) => span.text).join(""));
  assert.equal(text.length, 3, text.join("\n"));
  assert.match(
    text[0] ?? "",
    /New here, and welcome: Codertocat \(“Crash on empty input” https:\/\/github\.com\/Codertocat/,
  );
  for (let number = 10; number < 18; number++) assert.match(text[1] ?? "", new RegExp(`old_hand_${number} `));
  assert.match(text[2] ?? "", /^Reviews by octocat/);
  assert.doesNotMatch(text.join(), /dependabot/);
  const loud = post.flatMap(({ spans }) => spans).filter((span) => !span.quiet);
  for (const { text: part } of loud)
    assert.doesNotMatch(part.replace(/https:\S+/g, ""), /Codertocat|octocat|old_hand/);
  assert.equal(shown.filter(({ to }) => to === "#maintainers").length, 4, "the hint and the three lines");

  assert.equal(rich.sent.length, 1);
  const [whole] = rich.sent;
  assert.ok(whole?.do === "say" && whole.body.format === "markdown");
  assert.match(
    whole.body.markdown,
    /^## Thanks for this week\n[\s\S]*\*\*Codertocat\*\*.*\[Crash on empty input\]\(https:/,
  );
  assert.ok(whole.body.quiet?.includes("octocat"));
});
