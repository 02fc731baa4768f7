import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ircLineParser } from "irc-framework";
import { createFold } from "../../../adapters/irc/fold.ts";
import { createMembers } from "../../../adapters/irc/members.ts";

describe("who is where", () => {
  it("follows names, renames, parts and quits over several channels", () => {
    const dialect = { fold: createFold(), prefixes: "@+", extendedJoin: true, botLetter: "B" };
    const members = createMembers(() => dialect);
    members.open("#a");
    members.open("#b");
    const hear = (line: string) => members.track(ircLineParser(line) ?? assert.fail(line));
    hear(":s 353 me = #a :@+anna!u@h +bert me");
    hear(":anna!u@h JOIN #b annas :Anna");
    hear(":s 354 me 71 #a bert HB :0");
    hear(":s 354 me 99 #a mallory H :admin");
    hear(":ANNA!u@h NICK Anja");
    assert.equal(members.get("anna"), undefined);
    assert.equal(members.get("anja")?.account, "annas");
    assert.deepEqual([members.get("bert")?.bot, members.get("bert")?.account], [true, ""]);
    assert.equal(members.get("mallory"), undefined);
    assert.deepEqual(
      members
        .in("#A")
        .map((one) => one.nick)
        .sort(),
      ["Anja", "bert", "me"],
    );
    hear(":anja!u@h PART #a");
    assert.ok(members.get("anja"));
    hear(":x!u@h KICK #b anja :out");
    assert.equal(members.get("anja"), undefined);
    hear(":bert!u@h QUIT :*.net *.split");
    assert.deepEqual(
      members.in("#a").map((one) => one.nick),
      ["me"],
    );
    members.close("#a");
    assert.equal(members.channel("#a"), undefined);
  });
});
