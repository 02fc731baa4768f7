import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { TickEvent } from "../../../src/events.ts";
import { dueTicks } from "../../../src/schedule.ts";
import { actor, type Bot, createBot, maintainers, posts, previews, settingsWith } from "./bot.ts";

const hour = 36e5;
const day = 864e5;
/** Monday 11 May 2026, 09:00 in Berlin. */
const due = Date.parse("2026-05-11T07:00:00Z");
const week = "2026-W19";

const bots: Bot[] = [];
function bot(changes: Record<string, unknown> = {}): Bot {
  const one = createBot(settingsWith(changes));
  one.configureMaintainer(due - 30 * day);
  bots.push(one);
  return one;
}
afterEach(() => {
  for (const one of bots.splice(0)) one.close();
});

const ann = actor("ann");
const bob = actor("bob");
const cyd = actor("cyd");

test("a week: a preview two hours before, the post at its time, in every channel, once", () => {
  const one = bot();
  one.contribute(ann, "code", "fix: crash on empty input", due - 2 * day, true);
  one.wake(due - 2 * hour - 1);
  assert.equal(one.said.length, 0);
  one.wake(due - 2 * hour);
  assert.deepEqual(
    one.said.map(({ say }) => [say.key, `${say.to.network}/${say.to.channel}`]),
    [[`weekly/${week}/preview`, maintainers]],
  );
  assert.match(one.said[0]?.say.text ?? "", /Monday 11 May, 09:00.*!thanks hold.*!thanks note.*!thanks post/);
  assert.match(one.said[0]?.say.text ?? "", /Crash on empty input/);
  assert.equal(one.world.post(week)?.state, "previewed");
  for (const at of [due - hour, due - 1]) one.wake(at);
  assert.equal(one.said.length, 1);
  for (const at of [due, due + 1000, due + hour, due + 5 * day]) one.wake(at);
  assert.deepEqual(
    one.said.slice(1).map(({ say }) => [say.key, `${say.to.network}/${say.to.channel}`]),
    [
      [`weekly/${week}/libera/#tidepool`, "libera/#tidepool"],
      [`weekly/${week}/terminal/#project`, "terminal/#project"],
    ],
  );
  for (const { say } of one.said) {
    assert.equal(say.priority, 2);
    assert.equal(say.whole, true);
    assert.equal(say.for, undefined);
    assert.ok(say.quiet?.includes("ann"));
  }
  assert.equal(one.world.post(week)?.state, "posted");
  assert.match(one.world.post(week)?.text ?? "", /Crash on empty input/);
});

test("a week with nothing says nothing, though questions wait; the next week tells only of itself", () => {
  const one = bot();
  one.ask(bob, "how do I build it?", due - 2 * day);
  for (let at = due - 3 * hour; at < due + hour; at += 600_000) one.wake(at);
  assert.equal(one.said.length, 0);
  assert.equal(one.world.post(week)?.state, "empty");
  one.contribute(ann, "code", "Later", due, true);
  one.wake(due + 7 * day);
  assert.equal(posts(one).length, 1);
});

test("what happens at the very time belongs to the next week, and to no other", () => {
  const one = bot();
  one.contribute(ann, "code", "Before", due - 1);
  one.contribute(ann, "code", "After", due);
  for (const count of [0, 1, 2]) one.wake(due + count * 7 * day);
  const [first, second, ...rest] = posts(one).map(({ text }) => text);
  assert.match(first ?? "", /Before/);
  assert.doesNotMatch(first ?? "", /After/);
  assert.match(second ?? "", /After/);
  assert.doesNotMatch(second ?? "", /Before/);
  assert.deepEqual(rest, []);
});

test("a machine that slept over both: no preview of what is past, one post, late", () => {
  const one = bot();
  one.contribute(ann, "code", "Title", due - day);
  one.wake(due + 4 * hour);
  assert.equal(previews(one).length, 0);
  assert.equal(posts(one).length, 1);
  assert.equal(one.world.post(week)?.at, due);
});

test("a machine off over the preview and back before the post: both", () => {
  const one = bot();
  one.contribute(ann, "code", "Title", due - day);
  one.wake(due - hour / 2);
  assert.equal(previews(one).length, 1);
  one.restart();
  one.wake(due - hour / 4);
  one.wake(due);
  assert.equal(previews(one).length, 1);
  assert.equal(posts(one).length, 1);
});

test("both ticks in the wrong order, or twice: one post", () => {
  const one = bot();
  one.contribute(ann, "code", "Title", due - day);
  const ticks = dueTicks(settingsWith(), due) as readonly TickEvent[];
  for (const tick of [...ticks].reverse()) one.tick(tick, due + 1);
  for (const tick of ticks) one.tick(tick, due + 2);
  assert.equal(posts(one).length, 1);
  assert.equal(previews(one).length, 0);
});

test("another schedule in the same week posts nothing twice", () => {
  const one = bot();
  one.contribute(ann, "code", "Title", due - day);
  one.wake(due);
  const tuesday = settingsWith({ thanks: { channels: ["libera/#tidepool"], schedule: "0 9 * * 0" } });
  for (const tick of dueTicks(tuesday, due + day)) one.tick(tick, due + day);
  assert.equal(posts(one).length, 1);
});

