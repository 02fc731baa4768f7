import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStage, entry, network, place, type Stage } from "../../support/stage.ts";

const faq = [entry("tls", "How do I turn TLS on?", "Set tls.")];

/** With 1 nothing is ever said unasked, unless evidence says that it may be. */
const stageOf = (adapt = true): Stage =>
  createStage({
    faq,
    config: { channels: { wait: "off" }, answers: { threshold: 1, repeatAfter: "0s", adapt } },
  });

/** So many people took a light bulb and judged what came. */
function judge(
  stage: Stage,
  count: number,
  options: { helped?: boolean; verified?: boolean; samePerson?: boolean; probability?: number } = {},
): void {
  const { helped = true, verified = true, samePerson = false, probability = 0.9 } = options;
  for (let n = 0; n < count; n++) {
    const key = samePerson ? "one" : `${verified ? "" : "~"}p${n}${helped}`;
    stage.store.people.seen({ key, name: key, address: key, verified, bot: false }, network, stage.now);
    const said = `said/${key}/${n}/${helped}`;
    const to = { network, key };
    stage.store.apply(
      { fact: "faqSaid", key: said, entry: "tls", place, to, at: stage.now + n, probability, mode: "offer" },
      stage.now,
    );
    stage.store.apply({ fact: "faqJudged", key: said, helped, by: to }, stage.now);
  }
}

function answers(stage: Stage): boolean {
  stage.say("asker", "how do I turn TLS on?");
  return stage.heard().some(({ text }) => text.startsWith("Set tls."));
}

describe("a channel's threshold", () => {
  it("stays without evidence", () => assert.equal(answers(stageOf()), false));

  it("goes down to where vouched people were helped, and is told with its precision", () => {
    const stage = stageOf();
    judge(stage, 40);
    assert.equal(answers(stage), true);
    stage.say("asker", "!faq stats");
    const said = stage.heard().map(({ text }) => text);
    assert.ok(
      said.some((text) =>
        /by a click on 💡: 40 given, 40 of 40 judged were right \(100 %; the true share is 91 %/.test(text),
      ),
      said.join("\n"),
    );
    assert.ok(
      said.some((text) => /unasked from 90 % on, by 40 judgements/.test(text)),
      said.join("\n"),
    );
  });

  it("stays in another channel", () => {
    const stage = stageOf();
    judge(stage, 40);
    stage.say("asker", "how do I turn TLS on?", { place: { network, channel: "#other" } });
    assert.deepEqual(stage.heard(), []);
  });

  it("is moved by no crowd without accounts, by no one person, and not when it is told to stay", () => {
    for (const [stage, how] of [
      [stageOf(), { verified: false }],
      [stageOf(), { samePerson: true }],
      [stageOf(false), {}],
    ] as const) {
      judge(stage, 40, how);
      assert.equal(answers(stage), false, JSON.stringify(how));
    }
  });

  it("stays where too many were not helped", () => {
    const stage = stageOf();
    judge(stage, 40);
    judge(stage, 8, { helped: false });
    assert.equal(answers(stage), false);
  });
});
