import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import Database from "better-sqlite3";
import { all } from "../../../src/faq/import/all.ts";
import { type Draft, ImportError, type Imported } from "../../../src/faq/import/format.ts";
import { idOf, uniqueIds } from "../../../src/faq/import/id.ts";
import { formats } from "../../../src/faq/import/names.ts";
import { openSource } from "../../../src/faq/import/open.ts";
import { plainToMarkdown } from "../../../src/faq/import/plain.ts";
import { fileOf, readBack } from "../../../src/faq/import/write.ts";
import { toLines } from "../../../src/markdown.ts";
import { packageRoot } from "../../../src/paths.ts";
import { needs } from "../../servers/process.ts";
import { folders } from "./folder.ts";

const folder = folders();
const recorded = (name: string) => join(packageRoot, "test", "recorded", "faq", name);

/** Imports a file by what it is found to be. */
async function take(path: string, link?: string): Promise<Imported & { readonly format: string }> {
  const source = await openSource(path, "source");
  const format = all.find((one) => one.recognises(source));
  assert.ok(format, "a format recognises it");
  return { ...(await format.read(source, { link })), format: format.name };
}

const put = (name: string, text: string): string => join(folder({ [name]: text }), name);
const answers = ({ drafts }: Imported) => drafts.map(({ name, answer }) => [name, answer]);
const named = ({ drafts }: Imported, name: string): Draft => {
  const found = drafts.find((draft) => draft.name === name);
  assert.ok(found, `${name} among ${drafts.map((draft) => draft.name).join()}`);
  return found;
};

test("every format that --format takes is there, once", () => {
  assert.deepEqual(all.map(({ name }) => name).sort(), [...formats].sort());
});

describe("databases that Limnoria wrote", () => {
  test("MoobotFactoids: what it would have said, without its marks", async () => {
    const read = await take(recorded("limnoria-moobot.sqlite3"));
    assert.equal(read.format, "moobot");
    assert.deepEqual(answers(read), [
      ["build from source", "Run ./configure && make && make install. You need gcc, make and libtea-dev."],
      ["c++", "We build with C++20, GCC 12 or newer"],
      ["ports", "ports is 6697 with TLS and 6667 without, see https://teapot.example/docs/ports"],
      ["tea", "green / black / mint tea for $who"],
      ["teapot", "Teapot is a chat client. https://teapot.example/"],
      ["tls", "Set tls: true under the network, port 6697. See also `!faq ports`"],
      ["wave", "*waves at everybody, or dances*"],
    ]);
    assert.deepEqual(
      read.notes.map((note) => note.slice(0, 28)),
      ["tea: the other bot filled in", "tea: the other bot said one ", "6 factoids are called by a s"],
    );
  });

  test("what the installed Limnoria writes today is read just the same", {
    skip: needs("limnoria"),
  }, async () => {
    const output = folder({});
    // Debian's own Python, whichever comes first in PATH: its packages are there.
    execFileSync("/usr/bin/python3", [recorded("record-limnoria.py"), output], {
      stdio: "pipe",
      timeout: 60_000,
    });
    for (const name of ["limnoria-moobot.sqlite3", "limnoria-factoids.sqlite3"])
      assert.deepEqual(await take(join(output, name)), await take(recorded(name)));
  });

  test("Factoids: keys of one fact together, facts of one key together, nothing forgotten", async () => {
    const read = await take(recorded("limnoria-factoids.sqlite3"));
    assert.equal(read.format, "factoids");
    assert.deepEqual(
      read.drafts.map(({ name, phrasings }) => [name, ...phrasings]),
      [["tls", "ssl", "encryption"], ["logs"], ["dark mode"], ["größe"]],
    );
    assert.equal(
      named(read, "logs").answer,
      "They are in ~/.local/share/teapot/logs.\n\nLog in the bug report, please: teapot --debug 2> teapot.log",
    );
  });
});

const facts: readonly (readonly [string, string])[] = [
  ["tls", "<reply> Set it's switch. See !ports, !nothing"],
  ["ports", "6697 | 6667"],
  ["ssl", "<alias> tls"],
  ["https", "<alias> ssl"],
  ["gone", "<deleted>old text"],
  ["lost", "<alias> nowhere"],
  ["loop", "<alias> loop"],
  ["tls-#server", "<reply> Set it, here too"],
];

