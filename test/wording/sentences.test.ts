import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commands } from "../../commands/all.ts";
import { literal } from "../../src/markdown.ts";
import type { Wording } from "../../src/wording/en.ts";
import {
  calls,
  hostile,
  invited,
  kinds,
  learned,
  reasons,
  short,
  steering,
  unlike,
  weekly,
} from "./calls.ts";
import { people, unlikePeople } from "./calls-people.ts";
import { routing, routingReasons, routingUnlike } from "./routing-calls.ts";
import { everyLanguage, leaves, shown, translations } from "./walk.ts";

type Call = (say: Wording) => readonly (readonly unknown[])[];

const laidOut = (group: object, path: string): readonly (readonly [string, Call])[] =>
  Object.entries(group).map(([name, call]) => [path + name, call]);

const table = new Map<string, Call>([
  ...laidOut(calls, ""),
  ...laidOut(reasons, "because."),
  ...laidOut(people, "people."),
  ...laidOut(invited, "invitations."),
  ...laidOut(learned, "learning."),
  ...laidOut(weekly, "weekly."),
  ...laidOut(routing, "routing."),
  ...laidOut(routingReasons, "routing.because."),
  ...laidOut(short, "weekly.short."),
  ...laidOut(steering, "weekly.command."),
]);

/** One sentence as it comes out, with what went in. */
interface Said {
  readonly path: string;
  readonly args: readonly unknown[];
  readonly text: string;
  /** Which call of the table it is. */
  readonly index: number;
}

function everythingSaid(say: Wording): readonly Said[] {
  return [...leaves(say)]
    .filter(([path]) => !path.startsWith("summaries."))
    .flatMap(([path, leaf]): readonly Said[] => {
      if (typeof leaf === "string") return [{ path, args: [], text: leaf, index: 0 }];
      const called = table.get(path);
      assert.ok(called, `${path} is in no table of calls`);
      return called(say).map((args, index) => ({ path, args, text: String(leaf(...args)), index }));
    });
}

/** Plain text for `why`; everything else is Markdown. */
const asRead = ({ path, text }: Said): string =>
  path.includes("because.") ? shown(literal(text)).replaceAll("\u00a0", " ") : shown(text);

/** What the caller put in, as far as a reader has to see it. */
function values(given: unknown): readonly string[] {
  if (typeof given === "number") return [String(given)];
  if (typeof given === "string")
    return given === "" ? [] : [shown(given === hostile ? literal(given) : given)];
  return typeof given === "object" && given !== null ? Object.values(given).flatMap(values) : [];
}

const marks: ReadonlySet<unknown> = new Set([...kinds, "changes", "reviews", "reports", "other"]);

function expected({ path, args, index }: Said): readonly string[] {
  const own = unlike[path] ?? unlikePeople[path] ?? routingUnlike[path];
  if (own) return own[index] ?? assert.fail(`${path}: call ${index} has no expectation`);
  if (!path.startsWith("weekly.")) return args.flatMap(values);
  // Numbers choose a phrasing there, but for a count of weeks above one.
  const texts = args.filter((arg) => typeof arg === "object" || (typeof arg === "string" && !marks.has(arg)));
  return texts.flatMap(values);
}

const count = (text: string, part: string): number => text.split(part).length - 1;

