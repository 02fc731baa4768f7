import assert from "node:assert/strict";
import { PassThrough, Readable } from "node:stream";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createTerminalAdapter, type End, type TerminalIo } from "../../../adapters/terminal/terminal.ts";
import type { Adapter, Outgoing } from "../../../src/adapter.ts";
import type { Event, MessageEvent } from "../../../src/events.ts";

const settings = {
  type: "terminal",
  name: "terminal",
  channels: [{ name: "#project" }, { name: "#dev" }],
} as const;

interface Rig {
  readonly adapter: Adapter;
  readonly events: Event[];
  readonly input: PassThrough;
  readonly ended: Promise<End>;
  /** What was printed so far. */
  printed(): string;
  complaints(): string;
}

function rig(options: { interactive?: boolean; colour?: boolean; input?: Readable } = {}): Rig {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 40, rows: 24, isTTY: true });
  const errors = new PassThrough();
  const chunks: Record<"output" | "errors", string> = { output: "", errors: "" };
  output.on("data", (chunk: Buffer) => {
    chunks.output += chunk.toString();
  });
  errors.on("data", (chunk: Buffer) => {
    chunks.errors += chunk.toString();
  });
  let onEnd: TerminalIo["onEnd"] = () => undefined;
  const ended = new Promise<End>((resolve) => {
    onEnd = resolve;
  });
  const adapter = createTerminalAdapter(
    { ...settings, channels: [...settings.channels] },
    {
      input: options.input ?? input,
      output,
      errors,
      interactive: options.interactive ?? false,
      colour: options.colour ?? false,
      onEnd: (end) => onEnd(end),
    },
  );
  return {
    adapter,
    events: [],
    input,
    ended,
    printed: () => chunks.output,
    complaints: () => chunks.errors,
  };
}

/** Pipes the lines in, and waits until they are handled. */
async function pipe(...lines: string[]): Promise<Rig & { readonly malformed: number }> {
  const piped = rig();
  await piped.adapter.start(async (event) => void piped.events.push(event) === undefined, [], undefined);
  piped.input.end(lines.map((line) => `${line}\n`).join(""));
  const { malformed } = await piped.ended;
  await piped.adapter.stop();
  return { ...piped, malformed };
}

const told = (events: readonly Event[]): string[] =>
  events.flatMap((event) => {
    switch (event.kind) {
      case "message":
        return [
          `${event.place.private ? "private " : ""}${event.place.channel} <${event.actor.name}> ${event.text}${event.toBot === undefined ? "" : ` [to the bot: ${event.toBot}]`}`,
        ];
      case "join":
        return [`${event.actor.name} joins ${event.place.channel}`];
      case "leave":
        return [`${event.actor.name} leaves ${event.place?.channel ?? "altogether"}`];
      case "members":
        return [`${event.place.channel}: ${event.actors.map((actor) => actor.name).join(",")}`];
      default:
        return [event.kind];
    }
  });

const say = (text: string, more: Partial<Extract<Outgoing, { do: "say" }>> = {}): Outgoing => ({
  do: "say",
  to: { network: "terminal", channel: "#project" },
  body: { format: "lines", spans: [{ text }] },
  priority: 0,
  ...more,
});

