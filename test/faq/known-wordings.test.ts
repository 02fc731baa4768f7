import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withWordings } from "../../src/faq/known-wordings.ts";
import { createIndex } from "../../src/faq/search.ts";
import { entry } from "../support/stage.ts";

const here = { network: "net", channel: "#project", areas: [] };
const base = createIndex([
  entry("boot", "What if the machine does not start?", "Hold the red button."),
  entry("tls", "How do I turn TLS on?", "Set tls.", { channels: ["#other"] }),
  entry("log", "Where are the logs kept?", "In logs."),
]);
const learned = new Map([
  ["boot", ["my screen stays black after the upgrade", "it is dead, Jim"]],
  ["log", ["It is dead Jim!"]],
  ["tls", ["padlock is missing"]],
  ["gone", ["an entry that is no more"]],
]);
const index = withWordings(base, learned);

describe("wordings learned since the index was built", () => {
  it("find their entry word by word, whatever the case and the marks", () => {
    const [best] = index.match("My screen stays black, after the upgrade?!", here);
    assert.deepEqual([best?.entry.id, best?.probability], ["boot", 0.9]);
    assert.equal(
      index.match({ lines: ["hm", "my screen stays black after the upgrade"] }, here)[0]?.entry.id,
      "boot",
    );
    assert.notEqual(base.match("my screen stays black after the upgrade", here)[0]?.probability, 0.9);
  });

  it("make nothing sure when they lead to two entries", () => {
    const found = index.match("it is dead jim", here);
    assert.deepEqual(
      found.slice(0, 2).map(({ entry: { id }, probability }) => [id, probability]),
      [
        ["boot", 0.5],
        ["log", 0.5],
      ],
    );
  });

  it("keep to an entry's channels, and to entries that are there", () => {
    assert.equal(
      index.match("padlock is missing", here).length,
      base.match("padlock is missing", here).length,
    );
    assert.equal(index.match("padlock is missing", { ...here, channel: "#other" })[0]?.entry.id, "tls");
    assert.deepEqual(
      index.match("an entry that is no more", here),
      base.match("an entry that is no more", here),
    );
  });

  it("never make an entry less sure than the index has it", () => {
    const exact = "What if the machine does not start?";
    const more = withWordings(base, new Map([["boot", [exact]]]));
    assert.deepEqual(
      more.match(exact, here)[0]?.probability,
      Math.max(0.9, base.match(exact, here)[0]?.probability ?? 0),
    );
  });
});
