import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor } from "../../src/events.ts";
import { createStage, type Stage } from "../support/stage.ts";

const networks = ["net", "other", "third", "fourth"].map((name) => ({
  type: "irc",
  name,
  host: "irc.example",
  channels: ["#project", "#maint"],
}));

const fresh = (more: Record<string, unknown> = {}) =>
  createStage({ config: { networks, webhooks: { github: { secret: "s" } }, ...more } });

let count = 0;
/** Says something in private on a network; returns what the bot says anywhere. */
function tell(stage: Stage, network: string, who: string, text: string): string {
  const place = { network, channel: who.replace("~", ""), private: true } as const;
  stage.say(who, text, { network, place, id: `${network}/p${++count}` });
  return stage
    .heard()
    .map(({ text }) => text)
    .join("\n");
}

/** Somebody is seen to be active on a network. */
const active = (stage: Stage, network: string, who: string): void => {
  stage.say(who, "hello", { network, place: { network, channel: "#project" }, id: `${network}/s${++count}` });
  stage.heard();
};

const ada: Actor = { key: "1815", name: "ada", address: "", verified: true, bot: false };

function merge(stage: Stage, actor: Actor, network = "github", title = `Work ${++count}`): void {
  stage.give({
    kind: "contribution",
    id: `${network}/c${++count}`,
    at: stage.now,
    network,
    actor,
    contribution: "code",
    deed: "change",
    thing: `${network}:c${count}`,
    title,
    url: `https://x.example/${count}`,
  });
}

const personOf = (stage: Stage, network: string, key: string): number | undefined =>
  stage.store.people.account(network, key)?.person;

