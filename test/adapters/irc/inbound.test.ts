import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type IrcMessage, ircLineParser } from "irc-framework";
import { addressed } from "../../../adapters/irc/addressed.ts";
import { createFold } from "../../../adapters/irc/fold.ts";
import { inbound, type View } from "../../../adapters/irc/inbound.ts";
import { createMembers } from "../../../adapters/irc/members.ts";
import type { Event } from "../../../src/events.ts";

const fold = createFold("rfc1459");
const now = Date.parse("2026-11-22T02:12:00Z");

function parse(line: string): IrcMessage {
  const message = ircLineParser(line);
  assert.ok(message, line);
  return message;
}

function viewOf(more: Partial<View> = {}): View {
  return {
    network: "test",
    me: "porchlight",
    fold,
    accountTags: false,
    extendedJoin: false,
    awayNotify: false,
    channelTypes: "#&",
    statusPrefixes: "@+",
    known: () => undefined,
    channelName: (name) => (name.toLowerCase() === "#project" ? "#project" : name),
    isBot: (name) => name === "fixbot",
    isService: (name) => name === "NickServ",
    ...more,
  };
}

const arrival = { at: now, serial: "b.1", playback: false };
const read = (line: string, more: Partial<View> = {}, playback = false) =>
  inbound(parse(line), viewOf(more), { ...arrival, playback });

/** Plays a recording of a whole connection, as the listener would, and gathers the events. */
function replay(
  file: string,
  options: { accountTags: boolean; extendedJoin: boolean; awayNotify: boolean },
): Event[] {
  const events: Event[] = [];
  const dialect = { fold, prefixes: "~&@%+", extendedJoin: options.extendedJoin, botLetter: "B" };
  const members = createMembers(() => dialect);
  const view = viewOf({ ...options, known: members.get });
  let serial = 0;
  let history = false;
  for (const line of readFileSync(join(import.meta.dirname, "../../recorded/irc", file), "utf8").split(
    "\n",
  )) {
    if (line === "") continue;
    const message = parse(line);
    if (message.command === "BATCH") history = message.params[0]?.startsWith("+") === true;
    if (message.nick === view.me) {
      if (message.command === "JOIN") members.open(message.params[0] ?? "");
      continue;
    }
    const playback = history && message.tags["batch"] !== undefined;
    events.push(...inbound(message, view, { at: now, serial: `s${serial++}`, playback }));
    members.track(message);
  }
  return events;
}

/** One line for an event: short enough to be read, whole enough to be wrong. */
function told(event: Event): string {
  const who = (actor: { key: string; name: string }) => `${actor.name}(${actor.key})`;
  switch (event.kind) {
    case "message": {
      const { place, actor, text, toBot, style, replyTo, native } = event;
      const extra = [
        style,
        toBot === undefined ? "" : `to us: ${toBot}`,
        replyTo && `reply to ${replyTo}`,
        native && `id ${native}`,
      ];
      return `${place.private ? "private" : place.channel} ${who(actor)} says ${text} [${extra.filter(Boolean).join("; ")}]`;
    }
    case "reaction":
      return `${who(event.actor)} puts ${event.emoji} on ${event.target}`;
    case "rename":
      return `${who(event.from)} is now ${who(event.to)}`;
    case "away":
      return `${who(event.actor)} is ${event.away ? "away" : "back"}`;
    case "join":
    case "leave":
      return `${who(event.actor)} ${event.kind}s ${event.place?.channel ?? "the network"}`;
    default:
      return event.kind;
  }
}