function database(): string {
  const path = join(folder({}), "facts.db");
  const db = new Database(path);
  db.exec(
    "CREATE TABLE facts (id INTEGER PRIMARY KEY, author VARCHAR(100) NOT NULL, name VARCHAR(20) NOT NULL, added DATETIME, value VARCHAR(200) NOT NULL, popularity INTEGER NOT NULL DEFAULT 0)",
  );
  const insert = db.prepare(
    "INSERT INTO facts (author, name, added, value) VALUES ('a!b@c', ?, '2008-01-01', ?)",
  );
  for (const fact of facts) insert.run(...fact);
  db.close();
  return path;
}

const dump = () =>
  [
    "PRAGMA foreign_keys=OFF;",
    "CREATE TABLE facts (id INTEGER PRIMARY KEY, author VARCHAR(100) NOT NULL, name VARCHAR(20) NOT NULL, added DATETIME, value VARCHAR(200) NOT NULL, popularity INTEGER NOT NULL DEFAULT 0);",
    ...facts.map(
      ([name, value], at) =>
        `INSERT INTO facts VALUES(${at},'a!b@c','${name}','2008-01-01','${value.replaceAll("'", "''")}',0);`,
    ),
    "CREATE TABLE log (id INTEGER);",
    "INSERT INTO log VALUES(1);",
  ].join("\n");

describe("factoids of an Ubuntu bot, in every form", () => {
  const forms: readonly (readonly [name: string, path: () => string])[] = [
    ["a database", database],
    ["its dump", () => put("facts.sql", dump())],
    ["its columns", () => put("facts.txt", facts.map((fact) => fact.join("|")).join("\n"))],
    [
      "all of them",
      () => put("a.txt", facts.map(([name, value], at) => `${at}|x|${name}|2008|${value}|3`).join("\n")),
    ],
    [
      "the web's list",
      () =>
        put(
          "facts.json",
          JSON.stringify(
            facts
              .filter(([, value]) => !value.startsWith("<deleted>"))
              .map(([name, value]) => ({
                name,
                value: value.replace(/^<\w+> /, ""),
                ftype: value.startsWith("<alias>") ? "ALIAS" : "REPLY",
              })),
          ),
        ),
    ],
  ];
  for (const [form, path] of forms)
    test(form, async () => {
      const read = await take(path());
      assert.equal(read.format, "ubottu");
      const isList = form === "the web's list";
      assert.deepEqual(answers(read), [
        ["tls", "Set it's switch. See `!faq ports`, !nothing"],
        // The newer bot has no texts that begin with the name.
        ["ports", isList ? "6697 | 6667" : "ports is 6697 | 6667"],
        ["tls", "Set it, here too"],
      ]);
      assert.deepEqual(read.drafts[0]?.phrasings, ["ssl", "https"]);
      assert.deepEqual(read.drafts[2]?.channels, ["#server"]);
      const left = read.notes.filter((note) => note.includes("left out")).map((note) => note.slice(0, 5));
      assert.deepEqual(left, isList ? ["lost:", "loop:"] : ["lost:", "loop:", "1 fac"]);
    });

  test("lines that are no factoids are named with their number", async () => {
    const read = await take(
      put("f.txt", "a|<reply> b\nc|<reply> d\ne|<reply> f\ng|<reply> h\nnothing at all\n"),
    );
    assert.equal(read.drafts.length, 4);
    assert.match(read.notes[0] ?? "", /^source:5: no line such as name\|value/);
  });
});

