import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { compose } from "../../../src/features/weekly/compose.ts";
import { fit } from "../../../src/fit.ts";
import { weekly } from "../../../src/wording/en-weekly.ts";
import { createStage, rich } from "../../support/stage.ts";
import { actor, type Bot, createBot, posts, settingsWith } from "./bot.ts";
import { busy, contributor, told } from "./told.ts";

const hour = 36e5;
const day = 864e5;
/** Monday 11 May 2026, 09:00 in Berlin. */
const due = Date.parse("2026-05-11T07:00:00Z");

const bots: Bot[] = [];
function bot(): Bot {
  const one = createBot(settingsWith());
  one.configureMaintainer(due - 400 * day);
  bots.push(one);
  return one;
}
afterEach(() => {
  for (const one of bots.splice(0)) one.close();
});

const ann = actor("ann");
const bob = actor("bob");

/** The bullets about somebody in the last post. */
const about = (one: Bot, name: string): readonly string[] =>
  (posts(one).at(-1)?.text ?? "")
    .split("\n")
    .filter((line) => line.startsWith("- ") && line.includes(`**${name}**`));

test("nobody reads the same sentence again before all others were used, over restarts, held and missed weeks", () => {
  const one = bot();
  const said: string[] = [];
  // The first post of the year, one missed for a month, some every second week.
  for (const week of [0, 1, 3, 5, 7, 8, 14, 16, 18]) {
    const at = due + week * 7 * day;
    one.contribute(ann, "code", "Title", at - day);
    one.restart();
    one.wake(at);
    said.push((about(one, "ann")[0] ?? "").replace(/\(http\S+\)/, ""));
  }
  assert.equal(said.length, 9);
  for (let at = 0; at + 3 <= said.length; at++)
    assert.equal(new Set(said.slice(at, at + 3)).size, 3, said.slice(at, at + 3).join("\n"));
});

test("the preview uses up no sentence: the post says what it showed", () => {
  const one = bot();
  one.contribute(ann, "code", "Title", due - day);
  const shown = [one.command("preview", due - 5 * hour), one.command("preview", due - 4 * hour)];
  one.wake(due);
  for (const preview of shown) assert.ok(preview.includes(about(one, "ann")[0] ?? "none"), preview);
});

test("milestones: the first answer, the tenth, the fiftieth, and nothing in between", () => {
  const one = bot();
  const marks: [number, string][] = [];
  let count = 0;
  for (let week = 0; week < 12; week++) {
    const at = due + week * 7 * day;
    for (let more = 0; more < (week === 0 ? 1 : 5); more++) {
      one.answer(one.ask(bob, `question ${count} of many?`, at - day), ann, at - day + ++count);
    }
    one.wake(at);
    const found = /That makes \d+ questions answered!|A first answer given!/.exec(about(one, "ann")[0] ?? "");
    if (found) marks.push([count, found[0]]);
  }
  assert.deepEqual(marks, [
    [1, "A first answer given!"],
    [11, "That makes 10 questions answered!"],
    [51, "That makes 50 questions answered!"],
  ]);
});

test("milestones: a year here, and back after a year away, each in one post", () => {
  const one = bot();
  const person = one.person("github", ann, due - 365 * day);
  one.apply({ fact: "first", person, what: "contribution", at: due - 368 * day });
  one.apply({ fact: "returned", person, at: due + day, since: due - 368 * day });
  for (let week = 0; week < 3; week++) {
    one.contribute(ann, "code", "Title", due + week * 7 * day - day);
    one.wake(due + week * 7 * day);
  }
  const texts = posts(one).map(({ text }) => text);
  assert.match(texts[0] ?? "", /ann.*Here for a year now!/);
  assert.match(texts[1] ?? "", /ann.*Good to have you back/);
  assert.doesNotMatch(texts[2] ?? "", /a year now|back after/);
});

test("who is not counted has no milestones", () => {
  const one = bot();
  one.answer(one.ask(bob, "how?", due - day), ann, due - day);
  one.apply({ fact: "optout", person: one.person("libera", ann, due), out: true, of: ["counting"] });
  one.wake(due);
  assert.doesNotMatch(posts(one)[0]?.text ?? "", /first answer/);
});

