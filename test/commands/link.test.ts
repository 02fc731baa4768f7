import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Place } from "../../src/events.ts";
import { createStage, type Stage } from "../support/stage.ts";

const networks = ["net", "other"].map((name) => ({
  type: "irc",
  name,
  host: "irc.example",
  channels: ["#project", "#maint"],
}));

const at = (network: string, who: string): Place => ({
  network,
  channel: who.replace("~", ""),
  private: true,
});

/** Says something in private on a network; returns what the bot says there and elsewhere. */
function tell(stage: Stage, network: string, who: string, text: string): string[] {
  stage.say(who, text, { network, place: at(network, who), id: `${network}/p${Math.random()}` });
  return stage.heard().map(({ place, text }) => `${place.network}/${place.channel}: ${text}`);
}

const codeIn = (lines: string[]): string => /say link (\S+) to me/.exec(lines.join())?.[1] ?? "";

describe("linking accounts", () => {
  const fresh = () => createStage({ config: { networks } });

  it("by a code said on the other network and confirmed on the first", () => {
    const stage = fresh();
    const code = codeIn(tell(stage, "net", "alice", "link"));
    assert.match(code, /^[2-9a-z]{8}$/);
    assert.deepEqual(tell(stage, "other", "ally", `link ${code}`), [
      "other/ally: Right. Now confirm it where you asked for the code.",
      "net/alice: other:ally says that it is you. If so, say link yes; if not, do nothing.",
    ]);
    assert.deepEqual(tell(stage, "net", "alice", "link yes"), [
      "net/alice: You and other:ally are one person to me now. unlink ends it.",
    ]);
    assert.match(tell(stage, "other", "ally", "whoami").join(), /You are other:ally. Linked: net:alice\./);
  });

  it("what one account did is the person's, and unlinking splits it again", () => {
    const stage = fresh();
    const person = (network: string, key: string) => stage.store.people.account(network, key)?.person;
    const code = codeIn(tell(stage, "net", "alice", "link"));
    tell(stage, "other", "ally", `link ${code}`);
    const before = [person("net", "alice"), person("other", "ally")];
    tell(stage, "net", "alice", "link yes");
    assert.equal(person("net", "alice"), person("other", "ally"));
    assert.equal(stage.store.people.accountsOf(person("net", "alice") ?? 0).length, 2);
    tell(stage, "net", "alice", "unlink");
    assert.deepEqual([person("net", "alice"), person("other", "ally")], before);
  });

  it("is useless to whoever overhears the code", () => {
    const stage = fresh();
    const code = codeIn(tell(stage, "net", "alice", "link"));
    tell(stage, "other", "mallory", `link ${code}`);
    // Alice sees who claims to be her, and does nothing; the code is spent for others.
    assert.match(tell(stage, "other", "ally", `link ${code}`).join(), /isn't right, or is too old/);
    assert.match(tell(stage, "other", "mallory", "link yes").join(), /nothing to confirm/);
    assert.notEqual(
      stage.store.people.account("net", "alice")?.person,
      stage.store.people.account("other", "mallory")?.person,
    );
  });

  it("expires, is rate-limited, and works once", () => {
    const stage = fresh();
    const code = codeIn(tell(stage, "net", "alice", "link"));
    stage.wait(11 * 60_000);
    assert.match(tell(stage, "other", "ally", `link ${code}`).join(), /too old/);
    for (let i = 0; i < 4; i++) assert.match(tell(stage, "net", "alice", "link").join(), /say link/);
    assert.match(tell(stage, "net", "alice", "link").join(), /enough codes/);
    for (let i = 0; i < 9; i++)
      assert.match(tell(stage, "other", "ally", `link guess${i}`).join(), /isn't right/);
    assert.match(tell(stage, "other", "ally", "link guess").join(), /enough codes/);
  });

  it("needs accounts that the networks vouch for, and private conversations", () => {
    const stage = fresh();
    assert.match(tell(stage, "net", "~alice", "link").join(), /doesn't vouch/);
    stage.say("alice", "!link");
    assert.match(stage.heard()[0]?.text ?? "", /Say link to me in private/);
  });

  it("gives a maintainer's rights to their linked account, and takes them with it", () => {
    const stage = fresh();
    assert.match(tell(stage, "other", "mia2", "!queue").join(), /is for maintainers/);
    const code = codeIn(tell(stage, "other", "mia2", "link"));
    tell(stage, "net", "mia", `link ${code}`);
    tell(stage, "other", "mia2", "link yes");
    assert.match(tell(stage, "other", "mia2", "!queue").join(), /Nobody waits/);
    tell(stage, "other", "mia2", "unlink");
    assert.match(tell(stage, "other", "mia2", "!queue").join(), /is for maintainers/);
  });
});
