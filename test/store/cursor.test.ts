import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Place } from "../../src/events.ts";
import { openStore } from "../../src/store/open.ts";
import { actorOf } from "../support/stage.ts";

const day = 864e5;

describe("where the journal stands", () => {
  const store = openStore(":memory:");
  let count = 0;
  const said = (place: Place, at: number): string => {
    const native = `m${++count}`;
    const actor = actorOf("alice");
    const { network } = place;
    const message = {
      kind: "message",
      id: `${network}/${native}`,
      at,
      network,
      place,
      actor,
      native,
    } as const;
    store.apply({ fact: "said", message: { ...message, text: "hello" } }, at);
    return native;
  };
  const channel = (name: string, network = "net"): Place => ({ network, channel: name });
  const inPrivate = (name: string): Place => ({ network: "net", channel: name, private: true });

  it("is unknown where nothing was said", () => {
    said(channel("#a", "other"), 1);
    assert.equal(store.journal.cursor("net"), undefined);
  });

  it("is the last message of each channel, and of each private conversation of a day", () => {
    const now = 10 * day;
    said(channel("#a"), now - 5 * day);
    const lastA = said(channel("#a"), now - 5000);
    const lastB = said({ ...channel("#b"), thread: "t1" }, now - 3 * day);
    said(inPrivate("old"), now - 2 * day);
    const anna = said(inPrivate("anna"), now - 4000);
    const ben = said(inPrivate("ben"), now - 3000);
    const late = said(inPrivate("anna"), now);
    said(channel("#a", "other"), now + day);
    assert.notEqual(anna, late);
    assert.deepEqual(store.journal.cursor("net"), {
      at: now,
      channels: new Map([
        ["#a", { at: now - 5000, native: lastA }],
        ["#b", { at: now - 3 * day, native: lastB }],
      ]),
      people: new Map([
        ["anna", { at: now, native: late }],
        ["ben", { at: now - 3000, native: ben }],
      ]),
    });
    assert.deepEqual([...(store.journal.cursor("net")?.people?.keys() ?? [])], ["anna", "ben"]);
  });

  it("names a hundred people at most, the latest", () => {
    for (let n = 0; n < 150; n++) said(inPrivate(`person${n}`), 20 * day + n);
    const people = [...(store.journal.cursor("net")?.people?.keys() ?? [])];
    assert.equal(people.length, 100);
    assert.deepEqual(people.slice(0, 2), ["person149", "person148"]);
  });
});