test("a bot that was off for three weeks tells of all of them, once", () => {
  const one = bot();
  one.contribute(ann, "code", "First week", due - day);
  one.wake(due);
  one.contribute(ann, "code", "Second week", due + 2 * day);
  one.contribute(bob, "code", "Third week", due + 9 * day);
  one.restart();
  one.contribute(cyd, "code", "Fourth week", due + 20 * day);
  one.wake(due + 21 * day + hour);
  const [, second, ...rest] = posts(one).map(({ text }) => text);
  assert.deepEqual(rest, []);
  assert.match(second ?? "", /Thanks for the last 3 weeks/);
  for (const title of ["Second week", "Third week", "Fourth week"]) assert.ok(second?.includes(title), title);
  assert.ok(!second?.includes("First week"));
});

test("no channels: nothing at all; no maintainers' channel: no preview, but the post", () => {
  const silent = bot({ thanks: { channels: [] } });
  silent.contribute(ann, "code", "Title", due - day);
  for (const at of [due - hour, due]) silent.wake(at);
  assert.equal(silent.said.length, 0);
  const alone = bot({ maintainersChannel: undefined });
  alone.contribute(ann, "code", "Title", due - day);
  for (const at of [due - hour, due]) alone.wake(at);
  assert.deepEqual([previews(alone).length, posts(alone).length], [0, 1]);
});

test("who is told of: not bots, not those who opted out, nobody for their own question, nothing private", () => {
  const one = bot();
  const at = due - day;
  one.contribute(actor("machine", { bot: true }), "code", "Bump foo", at);
  one.contribute(actor("shy"), "code", "Shy work", at);
  one.optOut("github", actor("shy"), at);
  one.kudos(bob, actor("quiet"), "kindness to quiet", at);
  one.optOut("libera", actor("quiet"), at);
  one.kudos(actor("hidden"), cyd, "finding my cable", at);
  one.optOut("libera", actor("hidden"), at);
  one.answer(one.ask(bob, "asked and answered alone?", at), bob, at);
  one.answer(one.ask(bob, "my secret?", at, { network: "libera", channel: "bob", private: true }), cyd, at);
  one.answer(one.ask(bob, "where is the config?", at), ann, at);
  one.expire(
    one.ask(bob, "private and unanswered?", at, { network: "libera", channel: "bob", private: true }),
    at,
  );
  one.expire(one.ask(bob, "is there a plugin?", at), at);
  one.ask(bob, "does it run on a toaster?", at);
  one.ask(bob, "in private, waiting?", at, { network: "libera", channel: "bob", private: true });
  one.wake(due);
  const [post] = posts(one);
  const all = `${post?.text}\n${post?.short}`;
  for (const absent of ["machine", "Bump", "shy", "Shy", "quiet", "hidden", "secret", "rivate and", "alone"])
    assert.ok(!all.includes(absent), `${absent} in ${all}`);
  assert.match(post?.text ?? "", /cyd.*was thanked: “finding my cable”/);
  assert.match(post?.text ?? "", /cyd.* in private/);
  assert.match(post?.text ?? "", /where is the config.*ann|ann.*where is the config/);
  assert.match(post?.text ?? "", /toaster.*plugin/);
});

test("names in what people wrote highlight nobody either", () => {
  const one = bot();
  one.kudos(bob, cyd, "helping zelda with her cable", due - day);
  one.person("libera", actor("zelda"), due - day);
  one.wake(due);
  const [post] = posts(one);
  for (const name of ["bob", "cyd", "zelda"]) assert.ok(post?.quiet?.includes(name), name);
  assert.ok(!post?.quiet?.includes("cable"));
});

test("five reviews of one change are one thing; a renamed account goes by its new name", () => {
  const one = bot();
  for (let count = 0; count < 3; count++) one.contribute(bob, "review", `Review ${count}`, due - day + count);
  one.person("github", actor("bob", { name: "robert" }), due - hour);
  one.wake(due);
  assert.match(posts(one)[0]?.text ?? "", /robert/);
  assert.doesNotMatch(posts(one)[0]?.text ?? "", /bob/);
});

test("first means first: the group of newcomers holds all that they did, and nobody else", () => {
  const one = bot();
  one.contribute(ann, "review", "Reviewed thing", due - 2 * day, true);
  one.contribute(ann, "code", "First change", due - day, true);
  one.contribute(bob, "code", "Old hand's change", due - day);
  one.wake(due);
  const text = posts(one)[0]?.text ?? "";
  const newcomers = text.slice(text.indexOf("First contributions"), text.indexOf("### Changes"));
  assert.match(newcomers, /ann.*First change/);
  assert.match(newcomers, /Reviewed thing/);
  assert.doesNotMatch(newcomers, /bob/);
  assert.equal(text.split("ann").length, 2);
});

test("before the past was read nobody is new but by the forge's own word; then whoever is", () => {
  const one = bot({ forges: [{ type: "github", repositories: ["tidepool/tidepool"] }] });
  one.contribute(ann, "code", "Crash on empty input", due - 2 * day, true);
  one.wake(due);
  assert.match(posts(one)[0]?.text ?? "", /Crash on empty input/);
  assert.doesNotMatch(posts(one)[0]?.text ?? "", /First contributions/);
  one.contribute(bob, "doc", "How to build it", due + day, true, true);
  one.wake(due + 7 * day);
  assert.match(posts(one).at(-1)?.text ?? "", /First contributions/);
  one.readPast("github");
  one.contribute(cyd, "code", "A faster start", due + 8 * day, true);
  one.wake(due + 14 * day);
  assert.match(posts(one).at(-1)?.text ?? "", /First contributions[\s\S]*cyd/);
});
