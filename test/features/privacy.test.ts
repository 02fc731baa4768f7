import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { packageRoot } from "../../src/paths.ts";
import { createStage, entry, inPrivate, place, type Stage } from "../support/stage.ts";

/** Every value in every table, as one text. */
function everything(stage: Stage): string {
  const tables = stage.store.rows(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  return (tables as { name: string }[])
    .map(({ name }) => `${name}: ${JSON.stringify(stage.store.rows(`SELECT * FROM ${name}`))}`)
    .join("\n");
}

/** Alice Zarathustra asks, is answered, is thanked, answers, leaves a letter behind. */
function history(): Stage {
  const stage = createStage({ faq: [entry("tls", "How do I turn TLS on?", "Set it.")] });
  const who = "~zarathustra";
  stage.say("mia", "hello");
  stage.say("~bob", "hello");
  stage.say(who, "hello, my secret word is xyzzy");
  stage.say(who, "how do I turn TLS on?");
  stage.say(who, "!nope");
  stage.wait(20 * 60_000);
  stage.say("mia", "!answer 1 xyzzy is the word, zarathustra", { place: inPrivate("mia") });
  stage.say("~bob", "why does the plugh not work on my machine?");
  stage.say(who, "bob: the plugh needs xyzzy");
  stage.say("~bob", "thanks zarathustra for the xyzzy");
  stage.say(who, "thanks bob for the xyzzy talk");
  stage.join(who);
  stage.join("mia");
  stage.say(who, "why does my frotz of xyzzy not glow?");
  stage.leave(who);
  stage.say("mia", "!answer 3 xyzzy", { place: inPrivate("mia") });
  return stage;
}

describe("a person's data", () => {
  it("export shows all of it, in private, page by page", () => {
    const stage = history();
    stage.say("~zarathustra", "export", { place: inPrivate("~zarathustra") });
    const [, pages] =
      /page 1 of (\d+)/.exec(
        stage
          .heard()
          .map(({ text }) => text)
          .join("\n"),
      ) ?? [];
    let json = "";
    for (let page = 1; page <= Number(pages); page++) {
      stage.say("~zarathustra", `export ${page}`, { place: inPrivate("~zarathustra") });
      json += stage
        .heard()
        .slice(1)
        .map(({ item }) =>
          item.do === "say" && item.body.format === "lines"
            ? item.body.spans.map((s) => s.text).join("")
            : "",
        )
        .join(" ");
    }
    for (const part of [
      "my secret word is xyzzy",
      "how do I turn TLS on?",
      "frotz",
      "for the",
      "firsts",
      "kudosReceived",
    ])
      assert.ok(json.includes(part), `${part} in\n${json}`);
  });

  it("forget removes text, links and names everywhere, and keeps counts", () => {
    const stage = history();
    const before = stage.store.rows("SELECT count(*) AS n FROM kudos");
    stage.say("~zarathustra", "!forget me");
    assert.ok(everything(stage).includes("xyzzy"));
    stage.say("~zarathustra", "!forget me yes");
    stage.say("mia", "hi again");
    // The last reply still names the person it goes to; it is gone with the next sweep of what was sent.
    // What other people said, also about them, is theirs; it goes with the retention.
    const left = everything(stage)
      .split("\n")
      .filter((table) => !/^(?:outbox|message): /.test(table))
      .join("\n");
    assert.doesNotMatch(left, /zarathustra/i);
    assert.doesNotMatch(left, /secret word|frotz|TLS on\?/);
    const said = stage.store.rows(
      "SELECT m.text FROM message m JOIN account a ON a.id = m.account WHERE a.key LIKE 'forgotten%'",
    );
    assert.deepEqual(said, []);
    const sent = JSON.stringify(stage.store.rows("SELECT lane, body FROM outbox"));
    // But for the last word to them, which goes when sent rows are swept.
    assert.equal(sent.match(/zarathustra/gi)?.length, sent.match(/forgotten you/g) ? 3 : 0, sent);
    assert.deepEqual(stage.store.rows("SELECT count(*) AS n FROM kudos"), before);
    assert.equal(stage.store.questions.get(1)?.text, "");
  });

  it("a forgotten asker's question is not routed, and they are new when they come back", () => {
    const stage = createStage();
    stage.say("mia", "hello");
    stage.say("~alice", "why does the server refuse my connection with error 17?");
    stage.say("~alice", "!forget me yes");
    stage.heard();
    stage.wait(36e5);
    assert.deepEqual(stage.heard(), []);
    stage.say("~alice", "hello");
    assert.equal(stage.store.rows("SELECT 1 FROM first WHERE what = 'message'").length, 3);
  });

  it("every table that points at a person or an account is in the export, or says why not", () => {
    const stage = createStage();
    const tables = stage.store.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    ) as { name: string }[];
    const pointing = tables
      .map(({ name }) => name)
      .filter((name) =>
        (stage.store.rows(`PRAGMA foreign_key_list(${name})`) as { table: string }[]).some(({ table }) =>
          ["person", "account"].includes(table),
        ),
      );
    const source = readFileSync(join(packageRoot, "src", "store", "privacy.ts"), "utf8");
    const [exported = "", forgotten = ""] = source.split("const removals = [");
    const inSql = (text: string, name: string) => new RegExp(`(?:FROM|JOIN|UPDATE) ${name}\\b`).test(text);
    /** Nothing of it says anything about somebody: counts of tries, menus that last ten minutes. */
    const says = new Set(["link_try", "menu"]);
    assert.deepEqual(
      pointing.filter((name) => !says.has(name) && !inSql(exported, name)),
      [],
      "not in the export",
    );
    // Counts stay, and so do ids that lead to nobody any more.
    const counts = new Set(
      "first returned ping link_try faq_change promoted rota_cover question_feedback".split(" "),
    );
    assert.deepEqual(
      pointing.filter((name) => !counts.has(name) && !inSql(forgotten, name)),
      [],
      "not in what forgetting removes",
    );
  });

  it("retention removes what is too old, hourly, and nothing younger", () => {
    const stage = createStage({ config: { retention: { messages: "2d", journal: "4d" } } });
    stage.store.timers.ensure("sweep", stage.now);
    const texts = () => stage.store.messages.recent(place, 10).map(({ text }) => text);
    const events = () =>
      (stage.store.rows("SELECT count(*) AS n FROM journal WHERE kind = 'message'") as { n: number }[])[0]?.n;
    stage.say("~alice", "old");
    stage.wait(864e5);
    stage.say("~alice", "younger");
    stage.wait(864e5 + 2 * 36e5);
    assert.deepEqual(texts(), ["younger"]);
    assert.equal(events(), 2);
    stage.wait(2 * 864e5);
    assert.deepEqual(texts(), []);
    assert.equal(events(), 1);
  });

  it("nothing of a private message shows in public", () => {
    const stage = createStage();
    stage.say("mia", "hello");
    stage.say("~alice", "ask why does my xyzzy fail?", { place: inPrivate("~alice") });
    stage.wait(36e5);
    stage.say("mia", "!queue");
    stage.say("~bob", "!why 1");
    stage.say("~bob", "!why");
    const shown = stage
      .heard()
      .filter(({ place: { private: secret, channel } }) => !secret && channel !== "#maint");
    assert.doesNotMatch(shown.map(({ text }) => text).join("\n"), /xyzzy/);
  });
});
