import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStage, entry, inPrivate, type Stage } from "../../support/stage.ts";

const faq = [
  entry("boot", "What if the machine does not boot?", "Hold the red button."),
  entry("tls", "How do I turn TLS on?", "Set tls."),
];

const stageOf = (config: Record<string, unknown> = {}): Stage =>
  createStage({ faq, config: { channels: { wait: "off" }, answers: { repeatAfter: "0s" }, ...config } });

/** Somebody asks in words that no entry has, and somebody else points them to one. */
function point(stage: Stage, text: string, by = "helper", id = "boot"): void {
  stage.say("asker", "hi");
  stage.wait(11 * 60_000);
  stage.say("asker", text);
  stage.say(by, `!faq ${id} @asker`);
  stage.heard();
}

const learned = (stage: Stage, most = 10): readonly string[] => [
  ...(stage.store.wordings.learned(most).get("boot") ?? []),
];

describe("wordings learned in service", () => {
  it("are found at once, and after a restart of the index, by everybody", () => {
    const stage = stageOf();
    point(stage, "why does my screen stay black after the upgrade?");
    assert.deepEqual(learned(stage), ["why does my screen stay black after the upgrade?"]);
    stage.wait(11 * 60_000);
    stage.say("carl", "why does my screen stay black after the upgrade?");
    assert.deepEqual(
      stage.heard().map(({ to }) => to),
      ["carl"],
    );
  });

  it("hold nobody's name, no address and no paste", () => {
    const stage = stageOf();
    stage.join("zebulon");
    for (const text of [
      "why does the laptop of zebulon stay black after the upgrade?",
      "why is http://10.0.0.1/x not loading after the upgrade?",
      "why does this fail?\n```\nsegfault\n```",
      "> why is it so?\nwhy does the screen of mine stay black?",
      `why ${"does it not start ".repeat(20)}?`,
    ]) {
      point(stage, text);
      stage.wait(2 * 864e5);
    }
    assert.deepEqual(learned(stage), []);
  });

  it("are bounded by person: nobody alone fills an entry", () => {
    const stage = stageOf();
    for (let n = 0; n < 8; n++) point(stage, `why does device number x${n}y stay dark today?`);
    assert.equal(learned(stage).length, 3);
    for (let n = 0; n < 8; n++) point(stage, `why does gadget number q${n}z stay dark today?`, "mia");
    assert.equal(learned(stage, 100).length, 11, "a maintainer is not bounded");
    assert.equal(learned(stage, 4).length, 4, "an entry is");
    assert.ok(
      learned(stage, 4).every((text) => text.includes("gadget")),
      "a maintainer's word weighs more",
    );
  });

  it("are listed in pages, all of them", () => {
    const stage = stageOf();
    for (let n = 10; n < 70; n++) point(stage, `why does device number x${n}y stay dark today?`, "mia");
    const listed = (command: string): string => {
      stage.say("mia", command);
      return stage
        .heard()
        .map(({ text }) => text)
        .join("\n");
    };
    assert.match(listed("!phrasings boot"), /x69y[\s\S]*x63y[\s\S]*and 53 more: !phrasings boot 2/);
    assert.match(listed("!phrasings boot 9"), /x13y[\s\S]*x10y/);
    assert.doesNotMatch(listed("!phrasings boot 9"), /more/);
    assert.match(listed("!phrasings 2"), /x62y[\s\S]*and 46 more: !phrasings 3/);
    assert.match(listed("!phrasings nowhere"), /no FAQ entry/);
  });

  it("count one vote a person, the latest", () => {
    const stage = stageOf();
    point(stage, "why does my screen stay black after the upgrade?");
    point(stage, "why does my screen stay black after the upgrade?");
    const [only] = stage.store.wordings.wordings("boot");
    assert.deepEqual(only?.votes, { pointed: 1 });
    stage.say("asker", "!nope");
    assert.deepEqual(stage.store.wordings.wordings("boot")[0]?.votes, { pointed: 1, nope: 1 });
    assert.deepEqual(learned(stage), []);
  });

  it("go when their author is forgotten", () => {
    const stage = stageOf();
    point(stage, "why does my screen stay black after the upgrade?");
    stage.say("asker", "!forget me yes", { place: inPrivate("asker") });
    assert.deepEqual(stage.store.wordings.wordings(), []);
    assert.equal(JSON.stringify(stage.store.rows("SELECT * FROM wording")).includes("black"), false);
  });

  it("show in an export of their author's data", () => {
    const stage = stageOf();
    point(stage, "why does my screen stay black after the upgrade?");
    const person = stage.store.people.account("net", "asker")?.person ?? 0;
    assert.match(JSON.stringify(stage.store.privacy.everythingAbout(person)["wordings"]), /stay black/);
  });
});

describe("didn't help", () => {
  const ask = (stage: Stage, who: string): number => {
    stage.wait(11 * 60_000);
    stage.say(who, "how do I turn TLS on?");
    return stage.heard().length;
  };

  it("is undone by others whom it helped", () => {
    const stage = stageOf({ answers: { repeatAfter: "0s", threshold: 0.8 } });
    assert.equal(ask(stage, "a1"), 1);
    stage.say("a1", "!nope");
    stage.heard();
    stage.wait(11 * 60_000);
    for (const who of ["b1", "b2"]) {
      stage.say(who, "porchlight: how do I turn TLS on?");
      stage.say(who, "!helped");
      stage.wait(11 * 60_000);
    }
    stage.heard();
    assert.equal(ask(stage, "c1"), 1);
  });

  it("in one channel leaves another as it is, for other words", () => {
    const stage = stageOf();
    ask(stage, "a1");
    stage.say("a1", "!nope");
    stage.heard();
    const tls = { network: "net", channel: "#other" };
    assert.deepEqual([...stage.store.wordings.fared(tls)], []);
    assert.deepEqual(
      [...stage.store.wordings.fared({ network: "net", channel: "#project" })],
      [["tls", { helped: 0, unhelpful: 1 }]],
    );
  });
});
