import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { inbound, type Known, refersTo, remembered, type View } from "../../../adapters/matrix/inbound.ts";
import { type RawEvent, readEvent } from "../../../adapters/matrix/raw.ts";
import type { Event } from "../../../src/events.ts";

/** Events as a real Synapse gave them to a member of the room. */
const recorded = JSON.parse(readFileSync("test/recorded/matrix/events.json", "utf8")) as {
  readonly target: string;
  readonly events: Readonly<Record<string, unknown>>;
};

const events = new Map<string, RawEvent>();
const known = new Map<string, Known>();
for (const [name, value] of Object.entries(recorded.events)) {
  const raw = readEvent(value);
  assert.ok(raw, name);
  events.set(name, raw);
  known.set(raw.id, remembered(raw));
}
const idOf = (name: string): string => events.get(name)?.id ?? assert.fail(`no recorded event ${name}`);

const view: View = {
  network: "test",
  self: { id: "@porchlight:porch.test", names: ["porchlight"] },
  place: { network: "test", channel: "#project:porch.test" },
  nameOf: (user) => user.slice(1).split(":")[0] ?? user,
  isBot: (user) => user === "@founder:porch.test",
  known: (id) => known.get(id),
  renamed: () => undefined,
};

const now = Date.UTC(2100, 0);

function read(name: string, more: Partial<View> = {}, playback = false): readonly Event[] {
  const raw = events.get(name);
  assert.ok(raw, name);
  return inbound(raw, { ...view, ...more }, { now, playback });
}

/** The only event, without what is the same in all. */
function only(name: string, more: Partial<View> = {}): Record<string, unknown> {
  const all = read(name, more);
  assert.equal(all.length, 1, `${name}: ${JSON.stringify(all)}`);
  const { id, at, network, place, actor, native, ...rest } = {
    native: undefined,
    actor: undefined,
    ...all[0],
  } as Record<string, unknown>;
  assert.equal(id, `test/${idOf(name)}`);
  assert.equal(
    at,
    Math.min(now, Number((recorded.events[name] as Record<string, unknown>)["origin_server_ts"])),
  );
  assert.equal(network, "test");
  const where = place as { thread?: string } | undefined;
  return where?.thread === undefined ? rest : { ...rest, thread: where.thread };
}

