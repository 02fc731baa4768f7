/** What every adapter promises, whatever its network. Each adapter's tests run it on a real server. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { commands } from "../../commands/all.ts";
import { type Adapter, type Outgoing, SendFailed, type Span } from "../../src/adapter.ts";
import type { Event, MembersEvent, MessageEvent, Place } from "../../src/events.ts";

/** Another person on the network, with a client of their own. */
export interface Human {
  readonly name: string;
  /** Says something in the rig's channel; resolves when the server has it. */
  say(text: string): Promise<void>;
  /** Says something to the bot in private. */
  tell(text: string): Promise<void>;
  /** The texts that this person saw the bot say in the channel, or in private, in order. */
  fromBot(where: "channel" | "private"): readonly string[];
  /** Goes by another name from now on; not on every network. */
  rename?(name: string): Promise<void>;
  /** What the bot's messages in the channel say now, after what was changed or taken back. */
  shownNow?(): Promise<readonly string[]>;
  /** Changes the text of what they said last. */
  amend?(text: string): Promise<void>;
  /** Deletes what they said last. */
  unsay?(): Promise<void>;
  /** Puts an emoji on a message, by its id, and takes it away again. */
  react?(message: string, emoji: string): Promise<void>;
  unreact?(message: string, emoji: string): Promise<void>;
  /** The emoji that the bot has put on what they said last. */
  reactions?(): Promise<readonly string[]>;
  /** Opens a thread from what they said last, and says something in it. @returns the thread */
  sayInThread?(text: string): Promise<string>;
  /** What the bot said in a thread. */
  fromBotIn?(thread: string): Promise<readonly string[]>;
  /** Clicks a button under a message of the bot's. */
  press?(message: string, label: string): Promise<void>;
  /** Calls a command by the network's own way, `faq ENTRY`, where it has one. */
  call?(entry: string): Promise<void>;
  leave(): Promise<void>;
}

/** One network with a real server, as the contract needs it. */
export interface Rig {
  /** Starts the server. Called once. */
  start(): Promise<void>;
  /** Stops it, whatever has happened. */
  stop(): Promise<void>;
  /** The channel in which bot and people meet, as the adapter names it. */
  readonly channel: string;
  /** The bot's name there. */
  readonly bot: string;
  /** An adapter that is not started. Each call is a new process as far as the network can see. */
  adapter(): Adapter;
  human(name: string): Promise<Human>;
  /** Ends the server, or its connection to the bot, roughly; `heal` brings it back. */
  cut(): Promise<void>;
  heal(): Promise<void>;
  /** The server takes few lines at a time from the bot from now on, or again as many as come. */
  limit?(on: boolean): Promise<void>;
  /** An address that nobody has. */
  readonly nobody: string;
  /** People's names change, and joins and leaves are told. */
  readonly presence: boolean;
  /** False where a name in a text highlights nobody, only an id does. */
  readonly namesHighlight?: boolean;
  /** What was said while the bot was away is read by the next process. */
  readonly catchesUp?: boolean;
}

/** Gathers what an adapter hands over, as the journal would. */
export interface Journal {
  readonly events: Event[];
  readonly receive: (event: Event) => Promise<boolean>;
  messages(): MessageEvent[];
  /** Waits for an event of this kind that fits; also one that came before. */
  wait<K extends Event["kind"]>(
    kind: K,
    fits?: (event: Extract<Event, { kind: K }>) => boolean,
  ): Promise<Extract<Event, { kind: K }>>;
}

export function createJournal(): Journal {
  const events: Event[] = [];
  const seen = new Set<string>();
  return {
    events,
    messages: () => events.filter((event): event is MessageEvent => event.kind === "message"),
    async receive(event) {
      if (seen.has(event.id)) return false;
      seen.add(event.id);
      events.push(event);
      return true;
    },
    async wait(kind, fits = () => true) {
      const find = () => {
        for (const event of events) if (isKind(event, kind) && fits(event)) return event;
        return undefined;
      };
      await eventually(
        () => find() !== undefined,
        `an event ${kind}; came ${JSON.stringify(events.slice(-5))}`,
      );
      const found = find();
      assert.ok(found);
      return found;
    },
  };
}

