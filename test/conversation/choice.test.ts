/** What somebody picks from a list of choices, in the words of five languages. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { choiceIn } from "../../src/conversation/choice.ts";

const picks: readonly (readonly [picked: readonly number[], said: readonly string[]])[] = [
  [[1], ["1", "1)", "#1", "number 1", "the first one", "First!", "one"]],
  [[1], ["das erste", "erstes bitte", "Nr. 1", "le premier", "el primero", "o primeiro"]],
  [[2], ["(2)", "2.", "2nd please", "second", "option 2", "the second one, thanks"]],
  [
    [2],
    ["die zweite Frage bitte", "la deuxième", "le 2 svp", "la segunda por favor", "a segunda", "Nummer zwei"],
  ],
  [[3], ["the last one", "die letzte", "le dernier", "el último", "a última", "third"]],
  [
    [1, 3],
    ["1 and 3", "1, 3", "1 & 3", "1 und 3", "1 et 3", "1 y 3", "1 e 3", "first and third"],
  ],
  [
    [1, 2, 3],
    ["all", "all of them", "alle", "alle drei", "tous les trois", "todas", "os tres"],
  ],
  [[], ["none", "none of them", "neither", "no", "nope", "No, none of those!", "no thanks"]],
  [[], ["keins davon", "keine", "nein", "nein danke", "aucun des deux", "non merci", "ninguna de ellas"]],
  [[], ["ninguno", "nenhuma delas", "não", "nada disso"]],
];

const nothing = [
  ...["0", "4", "12", "1.5", "1 or 2?", "both", "thanks", "yes", "um", "a second", "second thoughts"],
  ...["first of all, thanks", "no idea", "no problem", "not sure", "one more thing", "never mind", "o", "!"],
  ...["none of them works with my version of the kernel", ""],
];

describe("what is picked from a list of three", () => {
  for (const [picked, said] of picks)
    it(picked.length === 0 ? "nothing" : picked.join(", "), () => {
      for (const text of said) assert.deepEqual(choiceIn(text, 3), picked, text);
    });

  it("no choice in anything else", () => {
    for (const text of nothing) assert.equal(choiceIn(text, 3), undefined, text);
  });

  it("both, of two", () => {
    for (const text of ["both", "both of them please", "beide", "les deux", "ambos", "as duas"])
      assert.deepEqual(choiceIn(text, 2), [1, 2], text);
    assert.deepEqual(choiceIn("the last one", 2), [2]);
    assert.equal(choiceIn("3", 2), undefined);
  });
});
