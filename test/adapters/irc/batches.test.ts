import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ircLineParser } from "irc-framework";
import { createBatches } from "../../../adapters/irc/batches.ts";

const parse = (line: string) => ircLineParser(line) ?? assert.fail(line);

describe("batches", () => {
  it("knows what a line is part of, and hands label and playback down to inner ones", () => {
    const batches = createBatches();
    batches.heard(parse("@label=7 :s BATCH +a chathistory #project"));
    batches.heard(parse("@batch=a :s BATCH +b netjoin one.test two.test"));
    const inner = batches.of(parse("@batch=b :x!u@h JOIN #project"));
    assert.deepEqual([inner?.type, inner?.label, inner?.playback], ["netjoin", "7", true]);
    assert.equal(batches.of(parse(":x!u@h JOIN #project")), undefined);
    assert.deepEqual(batches.heard(parse(":s BATCH -a"))?.params, ["#project"]);
    assert.equal(batches.of(parse("@batch=a :x!u@h JOIN #project")), undefined);
  });

  it("forgets the oldest when a server never closes them", () => {
    const batches = createBatches();
    for (let n = 0; n < 500; n++) batches.heard(parse(`:s BATCH +b${n} netjoin`));
    const known = Array.from({ length: 500 }, (_, n) => batches.of(parse(`@batch=b${n} :x PING`))).filter(
      Boolean,
    );
    assert.equal(known.length, 100);
    assert.ok(batches.of(parse("@batch=b499 :x PING")));
  });
});