describe("from a pipe", () => {
  test("lines become events, in their order, with who is there", async () => {
    const { events, malformed } = await pipe(
      "alice: hello",
      "bob #dev: porchlight: faq tls",
      "/private forget me",
      "/nick carol",
      "/join #project",
      "/me waves",
      "/leave bob",
    );
    assert.deepEqual(told(events), [
      "#project: you",
      "#dev: ",
      "you leaves #project",
      "alice joins #project",
      "#project <alice> hello",
      "bob joins #dev",
      "#dev <bob> porchlight: faq tls [to the bot: faq tls]",
      "private bob <bob> forget me [to the bot: forget me]",
      "carol joins #dev",
      "carol leaves #dev",
      "carol joins #project",
      "#project <carol> waves",
      "bob leaves altogether",
    ]);
    assert.equal(malformed, 0);
  });

  test("ids are unique and begin with the network; a message's native id is in its id", async () => {
    const { events } = await pipe("alice: one", "alice: two");
    assert.equal(new Set(events.map((event) => event.id)).size, events.length);
    for (const event of events) assert.match(event.id, /^terminal\/\d{13}-\d+$/);
    const messages = events.filter((event): event is MessageEvent => event.kind === "message");
    assert.deepEqual(
      messages.map((event) => event.id),
      messages.map((event) => `terminal/${event.native}`),
    );
  });

  test("a name in another case is the same person", async () => {
    const { events } = await pipe("Alice: one", "alice: two");
    const keys = events.flatMap((event) => (event.kind === "message" ? [event.actor.key] : []));
    assert.deepEqual(keys, ["alice", "alice"]);
  });

  test("what can't be understood is told with its line, and the rest goes on", async () => {
    const piped = await pipe("alice: one", "what?", "/dance", "/nick a b", "/wait long", "alice: two");
    assert.equal(piped.malformed, 4);
    assert.deepEqual(piped.complaints().trimEnd().split("\n"), [
      "line 2: expected `nick: text`, `nick #channel: text` or a /command.",
      "line 3: there is no /dance here. /help lists what there is; //dance says it in the channel.",
      "line 4: a name has up to 32 letters, digits and - _ . [ ] { } \\ | ^ `.",
      "line 5: expected a time up to an hour, such as /wait 2s.",
    ]);
    assert.equal(told(piped.events).filter((line) => line.includes("<alice>")).length, 2);
  });

  test("/quit ends before the input does", async () => {
    const { events } = await pipe("alice: one", "/quit", "alice: two");
    assert.equal(told(events).filter((line) => line.includes("<alice>")).length, 1);
  });

  test("/wait lets time pass", async () => {
    const { events } = await pipe("alice: one", "/wait 1s", "alice: two");
    const [first, second] = events.filter((event) => event.kind === "message");
    assert.ok((second?.at ?? 0) - (first?.at ?? 0) >= 990);
  });

  test("a line of a megabyte is refused, not held", async () => {
    const piped = await pipe(`alice: ${"x".repeat(1024 * 1024)}`, "alice: two");
    assert.equal(piped.malformed, 1);
    assert.match(piped.complaints(), /^line 1: the line is longer than/);
    assert.equal(told(piped.events).at(-1), "#project <alice> two");
  });

  test("no final line end, CR LF, and letters cut between chunks", async () => {
    const whole = Buffer.from("alice: größer\r\nbob: über");
    const bytes = Readable.from(
      [...whole].map((byte) => Buffer.from([byte])),
      { objectMode: false },
    );
    const piped = rig({ input: bytes });
    await piped.adapter.start(async (event) => void piped.events.push(event) === undefined, [], undefined);
    await piped.ended;
    assert.deepEqual(
      told(piped.events).filter((line) => line.includes("<")),
      ["#project <alice> größer", "#project <bob> über"],
    );
  });

  test("the pipe waits for a slow journal", async () => {
    let produced = 0;
    const endless = Readable.from(
      (function* () {
        for (; produced < 1_000_000; produced++) yield `alice: line ${produced}\n`;
      })(),
      { objectMode: false, highWaterMark: 1024 },
    );
    const piped = rig({ input: endless });
    let waiting = 0;
    await piped.adapter.start(
      async () => {
        waiting++;
        await sleep(5);
        return true;
      },
      [],
      undefined,
    );
    await sleep(200);
    await piped.adapter.stop();
    assert.ok(waiting > 10, `only ${waiting} were handed over`);
    assert.ok(produced < waiting + 2000, `${produced} lines were read while ${waiting} were handed over`);
  });

  test("a journal that can't be written ends the reading", async () => {
    const piped = rig();
    await piped.adapter.start(() => Promise.reject(new Error("disk full")), [], undefined);
    piped.input.write("alice: one\n");
    await piped.ended;
    await piped.adapter.stop();
  });
});

