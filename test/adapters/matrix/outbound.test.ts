import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { outbound, transactionOf } from "../../../adapters/matrix/outbound.ts";
import type { Outgoing } from "../../../src/adapter.ts";
import type { Place } from "../../../src/events.ts";
import { literal } from "../../../src/markdown.ts";

/** Milliseconds of processor time so far: other programs on the machine do not count. */
const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const to: Place = { network: "test", channel: "#project:porch.test" };
const alice = { key: "@alice:porch.test", name: "Alice", address: "@alice:porch.test" };
const voice = { latestIn: (thread: string) => (thread === "$root" ? "$last" : undefined) };

type Say = Extract<Outgoing, { do: "say" }>;

const say = (markdown: string, more: Partial<Say> = {}, quiet?: readonly string[]): Say => ({
  do: "say",
  to,
  body: { format: "markdown", markdown, ...(quiet ? { quiet } : {}) },
  priority: 0,
  ...more,
});

function content(item: Outgoing): Record<string, unknown> {
  const call = outbound(item, voice);
  assert.ok(call.do === "send");
  return call.content;
}

const texts = (item: Outgoing): { body: unknown; html: unknown } => {
  const { body, formatted_body: html } = content(item);
  return { body, html };
};

describe("Matrix outbound", () => {
  it("speaks in notices that call nobody", () => {
    assert.deepEqual(content(say("Hello.")), { msgtype: "m.notice", body: "Hello.", "m.mentions": {} });
  });

  it("calls the one person it is for, by name, mention and pill", () => {
    assert.deepEqual(content(say("see **here**", { for: alice })), {
      msgtype: "m.notice",
      body: "Alice: see here",
      format: "org.matrix.custom.html",
      formatted_body: '<a href="https://matrix.to/#/@alice:porch.test">Alice</a>: see <strong>here</strong>',
      "m.mentions": { user_ids: ["@alice:porch.test"] },
    });
  });

  it("calls nobody in private, where every message is for the one who reads it", () => {
    const place: Place = { network: "test", channel: alice.address, private: true };
    assert.deepEqual(content(say("hi", { for: alice, to: place })), {
      msgtype: "m.notice",
      body: "hi",
      "m.mentions": {},
    });
  });

  const rendered: readonly [string, string, string | undefined][] = [
    ["plain words", "plain words", undefined],
    ["1 < 2 & 3", "1 < 2 & 3", undefined],
    [
      "**bold** and *thin* and `a*b`",
      "bold and thin and `a*b`",
      "<strong>bold</strong> and <em>thin</em> and <code>a*b</code>",
    ],
    [
      "[docs](https://x.org/a?b=1&c=2)",
      "docs (https://x.org/a?b=1&c=2)",
      '<a href="https://x.org/a?b=1&amp;c=2">docs</a>',
    ],
    ["https://x.org", "https://x.org", '<a href="https://x.org">https://x.org</a>'],
    ["one\n\ntwo", "one\ntwo", "<p>one</p>\n<p>two</p>"],
    ["- a\n- b", "• a\n• b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
    ["```sh\nmake  all\n```", "make  all", '<pre><code class="language-sh">make  all\n</code></pre>'],
    [
      "![cat](https://x.org/cat.png)",
      "cat (https://x.org/cat.png)",
      '<a href="https://x.org/cat.png">cat</a>',
    ],
    ["- [x] done", "• done", "<ul>\n<li>☑ done</li>\n</ul>"],
  ];
  for (const [markdown, body, html] of rendered)
    it(`renders ${JSON.stringify(markdown)}`, () => {
      const out = texts(say(markdown));
      assert.equal(out.body, body);
      assert.equal(out.html, html);
    });

  const hostile: readonly string[] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,hi)",
    "<iframe src=//evil></iframe><style>*{}</style>",
    "<p onclick=x style='color:red' class=big>y</p>",
    "</p></div><mx-reply>fake</mx-reply>",
    "<font data-mx-bg-color='#f00'>z</font>",
    "<!-- <b> --> x",
    "<svg/onload=alert(1)>",
  ];
  for (const markdown of hostile)
    it(`lets nothing through of ${markdown}`, () => {
      for (const text of [markdown, `**x** ${markdown}`]) {
        let html: unknown;
        try {
          html = texts(say(text)).html ?? "";
        } catch (error) {
          assert.match(String(error), /nothing to say/);
          continue;
        }
        assert.doesNotMatch(
          String(html),
          /<[^>]*(?:script|\bon\w+=|data:|style|mx-|class="big)|<(?:img|svg|iframe|!--)/i,
        );
      }
    });

  it("shows what somebody said as they said it, and as nothing else", () => {
    for (const text of [
      "<b>x</b> @room *y* [z](https://e.vil) `c` &amp; # h",
      "\\ 1. - > | ~~s~~",
      "</a><h1>",
    ]) {
      const out = texts(say(`**said:** ${literal(text)}`));
      assert.equal(out.body, `said: ${text}`);
      assert.doesNotMatch(String(out.html), /<(?:a|h1|b|code|em|del)\b/);
    }
  });

  it("makes no pill of a link to a person, who might take themselves for called", () => {
    for (const link of ["https://matrix.to/#/@bob:porch.test", "https://matrix.to/#/%40bob:porch.test"])
      assert.doesNotMatch(String(texts(say(`see [Bob](${link})`)).html), /matrix\.to/);
    assert.match(
      String(texts(say("see [room](https://matrix.to/#/#project:porch.test)")).html),
      /matrix\.to/,
    );
  });

  it("writes quiet names so that they call nobody, outside code, whole words only", () => {
    const out = texts(say("thanks to **Al B.** and bob, not bobby, `bob`", {}, ["Al B.", "bob"]));
    assert.equal(out.body, "thanks to A\u200bl B. and b\u200bob, not bobby, `bob`");
    assert.equal(
      out.html,
      "thanks to <strong>A\u200bl B.</strong> and b\u200bob, not bobby, <code>bob</code>",
    );
    assert.equal(texts(say("a+b and (c", {}, ["a+b", "(c", ""])).body, "a\u200b+b and (\u200bc");
    assert.equal(texts(say("ann-m and a/b", {}, ["ann-m", "a/b"])).body, "a\u200bnn-m and a\u200b/b");
  });

  it("carries no control character, and a name on one line", () => {
    const whom = { ...alice, name: "Al\u0000ice\n<b>" };
    const out = texts(say("a\u0007b\r\nc\u001b[31m", { for: whom }));
    assert.equal(out.body, "Alice <b>: ab c[31m");
    assert.doesNotMatch(String(out.html), /<b>/);
  });

  const relations: readonly [string, Partial<Say>, unknown][] = [
    ["a reply", { replyTo: "$q" }, { "m.in_reply_to": { event_id: "$q" } }],
    [
      "in a thread, with the last message for clients without threads",
      { to: { ...to, thread: "$root" } },
      {
        rel_type: "m.thread",
        event_id: "$root",
        is_falling_back: true,
        "m.in_reply_to": { event_id: "$last" },
      },
    ],
    [
      "in a thread of which nothing is known",
      { to: { ...to, thread: "$other" } },
      {
        rel_type: "m.thread",
        event_id: "$other",
        is_falling_back: true,
        "m.in_reply_to": { event_id: "$other" },
      },
    ],
    [
      "a reply in a thread",
      { to: { ...to, thread: "$root" }, replyTo: "$q" },
      {
        rel_type: "m.thread",
        event_id: "$root",
        is_falling_back: false,
        "m.in_reply_to": { event_id: "$q" },
      },
    ],
    [
      "a reply to the thread's first message",
      { to: { ...to, thread: "$root" }, replyTo: "$root" },
      {
        rel_type: "m.thread",
        event_id: "$root",
        is_falling_back: true,
        "m.in_reply_to": { event_id: "$last" },
      },
    ],
  ];
  for (const [name, more, expected] of relations)
    it(`relates ${name}`, () => assert.deepEqual(content(say("x", more))["m.relates_to"], expected));

  it("amends with the new text for all clients", () => {
    const body = { format: "markdown", markdown: "now *this*" } as const;
    assert.deepEqual(content({ do: "amend", to, target: "$said", body }), {
      msgtype: "m.notice",
      body: "* now this",
      format: "org.matrix.custom.html",
      formatted_body: "* now <em>this</em>",
      "m.mentions": {},
      "m.new_content": {
        msgtype: "m.notice",
        body: "now this",
        format: "org.matrix.custom.html",
        formatted_body: "now <em>this</em>",
        "m.mentions": {},
      },
      "m.relates_to": { rel_type: "m.replace", event_id: "$said" },
    });
  });

  it("retracts and reacts", () => {
    assert.deepEqual(outbound({ do: "retract", to, target: "$x" }, voice), { do: "redact", target: "$x" });
    assert.deepEqual(content({ do: "react", to, target: "$x", emoji: "👀" }), {
      "m.relates_to": { rel_type: "m.annotation", event_id: "$x", key: "👀" },
      "m.mentions": {},
    });
  });

  it("fits every text into one event, whatever escaping makes of it", () => {
    for (const text of ["&", '"', "*a* ", "<b>x</b>", "ü", "👍🏽", "\\", "`x` "]) {
      const long = text.repeat(Math.floor(30_000 / Buffer.byteLength(text)));
      const amend: Outgoing = { do: "amend", to, target: "$x", body: { format: "markdown", markdown: long } };
      for (const item of [say(long, { for: alice }), amend]) {
        const size = Buffer.byteLength(JSON.stringify(content(item)));
        assert.ok(size < 64_000, `${text}: ${size} bytes`);
      }
    }
    // What needs no escaping is there to the last letter.
    assert.equal(
      String(texts(say("ü".repeat(15_000), { for: alice })).body).length,
      "Alice: ".length + 15_000,
    );
  });

  it("shows what is no Markdown, or too tangled, as it was written, and soon", () => {
    for (const text of ["_a", "> ", "1. ", "a_b*", "<", "![", "[a](", "`", "a@b.c "]) {
      const long = text.repeat(30_000 / text.length).trim();
      const before = cpuTime();
      assert.ok(String(texts(say(long)).body).length > 1000, text);
      // A bound against seconds, not a measurement.
      assert.ok(cpuTime() - before < 4000, `${text}: ${cpuTime() - before} ms`);
    }
  });

  it("refuses to say nothing", () => {
    for (const text of ["", "  \n ", "\u0007"])
      assert.throws(() => content(say(text)), { name: "SendFailed", forGood: true });
  });

  it("names a transaction after the row, safely for every proxy, the same every time", () => {
    assert.equal(transactionOf("reply-1"), "reply-1");
    for (const key of ["reply/test/$abc", "x".repeat(300), "a b", "ä"]) {
      assert.match(transactionOf(key), /^[\w-]{43}$/);
      assert.equal(transactionOf(key), transactionOf(key));
    }
    assert.notEqual(transactionOf("a/b"), transactionOf("a/c"));
  });
});
