/** What the columns hold of a turn is the turn's, however long the ones around it are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addColumns, countAddressed, createColumns, slotOf } from "../../src/conversation/link/columns.ts";
import { createView, place, turnOf } from "../../src/conversation/link/view.ts";

test("words and names of the last 200 turns stay, also among pastes", () => {
  const view = createView();
  const turns = Array.from({ length: 1500 }, (_, at) => {
    const words = Array.from(
      { length: at % 97 === 0 ? 150 : at % 7 },
      (__, word) => `w${(at * 31 + word) % 900}`,
    );
    const nick = `nick${at % 40}`;
    const turn = turnOf(view, { at, nick, text: `nick${(at * 7) % 50}: ${words.join(" ")} nick3` }, () => 1);
    place(view, turn, []);
    if (at % 50 === 49) check(at);
    return turn;
  });
  check(turns.length - 1);

  function check(last: number): void {
    const { columns, placed } = view;
    for (const { turn } of placed.slice(-200)) {
      const slot = slotOf(turn.index);
      const [from = 0, names = 0, until = 0] = [columns.from[slot], columns.names[slot], columns.until[slot]];
      const named = [...columns.items.subarray(names, until)];
      assert.deepEqual([...columns.items.subarray(from, names)], turn.words, `turn ${turn.index} of ${last}`);
      assert.deepEqual(
        named.map((one) => one >> 1),
        turn.named,
        `names of turn ${turn.index}`,
      );
      assert.deepEqual(
        named.filter((one) => one & 1).map((one) => one >> 1),
        turn.to,
      );
      assert.equal(columns.person[slot], turn.person);
    }
    assert.ok(columns.items.length < 40_000, `${columns.items.length} numbers are kept`);
  }
});

test("an address counts for what its receiver said lately", () => {
  const columns = createColumns();
  const view = createView();
  for (let at = 0; at < 5; at++)
    addColumns(
      columns,
      { ...turnOf(view, { at, nick: at % 2 ? "bob" : "ann", text: "hi" }, () => 1), index: at },
      -1,
    );
  countAddressed(columns, 1, 5, 3);
  assert.deepEqual([...columns.addressed.subarray(0, 5)], [0, 0, 0, 1, 0]);
});
