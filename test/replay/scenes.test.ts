import assert from "node:assert/strict";
import { test } from "node:test";
import { createCast, forReplay } from "../../src/replay/cast.ts";
import { plain } from "../../src/replay/formats/plain.ts";
import type { LogFile } from "../../src/replay/log-file.ts";
import { scenesOf } from "../../src/replay/scenes.ts";
import { timesOf } from "../../src/replay/timeline.ts";
import { schema } from "../../src/settings.ts";

const settings = forReplay(
  schema.parse({
    networks: [
      { type: "irc", name: "libera", host: "irc.example.org", nick: "helper", channels: ["#project"] },
    ],
    people: { alice: { accounts: ["matrix:@al:example.org"] }, zoe: { accounts: ["libera:zo"] } },
    bots: ["Buildbot"],
  }),
  "libera",
  ["#project"],
);
const cast = createCast(settings, "libera");

function scenes(...texts: readonly string[]): readonly string[] {
  const lines = texts.map((text, index) => {
    const line = plain.parse(text);
    assert.ok(line, text);
    return { number: index + 1, line };
  });
  const log: LogFile = {
    path: "a.log",
    format: "plain",
    count: lines.length,
    lines,
    malformed: [],
    date: undefined,
    changed: 0,
    channel: undefined,
  };
  const times = timesOf(
    lines.map(({ line }) => line),
    { zone: "UTC", date: "2009-02-23" },
  );
  return scenesOf(log, { place: { network: "libera", channel: "#project" }, cast, times }).map(
    ({ event, line }) => {
      const who =
        "actor" in event
          ? event.actor.key
          : event.kind === "rename"
            ? `${event.from.key} ${event.to.key}`
            : "";
      const members = event.kind === "members" ? event.actors.map(({ key }) => key).join(" ") : "";
      const where = event.kind === "leave" && !event.place ? " everywhere" : "";
      return `${line} ${event.kind} ${who}${members}${where}`.trim();
    },
  );
}

test("who appears without coming in was there from the beginning", () => {
  assert.deepEqual(
    scenes(
      "[07:35] <bob> hello",
      "=== carol [~c@example.org] has joined #project",
      "[07:36] <carol> hi",
      "=== dave is now known as dave2",
      "[07:37] <dave2> hi",
      "=== erin [~e@example.org] has left #project []",
    ),
    [
      "1 members ~bob ~dave ~erin",
      "1 message ~bob",
      "2 join ~carol",
      "3 message ~carol",
      "4 rename ~dave ~dave2",
      "5 message ~dave2",
      "6 leave ~erin",
    ],
  );
});

test("who speaks after leaving must have come back", () => {
  assert.deepEqual(
    scenes(
      "[07:35] <bob> hello",
      "=== bob [~b@example.org] has quit [bye]",
      "[07:36] <bob> back",
      "=== bob was kicked off #project by carol (no)",
      "=== Topic for #project: be kind",
    ),
    [
      "1 members ~bob",
      "1 message ~bob",
      "2 leave ~bob everywhere",
      "3 join ~bob",
      "3 message ~bob",
      "4 leave ~bob",
    ],
  );
});

const nicks: readonly (readonly [string, string, { readonly verified: boolean; readonly bot: boolean }])[] = [
  ["bob", "~bob", { verified: false, bot: false }],
  ["Bob", "~bob", { verified: false, bot: false }],
  ["alice", "alice", { verified: true, bot: false }],
  ["Alice_", "alice", { verified: true, bot: false }],
  ["zoe", "zo", { verified: true, bot: false }],
  ["zo|away", "zo", { verified: true, bot: false }],
  ["buildbot", "~buildbot", { verified: false, bot: true }],
  ["helper", "~helper", { verified: false, bot: true }],
  ["ubottu", "~ubottu", { verified: false, bot: true }],
  ["ChanServ", "~chanserv", { verified: false, bot: true }],
];

for (const [nick, key, { verified, bot }] of nicks)
  test(`${nick} in a log is ${key}${verified ? ", a maintainer" : ""}${bot ? ", a bot" : ""}`, () => {
    const actor = cast.actor(nick);
    assert.deepEqual([actor.key, actor.name, actor.verified, actor.bot], [key, nick, verified, bot]);
  });