describe("what the bot says", () => {
  async function shown(
    item: Outgoing,
    options: { colour?: boolean; interactive?: boolean } = {},
  ): Promise<string> {
    const out = rig(options);
    await out.adapter.start(async () => true, [], undefined);
    await out.adapter.send(item, "key");
    await out.adapter.stop();
    return out.printed();
  }
  const alice = { key: "alice", name: "alice", address: "alice" };
  const inPrivate = (channel: string) => ({ network: "terminal", channel, private: true }) as const;

  test("in a channel, to somebody", async () => {
    assert.equal(await shown(say("Use Meson.", { for: alice })), "#project <porchlight> alice: Use Meson.\n");
  });
  test("in private, to you at the prompt and to somebody else", async () => {
    const typed = { interactive: true };
    assert.match(
      await shown(say("Psst.", { to: inPrivate("you") }), typed),
      /\(private to you\) <porchlight> Psst\./,
    );
    const other = say("Psst.", { to: inPrivate("alice"), for: alice });
    assert.match(await shown(other, typed), /\(private to alice\) <porchlight> Psst\./);
    assert.equal(await shown(other), "(private to alice) <porchlight> Psst.\n");
  });
  test("with its looks on a terminal, plain elsewhere", async () => {
    const item = say("", {
      body: {
        format: "lines",
        spans: [{ text: "a", bold: true }, { text: " b " }, { text: "c", code: true }],
      },
    });
    assert.equal(await shown(item), "#project <porchlight> a b `c`\n");
    assert.equal(
      await shown(item, { colour: true }),
      "#project <porchlight> \u001b[1ma\u001b[22m b \u001b[36mc\u001b[39m\n",
    );
  });
  test("can't steer the terminal or forge a line", async () => {
    const hostile = "a\u001b[2J\u001b]0;x\u0007b\n#project <mallory> c\r\u009b31md\u202ee\u0000";
    const line = await shown(say(hostile, { for: { ...alice, name: "al\u001b[5mice" } }));
    assert.equal(line, "#project <porchlight> alice: ab #project <mallory> c de\n");
  });
  test("only what a terminal can", async () => {
    const out = rig();
    await out.adapter.start(async () => true, [], undefined);
    const retract: Outgoing = {
      do: "retract",
      to: { network: "terminal", channel: "#project" },
      target: "1",
    };
    await assert.rejects(out.adapter.send(retract, "key"), { name: "SendFailed", forGood: true });
    await out.adapter.stop();
  });
  test("an emoji is shown with what it is on; /react clicks it, or is put on the bot's last message", async () => {
    const out = rig();
    await out.adapter.start(async (event) => void out.events.push(event) === undefined, [], undefined);
    out.input.write("alice: how do I build it?\n");
    while (!out.events.some(({ kind }) => kind === "message")) await sleep(5);
    const question = out.events.find((event): event is MessageEvent => event.kind === "message");
    const target = question?.native ?? "";
    const place = { network: "terminal", channel: "#project" };
    const react = { do: "react", to: place, target, emoji: "💡" } as const;
    await out.adapter.send(react, "k1");
    await out.adapter.send({ ...react, target: "unknown", emoji: "✅", removed: true }, "k2");
    const native = await out.adapter.send(say("Use Meson."), "k3");
    out.input.end("alice: /react 💡\n/react 👎\n");
    await out.ended;
    await out.adapter.stop();
    assert.match(out.printed(), /^#project <porchlight> puts 💡 on alice's “how do I build it\?”$/m);
    assert.match(out.printed(), /^#project <porchlight> takes ✅ off an earlier message$/m);
    const reactions = out.events.filter((event) => event.kind === "reaction");
    assert.deepEqual(
      reactions.map((event) => [event.actor.name, event.emoji, event.target]),
      [
        ["alice", "💡", target],
        ["alice", "👎", native],
      ],
    );
  });
  test("/reply names the bot's last message", async () => {
    const out = rig();
    await out.adapter.start(async (event) => void out.events.push(event) === undefined, [], undefined);
    const native = await out.adapter.send(say("Use Meson."), "key");
    out.input.end("alice: hm\n/reply that didn't help\n");
    await out.ended;
    await out.adapter.stop();
    const last = out.events.at(-1);
    assert.ok(last?.kind === "message");
    assert.deepEqual([last.text, last.replyTo, last.actor.name], ["that didn't help", native, "alice"]);
  });
});

/** The rows that a terminal of 40 columns shows after all that was written to it. */
function screenOf(written: string): string[] {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  const at = (index: number): string[] => {
    while (rows.length <= index) rows.push([]);
    return rows[index] ?? [];
  };
  const token = /\p{Cc}\[(\d*)([A-Z])|\p{Cc}\[\?\d+[hl]|([\s\S])/gu;
  for (const [, count, move, char] of written.matchAll(token)) {
    const steps = Number(count === "" || count === undefined ? 1 : count);
    if (move === "A") row = Math.max(0, row - steps);
    else if (move === "B") row += steps;
    else if (move === "C") column += steps;
    else if (move === "D") column = Math.max(0, column - steps);
    else if (move === "G") column = steps - 1;
    else if (move === "J") {
      at(row).length = Math.min(at(row).length, column);
      rows.length = row + 1;
    } else if (move === "K") at(row).length = Math.min(at(row).length, column);
    else if (char === "\n") {
      row++;
      column = 0;
    } else if (char === "\r") column = 0;
    else if (char !== undefined) {
      if (column === 40) {
        row++;
        column = 0;
      }
      const cells = at(row);
      while (cells.length < column) cells.push(" ");
      cells[column++] = char;
    }
  }
  return rows.map((cells) => cells.join("").trimEnd());
}

describe("at a prompt", () => {
  async function prompt(): Promise<Rig> {
    const typed = rig({ interactive: true });
    await typed.adapter.start(async (event) => void typed.events.push(event) === undefined, [], undefined);
    return typed;
  }
  const turn = (): Promise<void> => sleep(30);

  test("greets, and shows who you are and where", async () => {
    const typed = await prompt();
    await turn();
    const screen = screenOf(typed.printed());
    assert.ok(screen.some((row) => row.includes("This is the whole bot")));
    assert.equal(screen.at(-1), "#project you>");
    typed.input.write("/nick alice\r/join #dev\r");
    await turn();
    assert.equal(screenOf(typed.printed()).at(-1), "#dev alice>");
    await typed.adapter.stop();
  });

  for (const [name, half] of [
    ["a short one", "how do I"],
    [
      "one that takes three rows",
      "how do I build the thing when the compiler says that it can not find the header",
    ],
    ["one that just fills a row", "x".repeat(40 - "#project you> ".length)],
  ] as const)
    test(`answers go above a half-typed line: ${name}`, async () => {
      const typed = await prompt();
      await turn();
      const before = screenOf(typed.printed()).slice(0, -1);
      for (const char of half) typed.input.write(char);
      await turn();
      for (const answer of ["First answer.", "Second answer."]) {
        await typed.adapter.send(say(answer), "key");
        await turn();
      }
      typed.input.write("!");
      await turn();
      const screen = screenOf(typed.printed());
      const line = `#project you> ${half}!`;
      const rows = line.match(/.{1,40}/g)?.map((row) => row.trimEnd()) ?? [];
      assert.deepEqual(
        screen.filter((row) => row !== ""),
        [
          ...before.filter((row) => row !== ""),
          "#project <porchlight> First answer.",
          "#project <porchlight> Second answer.",
          ...rows,
        ],
      );
      typed.input.write("\r");
      await turn();
      assert.equal(told(typed.events).at(-1), `#project <you> ${half}!`);
      await typed.adapter.stop();
    });

  test("an unknown slash command says so; //x says /x", async () => {
    const typed = await prompt();
    typed.input.write("/dance\r//dance\r/who\r");
    await turn();
    const printed = typed.printed();
    assert.match(printed, /There is no \/dance here\./);
    assert.match(printed, /In #project: you, and porchlight\./);
    assert.equal(told(typed.events).at(-1), "#project <you> /dance");
    await typed.adapter.stop();
  });

  for (const [name, keys] of [
    ["/quit", "/quit\r"],
    ["Ctrl-D", "\u0004"],
    ["Ctrl-C", "\u0003"],
  ] as const)
    test(`${name} ends`, async () => {
      const typed = await prompt();
      typed.input.write(keys);
      assert.deepEqual(await typed.ended, { malformed: 0, deaf: false });
      await typed.adapter.stop();
    });
});

test("a closed output is told to the bot, and ends", async () => {
  const output = new PassThrough();
  let ended: (end: End) => void = () => undefined;
  const end = new Promise<End>((resolve) => {
    ended = resolve;
  });
  const adapter = createTerminalAdapter(
    { ...settings, channels: [...settings.channels] },
    { input: new PassThrough(), output, interactive: false, onEnd: (how) => ended(how) },
  );
  await adapter.start(async () => true, [], undefined);
  output.destroy(new Error("EPIPE"));
  assert.deepEqual(await end, { malformed: 0, deaf: true });
  await assert.rejects(adapter.send(say("x"), "key"), { name: "SendFailed", forGood: false });
  await adapter.stop();
});