describe("accounts that look like one person", () => {
  it("are told to maintainers, who say yes; nothing happens by itself, and it can be undone", () => {
    const stage = fresh();
    active(stage, "net", "alice");
    active(stage, "other", "alice_");
    merge(stage, { ...ada, name: "alice" });
    stage.wait(30 * 864e5);
    assert.notEqual(personOf(stage, "net", "alice"), personOf(stage, "other", "alice_"));
    const rows = tell(stage, "net", "mia", "same");
    assert.match(rows, /1 net:alice and other:alice_: nearly the same name/);
    assert.match(rows, /2 net:alice and github:alice/);
    assert.match(rows, /!same yes N/);
    const before = ["net alice", "other alice_", "github 1815"].map((one) =>
      personOf(stage, ...(one.split(" ") as [string, string])),
    );
    assert.match(tell(stage, "net", "mia", "same yes 1"), /net:alice and other:alice_ are one person/);
    assert.match(tell(stage, "net", "mia", "same yes 2"), /are one person/);
    assert.equal(personOf(stage, "other", "alice_"), personOf(stage, "github", "1815"));
    assert.match(tell(stage, "net", "mia", "same undo 1"), /Pair 1 is split again/);
    assert.notEqual(personOf(stage, "net", "alice"), personOf(stage, "other", "alice_"));
    assert.equal(personOf(stage, "net", "alice"), personOf(stage, "github", "1815"));
    tell(stage, "net", "mia", "same undo 2");
    assert.deepEqual(
      ["net alice", "other alice_", "github 1815"].map((one) =>
        personOf(stage, ...(one.split(" ") as [string, string])),
      ),
      before,
    );
  });

  it("who are not one are not asked about again", () => {
    const stage = fresh();
    active(stage, "net", "alice");
    active(stage, "other", "alice");
    tell(stage, "net", "mia", "same");
    assert.match(tell(stage, "net", "mia", "same no 1"), /won't ask about pair 1/);
    assert.match(tell(stage, "net", "mia", "same"), /No two accounts/);
    assert.match(tell(stage, "net", "mia", "same yes 1"), /no pair 1/);
  });

  it("join on their own word only when both say it; a name alone is no proof", () => {
    const stage = fresh();
    active(stage, "net", "alice");
    active(stage, "other", "alice");
    assert.match(tell(stage, "net", "alice", "same"), /1 net:alice and other:alice/);
    assert.match(tell(stage, "net", "mallory", "same"), /No two accounts/);
    assert.match(tell(stage, "net", "mallory", "same yes 1"), /for the two themselves/);
    assert.match(tell(stage, "net", "alice", "same yes 1"), /once other:alice says/);
    assert.match(tell(stage, "net", "alice", "same yes 1"), /once other:alice says/);
    assert.notEqual(personOf(stage, "net", "alice"), personOf(stage, "other", "alice"));
    assert.match(tell(stage, "other", "alice", "same yes 1"), /are one person/);
    assert.equal(personOf(stage, "net", "alice"), personOf(stage, "other", "alice"));
  });

  it("get no rights by somebody's word, and none go with a name", () => {
    const stage = fresh();
    active(stage, "net", "mia");
    active(stage, "other", "mia");
    assert.match(tell(stage, "other", "mia", "!queue"), /is for maintainers/);
    assert.match(tell(stage, "net", "max", "same net:mia other:mia"), /are one person/);
    assert.equal(personOf(stage, "net", "mia"), personOf(stage, "other", "mia"));
    assert.match(tell(stage, "other", "mia", "!queue"), /is for maintainers/);
    assert.match(tell(stage, "net", "mia", "!queue"), /Nobody waits/);
  });

  it("can be named by a maintainer, also somebody who has no account at all", () => {
    const stage = fresh();
    stage.say("mia", '!credit Anna for doc "The guide"');
    stage.heard();
    active(stage, "net", "anna77");
    assert.match(tell(stage, "net", "mia", "same nonsense"), /`?!same`? lists accounts/);
    assert.match(tell(stage, "net", "mia", "same net:anna77 net:nobody"), /lists accounts/);
    const byHand = stage.store.rows("SELECT key FROM account WHERE network = 'by hand'");
    assert.deepEqual(byHand, [{ key: "anna" }]);
    active(stage, "other", "anna");
    assert.match(tell(stage, "net", "mia", "same"), /by hand:Anna and other:anna/);
  });
});

describe("one human with five accounts over four networks", () => {
  /** The codes are said on each, the comment is written on the forge. */
  function together(stage: Stage): void {
    const say = (network: string, who: string, text: string) => tell(stage, network, who, text);
    for (const [network, who] of [
      ["other", "ada_l"],
      ["third", "countess"],
    ] as const) {
      const code = /link (\S{8}) to me/.exec(say("net", "ada", "link"))?.[1] ?? "";
      say(network, who, `link ${code}`);
      assert.match(say("net", "ada", "link yes"), /are one person/);
    }
    const text = /porchlight: I am net:ada, [2-9a-z]{8}/.exec(say("net", "ada", "link github"))?.[0] ?? "";
    const proof = { kind: "proof", network: "github", actor: ada } as const;
    stage.give({ ...proof, id: "github/proof1", at: stage.now, text: `Hello! ${text} :-)` });
    assert.match(stage.heard()[0]?.text ?? "", /You and github:ada are one person/);
    // The e-mail address in commits, on a maintainer's word.
    merge(stage, { ...ada, key: "ada@example.org" }, "git");
    assert.match(say("net", "mia", "same net:ada git:ada@example.org"), /are one person/);
  }

  it("is one person, thanked once for all they did, as one name", () => {
    const stage = fresh({ thanks: { channels: ["net/#project"] }, timezone: "UTC" });
    stage.now = Date.parse("2026-03-06T10:00:00Z");
    for (const [network, who] of [
      ["net", "ada"],
      ["other", "ada_l"],
      ["third", "countess"],
    ] as const)
      active(stage, network, who);
    merge(stage, ada, "github", "The engine");
    together(stage);
    merge(stage, ada, "github", "The notes");
    const persons = [
      ["net", "ada"],
      ["other", "ada_l"],
      ["third", "countess"],
      ["github", "1815"],
      ["git", "ada@example.org"],
    ].map(([network = "", key = ""]) => personOf(stage, network, key));
    assert.equal(new Set(persons).size, 1);
    // Somebody thanks each of the names.
    active(stage, "other", "bob");
    for (const [network, who, name] of [
      ["net", "~carl", "ada"],
      ["other", "bob", "ada_l"],
    ] as const)
      stage.say(who, `thanks ${name} for the numbers`, {
        network,
        place: { network, channel: "#project" },
        id: `${network}/k${++count}`,
      });
    stage.heard();
    const due = Date.parse("2026-03-09T09:00:00Z");
    stage.now = due;
    stage.give({
      kind: "tick",
      id: `weekly/post@${new Date(due).toISOString()}`,
      network: "clock",
      timer: "weekly/post",
      at: due,
    });
    const text = stage
      .heard()
      .map((one) => one.text)
      .join("\n");
    assert.match(text, /New here, and welcome: ada /);
    assert.equal(text.match(/welcome/gi)?.length, 1, text);
    for (const name of ["ada_l", "countess", "1815", "ada@example.org"])
      assert.ok(!text.includes(name), text);
    assert.equal(
      text.match(/(?<![\w“])ada(?!\w)/g)?.length,
      2,
      `once as a newcomer, once thanked by others:\n${text}`,
    );
  });

  it("splits cleanly again when one account is unlinked", () => {
    const stage = fresh();
    for (const [network, who] of [
      ["net", "ada"],
      ["other", "ada_l"],
      ["third", "countess"],
    ] as const)
      active(stage, network, who);
    together(stage);
    const all = () =>
      [
        ["net", "ada"],
        ["other", "ada_l"],
        ["third", "countess"],
        ["github", "1815"],
        ["git", "ada@example.org"],
      ].map(([network = "", key = ""]) => personOf(stage, network, key));
    // The account that stood for all goes; the others stay together.
    tell(stage, "net", "ada", "unlink");
    const [net, ...others] = all();
    assert.equal(new Set(others).size, 1);
    assert.ok(!others.includes(net));
  });
});

describe("logins that change hands", () => {
  it("a renamed login is the same person; whoever takes the old login is another", () => {
    const stage = fresh();
    merge(stage, ada);
    const before = personOf(stage, "github", "1815");
    merge(stage, { ...ada, name: "countess" });
    assert.equal(personOf(stage, "github", "1815"), before);
    assert.equal(stage.store.people.account("github", "1815")?.name, "countess");
    merge(stage, { ...ada, key: "2000", name: "ada" });
    assert.notEqual(personOf(stage, "github", "2000"), before);
    const done = stage.store.contributions.between(0, stage.now + 1);
    assert.deepEqual(
      done.map(({ name, first }) => [name, first]),
      [
        ["countess", true],
        ["countess", false],
        ["ada", true],
      ],
    );
  });
});

describe("a code shown on a forge", () => {
  const code = (stage: Stage): string =>
    /porchlight: I am net:ada, [2-9a-z]{8}/.exec(tell(stage, "net", "ada", "link github"))?.[0] ?? "";
  const write = (
    stage: Stage,
    text: string,
    more: Partial<{ actor: Actor; network: string }> = {},
  ): string => {
    stage.give({
      kind: "proof",
      id: `github/w${++count}`,
      at: stage.now,
      network: "github",
      actor: ada,
      text,
      ...more,
    });
    return stage
      .heard()
      .map((one) => one.text)
      .join("\n");
  };

  it("works once, within a day, on that forge only, and not without the name of who asked", () => {
    const stage = fresh();
    active(stage, "net", "ada");
    const text = code(stage);
    const bare = text.slice(-8);
    assert.equal(write(stage, `porchlight ${bare}`), "");
    assert.equal(write(stage, text, { network: "elsewhere" }), "");
    assert.equal(write(stage, text, { actor: { ...ada, bot: true } }), "");
    assert.equal(write(stage, text.replace(/.$/, "")), "");
    assert.match(write(stage, text), /are one person/);
    assert.equal(write(stage, text, { actor: { ...ada, key: "2" } }), "");
    assert.notEqual(personOf(stage, "github", "2"), personOf(stage, "github", "1815"));
    const late = code(stage);
    stage.wait(25 * 36e5);
    assert.equal(write(stage, late, { actor: { ...ada, key: "3" } }), "");
  });

  it("is no code for another network, and a forge that isn't followed is named", () => {
    const stage = fresh();
    active(stage, "net", "ada");
    const bare = code(stage).slice(-8);
    assert.match(tell(stage, "other", "eve", `link ${bare}`), /isn't right/);
    assert.match(
      tell(stage, "net", "ada", "link sourceforge"),
      /no forge called “sourceforge”\. There is github/,
    );
  });
});
