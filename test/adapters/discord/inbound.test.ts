import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import type { GatewayMessageCreateDispatch, GatewayMessageUpdateDispatch } from "discord.js";
import { deleted, edit, message, reaction, solved, type View } from "../../../adapters/discord/inbound.ts";
import { firstAt, newer, timeOf } from "../../../adapters/discord/snowflake.ts";
import { readable, saidTo } from "../../../adapters/discord/words.ts";
import type { Event, Place } from "../../../src/events.ts";

/** Milliseconds of processor time so far: other programs on the machine do not count. */
const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const project: Place = { network: "test", channel: "#project" };
const places: Readonly<Record<string, Place>> = {
  "290926798999357250": project,
  "319674150115610528": { network: "test", channel: "53908099506183680", private: true },
  "334385199974967042": { network: "test", channel: "questions", thread: "334385199974967042" },
  "334385199974967777": { ...project, thread: "334385199974967777" },
};

const view: View = {
  network: "test",
  self: { id: "82198898841029460", names: ["porchlight"], roles: new Set(["290926798626357999"]) },
  place: (channel) => places[channel],
  title: (channel) => (channel === "334385199974967042" ? "Build fails on Windows" : undefined),
  roomName: (id) => (id === "290926798999357250" ? "project" : undefined),
  roleName: (id) => (id === "290926798626357999" ? "Porchlight Bot" : undefined),
  isBot: (name) => name === "ci-user",
  nameOf: (id) => (id === "53908099506183680" ? "Anna" : undefined),
};

interface Recorded {
  readonly name: string;
  readonly packet: GatewayMessageCreateDispatch | GatewayMessageUpdateDispatch;
  readonly event: Event | null;
}

const recorded = JSON.parse(
  readFileSync(new URL("../../recorded/discord/messages.json", import.meta.url), "utf8"),
) as readonly Recorded[];

describe("Discord packets as events", () => {
  for (const { name, packet, event } of recorded)
    it(name, () => {
      const read = packet.t === "MESSAGE_CREATE" ? message(view, packet.d) : edit(view, packet.d);
      assert.deepEqual(read ?? null, event);
    });

  it("gives a deletion the same id however often it is told", () => {
    const [first] = deleted(view, ["1"], "290926798999357250", 5);
    const [second] = deleted(view, ["1"], "290926798999357250", 9);
    assert.equal(first?.id, second?.id);
    assert.deepEqual(first?.place, project);
    assert.deepEqual(deleted(view, ["1"], "1", 5), []);
  });

  it("names custom emoji, and who reacted", () => {
    const data = {
      user_id: "53908099506183680",
      channel_id: "290926798999357250",
      message_id: "334385199974967042",
      emoji: { id: "41771983429993937", name: "party" },
      type: 0,
      burst: false,
    };
    const arrival = { at: 7, serial: "x.1", removed: false };
    const event = reaction(view, data, arrival);
    assert.deepEqual([event?.emoji, event?.actor.name, event?.target], [":party:", "Anna", data.message_id]);
    assert.equal(reaction(view, { ...data, user_id: view.self.id }, arrival), undefined);
    assert.equal(reaction(view, { ...data, emoji: { id: null, name: null } }, arrival), undefined);
  });

  it("takes the solved tag as the asker's check mark", () => {
    const post = { id: "334385199974967042", owner: "53908099506183680" };
    const event = solved(view, post, { at: 7, serial: "x.1", removed: true });
    assert.ok(event?.kind === "reaction");
    assert.deepEqual([event.emoji, event.removed, event.target], ["✅", true, post.id]);
    assert.equal(solved(view, { id: post.id }, { at: 7, serial: "x.1", removed: true }), undefined);
  });
});

describe("what people write to the bot", () => {
  const self = { id: "82198898841029460", names: ["porchlight", "Porch (Light)+"], roles: new Set<string>() };
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["porchlight: hi", "hi"],
    ["PORCHLIGHT, hi", "hi"],
    ["@porchlight hi", "hi"],
    ["@porchlight", ""],
    ["porchlight hi", undefined],
    ["porchlights: hi", undefined],
    ["Porch (Light)+: hi", "hi"],
    ["<@82198898841029460>", ""],
    ["<@82198898841029460>: hi", "hi"],
    ["hi <@82198898841029460> and <@53908099506183680>", "hi and <@53908099506183680>"],
    ["<@8219889884102946> hi", undefined],
  ];
  for (const [text, said] of cases)
    it(JSON.stringify(text), () => {
      assert.equal(saidTo(text, self), said);
    });

  it("leaves what it does not know readable", () => {
    const nobody = { user: () => undefined, room: () => undefined, role: () => undefined };
    assert.equal(
      readable("<@53908099506183680> <#53908099506183680> <@&53908099506183680> <@12>", nobody),
      "@53908099506183680 #53908099506183680 @53908099506183680 <@12>",
    );
  });

  it("reads a hundred thousand brackets in no time", () => {
    const before = cpuTime();
    const nobody = { user: () => undefined, room: () => undefined, role: () => undefined };
    for (const text of ["<".repeat(100_000), "<@".repeat(50_000), "</a".repeat(33_000), "<:a".repeat(33_000)])
      readable(text, nobody);
    assert.ok(cpuTime() - before < 1000);
  });
});

describe("snowflakes", () => {
  it("hold their time", () => {
    assert.equal(timeOf("175928847299117063"), 1_462_015_105_796);
    assert.equal(timeOf(firstAt(1_462_015_105_796)), 1_462_015_105_796);
  });
  it("are compared as numbers", () => {
    assert.ok(newer("1000000000000000000", "999999999999999999"));
    assert.ok(!newer("999999999999999999", "1000000000000000000"));
    assert.ok(!newer("175928847299117063", "175928847299117063"));
  });
});
