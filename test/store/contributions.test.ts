/** One piece of work told by several sources, in any order, counts once. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor, ContributionEvent } from "../../src/events.ts";
import { createStage } from "../support/stage.ts";

const day = 864e5;
const start = Date.UTC(2026, 4, 4, 10);

const who = (key: string, name: string): Actor => ({
  key,
  name,
  address: "",
  verified: true,
  bot: false,
});
const alice = who("1", "alice");
const aliceByMail = who("alice@example.org", "Alice A.");
const bob = who("2", "bob");

function told(
  network: string,
  actor: Actor,
  thing: string,
  more: Partial<ContributionEvent> = {},
): ContributionEvent {
  return {
    kind: "contribution",
    id: `${network}/${thing}`,
    at: start,
    network,
    actor,
    contribution: "code",
    deed: "commit",
    thing,
    title: thing,
    url: `https://x.example/${thing}`,
    ...more,
  };
}

/** Every order of a few. */
function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

function after(events: readonly ContributionEvent[]): readonly string[] {
  const stage = createStage();
  stage.wait(start - stage.now + day);
  for (const event of events) stage.give(event);
  const counted = stage.store.contributions
    .between(0, stage.now + 1)
    .map(({ name, thing, first }) => `${name} ${thing}${first ? " first" : ""}`);
  stage.store.close();
  return counted;
}

const change = told("github", alice, "github:7#12:merged", {
  deed: "change",
  covers: ["git:merge", "git:head"],
});
const squashed = told("git", aliceByMail, "git:merge", { at: start - 1000 });
const first = told("git", aliceByMail, "git:one", { within: "git:merge", at: start - 2000 });
const head = told("git", aliceByMail, "git:head", { within: "git:merge", at: start - 1500 });
const bobs = told("github", bob, "git:bobs", { within: "git:merge", at: start - 1800 });
const coauthor = told("github", bob, "git:merge:coauthor:2", {
  deed: "coauthor",
  within: "git:merge",
  at: start - 1000,
});
const old = told("git", aliceByMail, "git:old", { at: start - 900 * day, historical: true });
const oldHand = told("github", alice, "git:older", { at: start - 900 * day, historical: true });

describe("contributions told by several sources", () => {
  const cases: readonly [string, readonly ContributionEvent[], readonly string[]][] = [
    ["a squashed change is the commit it went in as", [change, squashed], ["alice github:7#12:merged first"]],
    ["a merged change is its commits", [change, first, head], ["alice github:7#12:merged first"]],
    [
      "somebody else's commit in a change is their own",
      [change, first, bobs],
      ["bob git:bobs first", "alice github:7#12:merged first"],
    ],
    [
      "who wrote a part is counted beside the author",
      [change, coauthor],
      ["bob git:merge:coauthor:2 first", "alice github:7#12:merged first"],
    ],
    [
      "who committed years ago under an e-mail address isn't new",
      [change, head, old],
      ["alice github:7#12:merged"],
    ],
    ["history told late still makes first mean first", [change, oldHand], ["alice github:7#12:merged"]],
    [
      "another commit is another contribution",
      [change, told("github", alice, "git:other", { at: start + 5 })],
      ["alice github:7#12:merged first", "alice git:other"],
    ],
    [
      "what is quiet is nobody's first thanks",
      [change, told("github", alice, "github:7#3:opened", { deed: "issue", quiet: true, at: start - day })],
      ["alice github:7#12:merged first"],
    ],
  ];
  for (const [what, events, expected] of cases)
    it(`${what}, in every order, and told twice`, () => {
      for (const order of orders(events)) {
        const shown = order.map(({ thing }) => thing).join(", ");
        assert.deepEqual(after([...order, ...order]), expected, shown);
      }
    });

  it("a login that changed hands is another person, and history doesn't bring an old name back", () => {
    const stage = createStage();
    stage.give(told("github", who("1", "ada"), "t1", { at: stage.now }));
    stage.wait(day);
    stage.give(told("github", who("1", "ada-lovelace"), "t2", { at: stage.now }));
    stage.give(told("github", who("9", "ada"), "t3", { at: stage.now }));
    stage.give(told("github", who("1", "ada"), "t0", { at: start - 2000 * day, historical: true }));
    const named = stage.store.contributions
      .between(0, stage.now + 1)
      .map(({ name, thing, first: isFirst }) => `${thing} ${name} ${isFirst}`);
    assert.deepEqual(named, ["t1 ada-lovelace false", "t2 ada-lovelace false", "t3 ada true"]);
  });
});
