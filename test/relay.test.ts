import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createStage, entry, type Stage } from "./support/stage.ts";

const config = {
  networks: ["net", "other"].map((name) => ({
    type: "irc",
    name,
    host: "irc.example",
    nick: "porchlight",
    channels: ["#project", "#maint"],
  })),
  maintainersChannel: "net/#maint",
  relays: [
    { account: "net:bridge" },
    { account: "net:~matterbridge", pattern: "[discord] <{name}> {text}" },
    { account: "other:_irc_*" },
  ],
  bots: [],
};
const faq = [entry("tls", "How do I turn TLS on?", "Set `tls: true`.")];

const on = (stage: Stage, network: string, who: string, text: string): string[] => {
  stage.say(who, text, {
    network,
    place: { network, channel: "#project" },
    id: `${network}/${Math.random()}`,
  });
  return stage
    .heard()
    .map((said) => `${said.place.network}${said.place.channel} ${said.to ?? "-"}| ${said.text}`);
};

describe("bridged lines", () => {
  it("are that person's words: answered by name, highlighting nobody", () => {
    const stage = createStage({ config, faq });
    const [heard] = on(stage, "net", "bridge", "<al ice> how do I turn TLS on?");
    assert.match(heard ?? "", /^net#project -\| al ice: Set tls: true\./);
    assert.equal(stage.store.people.account("net", "~bridge/al ice")?.name, "al ice");
    const [second] = on(stage, "net", "~matterbridge", "[discord] <bob> porchlight: list");
    assert.match(second ?? "", /bob: I know: tls/);
  });

  it("have nobody's rights, also when the bridge's account has some", () => {
    const stage = createStage({
      config: { ...config, people: { mia: { accounts: ["net:mia", "net:bridge", "other:_irc_mia"] } } },
      faq,
    });
    assert.match(on(stage, "net", "bridge", "<mia> !queue").join(), /is for maintainers/);
    assert.match(on(stage, "other", "_irc_mia", "!unsure").join(), /is for maintainers/);
    assert.match(on(stage, "net", "mia", "!history").join(), /No maintainer/);
  });

  it("what the bridge says itself, and the bot's own lines that come back, are a bot's", () => {
    const stage = createStage({ config, faq });
    assert.deepEqual(on(stage, "net", "bridge", "how do I turn TLS on?"), []);
    assert.deepEqual(on(stage, "net", "bridge", "<porchlight> how do I turn TLS on?"), []);
  });

  it("the same line on two networks is one question", () => {
    const stage = createStage({ config, faq });
    on(stage, "other", "~alice", "why does the server refuse my connection with error 17?");
    on(stage, "net", "bridge", "<alice> why does the server refuse my connection with error 17?");
    assert.equal(stage.store.questions.queue().length, 1);
    stage.wait(3 * 60_000);
    on(stage, "net", "bridge", "<bob> why does the server refuse my connection with error 17?");
    assert.equal(stage.store.questions.queue().length, 2);
  });

  it("an answer to them goes to the channel: they cannot be reached otherwise", () => {
    const stage = createStage({ config, faq });
    stage.give({
      kind: "members",
      id: "net/m1",
      at: stage.now,
      network: "net",
      place: { network: "net", channel: "#project" },
      actors: [],
    });
    on(stage, "net", "~carl", "hi");
    on(stage, "net", "bridge", "<alice> why does the server refuse my connection with error 17?");
    assert.match(
      on(stage, "net", "mia", "!answer 1 The firewall.").join("\n"),
      /net#project -\| alice: The firewall\. — mia/,
    );
  });
});
