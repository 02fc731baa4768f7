import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { History } from "../../../adapters/matrix/api.ts";
import { readGap } from "../../../adapters/matrix/gap.ts";
import type { RawEvent } from "../../../adapters/matrix/raw.ts";

const now = 1_000_000_000;
const second = 1000;

/** A room in which every second something was said, and a server that pages through it. */
function roomOf(count: number) {
  const said = Array.from(
    { length: count },
    (_, n): RawEvent => ({
      type: "m.room.message",
      id: `$${n}`,
      sender: "@a:b",
      at: now - (count - n) * second,
      content: {},
    }),
  );
  let asked = 0;
  return {
    asked: () => asked,
    api: {
      async history(_room: string, from: string, to: string | undefined, limit: number): Promise<History> {
        asked++;
        assert.ok(asked < 1000, "it asks for ever");
        const end = Number(from);
        const start = Math.max(0, to === undefined ? 0 : Number(to), end - limit);
        const events = said.slice(start, end).reverse();
        return { events, end: start === 0 || start === Number(to) ? undefined : String(start) };
      },
    },
  };
}

const ids = (events: readonly RawEvent[]): readonly string[] => events.map((event) => event.id);
const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, n) => `$${from + n}`);
const reach = { events: 5000, age: 7 * 864e5 };

describe("Matrix gaps in a timeline", () => {
  it("are read up to the last sync, oldest first", async () => {
    const { api } = roomOf(1000);
    const gap = await readGap(api, "!r", "950", { since: "100" }, now, reach);
    assert.deepEqual(ids(gap.events), range(100, 950));
    assert.equal(gap.cut, false);
  });

  it("are read up to the journal's last message when the sync's token is lost", async () => {
    const { api } = roomOf(1000);
    const gap = await readGap(api, "!r", "950", { id: "$400", at: now - 600 * second }, now, reach);
    assert.deepEqual(ids(gap.events), range(401, 950));
    assert.equal(gap.cut, false);
  });

  it("end at the time of the journal's last message when that message is gone", async () => {
    const { api } = roomOf(3000);
    const gap = await readGap(api, "!r", "3000", { id: "$gone", at: now - 1000 * second }, now, reach);
    // Ten minutes more, for clocks that are wrong; what was taken already is known by its id.
    assert.deepEqual(ids(gap.events), range(1400, 3000));
    assert.equal(gap.cut, false);
  });

  it("are bounded by number and by age, and say so", async () => {
    const { api } = roomOf(1000);
    const few = await readGap(api, "!r", "1000", { since: "1" }, now, { ...reach, events: 300 });
    assert.deepEqual(ids(few.events), range(700, 1000));
    assert.equal(few.cut, true);
    const young = await readGap(api, "!r", "1000", { since: "1" }, now, { ...reach, age: 50 * second });
    assert.deepEqual(ids(young.events), range(950, 1000));
    assert.equal(young.cut, true);
  });

  it("end at the beginning of the room", async () => {
    const room = roomOf(10);
    const gap = await readGap(room.api, "!r", "10", { at: 0 }, now, reach);
    assert.deepEqual(ids(gap.events), range(0, 10));
    assert.equal(room.asked(), 1);
  });

  it("end when the server goes round in circles", async () => {
    const api = { history: async () => ({ events: [], end: "x" }) };
    assert.deepEqual(await readGap(api, "!r", "x", { since: "1" }, now, reach), { events: [], cut: false });
  });
});
