/**
 * Conversations as text, played on the stage: what somebody says, then everything that
 * the bot says to it, or nothing.
 *
 *     # title
 *     faq tls: How do I turn TLS on? -> Set `tls: true`.
 *     config {"channels": {"answer": "addressed"}}
 *     ~alice 2m ago: how do I …            read back after an outage
 *     ~alice: see (200 lines of error at)  a paste
 *     ~alice: how do I turn TLS on?        said in the channel; ~ is somebody without an account
 *     (mia) !queue                         said to the bot in private
 *     +10m                                 time passes
 *     join ~bob / leave ~bob / leave ~bob ~carl      one, or many at once as in a netsplit
 *     leaves ~bob #project                 that channel only
 *     ~alice /me wonders why …             an action
 *     ~alice is now ~alice_                the server shows a change of nick
 *     sweeps                               from now on the bot tidies up every hour
 *     restart                              the bot starts anew on the same database
 *     mia replies: TEXT                    by the network's own link, to the bot's last message
 *     mia in thread of ~alice: TEXT        in the thread beneath somebody's last message
 *     ~alice edits mine to TEXT / ~alice deletes / mia reacts ✋ last / mia presses claim 1
 *     ~bob reacts 💡 of ~alice             on the last message of somebody
 *     > alice: Set tls: true.…             the bot says in the channel, to alice; … stands for anything
 *     >…                                   and whatever else it says
 *     \n                                    a new line, in what is said and in the answers of `faq`
 *     mia> 1: alice asked…                 the bot says in private to mia
 *     #maint> …                            the bot says in another channel
 */
import assert from "node:assert/strict";
import type { Traits } from "../../src/adapter.ts";
import { sweepTimer } from "../../src/features/sweep.ts";
import { parseDuration } from "../../src/settings/duration.ts";
import { actorOf, channel, createStage, entry, type Heard, inPrivate, network, type Stage } from "./stage.ts";

interface Step {
  readonly line: number;
  readonly text: string;
  readonly expected: string[];
}

export interface Dialogue {
  readonly title: string;
  readonly config: Record<string, unknown>;
  readonly faq: readonly ReturnType<typeof entry>[];
  readonly start: string | undefined;
  readonly steps: readonly Step[];
}

/** Whatever else is said: lines here, one message there. */
const more = ">…";

const isExpected = (line: string): boolean => line === more || /^(?:\S*>)(?: |$)/.test(line);

export function readDialogues(text: string): readonly Dialogue[] {
  const found: {
    title: string;
    config: Record<string, unknown>;
    faq: ReturnType<typeof entry>[];
    start: string | undefined;
    steps: Step[];
  }[] = [];
  text.split("\n").forEach((raw, index) => {
    const line = raw.trim();
    const current = found.at(-1);
    if (line.startsWith("# "))
      found.push({ title: line.slice(2), config: {}, faq: [], start: undefined, steps: [] });
    else if (line === "" || !current) return;
    else if (line.startsWith("config ")) Object.assign(current.config, JSON.parse(line.slice(7)));
    else if (line.startsWith("start ")) current.start = line.slice(6);
    else if (line.startsWith("faq ")) {
      const [, id = "", question = "", answer = ""] = /^faq (\S+): (.*?) -> (.*)$/.exec(line) ?? [];
      current.faq.push(entry(id, question, answer.replaceAll("\\n", "\n")));
    } else if (isExpected(line)) current.steps.at(-1)?.expected.push(line);
    else current.steps.push({ line: index + 1, text: line, expected: [] });
  });
  return found;
}