for (const [language, say] of Object.entries(everyLanguage))
  describe(`sentences: ${language}`, () => {
    const said = everythingSaid(say);

    it("contain every value that goes in, names as they are written", () => {
      for (const one of said) {
        const read = asRead(one);
        assert.notEqual(read.trim(), "", one.path);
        assert.doesNotMatch(read, /undefined|\[object|NaN|\$\{/, one.path);
        const wanted = expected(one).map((value) =>
          one.path.includes("because.") ? value.replaceAll("\u00a0", " ") : value,
        );
        for (const value of new Set(wanted))
          assert.ok(
            count(read, value) >= wanted.filter((other) => other === value).length,
            `${one.path}: “${value}” in “${read}”`,
          );
      }
    });

    it("show what people said exactly as they said it", () => {
      const with_ = said.filter(({ args }) =>
        JSON.stringify(args).includes(JSON.stringify(hostile).slice(1, -1)),
      );
      assert.ok(with_.length >= 20);
      for (const one of with_) {
        const times = count(JSON.stringify(one.args), hostile);
        assert.ok(count(asRead(one), hostile) >= times, `${one.path}: ${asRead(one)}`);
      }
    });

    it("fit an IRC line, each", () => {
      for (const one of said)
        for (const line of asRead(one).split("\n"))
          assert.ok(
            Buffer.byteLength(line) <= 400 || one.path === "privacy",
            `${one.path}: ${Buffer.byteLength(line)} bytes: ${line}`,
          );
    });

    it("have no doubled spaces, no space before a comma or full stop, and balanced code", () => {
      for (const one of said) {
        assert.doesNotMatch(one.text, / {2}| [.,](?!\w)/, `${one.path}: ${one.text}`);
        if (!one.text.includes("``")) assert.equal(count(one.text, "`") % 2, 0, `${one.path}: ${one.text}`);
      }
    });
  });

/** Where a language may say the same as English: there are no words in it. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ["weekly.noteAlone", "weekly.short.person"],
  fr: [],
  es: ["weekly.noteAlone", "weekly.short.person"],
  pt: ["weekly.noteAlone", "weekly.short.person", "quoted", "weekly.quoted"],
};
const alikeEverywhere = ["history", "tellMaintainers", "because.chosen", "weekly.note", "weekly.short.notes"];

for (const [language, say] of Object.entries(translations))
  describe(`translation: ${language}`, () => {
    const english = everythingSaid(everyLanguage["en"] ?? say);
    const texts = (said: readonly Said[], path: string): string =>
      said
        .filter((one) => one.path === path)
        .map(({ text }) => text)
        .join("\n");

    it("says everything in its own words", () => {
      const said = everythingSaid(say);
      assert.deepEqual(
        [...new Set(said.map(({ path }) => path))].sort(),
        [...new Set(english.map(({ path }) => path))].sort(),
      );
      const same = [...new Set(said.map(({ path }) => path))].filter(
        (path) => texts(said, path) === texts(english, path),
      );
      assert.deepEqual(same.sort(), [...alikeEverywhere, ...(alike[language] ?? [])].sort());
    });

    it("has as many lines as English has: nothing in it is taken for a list or a heading", () => {
      for (const one of everythingSaid(say)) {
        const original = english.find(({ path, index }) => path === one.path && index === one.index);
        const lines = (text: string): number => shown(text).split("\n").length;
        assert.equal(lines(one.text), lines(original?.text ?? ""), `${one.path}: ${one.text}`);
      }
    });

    it("says as many different things in as many ways as English does", () => {
      const said = everythingSaid(say);
      for (const path of ["opening", "newcomer", "several", "helper", "kudos", "from"].map(
        (name) => `weekly.${name}`,
      )) {
        const ways = (all: readonly Said[]): number =>
          new Set(all.filter((one) => one.path === path).map(({ text }) => text)).size;
        assert.ok(ways(said) >= ways(english), `${path}: ${ways(said)} of ${ways(english)}`);
      }
    });

    it("names commands, placeholders and keys as they are", () => {
      for (const one of everythingSaid(say)) {
        const original = english.find(({ path, index }) => path === one.path && index === one.index);
        const words = (text: string): readonly string[] =>
          [...text.matchAll(/`(!?[a-z]+)(?: [^`]*)?`/g)].map(([, name]) => name ?? "").sort();
        assert.deepEqual(
          [...new Set(words(one.text))],
          [...new Set(words(original?.text ?? ""))],
          `${one.path}: ${one.text}`,
        );
      }
    });

    it("says what each command does", () => {
      assert.deepEqual(Object.keys(say.summaries).sort(), commands.map(({ name }) => name).sort());
      for (const { name, summary } of commands) assert.notEqual(say.summaries[name], summary, name);
    });
  });