function isKind<K extends Event["kind"]>(event: Event, kind: K): event is Extract<Event, { kind: K }> {
  return event.kind === kind;
}

/** Waits until something holds, at most ten seconds. */
export async function eventually(holds: () => boolean, what: string, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!holds()) {
    assert.ok(performance.now() < end, `Waited ${milliseconds} ms in vain for ${what}`);
    await pause(10);
  }
}

/** One row of the outbox that says a line. */
export function line(
  to: Place,
  text: string | readonly Span[],
  more: Partial<Extract<Outgoing, { do: "say" }>> = {},
): Outgoing {
  const spans = typeof text === "string" ? [{ text }] : text;
  return Object.assign(
    { do: "say" as const, to, body: { format: "lines" as const, spans }, priority: 0 as const },
    more,
  );
}

/** Texts that break careless clients; each has to come through, in both directions, on one line. */
const tricky = [
  "grüße, 你好, नमस्ते, שלום, مرحبا",
  "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 e\u0301\u0323",
  "a\\b;c %s %n $(id) `rm` $x",
  ":colon first",
  "<b>html</b> &amp; @everyone @room",
  "/quit and !help and \"quotes\" 'single'",
];

/**
 * The suite itself.
 * @param skip why it cannot run on this machine, or false.
 */
export function contract(name: string, rig: Rig, skip: string | false): void {
  describe(`adapter contract: ${name}`, { skip, timeout: 180_000 }, () => {
    let adapter: Adapter;
    let journal: Journal;
    let anna: Human;
    let members: MembersEvent | undefined;
    let met = false;
    let people = 0;
    let times = 0;
    /** How much anna had read when the test began. */
    let read = { channel: 0, private: 0 };
    const channel = (): Place => ({ network: adapter.network, channel: rig.channel });

    /** The outbox never has the same key twice; where keys are known to the server, twice is once. */
    const key = (name: string): string => `${times}-${name}`;

    before(() => rig.start());
    after(async () => {
      await part();
      await rig.stop();
    });

    const heard = (where: "channel" | "private" = "channel") => anna.fromBot(where).slice(read[where]);

    /** Bot and anna are in the channel, and nothing has happened yet. */
    async function meet(): Promise<void> {
      if (!met) {
        adapter = rig.adapter();
        journal = createJournal();
        anna = await rig.human(`anna${++people}`);
        await adapter.start(journal.receive, commands, undefined);
        if (rig.presence) members = await journal.wait("members", (one) => one.place.channel === rig.channel);
        met = true;
      }
      const ready = `ready ${++times}`;
      await anna.say(ready);
      await journal.wait("message", (one) => one.text === ready);
      journal.events.length = 0;
      read = { channel: anna.fromBot("channel").length, private: anna.fromBot("private").length };
    }

    async function part(): Promise<void> {
      if (!met) return;
      met = false;
      await anna.leave();
      await adapter.stop();
    }

    it("takes in what is said in the channel, with who, where and when", async () => {
      await meet();
      const before = Date.now();
      await anna.say("how do I build it?");
      const event = await journal.wait("message", (one) => one.text === "how do I build it?");
      assert.deepEqual(event.place, channel());
      assert.equal(event.actor.name, anna.name);
      assert.equal(event.actor.bot, false);
      assert.equal(event.toBot, undefined);
      assert.ok(event.id.startsWith(`${adapter.network}/`));
      assert.ok(Math.abs(event.at - before) < 5000, `at ${event.at}, expected about ${before}`);
    });

    it("knows when it is addressed, in any case, and only then", async () => {
      await meet();
      await anna.say(`${rig.bot.toUpperCase()}: how?`);
      await anna.say(`${rig.bot}, who?`);
      await anna.say(`ask ${rig.bot}: why?`);
      await anna.say(`${rig.bot}s: no`);
      await journal.wait("message", (one) => one.text.endsWith("no"));
      assert.deepEqual(
        journal
          .messages()

          .map((one) => one.toBot),
        ["how?", "who?", undefined, undefined],
      );
    });

    it("takes a private message as said to it, and answers in private", async () => {
      await meet();
      await anna.tell("!help");
      const event = await journal.wait("message", (one) => one.place.private === true);
      assert.equal(event.toBot, "!help");
      assert.ok(await adapter.send(line(event.place, "what about?"), key("k1")));
      await eventually(() => heard("private").includes("what about?"), "the private answer");
      assert.deepEqual(heard(), []);
    });

    it("answers the asker by name, and gives each thing said an id of its own", async () => {
      await meet();
      await anna.say("how?");
      const { actor, native } = await journal.wait("message");
      const more = { for: { ...actor }, ...(native === undefined ? {} : { replyTo: native }) };
      const ids = [
        await adapter.send(line(channel(), "first", more), key("k1")),
        await adapter.send(line(channel(), "second", more), key("k2")),
      ];
      assert.equal(new Set(ids).size, 2);
      assert.ok(ids.every((id) => id.length > 0));
      await eventually(() => heard().length === 2, "two answers");
      assert.ok(heard()[0]?.includes("first"));
      assert.ok(heard()[0]?.includes(anna.name));
    });

    it("never takes what it says itself for something said to it", async () => {
      await meet();
      await adapter.send(line(channel(), `${rig.bot}: am I talking to myself?`), key("k1"));
      await anna.say("last");
      await journal.wait("message", (one) => one.text === "last");
      assert.deepEqual(
        journal.messages().map((one) => one.text),
        ["last"],
      );
    });

    it("keeps the order of a hundred lines", async () => {
      await meet();
      const wanted = Array.from({ length: 100 }, (_, n) => `line ${n}`);
      await Promise.all(wanted.map((text, n) => adapter.send(line(channel(), text), key(`k${n}`))));
      await eventually(() => heard().length === 100, "a hundred lines");
      assert.deepEqual(heard(), wanted);
    });

    it("keeps the order of a hundred lines that come in, each with its own id", async () => {
      await meet();
      const wanted = Array.from({ length: 100 }, (_, n) => `said ${n}`);
      for (const text of wanted) await anna.say(text);
      await journal.wait("message", (one) => one.text === "said 99");
      assert.deepEqual(
        journal
          .messages()

          .map((one) => one.text),
        wanted,
      );
      assert.equal(new Set(journal.messages().map((one) => one.id)).size, 100);
    });

    for (const text of tricky)
      it(`brings ${JSON.stringify(text)} through unchanged, both ways`, async () => {
        await meet();
        await anna.say(text);
        await journal.wait("message", (one) => one.text === text);
        await adapter.send(line(channel(), text), key("k1"));
        await eventually(() => heard().length === 1, "the same text back");
        assert.deepEqual(heard(), [text]);
      });

    it("stays inside one line: line breaks and control characters cannot get out", async () => {
      await meet();
      await adapter.send(line(channel(), "one\r\nQUIT :two\nJOIN 0\u0000\u0007\u0001three"), key("k1"));
      await adapter.send(line(channel(), "still here"), key("k2"));
      await eventually(() => heard().length === 2, "both lines");
      const [first = "", second] = heard();
      for (const part of ["one", "QUIT :two", "three"]) assert.ok(first.includes(part), first);
      assert.doesNotMatch(first, /\p{Cc}/u);
      assert.equal(second, "still here");
    });

    it("brings a text of all the bytes it promises, whole", async () => {
      await meet();
      const text = "ü".repeat(Math.floor(Math.min(adapter.traits.maxBytes, 20_000) / 2));
      await anna.say("how long?");
      const { actor } = await journal.wait("message");
      await adapter.send(line(channel(), text, { for: actor }), key("k1"));
      await eventually(() => heard().length === 1, "the long line");
      assert.ok(heard()[0]?.endsWith(text));
    });

    it("writes a quiet name so that it highlights nobody", async () => {
      await meet();
      await adapter.send(
        line(channel(), [{ text: "thanks to " }, { text: anna.name, quiet: true }]),
        key("k1"),
      );
      await eventually(() => heard().length === 1, "the thanks");
      const [text = ""] = heard();
      if (rig.namesHighlight !== false) assert.ok(!text.includes(anna.name), text);
      assert.equal(text.replace(/[\u200b\u2060]/g, ""), `thanks to ${anna.name}`);
    });

    it("says for good that a person who is not there cannot be reached, and goes on", async () => {
      await meet();
      const to: Place = { network: adapter.network, channel: rig.nobody, private: true };
      await assert.rejects(adapter.send(line(to, "are you there?"), key("k1")), (error) => {
        assert.ok(error instanceof SendFailed);
        assert.equal(error.forGood, true);
        assert.match(error.message, new RegExp(rig.nobody.replace(/\W/g, ".")));
        return true;
      });
      assert.ok(await adapter.send(line(channel(), "but here I am"), key("k2")));
    });

    it("refuses for good what it says it cannot do", async () => {
      await meet();
      const { traits } = adapter;
      const target = await adapter.send(line(channel(), "x"), key("k1"));
      const body = { format: "lines" as const, spans: [{ text: "y" }] };
      const rows: [boolean, Outgoing][] = [
        [traits.edits, { do: "amend", to: channel(), target, body }],
        [traits.reactions, { do: "react", to: channel(), target, emoji: "👍" }],
        [traits.retracts, { do: "retract", to: channel(), target }],
      ];
      for (const [can, row] of rows) {
        if (can) await adapter.send(row, key(`k-${row.do}`));
        else
          await assert.rejects(adapter.send(row, key(`k-${row.do}`)), { name: "SendFailed", forGood: true });
      }
    });

    it("changes and takes back what it said", async (test) => {
      await meet();
      if (!adapter.traits.edits || !anna.shownNow) return test.skip("not on this network");
      const target = await adapter.send(line(channel(), "first"), key("k1"));
      const body = { format: "lines" as const, spans: [{ text: "second" }] };
      await adapter.send({ do: "amend", to: channel(), target, body }, key("k2"));
      assert.equal((await anna.shownNow()).at(-1), "second");
      await adapter.send({ do: "retract", to: channel(), target }, key("k3"));
      assert.ok(!(await anna.shownNow()).some((text) => text === "first" || text === "second"));
    });

    it("changes and takes back what it said in private", async (test) => {
      await meet();
      if (!adapter.traits.edits) return test.skip("not on this network");
      await anna.tell("!help");
      const { place: to } = await journal.wait("message", (one) => one.place.private === true);
      const target = await adapter.send(line(to, "first"), key("k1"));
      await eventually(() => heard("private").includes("first"), "what is to be changed");
      const body = { format: "lines" as const, spans: [{ text: "second" }] };
      assert.ok(await adapter.send({ do: "amend", to, target, body }, key("k2")));
      assert.ok(await adapter.send({ do: "retract", to, target }, key("k3")));
    });

    it("hears of what people change and delete", async (test) => {
      await meet();
      if (!anna.amend || !anna.unsay) return test.skip("not on this network");
      await anna.say("how do I bild it?");
      const said = await journal.wait("message");
      await anna.amend("how do I build it?");
      const edited = await journal.wait("edit");
      assert.equal(edited.target, said.native);
      assert.equal(edited.text, "how do I build it?");
      assert.deepEqual([edited.actor.key, edited.place], [said.actor.key, channel()]);
      await anna.unsay();
      const gone = await journal.wait("delete");
      assert.deepEqual([gone.target, gone.place], [said.native, channel()]);
    });

    it("puts emoji on messages, and hears of those that people put", async (test) => {
      await meet();
      if (!adapter.traits.reactions || !anna.react || !anna.unreact || !anna.reactions)
        return test.skip("not on this network");
      await anna.say("it works!");
      const said = await journal.wait("message");
      const target = said.native ?? "";
      await adapter.send({ do: "react", to: channel(), target, emoji: "🎉" }, key("k1"));
      assert.deepEqual(await anna.reactions(), ["🎉"]);
      const ours = await adapter.send(line(channel(), "good"), key("k2"));
      await anna.react(ours, "👍");
      const put = await journal.wait("reaction");
      assert.deepEqual([put.target, put.emoji, put.removed], [ours, "👍", undefined]);
      assert.equal(put.actor.key, said.actor.key);
      await anna.unreact(ours, "👍");
      const taken = await journal.wait("reaction", (one) => one.removed === true);
      assert.notEqual(taken.id, put.id);
    });

    it("hears and answers in threads", async (test) => {
      await meet();
      if (!adapter.traits.threads || !anna.sayInThread || !anna.fromBotIn)
        return test.skip("not on this network");
      await anna.say("a long story");
      await journal.wait("message");
      const thread = await anna.sayInThread("and this is why");
      const event = await journal.wait("message", (one) => one.text === "and this is why");
      assert.deepEqual(event.place, { ...channel(), thread });
      await adapter.send(line(event.place, "I see"), key("k1"));
      assert.deepEqual(await anna.fromBotIn(thread), ["I see"]);
      assert.deepEqual(heard(), []);
    });

    it("shows choices as buttons, and hears which was clicked", async (test) => {
      await meet();
      if (!adapter.traits.buttons || !anna.press) return test.skip("not on this network");
      await anna.say("which?");
      const { actor } = await journal.wait("message");
      const choices = [
        { label: "This one", command: "faq this" },
        { label: "That one", command: `faq ${"that ".repeat(60).trim()}` },
      ];
      const target = await adapter.send(line(channel(), "did you mean", { choices }), key("k1"));
      for (const { label, command } of choices) {
        await anna.press(target, label);
        const press = await journal.wait("press", (one) => one.command === command);
        assert.deepEqual([press.target, press.actor.key, press.place], [target, actor.key, channel()]);
      }
    });

    it("takes a command, and answers whoever called it", async () => {
      await meet();
      if (anna.call) await anna.call("tls");
      else await anna.say("!faq tls");
      const called = (event: Event): event is Extract<Event, { kind: "message" | "command" }> =>
        event.kind === "command"
          ? event.line === "faq tls"
          : event.kind === "message" && event.text === "!faq tls";
      await eventually(() => journal.events.some(called), "the command");
      const event = journal.events.find(called);
      assert.ok(event);
      assert.deepEqual([event.place, event.actor.name], [channel(), anna.name]);
      const handle = event.kind === "command" ? event.handle : undefined;
      const more = { for: event.actor, ...(handle === undefined ? {} : { handle }) };
      await adapter.send(line(channel(), "port 6697", more), key("k1"));
      await eventually(() => heard().some((text) => text.endsWith("port 6697")), "the answer");
      assert.equal(heard().filter((text) => text.includes("port 6697")).length, 1);
    });

    it("loses nothing, doubles nothing and keeps the order when the network wants fewer lines", async (test) => {
      await meet();
      if (!rig.limit)
        return test.skip("this server only cuts off who is too fast; see the adapter's own pace");
      await rig.limit(true);
      let held = 0;
      try {
        for (let n = 0; n < 8; n++)
          for (let sent = false; !sent; )
            await adapter.send(line(channel(), `fewer ${n}`), key(`k${n}`)).then(
              () => {
                sent = true;
              },
              async (error: unknown) => {
                assert.ok(error instanceof SendFailed && !error.forGood && !error.unsure, String(error));
                assert.ok(held++ < 40, "it never gets through");
                await pause(error.retryAfterMs ?? 100);
              },
            );
      } finally {
        await rig.limit(false);
      }
      const wanted = Array.from({ length: 8 }, (_, n) => `fewer ${n}`);
      await eventually(() => heard().includes("fewer 7"), "the last line");
      assert.deepEqual(heard(), wanted);
    });

    it("shows what two processes send with the same key once", async (test) => {
      await meet();
      if (!adapter.traits.resendable) return test.skip("not on this network");
      const row = line(channel(), "said before the crash");
      const id = await adapter.send(row, key("k1"));
      const other = rig.adapter();
      await adapter.stop();
      adapter = other;
      await adapter.start(journal.receive, [], undefined);
      assert.equal(await adapter.send(row, key("k1")), id);
      await eventually(() => heard().includes("said before the crash"), "the line");
      assert.equal(heard().filter((text) => text === "said before the crash").length, 1);
    });

    it("reads what was said while it was away, in order and once", async (test) => {
      await meet();
      if (rig.catchesUp !== true) return test.skip("not on this network");
      await anna.say("before");
      const last = await journal.wait("message");
      await adapter.stop();
      const wanted = Array.from({ length: 250 }, (_, n) => `meanwhile ${n}`);
      for (const text of wanted) await anna.say(text);
      adapter = rig.adapter();
      const seen = { at: last.at, ...(last.native === undefined ? {} : { native: last.native }) };
      const since = { at: last.at, channels: new Map([[rig.channel, seen]]) };
      await adapter.start(journal.receive, [], since);
      await anna.say("and now");
      await journal.wait("message", (one) => one.text === "and now");
      assert.deepEqual(
        journal.messages().map((one) => one.text),
        ["before", ...wanted, "and now"],
      );
    });

    it("tells who is there, who comes, who goes and who changes their name", {
      skip: !rig.presence,
    }, async () => {
      await meet();
      assert.ok(members);
      assert.ok(members.actors.some((actor) => actor.name === anna.name));
      assert.ok(!members.actors.some((actor) => actor.name === rig.bot));
      const bert = await rig.human(`bert${people}`);
      const joined = await journal.wait("join", (one) => one.actor.name === bert.name);
      assert.deepEqual(joined.place, channel());
      await bert.rename?.(`bertram${people}`);
      const renamed = await journal.wait("rename");
      assert.equal(renamed.from.name, `bert${people}`);
      assert.equal(renamed.to.name, `bertram${people}`);
      await bert.leave();
      const left = await journal.wait("leave");
      assert.equal(left.actor.key, renamed.to.key);
    });

    it("comes back by itself when the connection breaks, and doubles nothing", async () => {
      await meet();
      await anna.say("only once");
      await journal.wait("message");
      await adapter.send(line(channel(), "before"), key("k1"));
      await rig.cut();
      const broken = await adapter.send(line(channel(), "meanwhile"), key("k2")).then(
        () => "sent",
        (error: unknown) => {
          assert.ok(error instanceof SendFailed);
          assert.equal(error.forGood, false);
          return error.unsure ? "unsure" : "again";
        },
      );
      assert.notEqual(broken, "sent");
      await rig.heal();
      const carl = await rig.human(`carl${people}`);
      let back = false;
      for (let tries = 0; tries < 100 && !back; tries++) {
        back = await adapter.send(line(channel(), "after"), key("k3")).then(
          () => true,
          () => false,
        );
        if (!back) await pause(100);
      }
      assert.ok(back, "it never came back");
      await eventually(() => carl.fromBot("channel").includes("after"), "the line after the break");
      assert.equal(carl.fromBot("channel").filter((text) => text === "after").length, 1);
      await carl.say("welcome back");
      await journal.wait("message", (one) => one.text === "welcome back");
      assert.equal(journal.messages().filter((one) => one.text === "only once").length, 1);
      anna = carl;
    });

    it("is silent after stop: no events, no lines, and sending fails", async () => {
      await meet();
      await adapter.stop();
      const count = journal.events.length;
      await anna.say("are you gone?");
      await pause(200);
      assert.equal(journal.events.length, count);
      await assert.rejects(adapter.send(line(channel(), "no"), key("k1")), SendFailed);
      await part();
    });

    it("stops while it is still trying to connect", async () => {
      await part();
      await rig.cut();
      const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
      const before = timers();
      const other = rig.adapter();
      const started = other.start(createJournal().receive, [], undefined).then(
        () => "started",
        () => "refused",
      );
      await pause(50);
      await other.stop();
      assert.equal(await started, "refused");
      assert.equal(timers(), before, "a timer is left");
      await rig.heal();
    });
  });
}
