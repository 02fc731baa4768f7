/** What following tells is all from the store: after a restart, an edit and a change of nick it is the same talk. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { byRule } from "../../src/conversation/link/by-rule.ts";
import { askingFeatures } from "../../src/conversation/link/question-names.ts";
import type { MessageEvent } from "../../src/events.ts";
import { createFollowing } from "../../src/store/following.ts";
import { seenVerdicts } from "../../src/store/verdicts.ts";
import { actorOf, createStage, channel as name, network, type Stage } from "../support/stage.ts";

const channel = { network, channel: name };
const question = "hello, why does the server refuse my connection with error 17?";

function talk(stage: Stage): void {
  stage.say("~kit", "the release notes for 3.2 are nearly done");
  stage.say("~bob", "kit: nice, I'll have a look at them tonight");
  stage.now += 6e5;
  stage.say("~alice", question);
  stage.now += 3e4;
}

const next = (stage: Stage, who: string, text: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
  kind: "message",
  id: `${network}/next-${text}`,
  at: stage.now,
  network,
  place: channel,
  actor: actorOf(who),
  text,
  ...more,
});

describe("following", () => {
  it("links a line that names nobody to the question it answers", () => {
    const stage = createStage();
    talk(stage);
    const found = stage.store.following.follow(
      next(stage, "~bob", "you have to open port 17 in your firewall"),
    );
    assert.equal(found?.links[0]?.message.text, question);
    assert.ok((found?.links[0]?.probability ?? 0) > 0.5);
  });

  it("goes by rules without its weights, and tells why, once", () => {
    const folder = mkdtempSync(join(tmpdir(), "porchlight-weights-"));
    const broken = join(folder, "broken.json");
    writeFileSync(broken, '{"quick": [1, 2]}');
    for (const [file, reason] of [
      [join(folder, "absent.json"), /no such file/],
      [broken, /quick|opening/],
    ] as const) {
      const stage = createStage();
      talk(stage);
      const told: string[] = [];
      const following = createFollowing(stage.store.messages, stage.store.nickChanges, file);
      following.whenByRule((why) => told.push(why));
      const event = next(stage, "~bob", "alice: you have to open port 17 in your firewall");
      assert.equal(following.follow(event)?.links[0]?.message.text, question);
      following.follow(next(stage, "~bob", "alice: and then restart it"));
      assert.equal(told.length, 1);
      assert.match(told[0] ?? "", reason);
      stage.store.close();
    }
    rmSync(folder, { recursive: true });
  });

  it("is the same after a restart", () => {
    const stage = createStage();
    talk(stage);
    const event = next(stage, "~bob", "you have to open port 17 in your firewall");
    const before = stage.store.following.follow(event);
    const after = createFollowing(stage.store.messages, stage.store.nickChanges).follow(event);
    assert.deepEqual(after, before);
  });

  it("knows after a restart, too, who went by another nick before", () => {
    const stage = createStage();
    talk(stage);
    stage.give({
      kind: "rename",
      id: `${network}/renamed`,
      at: stage.now,
      network,
      from: actorOf("~alice"),
      to: actorOf("~warbler"),
    });
    stage.say("~bob", "warbler: you have to open port 17 in your firewall");
    stage.now += 3e4;
    const event = next(stage, "~warbler", "thanks, that works now");
    const before = stage.store.following.follow(event);
    stage.store.following.forget();
    assert.deepEqual(stage.store.following.follow(event), before);
    const asked = stage.store.questions.get(1);
    assert.equal(asked?.asker.key, "~warbler");
    const judged = asked && stage.store.following.judge(asked, stage.now);
    assert.ok(judged, "the question is still in sight");
    assert.equal(judged.helper?.message.name, "bob");
  });

  it("takes the network's own link, whatever the words say", () => {
    const stage = createStage();
    const notes = stage.say("~kit", "the release notes for 3.2 are nearly done");
    talk(stage);
    const event = next(stage, "~bob", "you have to open port 17 in your firewall", { replyTo: notes });
    const found = stage.store.following.follow(event);
    assert.equal(found?.links[0]?.message.native, notes);
    assert.equal(found?.links[0]?.probability, 1);
  });

  it("forgets what was deleted and knows what was edited", () => {
    const stage = createStage();
    talk(stage);
    const { messages, following } = stage.store;
    const [last] = messages.recent(channel, 1);
    const native = last?.native ?? "";
    following.follow(next(stage, "~bob", "first"));
    messages.remove(network, native);
    following.changed(network, native);
    const found = following.follow(next(stage, "~bob", "you have to open port 17 in your firewall"));
    assert.ok(found?.links.every(({ message }) => message.text !== question));
  });

  it("says nothing in private and in a flood", () => {
    const stage = createStage();
    talk(stage);
    const { following } = stage.store;
    assert.equal(
      following.follow(next(stage, "~bob", "x", { place: { ...channel, private: true } })),
      undefined,
    );
    const told = Array.from({ length: 250 }, (_, at) => following.follow(next(stage, "~bob", `spam ${at}`)));
    assert.ok(told[0]);
    assert.equal(told.at(-1), undefined);
  });

  it("gives maintainers' verdicts back for training, with what was seen", () => {
    const stage = createStage();
    talk(stage);
    const { store } = stage;
    assert.ok(store.questions.get(1), "the line is a question");
    const asker = store.questions.get(1)?.asker.person ?? 0;
    store.routing.feedback(1, "notaquestion", asker, stage.now);
    const [seen, ...more] = seenVerdicts(store, byRule, 600);
    assert.equal(more.length, 0);
    assert.equal(seen?.verdict, "notaquestion");
    assert.equal(seen?.row[askingFeatures.indexOf("marked")], 1);
  });
});