describe("IRC lines become events", () => {
  it("reads a recorded connection to InspIRCd", () => {
    const events = replay("inspircd.txt", { accountTags: true, extendedJoin: true, awayNotify: true });
    const id = (n: number) => `id 1AA~1795313515~${n}`;
    assert.deepEqual(events.map(told), [
      `#project alice(~alice) says said before the bot came [${id(2)}]`,
      "Bob[x](~bob{x}) joins #project",
      "Bob[x](~bob{x}) is away",
      `#project alice(alice) says how do I build it on Windows? [${id(3)}]`,
      `#project Bob[x](~bob{x}) says Porchlight: faq tls [to us: faq tls; ${id(4)}]`,
      `private Bob[x](~bob{x}) says !help [to us: !help; ${id(5)}]`,
      `#project alice(alice) says waves at everybody [action; ${id(6)}]`,
      `#project alice(alice) says red notice [notice; ${id(7)}]`,
      "Bob[x](~bob{x}) is back",
      "Bob[x](~bob{x}) is now bobby(~bobby)",
      "bobby(~bobby) puts 👍 on abc",
      `#project bobby(~bobby) says use the script [reply to abc; ${id(10)}]`,
      "alice(alice) is now alice(~alice)",
      `#project alice(~alice) says logged out now [${id(13)}]`,
      "alice(~alice) is now alice(alice)",
      "bobby(~bobby) leaves #project",
      `private bobby(~bobby) says you saw that? [to us: you saw that?; ${id(16)}]`,
      "alice(alice) leaves #project",
      "alice(alice) joins #project",
      "alice(alice) leaves the network",
    ]);
    const [first] = events;
    assert.equal(first?.at, Date.parse("2026-11-22T02:11:56.000Z"));
    assert.equal(first?.id, "test/1AA~1795313515~2");
  });

  it("reads a recorded connection to ngIRCd, which vouches for nobody", () => {
    const events = replay("ngircd.txt", { accountTags: false, extendedJoin: false, awayNotify: false });
    assert.deepEqual(events.map(told), [
      "Bob[x](~bob{x}) joins #project",
      "#project alice(~alice) says how do I build it on Windows? []",
      "#project Bob[x](~bob{x}) says Porchlight: faq tls [to us: faq tls]",
      "private Bob[x](~bob{x}) says !help [to us: !help]",
      "#project alice(~alice) says waves at everybody [action]",
      "#project alice(~alice) says red notice [notice]",
      "Bob[x](~bob{x}) is now bobby(~bobby)",
      "#project alice(~alice) says logged out now []",
      "bobby(~bobby) leaves #project",
      "private bobby(~bobby) says you saw that? [to us: you saw that?]",
      "alice(~alice) leaves #project",
      "alice(~alice) joins #project",
      "alice(~alice) leaves the network",
    ]);
    assert.equal(new Set(events.map((event) => event.id)).size, events.length);
  });

  const cases: [string, string, string[]][] = [
    ["a channel as the config writes it", ":a!u@h PRIVMSG #PROJECT :hi", ["#project a(~a) says hi []"]],
    ["a message to the operators only", ":a!u@h PRIVMSG @#project :psst", ["@#project a(~a) says psst []"]],
    ["a message to somebody else", ":a!u@h PRIVMSG other :hi", []],
    ["a message to everybody on the server", ":a!u@h NOTICE $$* :restart", []],
    ["only control codes", ":a!u@h PRIVMSG #project :\u0002\u000312\u000f", []],
    ["nothing", ":a!u@h PRIVMSG #project :", []],
    ["no text", ":a!u@h PRIVMSG #project", []],
    ["no target", ":a!u@h PRIVMSG", []],
    ["an empty target", ":a!u@h PRIVMSG  :hi", []],
    ["a status prefix alone", ":a!u@h PRIVMSG @ :hi", []],
    ["a server's notice", ":irc.test NOTICE porchlight :*** Looking up", []],
    ["what NickServ says", ":NickServ!n@s NOTICE porchlight :You are now identified", []],
    ["a CTCP question", ":a!u@h PRIVMSG porchlight :\u0001VERSION\u0001", []],
    ["a CTCP answer", ":a!u@h NOTICE porchlight :\u0001VERSION x\u0001", []],
    [
      "an action without its end",
      ":a!u@h PRIVMSG #project :\u0001ACTION waves",
      ["#project a(~a) says waves [action]"],
    ],
    [
      "an action in private",
      ":a!u@h PRIVMSG porchlight :\u0001ACTION waves\u0001",
      ["private a(~a) says waves [action; to us: waves]"],
    ],
    [
      "our name in private",
      ":a!u@h PRIVMSG porchlight :porchlight: help",
      ["private a(~a) says porchlight: help [to us: help]"],
    ],
    [
      "our name and nothing",
      ":a!u@h PRIVMSG #project :porchlight:",
      ["#project a(~a) says porchlight: [to us: ]"],
    ],
    ["an account tag", "@account=Anna :a!u@h PRIVMSG #project :hi", ["#project a(anna) says hi []"]],
    [
      "a reply by the final name of the tag",
      "@+reply=x :a!u@h PRIVMSG #project :hi",
      ["#project a(~a) says hi [reply to x]"],
    ],
    [
      "a reaction taken back",
      "@+draft/unreact=👍;+draft/reply=x :a!u@h TAGMSG #project",
      ["a(~a) puts 👍 on x"],
    ],
    ["typing", "@+typing=active :a!u@h TAGMSG #project", []],
    ["an unknown command", ":a!u@h FROBNICATE #project :x", []],
    ["a deleted message", ":a!u@h REDACT #project id1 :spam", ["delete"]],
  ];
  for (const [name, line, expected] of cases)
    it(`reads ${name}`, () => assert.deepEqual(read(line).map(told), expected));

  it("knows bots by the config and by the tag of bot mode", () => {
    const bots = [
      ":fixbot!u@h PRIVMSG #project :x",
      "@bot :a!u@h PRIVMSG #project :x",
      ":a!u@h PRIVMSG #project :x",
    ];
    assert.deepEqual(
      bots.map((line) => read(line).map((event) => event.kind === "message" && event.actor.bot)),
      [[true], [true], [false]],
    );
  });

  it("takes no account over account-tag's silence, and none from history", () => {
    const known = () => ({
      nick: "a",
      account: "anna",
      bot: false,
      away: false,
      channels: new Set<string>(),
    });
    const line = ":a!u@h PRIVMSG #project :x";
    const key = (event: Event | undefined) => (event?.kind === "message" ? event.actor.key : "");
    assert.equal(key(read(line, { known })[0]), "anna");
    assert.equal(key(read(line, { known, accountTags: true })[0]), "~a");
    assert.equal(key(read(line, { known }, true)[0]), "~a");
  });

  it("makes the same id of the same line, and another of another", () => {
    const line = "@time=2026-03-01T10:00:00.123Z :a!u@h PRIVMSG #project :hello";
    const [one] = read(line);
    const [again] = read(line, {}, true);
    const [other] = read(line.replace("hello", "hello!"));
    assert.equal(one?.id, again?.id);
    assert.notEqual(one?.id, other?.id);
    assert.equal(read(":a!u@h PRIVMSG #project :hello")[0]?.id, "test/b.1");
  });

  it("takes a time that is none for now", () => {
    for (const time of ["", "soon", "-1", "99999999999999999"])
      assert.equal(read(`@time=${time} :a!u@h PRIVMSG #project :x`)[0]?.at, now, time);
  });
});

describe("being addressed on IRC", () => {
  const cases: [string, string | undefined][] = [
    ["porchlight: hi", "hi"],
    ["PorchLight, hi", "hi"],
    ["porchlight:hi", "hi"],
    ["@porchlight hi", "hi"],
    ["@porchlight: hi", "hi"],
    ["@porchlight", ""],
    ["porchlight:", ""],
    ["porchlight hi", undefined],
    ["porchlights: hi", undefined],
    ["hi porchlight: hi", "hi"],
    ["how do I build it, porchlight?", "how do I build it?"],
    ["porchlight how do I build it?", undefined],
    ["porch", undefined],
    ["", undefined],
    ["!faq tls", undefined],
  ];
  for (const [text, expected] of cases)
    it(`${JSON.stringify(text)}: ${expected ?? "not"}`, () =>
      assert.equal(addressed(text, "porchlight", fold), expected));
});
