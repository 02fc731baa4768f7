import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Alike, alike, foldedName, type Looks } from "../../src/people/alike.ts";

let id = 0;
const account = (network: string, key: string, name: string, person?: number): Looks => {
  id++;
  return { id, network, key, name, person: person ?? id };
};

const found = (...accounts: Looks[]): readonly (readonly [string, string, Alike["why"]])[] => {
  const label = new Map(accounts.map((one) => [one.id, `${one.network}:${one.key}`]));
  return alike(accounts).map(({ one, other, why }) => [label.get(one) ?? "", label.get(other) ?? "", why]);
};

describe("accounts that look like one person's", () => {
  it("have nearly the same name on another network", () => {
    for (const [one, other] of [
      ["alice", "alice"],
      ["alice_", "Alice"],
      ["alice|work", "alice[m]"],
      ["Jürgen", "jurgen2"],
      ["Anna de Vries", "annadevries"],
    ] as const)
      assert.equal(
        found(account("libera", one, one), account("github", "123", other)).length,
        1,
        `${one} ${other}`,
      );
    assert.equal(
      found(account("matrix", "@alice:example.org", "A."), account("libera", "alice", "alice")).length,
      1,
    );
  });

  it("have the same address in commits, or the forge's own number in a hidden one", () => {
    assert.deepEqual(
      found(account("git", "A@example.org", "Al"), account("kernel", "a@example.org", "Alice")),
      [["git:A@example.org", "kernel:a@example.org", "email"]],
    );
    assert.deepEqual(
      found(
        account("github", "12345", "al"),
        account("git", "12345+bob@users.noreply.github.com", "Robert"),
        account("git", "999+bob@users.noreply.github.com", "Ro"),
      ),
      [["github:12345", "git:12345+bob@users.noreply.github.com", "email"]],
    );
  });

  it("are not those with short, common or empty names, on one network, or of one person already", () => {
    assert.deepEqual(found(account("a", "al", "al"), account("b", "al", "al")), []);
    assert.deepEqual(found(account("a", "guest", "guest"), account("b", "guest", "guest42")), []);
    assert.deepEqual(found(account("a", "x", ""), account("b", "y", "")), []);
    assert.deepEqual(found(account("a", "alice", "alice"), account("a", "~alice", "alice")), []);
    assert.deepEqual(found(account("a", "alice", "alice", 7), account("b", "alice", "alice", 7)), []);
    const many = ["a", "b", "c", "d", "e"].map((network) => account(network, "peter", "peter"));
    assert.deepEqual(found(...many), []);
  });

  it("are found among 20,000 in little time", () => {
    const all = Array.from({ length: 20_000 }, (_, n) =>
      account(n % 2 ? "a" : "b", `person${n}x`, `person${n}x`),
    );
    const start = process.cpuUsage();
    assert.deepEqual(alike(all), []);
    assert.ok(process.cpuUsage(start).user < 2e6);
  });

  it("folds names without losing letters of any script", () => {
    assert.deepEqual(["李雷_", "Зоя|away", "o'Brien", "R2D2"].map(foldedName), [
      "李雷",
      "зоя",
      "obrien",
      "r2d2",
    ]);
  });
});
