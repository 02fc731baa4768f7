import assert from "node:assert/strict";
import { it } from "node:test";
import { createStage, inPrivate } from "../support/stage.ts";

it("an answer that waited, for somebody who takes no private messages, goes where they asked", () => {
  const stage = createStage();
  stage.join("mia");
  stage.join("alice");
  stage.say("alice", "why does the server refuse my connection with error 17?");
  stage.leave("alice");
  stage.say("mia", "!answer 1 The firewall.", { place: inPrivate("mia") });
  stage.join("alice");
  const letter = stage.heard().find(({ text }) => text.startsWith("This came for you"));
  const key = stage.store.outbox.saidAs("net", letter?.native ?? "") ?? "";
  const failed = { kind: "undelivered", at: stage.now, network: "net", key, reason: "closed" } as const;
  stage.give({ ...failed, id: "u1" });
  assert.deepEqual(
    stage.heard().map(({ place, to, text }) => [place.channel, to, text.slice(0, 20)]),
    [["#project", "alice", "The firewall. — mia,"]],
  );
  stage.give({ ...failed, id: "u2", unsure: true });
  assert.deepEqual(
    stage.heard().filter(({ place }) => place.channel === "#project"),
    [],
  );
});
