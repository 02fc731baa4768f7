import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { actor, type Bot, createBot, posts, previews, settingsWith } from "./bot.ts";

const hour = 36e5;
const day = 864e5;
const due = Date.parse("2026-05-11T07:00:00Z");
const week = "2026-W19";
const ann = actor("ann");

const bots: Bot[] = [];
function bot(changes: Record<string, unknown> = {}, busy = true): Bot {
  const one = createBot(settingsWith(changes));
  one.configureMaintainer(due - 30 * day);
  if (busy) one.contribute(ann, "code", "Crash on empty input", due - 3 * day, true);
  bots.push(one);
  return one;
}
afterEach(() => {
  for (const one of bots.splice(0)) one.close();
});

test("preview shows the post as it stands, with how to steer it, and changes nothing", () => {
  const one = bot();
  const reply = one.command("preview", due - 2 * day);
  assert.match(
    reply,
    /libera\/\\?#tidepool and terminal\/\\?#project on Monday 11 May, 09:00 \(Europe\/Berlin\)/,
  );
  assert.match(reply, /Crash on empty input/);
  assert.equal(one.world.post(week), undefined);
  assert.match(bot({}, false).command("preview", due - 2 * day), /nobody to thank yet/);
});

test("hold: the time comes, nothing goes out but one reminder; release: it goes out at once", () => {
  const one = bot();
  assert.match(one.command("hold", due - day), /^Held/);
  assert.match(one.command("hold", due - day + 1), /already/);
  one.wake(due - 2 * hour);
  assert.match(previews(one)[0]?.text ?? "", /is held and will not go out by itself/);
  for (const at of [due, due + 60_000, due + hour]) one.wake(at);
  assert.equal(posts(one).length, 0);
  assert.equal(one.said.filter(({ say }) => say.key === `weekly/${week}/held`).length, 1);
  one.contribute(ann, "code", "Done while held", due + hour);
  one.command("release", due + 2 * hour);
  assert.equal(posts(one).length, 1);
  assert.match(posts(one)[0]?.text ?? "", /Done while held/);
  // The next week begins where this one ended.
  one.contribute(ann, "code", "Done afterwards", due + 3 * hour);
  one.wake(due + 7 * day);
  assert.equal(posts(one).length, 2);
  assert.doesNotMatch(posts(one)[1]?.text ?? "", /while held|Crash/);
  assert.match(posts(one)[1]?.text ?? "", /Done afterwards/);
});

test("released before its time, it goes out at its time", () => {
  const one = bot();
  assert.match(one.command("release", due - day), /not held/);
  one.command("hold", due - day);
  assert.match(one.command("release", due - hour), /Released.*Monday 11 May, 09:00/);
  assert.equal(posts(one).length, 0);
  one.wake(due);
  assert.equal(posts(one).length, 1);
});

test("held until the next preview: the next post tells of both weeks", () => {
  const one = bot();
  one.command("hold", due - day);
  one.wake(due);
  one.contribute(actor("bob"), "code", "A week later", due + 3 * day);
  assert.match(one.command("preview", due + 4 * day), /is held/);
  one.wake(due + 7 * day - 2 * hour);
  one.wake(due + 7 * day);
  assert.deepEqual(
    posts(one).map(({ key }) => key),
    ["weekly/2026-W20/libera/#tidepool"],
  );
  assert.match(
    posts(one)[0]?.text ?? "",
    /Thanks for the last 2 weeks[\s\S]*Crash on empty input[\s\S]*A week later/,
  );
});

test("post: now, and not again at its time; what follows is in the next", () => {
  const one = bot();
  const reply = one.command("post", due - day);
  assert.match(reply, /^Posted to libera/);
  assert.equal(posts(one).length, 1);
  assert.equal(posts(one, "terminal/#project").length, 1);
  assert.match(one.command("post", due - day + 1), /out already/);
  assert.match(one.command("hold", due - day + 1), /out already/);
  assert.match(one.command("preview", due - day + 1), /out already/);
  one.contribute(actor("bob"), "code", "After the early post", due - hour);
  one.restart();
  for (const at of [due - 2 * hour, due, due + hour]) one.wake(at);
  assert.equal(posts(one).length, 1);
  assert.equal(previews(one).length, 0);
  one.wake(due + 7 * day);
  assert.equal(posts(one).length, 2);
  assert.match(posts(one)[1]?.text ?? "", /After the early post/);
  assert.doesNotMatch(posts(one)[1]?.text ?? "", /Crash/);
  assert.match(bot({}, false).command("post", due - day), /nobody to thank yet/);
});

test("a note stands with its person, or at the end; once the post is out, in the next", () => {
  const one = bot();
  assert.match(one.command("note ann for the patient bisecting", due - day), /Noted for ann.*Monday 11 May/);
  one.command("note zoe for the cake", due - day);
  one.wake(due - hour);
  assert.match(previews(one)[0]?.text ?? "", /\*\*ann\*\*.*\(for the patient bisecting\)/);
  assert.match(previews(one)[0]?.text ?? "", /\n- \*\*zoe\*\*: for the cake/);
  one.command("post", due - hour / 2);
  assert.match(one.command("note zoe for more cake", due - hour / 4), /Monday 18 May/);
  one.wake(due + 7 * day);
  assert.match(posts(one)[1]?.text ?? "", /for more cake/);
  assert.doesNotMatch(posts(one)[1]?.text ?? "", /for the cake/);
});

test("a note about somebody who opted out is refused, and one written before is left out", () => {
  const one = bot();
  one.person("libera", actor("shy"), due - 4 * day);
  one.command("note shy for everything", due - 3 * day);
  one.optOut("libera", actor("shy"), due - 2 * day);
  assert.match(one.command("note shy for everything", due - day), /shy asked not to be named/);
  one.wake(due);
  assert.doesNotMatch(posts(one)[0]?.text ?? "", /shy/);
});

const refusals: readonly [string, RegExp][] = [
  ["note", /needs a name and some words/],
  ["note ann", /needs a name and some words/],
  ["postpone", /Use `!thanks preview`/],
  ["constructor", /Use `!thanks preview`/],
  ["release", /not held/],
];
for (const [line, refusal] of refusals)
  test(`"thanks ${line}" is refused with a sentence`, () => {
    const one = bot();
    assert.match(one.command(line, due - day), refusal);
    assert.equal(posts(one).length, 0);
    assert.equal(one.world.postNotes(week).length, 0);
  });

test("without channels it says what is missing", () => {
  assert.match(bot({ thanks: { channels: [] } }).command("post", due - day), /`thanks\.channels`/);
});

test("the preview says when two accounts look like one person, who would be thanked twice", () => {
  const one = bot();
  assert.doesNotMatch(one.command("preview", due - day), /one person/);
  const place = { network: "libera", channel: "#tidepool" };
  one.apply({ fact: "seen", network: "libera", actor: actor("zelda_"), at: due - day, place });
  one.contribute(actor("77", { name: "zelda" }), "code", "Twice", due - day);
  assert.match(one.command("preview", due - hour), /1 pair of accounts looks like one person: `!same`/);
  one.wake(due - 2 * hour);
  assert.match(previews(one)[0]?.text ?? "", /looks like one person/);
  one.wake(due);
  assert.doesNotMatch(posts(one)[0]?.text ?? "", /one person/);
});