describe("Matrix inbound", () => {
  const { target } = recorded;
  const message = (text: string, more: object = {}) => ({ kind: "message", text, ...more });
  const me = "@porchlight:porch.test";
  const table: readonly [string, object][] = [
    ["text", message("how do I build it?")],
    ["emote", message("waves at porchlight", { style: "action" })],
    ["notice", message("build passed", { style: "notice" })],
    ["image", message("screenshot.png")],
    ["captioned image", message("what does this error mean?")],
    ["name prefix", message("PorchLight: how?", { toBot: "how?" })],
    ["id prefix", message("@porchlight:porch.test how do I build?", { toBot: "how do I build?" })],
    ["pill", message("porchlight how do I build?", { toBot: "how do I build?", mentions: [me] })],
    ["old pill", message("can you help, porchlight?", { toBot: "can you help?" })],
    ["unmentioned pill", message("I asked porchlight yesterday")],
    ["mention of others", message("founder: look", { mentions: ["@founder:porch.test"] })],
    ["reply", message("make all", { replyTo: target, mentions: ["@founder:porch.test"] })],
    // Every reply mentions whom it replies to; that is not yet speaking to the bot.
    ["reply to the bot", message("thanks, that worked", { replyTo: target, mentions: [me] })],
    ["old reply", message("that did it", { replyTo: target })],
    ["quote", message("> 3.0 is out\n\nreally?")],
    ["thread", message("in a thread", { thread: target })],
    ["reply in thread", message("a reply in it", { thread: target, replyTo: idOf("thread") })],
    ["edit", { kind: "edit", target, text: "how do I build it on Windows?" }],
    [
      "edit in thread",
      {
        kind: "edit",
        target: idOf("thread"),
        text: "porchlight: in the thread",
        toBot: "in the thread",
        thread: target,
      },
    ],
    ["reaction", { kind: "reaction", target: idOf("thread"), emoji: "👍️", thread: target }],
    [
      "redaction of the reaction",
      { kind: "reaction", target: idOf("thread"), emoji: "👍️", thread: target, removed: true },
    ],
    ["redaction", { kind: "delete", target: idOf("quote") }],
    ["control characters", message("ab[31mc\nd\u202e")],
  ];
  for (const [name, expected] of table)
    it(`reads ${name}`, () => {
      assert.deepEqual(only(name), expected);
    });

  for (const name of ["verification", "edit by another", "reaction with a picture", "empty"])
    it(`leaves out ${name}`, () => assert.deepEqual(read(name), []));

  it("knows who said it: vouched for by the homeserver, and bots by the config", () => {
    const [said] = read("text");
    assert.ok(said?.kind === "message");
    const anna = "@anna:porch.test";
    assert.deepEqual(said.actor, { key: anna, name: "anna", address: anna, verified: true, bot: false });
    assert.equal(said.native, idOf("text"));
    assert.deepEqual(said.place, view.place);
    assert.equal(
      (
        read("edit by another", { known: () => ({ sender: "@founder:porch.test" }) })[0] as {
          actor?: { bot: boolean };
        }
      ).actor?.bot,
      true,
    );
  });

  it("takes everything in private as said to it, without its name in front", () => {
    const place = { network: "test", channel: "@anna:porch.test", private: true } as const;
    assert.equal(only("text", { place })["toBot"], "how do I build it?");
    assert.equal(only("name prefix", { place })["toBot"], "how?");
    assert.equal(only("edit", { place })["toBot"], "how do I build it on Windows?");
    assert.deepEqual(read("member join", { place }), []);
  });

  it("follows who comes, goes and takes another name", () => {
    const kinds = ["join", "rename", "leave", "invite", "ban"].map((what) =>
      read(`member ${what}`).map((one) => one.kind),
    );
    assert.deepEqual(kinds, [["join"], ["rename"], ["leave"], [], []]);
    const [renamed] = read("member rename");
    assert.ok(renamed?.kind === "rename");
    assert.equal(renamed.from.name, "bert");
    assert.equal(renamed.to.name, "Bertram  B.");
    assert.deepEqual(read("member rename", { renamed: () => "Bertram  B." }), []);
    assert.deepEqual(read("member join", {}, true), [], "in history");
  });

  it("leaves out its own events, also what they take back", () => {
    for (const name of ["text", "thread", "edit", "reaction", "redaction", "member join"]) {
      const raw = events.get(name);
      assert.ok(raw);
      const mine = { ...raw, sender: me, ...(raw.stateKey === undefined ? {} : { stateKey: me }) };
      assert.deepEqual(inbound(mine, view, { now, playback: false }), [], name);
    }
  });

  it("takes a time from the future as now, and one that is none, too", () => {
    const raw = events.get("text");
    assert.ok(raw);
    for (const at of [now + 1e9, undefined, -5, 0])
      assert.equal(inbound({ ...raw, at }, view, { now, playback: false })[0]?.at, now);
  });

  it("asks for what edits and reactions are about, and for nothing else", () => {
    const asked = [...events].filter(([, raw]) => refersTo(raw) !== undefined).map(([name]) => name);
    assert.deepEqual(asked, [
      "edit",
      "edit in thread",
      "edit by another",
      "reaction",
      "reaction with a picture",
    ]);
  });

  it("survives events of any shape", () => {
    const shapes = [
      null,
      1,
      "x",
      [],
      {},
      { a: [] },
      { "m.relates_to": 3 },
      { "m.relates_to": { rel_type: "m.replace", event_id: {} } },
    ];
    for (const type of ["m.room.message", "m.reaction", "m.room.redaction", "m.room.member"])
      for (const content of shapes)
        for (const body of [undefined, 7, "x"]) {
          const value = {
            type,
            event_id: "$e",
            sender: "@a:b",
            content:
              typeof content === "object" && content
                ? { msgtype: "m.text", body, "m.mentions": content, ...content }
                : content,
          };
          const raw = readEvent(value);
          assert.ok(raw);
          inbound(raw, view, { now, playback: false });
        }
    for (const value of [
      null,
      [],
      "x",
      { type: "m.room.message" },
      { type: 1, event_id: "$", sender: "@" },
      { type: "t", event_id: "$".repeat(300), sender: "@a:b" },
    ])
      assert.equal(readEvent(value), undefined);
  });
});