test("edit: a maintainer's words instead of the bot's, somebody left out, the opening, and taking it back", () => {
  const one = bot();
  one.contribute(ann, "code", "Crash on empty input", due - day);
  one.contribute(bob, "code", "Secret work", due - day);
  assert.match(one.command("edit ann saved the release", due - hour), /your words about ann/);
  assert.match(one.command("edit Bob out", due - hour), /Left out.*Bob/);
  assert.match(one.command("edit opening A quiet week, but what a one.", due - hour), /opening/);
  assert.match(one.command("edit nobody at all", due - hour), /isn't in this week's post/);
  assert.match(one.command("edit ann", due - hour), /edit NAME text/);
  one.restart();
  one.wake(due);
  const [post] = posts(one);
  assert.match(post?.text ?? "", /A quiet week, but what a one\.\n/);
  assert.match(post?.text ?? "", /- \*\*ann\*\*: saved the release/);
  assert.match(post?.short ?? "", /ann: saved the release/);
  assert.doesNotMatch(`${post?.text}${post?.short}`, /Crash|bob|Secret/);
  assert.match(one.command("edit ann undone", due + 1), /isn't in this week's post|nobody/);
  // The next week begins afresh.
  one.contribute(bob, "code", "More work", due + day);
  one.command("edit bob out", due + 2 * day);
  one.command("edit bob undo", due + 2 * day);
  one.wake(due + 7 * day);
  assert.match(posts(one)[1]?.text ?? "", /bob.*More work/);
});

test("approve sends it now", () => {
  const one = bot();
  one.contribute(ann, "code", "Title", due - day);
  assert.match(one.command("approve", due - hour), /Posted to/);
  one.wake(due);
  assert.equal(posts(one).length, 1);
});

const long = told({
  ...busy,
  contributors: Array.from({ length: 60 }, (_, index) =>
    contributor(`person${index}`, [index % 2 ? "code" : "review", `Work ${index}`]),
  ),
});

test("a long week is summarised: some of each kind, newcomers first, and everybody else by name", () => {
  const post = compose(long, weekly) ?? assert.fail();
  const bullets = post.text.split("\n").filter((line) => line.startsWith("- "));
  assert.ok(bullets.length <= 24, `${bullets.length}`);
  assert.ok(Buffer.byteLength(post.text) < 6000, `${Buffer.byteLength(post.text)}`);
  assert.match(post.text, /First contributions[\s\S]*ann[\s\S]*### Changes/);
  const more = /Just as much thanked: .*/.exec(post.text)?.[0] ?? "";
  assert.match(more, /person\d+, .* and more\.$/);
  // What is not in the post is in the rest, each once.
  const rest = post.rest ?? assert.fail("no rest");
  for (let index = 0; index < 60; index++) {
    const where = [post.text, rest].filter((text) => text.includes(`[Work ${index}]`));
    assert.equal(where.length, 1, `Work ${index}`);
  }
  assert.equal(compose(busy, weekly)?.rest, undefined);
});

test("the rest goes into the thread beneath the post where there are threads, once it is out", () => {
  const stage = createStage({
    config: { thanks: { channels: ["net/#project"] }, timezone: "Europe/Berlin" },
    traits: rich,
    start: "2026-05-11T06:00:00Z",
  });
  for (let index = 0; index < 60; index++)
    stage.give({
      kind: "contribution",
      id: `github/d${index}`,
      at: stage.now - day,
      seen: stage.now,
      network: "github",
      actor: { key: `${index}`, name: `person${index}`, address: "", verified: true, bot: false },
      contribution: "code",
      deed: "change",
      thing: `t${index}`,
      title: `Work ${index}`,
      url: `https://x.example/${index}`,
    });
  stage.now = due;
  stage.give({
    kind: "tick",
    id: `weekly/post@${new Date(due).toISOString()}`,
    network: "clock",
    timer: "weekly/post",
    at: due,
  });
  const [post, ...more] = stage.heard();
  assert.deepEqual(more, []);
  stage.wait(hour);
  const rest = stage.heard();
  assert.ok(rest.length >= 1);
  assert.ok(rest.every(({ place }) => place.thread === post?.native && place.channel === "#project"));
  assert.match(rest[0]?.text ?? "", /The rest of this week[\s\S]*Work \d/);
  stage.wait(2 * day);
  assert.deepEqual(stage.heard(), []);
});

test("where there are no threads the rest is not said", () => {
  const say = {
    do: "say",
    key: "k",
    to: { network: "n", channel: "c", thread: "x" },
    text: "hi",
    beneath: true,
  } as const;
  assert.deepEqual(fit(say, { ...rich, threads: false }), []);
  assert.equal(fit(say, rich).length, 1);
});