describe("what forums export", () => {
  const page = (nodes: readonly unknown[]) => ({ data: { repository: { discussions: { nodes } } } });
  const solved = {
    title: "How do I turn TLS on?",
    url: "https://github.com/o/r/discussions/1",
    isAnswered: true,
    author: { login: "bob" },
    answer: {
      url: "https://github.com/o/r/discussions/1#c5",
      author: { login: "alice" },
      body: "# Yes\n\nSet it.",
    },
  };
  const open = { title: "Open", url: "u", isAnswered: false, answer: null };

  for (const [form, text] of [
    ["one page", JSON.stringify(page([solved, open]), undefined, 2)],
    ["pages one after the other", `${JSON.stringify(page([solved]))}\n${JSON.stringify(page([open]))}\n`],
    ["pages in a list", JSON.stringify([page([solved]), page([open])])],
    [
      "edges",
      JSON.stringify({
        data: { repository: { discussions: { edges: [{ node: solved }, { node: open }] } } },
      }),
    ],
    ["a bare list", JSON.stringify([solved, open])],
  ] as const)
    test(`GitHub Discussions: ${form}`, async () => {
      const read = await take(put("d.json", text));
      assert.equal(read.format, "discussions");
      assert.deepEqual(read.drafts, [
        {
          name: solved.title,
          question: solved.title,
          phrasings: [],
          answer: "# Yes\n\nSet it.",
          link: solved.answer.url,
        },
      ]);
      assert.match(read.notes.join(), /^1 without an accepted answer/);
      assert.ok(!JSON.stringify(read).includes("alice"), "nobody's name is taken along");
    });

  test("a JSON file that breaks off is told as such", async () => {
    await assert.rejects(take(put("facts.json", '{"vpn": "None",\n "safe": ')), /: broken JSON/);
  });

  test("what GitHub refused is told", async () => {
    const path = put("d.json", '{"data": null, "errors": [{"message": "Bad credentials"}]}');
    await assert.rejects(take(path), /no discussion in it, for GitHub said: Bad credentials\.$/);
  });

  const cooked =
    '<aside class="quote no-group"><blockquote><p>bob said</p></blockquote></aside><p>Run <code>a &amp;&amp; b</code>, see <a href="https://x.example/">this</a>.</p><pre><code class="lang-sh">tea --hot\n</code></pre>';
  const topic = (posts: readonly unknown[], more = {}) => ({
    id: 42,
    title: "Tea does not boil",
    slug: "tea-does-not-boil",
    post_stream: { posts },
    ...more,
  });
  const asked = { post_number: 1, cooked: "<p>Help</p>", username: "bob" };
  const answer = { post_number: 3, cooked, username: "alice" };

  for (const [form, value] of [
    ["marked at the post", topic([asked, { ...answer, accepted_answer: true }])],
    [
      "named by the topic",
      topic([asked, answer], { accepted_answer: { post_number: 3, username: "alice" } }),
    ],
    ["in a wrapper", { topic: topic([asked, { ...answer, accepted_answer: true }]) }],
    ["with one that is open", [topic([asked]), topic([asked, { ...answer, accepted_answer: true }])]],
  ] as const)
    test(`Discourse: ${form}`, async () => {
      const read = await take(put("t.json", JSON.stringify(value)), "https://forum.example");
      assert.equal(read.format, "discourse");
      assert.deepEqual(read.drafts, [
        {
          name: "tea-does-not-boil",
          question: "Tea does not boil",
          phrasings: [],
          answer: "Run `a && b`, see [this](https://x.example/).\n\n```\ntea --hot\n```",
          link: "https://forum.example/t/tea-does-not-boil/42/3",
        },
      ]);
    });

  test("techlore's map of names, with its HTML", async () => {
    const read = await take(
      put("faq.json", JSON.stringify({ vpn: "None.<br>Ask *us*.", safe: "It *depends*" })),
    );
    assert.equal(read.format, "json");
    assert.deepEqual(answers(read), [
      ["vpn", "None.\n\nAsk *us*."],
      ["safe", "It \\*depends\\*"],
    ]);
  });
});

describe("Markdown", () => {
  test("a page's questions, with links that still lead somewhere", async () => {
    const path = put(
      "FAQ.md",
      "# FAQ\n\n## Is it free?\n\nYes, [see](LICENCE.md) [why](#why).\n\n## Why?\n\nSo.\n",
    );
    const read = await take(path, "https://w.example/docs/FAQ.md");
    assert.equal(read.format, "page");
    assert.deepEqual(
      read.drafts.map(({ question, link }) => [question, link]),
      [
        ["Is it free?", "https://w.example/docs/FAQ.md#is-it-free"],
        ["Why?", "https://w.example/docs/FAQ.md#why"],
      ],
    );
    assert.equal(
      read.drafts[0]?.answer,
      "Yes, [see](https://w.example/docs/LICENCE.md) [why](https://w.example/docs/FAQ.md#why).",
    );
  });

  test("a folder: pages that ask by their questions, others by their headings, the rest named", async () => {
    const path = folder({
      "faq.md": "# FAQ\n\n## Is it free?\n\nYes.\n",
      "install/windows.md":
        "# Windows\n\nGet it.\n\n## Updating\n\nAgain.\n\n## How to remove it from the disk\n\nDelete.\n",
      "entry.md": "---\nquestion: An entry?\n---\nYes.\n",
      "index.rst": "X\n=\n",
      ".hidden/a.md": "# A\n\nb\n",
    });
    const read = await take(path);
    assert.equal(read.format, "docs");
    assert.deepEqual(
      read.drafts.map(({ question, answer }) => [question, answer]),
      [
        ["Is it free?", "Yes."],
        ["Windows", "Get it."],
        ["Windows: Updating", "Again."],
        ["How to remove it from the disk", "Delete."],
      ],
    );
    assert.match(
      read.notes.join("\n"),
      /entry\.md: it is an entry already.*\n1 in another form .* index\.rst/,
    );
  });
});