function act(stage: Stage, text: string): void {
  const time = /^\+(\S+)$/.exec(text)?.[1];
  if (time) {
    stage.wait(parseDuration(time) ?? assert.fail(`no duration: ${time}`));
    return;
  }
  const [, move, who] = /^(join|leave)((?: \S+)+)$/.exec(text) ?? [];
  if (who) {
    for (const one of who.trim().split(" ")) (move === "join" ? stage.join : stage.leave)(one);
    return;
  }
  const [, leaver, room] = /^leaves (\S+) (#\S+)$/.exec(text) ?? [];
  if (leaver && room) {
    const left = { kind: "leave", actor: actorOf(leaver), place: { network, channel: room } } as const;
    stage.give({ ...left, id: `${network}/p${stage.steps++}`, at: stage.now, network });
    return;
  }
  const [, doer, doing] = /^(\S+) \/me (.*)$/.exec(text) ?? [];
  if (doer && doing) {
    stage.say(doer, doing, { style: "action" });
    return;
  }
  if (text === "sweeps") {
    stage.store.timers.ensure(sweepTimer, stage.now);
    return;
  }
  if (text === "restart") {
    stage.restart();
    return;
  }
  const [, from, to] = /^(\S+) is now (\S+)$/.exec(text) ?? [];
  if (from && to) {
    const renamed = { kind: "rename", from: actorOf(from), to: actorOf(to) } as const;
    stage.give({ ...renamed, id: `${network}/r${stage.steps++}`, at: stage.now, network });
    return;
  }
  const [, replier, answer] = /^(\S+) replies: (.*)$/.exec(text) ?? [];
  if (replier && answer !== undefined) {
    const { native = "", place } = stage.last ?? assert.fail("nothing to reply to");
    const where = place.private ? inPrivate(replier) : place;
    stage.say(replier, answer.replaceAll("\\n", "\n"), { replyTo: native, place: where });
    return;
  }
  const [, inside, opener, beneath] = /^(\S+) in thread of (\S+): (.*)$/.exec(text) ?? [];
  if (inside && opener && beneath !== undefined) {
    const { native, place } = stage.lastOf.get(opener) ?? assert.fail(`${opener} has said nothing`);
    stage.say(inside, beneath, { place: { ...place, thread: place.thread ?? native } });
    return;
  }
  const [, actor, what, target] =
    /^(\S+) (edits \S+ to .*|deletes|reacts \S+|presses \S.*?)(?: (last|mine|of \S+))?$/.exec(text) ?? [];
  if (actor && what) {
    doTo(stage, actor, what, target);
    return;
  }
  const [, speaker, secret] = /^\((\S+)\) (.*)$/.exec(text) ?? [];
  if (speaker && secret !== undefined) {
    stage.say(speaker, secret, { place: inPrivate(speaker) });
    return;
  }
  const [, name, where, ago, said] = /^(\S+?)( #\S+)?(?: (\d\w+) ago)?: (.*)$/.exec(text) ?? [];
  if (!name || said === undefined) assert.fail(`cannot read: ${text}`);
  const lines = said
    .replace(/\((\d+) lines of (.*?)\)/g, (_, count: string, line: string) =>
      Array.from({ length: Number(count) }, (_, at) => `${line} ${at}`).join("\n"),
    )
    .replaceAll("\\n", "\n");
  stage.say(name, lines, {
    ...(where ? { place: { network, channel: where.trim() } } : {}),
    ...(ago ? { at: stage.now - (parseDuration(ago) ?? assert.fail(`no duration: ${ago}`)) } : {}),
  });
}

/** Edits, deletes, reactions and clicks: `~alice edits mine to …`, `mia reacts ✋ last`, `mia presses claim 1`. */
function doTo(stage: Stage, who: string, what: string, target: string | undefined): void {
  const base = { id: `${network}/x${stage.steps++}`, at: stage.now, network, actor: actorOf(who) };
  const own = stage.lastOf.get(who);
  const bots = stage.last;
  const where = own?.place ?? { network, channel };
  const [, text] = /^edits mine to (.*)$/.exec(what) ?? [];
  if (text !== undefined) {
    stage.give({ ...base, kind: "edit", place: where, target: own?.native ?? "", text });
    return;
  }
  if (what === "deletes") {
    stage.give({ ...base, kind: "delete", place: where, target: own?.native ?? "" });
    return;
  }
  const whose = /^of (.+)$/.exec(target ?? "")?.[1];
  const theirs = whose === undefined ? own : stage.lastOf.get(whose);
  const aim = target === "mine" || whose !== undefined ? theirs?.native : bots?.native;
  const [, emoji] = /^reacts (\S+)$/.exec(what) ?? [];
  const place = bots?.place ?? where;
  if (emoji) stage.give({ ...base, kind: "reaction", place, target: aim ?? "", emoji });
  const [, command] = /^presses (.+)$/.exec(what) ?? [];
  if (command) stage.give({ ...base, kind: "press", place, target: bots?.native ?? "", command });
}

const shown = ({ place, to, text, item }: Heard): string => {
  if (item.do === "amend") return `> (amended) ${text}`;
  if (item.do === "retract") return "> (retracted)";
  const where = place.private ? place.channel : place.channel === channel ? "" : place.channel;
  return `${where}> ${to && !place.private ? `${to}: ` : ""}${text}`;
};

const matches = (heard: string, expected: string): boolean =>
  new RegExp(
    `^${expected
      .replaceAll("\\n", "\n")
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("[\\s\\S]*")}$`,
  ).test(heard);

/** Plays one dialogue; a mismatch names the line and shows both sides. */
export function play(dialogue: Dialogue, traits: Traits): void {
  const stage = createStage({
    config: dialogue.config,
    faq: dialogue.faq,
    traits,
    ...(dialogue.start === undefined ? {} : { start: dialogue.start }),
  });
  for (const step of dialogue.steps) {
    act(stage, step.text);
    const heard = stage.heard().map(shown);
    const expected = step.expected.filter((line) => line !== more);
    const same =
      (heard.length === expected.length ||
        (heard.length > expected.length && step.expected.at(-1) === more)) &&
      expected.every((line, at) => matches(heard[at] ?? "", line));
    assert.ok(
      same,
      `line ${step.line}, after “${step.text}”\nexpected:\n  ${step.expected.join("\n  ")}\nheard:\n  ${heard.join("\n  ")}`,
    );
  }
  stage.store.close();
}
