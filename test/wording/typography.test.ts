import assert from "node:assert/strict";
import { test } from "node:test";
import { compose } from "../../src/features/weekly/compose.ts";
import { fit } from "../../src/fit.ts";
import { toLines } from "../../src/markdown.ts";
import { contributor, told } from "../features/weekly/told.ts";
import { lines } from "../support/stage.ts";
import { calls, invited, learned, reasons, short, steering, weekly } from "./calls.ts";
import { people } from "./calls-people.ts";
import { routing, routingReasons } from "./routing-calls.ts";
import { everyLanguage, leaves, shown } from "./walk.ts";

const language = (name: string) => everyLanguage[name] ?? assert.fail(`there is no ${name}`);

/** Every sentence of a language as it may come out, without what stands in code. */
function texts(name: string): readonly string[] {
  const say = language(name);
  const groups: readonly [object, string][] = [
    [calls, ""],
    [reasons, "because."],
    [people, "people."],
    [invited, "invitations."],
    [learned, "learning."],
    [weekly, "weekly."],
    [routing, "routing."],
    [routingReasons, "routing.because."],
    [short, "weekly.short."],
    [steering, "weekly.command."],
  ];
  const called = new Map(
    groups.flatMap(([group, path]) => Object.entries(group).map(([key, call]) => [path + key, call])),
  );
  const all = [...leaves(say)].flatMap(([path, leaf]): readonly string[] =>
    typeof leaf === "string"
      ? [leaf]
      : called
          .get(path)(say)
          .map((args: readonly unknown[]) => String(leaf(...args))),
  );
  return all.map((text) => text.replace(/(`+).*?\1/g, "`"));
}

test("French: no line ends before a mark that stands apart, or inside quotation marks", () => {
  const all = texts("fr");
  for (const text of all) {
    assert.doesNotMatch(text, / [;:?!»%]/, text);
    assert.doesNotMatch(text, /«(?!\u00a0)|(?<!\u00a0)»/, text);
    assert.doesNotMatch(text.replace(/how\?|why\?/g, ""), /\w[?!;]/, text);
    assert.doesNotMatch(text, /[a-zà-ü]'[a-zà-ü]/i, text);
    assert.doesNotMatch(text, /[“”„]/, text);
  }
  assert.ok(all.filter((text) => text.includes("\u00a0")).length > 50);
});

test("German: „…“, and no others", () => {
  for (const text of texts("de")) {
    assert.doesNotMatch(text, /[”«»]|(?<!\d)"/, text);
    assert.equal(text.split("„").length, text.split("“").length, text);
  }
});

test("Spanish: what ends in ? or ! begins with ¿ or ¡, and quotes are «…»", () => {
  for (const text of texts("es")) {
    // What is quoted, or comes from elsewhere, has the marks its author gave it.
    const own = text.replace(/«.*?»/g, "«»").replace(/how\?|why\?/g, "");
    assert.equal(own.split("¿").length, own.split("?").length, text);
    assert.equal(own.split("¡").length, own.split("!").length, text);
    assert.doesNotMatch(text, /[“”„]/, text);
  }
});

const lists: readonly [string, readonly string[], string][] = [
  ["en", ["a", "b", "c"], "a, b and c"],
  ["de", ["a", "b", "c"], "a, b und c"],
  ["fr", ["a", "b", "c"], "a, b et c"],
  ["es", ["a", "b", "c"], "a, b y c"],
  ["pt", ["a", "b", "c"], "a, b e c"],
  ["de", ["a"], "a"],
  ["de", [], ""],
  ["es", ["ana", "iris"], "ana e iris"],
  ["es", ["ana", "**Iris**"], "ana e **Iris**"],
  ["es", ["ana", "[Hilos nuevos](https://x.example)"], "ana e [Hilos nuevos](https://x.example)"],
  ["es", ["agua", "hielo"], "agua y hielo"],
  ["es", ["ana", "ian"], "ana y ian"],
];
for (const [name, items, expected] of lists)
  test(`a list in ${name}: ${expected || "of nothing"}`, () => {
    assert.equal(language(name).weekly.and(items), expected);
  });

const june = Date.parse("2026-06-01T07:00:00Z");
const moments: readonly [string, string][] = [
  ["en", "Monday 1 June, 09:00 (Europe/Berlin)"],
  ["de", "Montag, 1. Juni, um 9:00 Uhr (Europe/Berlin)"],
  ["fr", "lundi 1er juin à 09:00 (Europe/Berlin)"],
  ["es", "lunes 1 de junio a las 9:00 (Europe/Berlin)"],
  ["pt", "segunda-feira, 1 de junho, às 09:00 (Europe/Berlin)"],
];
for (const [name, expected] of moments)
  test(`a moment in ${name}`, () => {
    assert.equal(language(name).weekly.moment(june, "Europe/Berlin"), expected);
  });

test("one in the morning has its own word in Spanish and Portuguese; the second day is no premier", () => {
  const one = Date.parse("2026-06-01T23:00:00Z");
  assert.match(language("es").weekly.moment(one, "Europe/Berlin"), /martes 2 de junio a la 1:00/);
  assert.match(language("pt").weekly.moment(one, "Europe/Berlin"), /à 01:00/);
  assert.match(language("fr").weekly.moment(one, "Europe/Berlin"), /mardi 2 juin à 01:00/);
});

const hour = 36e5;
const times: readonly [string, readonly string[], readonly string[]][] = [
  [
    "en",
    ["just now", "a minute ago", "5 minutes ago", "an hour ago", "3 hours ago", "2 days ago"],
    ["1 day", "3 days", "90 minutes"],
  ],
  [
    "de",
    ["gerade eben", "vor einer Minute", "vor 5 Minuten", "vor einer Stunde", "vor 3 Stunden", "vor 2 Tagen"],
    ["1 Tag", "3 Tage", "90 Minuten"],
  ],
  [
    "fr",
    [
      "à l’instant",
      "il y a une minute",
      "il y a 5 minutes",
      "il y a une heure",
      "il y a 3 heures",
      "il y a 2 jours",
    ],
    ["1 jour", "3 jours", "90 minutes"],
  ],
  [
    "es",
    ["ahora mismo", "hace un minuto", "hace 5 minutos", "hace una hora", "hace 3 horas", "hace 2 días"],
    ["1 día", "3 días", "90 minutos"],
  ],
  [
    "pt",
    ["agora mesmo", "há um minuto", "há 5 minutos", "há uma hora", "há 3 horas", "há 2 dias"],
    ["1 dia", "3 dias", "90 minutos"],
  ],
];
for (const [name, agos, spans] of times)
  test(`times in ${name}`, () => {
    const { ago, span } = language(name);
    assert.deepEqual([0, 6e4, 3e5, hour, 3 * hour, 50 * hour].map(ago), agos);
    assert.deepEqual([24 * hour, 72 * hour, 1.5 * hour].map(span), spans);
  });

test("German: the dative after innerhalb von", () => {
  assert.match(language("de").dontKnowChannel(72 * hour), /innerhalb von 3 Tagen/);
  assert.match(language("de").sorryReopened(24 * hour), /innerhalb von 1 Tag /);
});

for (const [name, say] of Object.entries(everyLanguage))
  test(`a wait of nothing is no second: ${name}`, () => {
    const { dontKnowChannel, sorryReopened, because } = say;
    for (const text of [dontKnowChannel(0), sorryReopened(0), because.waits(0)])
      assert.doesNotMatch(text, /\d|second|sekunde|segundo/i);
  });

for (const [name, { weekly: words }] of Object.entries(everyLanguage)) {
  const people = ["ann", "bob", "cyd", "dot", "eve", "fay", "gus", "zelda"];
  const week = (number: number) =>
    told({
      week: `2026-W${number}`,
      newcomers: [contributor("ann", ["code", "Fix: zelda's [cable](x) <b>"])],
      contributors: [
        contributor("bob", ["code", "Add TLS 1.3"]),
        contributor("cyd", ["review", "Add TLS 1.3"], ["bug", "zelda can not log in"]),
        contributor("dot", ["doc", "Explain tides"], ["translation", "Dutch"]),
        contributor("eve", ["ideas", "Show the moon"], ["talk", "Tides for all"]),
      ],
      helpers: [{ person: 901, name: "fay", questions: ["zelda?", "how?", "why?", "where?"] }],
      thanked: [{ person: 903, name: "gus", by: ["ann", "bob"], reasons: ["zelda"] }],
      notes: [{ person: 901, name: "fay", text: "two evenings!" }],
      waiting: ["can it run on a Pi Zero?"],
      expired: ["zelda"],
      mentioned: ["zelda"],
    });

  test(`a week's post in ${name}: everybody is named, nobody is highlighted, lines fit`, () => {
    for (let number = 10; number < 22; number++) {
      const post = compose(week(number), words) ?? assert.fail("no post");
      const read = shown(post.text);
      for (const person of people) assert.match(read, new RegExp(`(?<!\\w)${person}(?!\\w)`), person);
      for (const title of ["zelda's [cable](x) <b>", "Add TLS 1.3", "Tides for all", "Dutch"])
        assert.ok(read.includes(title), `${title} in ${read}`);
      assert.doesNotMatch(read, /undefined|\.\.|\.”?\.$|\s[.,](?!\w)/m, read);
      for (const line of toLines(post.short)) {
        const bytes = Buffer.byteLength(line.map(({ text }) => text).join(""));
        assert.ok(bytes <= 400, `${bytes}: ${line.map(({ text }) => text).join("")}`);
      }
      for (const text of [post.text, post.short]) {
        const say = { do: "say", key: "k", to: { network: "n", channel: "#c" }, text, whole: true } as const;
        for (const row of fit({ ...say, quiet: post.quiet }, { ...lines, maxParts: 100 })) {
          assert.ok(row.do === "say" && row.body.format === "lines");
          for (const span of row.body.spans)
            for (const person of span.quiet || span.code ? [] : people)
              assert.doesNotMatch(
                span.text.replace(/https?:\/\/\S+|zelda's/gi, ""),
                new RegExp(`(?<![\\w’])${person}(?!\\w)`, "i"),
              );
        }
      }
    }
  });

  test(`somebody reads another sentence about themself from week to week in ${name}`, () => {
    const about = (number: number, who: string): string =>
      shown(compose(week(number), words)?.text ?? "")
        .split("\n")
        .filter((line) => line.startsWith("•") && new RegExp(`(?<!\\w)${who}(?!\\w)`).test(line))
        .join("\n");
    for (const who of ["ann", "bob", "fay"])
      for (let number = 10; number < 20; number++)
        assert.notEqual(about(number, who), about(number + 1, who), `${who} in week ${number}`);
  });
}
