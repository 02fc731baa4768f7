import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { creditSaid, kindNamed, webAddress } from "../../src/people/credit.ts";
import { createStage, network, type Stage } from "../support/stage.ts";

const day = 864e5;
const contributions = (stage: Stage) => stage.store.contributions.between(0, stage.now + 1);

describe("what a credit says", () => {
  const cases: readonly [string, ReturnType<typeof creditSaid>][] = [
    [
      'alice for translation "Dutch docs" https://example.org/nl',
      { name: "alice", kind: "translation", title: "Dutch docs", url: "https://example.org/nl" },
    ],
    ["@alice: for doc Dutch docs", { name: "alice", kind: "doc", title: "Dutch docs", url: "" }],
    [
      "Anna de Vries for doc the “short” guide http://x.example/",
      { name: "Anna de Vries", kind: "doc", title: "the “short” guide", url: "http://x.example/" },
    ],
    ["anna für doc „Kurz“", { name: "anna", kind: "doc", title: "Kurz", url: "" }],
    ["alice for", undefined],
    ["alice for doc", undefined],
    ["", undefined],
    ["for doc x", undefined],
  ];
  for (const [text, expected] of cases)
    it(text || "nothing", () => assert.deepEqual(creditSaid(text), expected));

  it("takes no time over a long line of nonsense", () => {
    const start = process.cpuUsage();
    creditSaid(`${"for ".repeat(20_000)}"`);
    creditSaid(`${"a ".repeat(20_000)}for x "`);
    assert.ok(process.cpuUsage(start).user < 2e6);
  });

  it("knows kinds by their key, plural and other words; web addresses, and nothing else as one", () => {
    assert.deepEqual(["Translation", "docs", "bugs", "eventorganizing", "mentor", "flying"].map(kindNamed), [
      "translation",
      "doc",
      "bug",
      "eventOrganizing",
      "mentoring",
      undefined,
    ]);
    assert.equal(webAddress("https://example.org/a b"), "https://example.org/a%20b");
    for (const wrong of ["javascript://x", "example.org", "", `https://x/${"y".repeat(600)}`])
      assert.equal(webAddress(wrong), undefined, wrong);
  });
});

describe("a confirmed credit", () => {
  it("is a contribution as any other: a first, thanked by name, though no forge knows the person", () => {
    const stage = createStage();
    stage.say("mia", '!credit Anna for translation "Dutch docs" https://example.org/nl');
    const [one, ...more] = contributions(stage);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [one?.name, one?.contribution, one?.deed, one?.title, one?.url, one?.first],
      ["Anna", "translation", "credited", "Dutch docs", "https://example.org/nl", true],
    );
    stage.wait(1000);
    stage.say("mia", '!credit anna for doc "French docs"');
    assert.deepEqual(
      contributions(stage).map(({ first, person }) => [first, person === one?.person]),
      [
        [true, true],
        [false, true],
      ],
    );
  });

  it("is nothing any more once it is taken back, and the next is the first again", () => {
    const stage = createStage();
    stage.say("mia", '!credit Anna for translation "Dutch docs"');
    stage.say("mia", "!credit undo 1");
    assert.deepEqual(contributions(stage), []);
    stage.say("mia", '!credit Anna for translation "Dutch docs"');
    assert.equal(contributions(stage)[0]?.first, true);
    assert.equal(stage.store.rows("SELECT 1 FROM first WHERE what = 'contribution'").length, 1);
  });

  it("is not for what a forge told of already", () => {
    const stage = createStage();
    stage.give({
      kind: "contribution",
      id: "github/d1",
      at: stage.now,
      network: "github",
      actor: { key: "1", name: "ada", address: "", verified: true, bot: false },
      contribution: "doc",
      thing: "github:1#12",
      title: "Docs",
      url: "https://x.example/12",
    });
    stage.say("mia", '!credit ada for doc "My docs" https://x.example/12');
    assert.match(
      stage
        .heard()
        .map(({ text }) => text)
        .join(),
      /credited already/,
    );
    assert.equal(contributions(stage).length, 1);
  });

  it("lapses when nobody cared for a month; who is forgotten takes theirs along", () => {
    const stage = createStage();
    stage.store.timers.ensure("sweep", stage.now);
    stage.say("~bob", '!credit zelda for doc "One xyzzy"');
    stage.wait(31 * day);
    assert.equal(stage.store.credits.get(1)?.state, "dropped");
    stage.say("~bob", '!credit zelda for doc "Two xyzzy"');
    stage.say("~bob", "!forget me yes");
    assert.doesNotMatch(JSON.stringify(stage.store.rows("SELECT * FROM credit")), /xyzzy/);
    assert.equal(stage.store.people.account(network, "~bob"), undefined);
  });
});
