import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ContributionEvent } from "../../src/events.ts";
import { historyRead } from "../../src/forges/source.ts";
import { channel, createStage, inPrivate, network, rich, type Stage } from "../support/stage.ts";

const minute = 60_000;

/** The past of the forge was read. */
function stageWith(options: Parameters<typeof createStage>[0]): Stage {
  const stage = createStage(options);
  stage.store.positions.set("github", historyRead, "teapot/teapot", 1);
  return stage;
}

const day = 864e5;
const announced = { thanks: { firstChanges: [`${network}/${channel}`] } };

const person = (key: string, name: string) => ({
  key,
  name,
  address: `https://x.example/${name}`,
  verified: true,
  bot: false,
});
const ada = person("1", "ada");

let count = 0;
/** A change merged; its reviews and whatever else belongs to it have the same `about`. */
function merge(stage: Stage, more: Partial<ContributionEvent> = {}): boolean {
  return stage.give({
    kind: "contribution",
    id: `github/d${++count}`,
    at: stage.now,
    network: "github",
    actor: ada,
    contribution: "code",
    deed: "change",
    thing: "github:1#12:merged",
    about: "github:1#12",
    title: "fix(parser): crash on empty input (#12)",
    url: "https://x.example/pull/12",
    ...more,
  });
}

const review = (stage: Stage, who: string, more: Partial<ContributionEvent> = {}) =>
  merge(stage, {
    actor: person(`r${who}`, who),
    contribution: "review",
    deed: "review",
    thing: `github:1#12:review:${who}`,
    url: "https://x.example/pull/12#review",
    ...more,
  });

const heard = (stage: Stage): string[] => stage.heard().map(({ text }) => text);

describe("the first merged change", () => {
  it("is told with what it did, its link, and who reviewed it, though the reviews come later", () => {
    const stage = stageWith({ config: announced, traits: rich });
    merge(stage);
    assert.deepEqual(heard(stage), []);
    review(stage, "grace");
    review(stage, "grace", { thing: "github:1#12:review:again" });
    review(stage, "ada", { actor: ada, thing: "github:1#12:review:own" });
    stage.wait(10 * minute);
    const [text = "", ...more] = heard(stage);
    assert.deepEqual(more, []);
    assert.match(
      text,
      /\bada\b.*\[Crash on empty input\]\(https:\/\/x\.example\/pull\/12\)\. Reviewed by grace\./,
    );
    assert.match(text, /[Ww]elcome/);
  });

  it("is told once, whatever comes twice or after it; a second change is not told", () => {
    const stage = stageWith({ config: announced });
    for (let again = 0; again < 5; again++) merge(stage, { id: `github/again${again % 2}` });
    stage.wait(10 * minute);
    assert.equal(heard(stage).length, 1);
    merge(stage, { thing: "github:1#13:merged", about: "github:1#13" });
    merge(stage);
    stage.wait(day);
    assert.deepEqual(heard(stage), []);
  });

  it("is nobody's who did one before: told by the forge, by history, or by another account", () => {
    const stage = stageWith({ config: announced });
    merge(stage, { first: false });
    merge(stage, { actor: person("2", "old"), thing: "t2", about: "t2" });
    // The history comes while the news waits to be told.
    merge(stage, { actor: person("2", "old"), thing: "t0", at: stage.now - 900 * day, historical: true });
    merge(stage, { actor: { ...person("4", "robot"), bot: true }, thing: "t4" });
    merge(stage, { actor: person("5", "late"), thing: "t5", at: stage.now - 10 * day });
    merge(stage, { actor: person("6", "past"), thing: "t6", historical: true });
    stage.wait(day);
    assert.deepEqual(heard(stage), []);
  });

  it("is told only on the forge's own word while its past was not read", () => {
    const stage = createStage({ config: announced });
    merge(stage);
    merge(stage, { actor: person("8", "eight"), thing: "t8", about: "t8", first: true });
    stage.wait(10 * minute);
    const [text = "", ...more] = heard(stage);
    assert.deepEqual(more, []);
    assert.match(text, /eight/);
  });

  it("of somebody who was away for a year is its own welcome", () => {
    const stage = stageWith({ config: announced });
    merge(stage);
    stage.wait(day);
    heard(stage);
    stage.wait(400 * day);
    merge(stage, { thing: "github:1#99:merged", about: "github:1#99", title: "Faster start" });
    stage.wait(day);
    const [text = "", ...more] = heard(stage);
    assert.deepEqual(more, []);
    assert.match(text, /Good to have ada back.*Faster start/);
  });

  it("names nobody who asked not to be thanked, neither author nor reviewer", () => {
    const stage = stageWith({ config: announced });
    review(stage, "shy");
    stage.store.people.optOut(stage.store.people.account("github", "rshy")?.person ?? 0, true, ["thanks"]);
    merge(stage);
    stage.wait(10 * minute);
    assert.doesNotMatch(heard(stage).join(), /shy|Reviewed/);
    merge(stage, { actor: person("7", "quiet"), thing: "t7", about: "t7" });
    stage.store.people.optOut(stage.store.people.account("github", "7")?.person ?? 0, true, ["thanks"]);
    stage.wait(10 * minute);
    assert.deepEqual(heard(stage), []);
  });

  it("goes nowhere when no channel is named", () => {
    const stage = createStage();
    merge(stage);
    stage.wait(day);
    assert.deepEqual(heard(stage), []);
  });
});

describe("the hint for newcomers", () => {
  const hinting = { channels: { hint: "Docs: https://docs.example.org/" } };

  it("is bounded: a flood of new names gets no flood of private messages", () => {
    const stage = createStage({ config: hinting });
    for (let i = 0; i < 60; i++) stage.say(`~flood${i}`, "hello");
    stage.wait(10 * minute);
    assert.equal(heard(stage).length, 20);
    stage.wait(3 * 36e5);
    assert.equal(heard(stage).length, 40);
  });

  it("is for nobody who contributed before they came", () => {
    const stage = createStage({ config: hinting });
    stage.say("~alice", "hello", { place: inPrivate("~alice") });
    stage.wait(day);
    assert.deepEqual(heard(stage), []);
    merge(stage, { network, actor: person("vera", "vera") });
    stage.say("vera", "hello");
    stage.wait(day);
    assert.deepEqual(heard(stage), []);
  });

  it("survives a restart and is not said twice after it", () => {
    const stage = createStage({ config: hinting });
    stage.say("~alice", "hello");
    assert.ok(stage.store.rows("SELECT key FROM timer WHERE key LIKE 'hint/%'").length === 1);
    stage.wait(10 * minute);
    assert.equal(heard(stage).length, 1);
    stage.say("~alice", "once more", { at: stage.now - 3 * minute });
    stage.wait(day);
    assert.deepEqual(heard(stage), []);
  });
});