describe("what can't be imported says why", () => {
  const cases: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
    ["a.json", '{"a": "b",\n "c": }', /^source.*: broken JSON/],
    ["a.md", "---\nquestion: An entry?\n---\nYes.\n", /it is an entry already\. Name its folder/],
    ["a.md", "# Guide\n\nText.\n", /no heading of it is a question\. With --format docs/],
    ["a.bin", "\u0000\u0001", /neither text nor a SQLite database/],
  ];
  for (const [name, text, expected] of cases)
    test(`${name} ${JSON.stringify(text.slice(0, 20))}`, async () => {
      await assert.rejects(
        take(put(name, text)),
        (error) => error instanceof ImportError && expected.test(error.message),
      );
    });

  test("a file that is not there, and one in no known format", async () => {
    await assert.rejects(
      openSource("/nowhere/at/all", "at/all"),
      /^ImportError: at\/all: there is no such file/,
    );
    const source = await openSource(put("a.csv", "a,b\n1,2\n"), "a.csv");
    assert.equal(
      all.find((format) => format.recognises(source)),
      undefined,
    );
  });
});

describe("what is written is what the bot reads", () => {
  const draft = (answer: string, more: Partial<Draft> = {}): Draft => ({
    name: "a",
    question: "How: do I?",
    phrasings: ["- what", "#x: y", "ssl"],
    answer,
    ...more,
  });
  const cases: readonly (readonly [written: string, read: string])[] = [
    ["Set it.", "Set it."],
    ["# Title\n\nSet it.", "**Title**\n\nSet it."],
    ["One\n\n---\n\nTwo", "One\n\n---\n\nTwo"],
    ["```\n# not a title\n```", "```\n# not a title\n```"],
  ];
  for (const [written, expected] of cases)
    test(written.replaceAll("\n", "⏎"), () => {
      const file = fileOf(draft(written, { channels: ["#help"], link: "https://x.example/" }), {
        owner: "alice",
      });
      const entry = readBack(file, "a.md");
      assert.ok(typeof entry !== "string", String(entry));
      const { answer, question, phrasings, owner, channels, link } = entry;
      assert.deepEqual(
        [answer, question, phrasings, owner, channels, link],
        [expected, "How: do I?", ["- what", "#x: y", "ssl"], "alice", ["#help"], "https://x.example/"],
      );
    });

  test("an empty answer is refused", () => {
    assert.match(String(readBack(fileOf(draft("  "), {}), "a.md")), /the answer is empty/);
  });
});

describe("plain text as Markdown reads the same", () => {
  for (const text of [
    "Use *all* of __it__, snake_case_name, _this_ and a_b",
    "See https://x.example/a_b_*c*?d=e and <reply> not <b>bold</b>",
    "1. not a list, - nor this, # nor that",
    "# no heading",
    "- no list",
    "> no quote",
    "3) no list",
    "a &amp; b &#42; [x](y) [x][y] ~~no~~ \\* C:\\path",
    "2 * 3 * 4 = 24; ~/.config ~user",
    "~~~",
  ])
    test(text, () => {
      const shown = toLines(plainToMarkdown(text)).map((line) => line.map((span) => span.text).join(""));
      assert.deepEqual(shown, [text]);
    });
});

test("ids are short, typeable, and handed out once", () => {
  const cases = [
    ["TLS", "tls"],
    ["c++", "c++"],
    ["What is TLS?", "what-is-tls"],
    ["Windows: Updating", "windows-updating"],
    ["--help", "help"],
    ["größe", "größe"],
    ["???", "entry"],
    ["../../etc/passwd", "etc-passwd"],
    [`${"long ".repeat(30)}`, "long-long-long-long-long-long-long-long-long-long-long-long"],
  ] as const;
  for (const [name, id] of cases) assert.equal(idOf(name), id, name);
  const idFor = uniqueIds();
  assert.deepEqual(
    [idFor("TLS"), idFor("tls"), idFor("tls-2"), idFor("tls")],
    ["tls", "tls-2", "tls-2-2", "tls-3"],
  );
});
