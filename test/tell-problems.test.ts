import assert from "node:assert/strict";
import { test } from "node:test";
import { schema } from "../src/settings.ts";
import { createProblemTeller } from "../src/tell-problems.ts";

const broken = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `faq/${from + at}.md:1: broken`);

function setup() {
  const told: string[] = [];
  const mends: string[] = [];
  const tell = createProblemTeller("faq", {
    settings: schema.parse({}),
    clock: { now: () => 0 },
    receive: async (event) => {
      if (event.kind === "trouble") {
        told.push(event.what);
        mends.push(event.mend);
      }
      return true;
    },
  });
  return { told, mends, tell };
}

test("a few problems are named, each once as long as it lasts", () => {
  const { told, tell } = setup();
  tell(broken(1, 3));
  tell(broken(1, 4));
  tell([]);
  tell(broken(2, 2));
  assert.deepEqual(
    told,
    [1, 2, 3, 4, 2].map((n) => `faq/${n}.md:1: broken`),
  );
});

test("of thousands the first ones are named, and how many more there are", () => {
  const { told, tell } = setup();
  tell(broken(1, 4000));
  assert.deepEqual(told, [
    "faq/1.md:1: broken",
    "faq/2.md:1: broken",
    "3998 more places can't be read; `porchlight faq lint` lists them",
  ]);
});

test("what can't be read at the start has no last good version that stays", () => {
  const { mends, tell } = setup();
  tell(broken(1, 1));
  tell(broken(2, 2));
  assert.match(mends[0] ?? "", /does without it/);
  assert.match(mends[1] ?? "", /last good version/);
});
