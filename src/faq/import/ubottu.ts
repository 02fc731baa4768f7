/**
 * Factoids as the Ubuntu bots keep them: a SQLite table `facts`, its dump as SQL or as
 * lines, or the list that the newer bot's web service gives.
 * Source: the Encyclopedia plugin of ubuntu-bots; factoids/serializers.py of ubottu-web.
 */
import { draftsOf, type Factoid } from "./factoid.ts";
import { type Format, ImportError, type Imported, type Source, wrongKind } from "./format.ts";
import { idOf } from "./id.ts";
import { openDatabase } from "./open.ts";
import { readDump } from "./sql-dump.ts";

interface Fact {
  readonly name: string;
  readonly value: string;
}

const aliasForm = /^\s*<alias>\s*(.+?)\s*$/is;

/** Lines such as `name|value`, `name<tab>value`, `!name is <reply> value`, `name: value`. */
function factOf(line: string): Fact | undefined {
  const cells = line.split("|");
  // `sqlite3 facts.db "SELECT * FROM facts"`: id|author|name|added|value|popularity
  if (cells.length >= 6 && /^\d+$/.test(cells[0] ?? "") && /^\d+$/.test(cells.at(-1) ?? ""))
    return { name: cells[2] ?? "", value: cells.slice(4, -1).join("|") };
  const found =
    /^([^|\t]{1,80})[|\t](.+)$/.exec(line) ??
    /^!?(\S[^:=]{0,79}?)\s+(?:is|=)\s+(<(?:reply|alias|deleted)>.*)$/i.exec(line) ??
    /^!?(\S[^:=]{0,79}?)\s*(?::|\s=)\s+(.+)$/.exec(line);
  return found?.[1] === undefined || found[2] === undefined
    ? undefined
    : { name: found[1].trim(), value: found[2].trim() };
}

const written = (text: string): readonly string[] =>
  text.split("\n").filter((line) => line.trim() !== "" && !/^\s*(?:#|--|\/\/)/.test(line));

const isDump = (text: string): boolean => /^\s*INSERT INTO\s+["'`]?facts\b/im.test(text);

function isLines(text: string): boolean {
  const lines = written(text).slice(0, 200);
  const marks = lines.filter((line) => /<(?:reply|alias|deleted)>/i.test(line)).length;
  return lines.length > 0 && marks > 0 && lines.filter((line) => factOf(line)).length >= lines.length * 0.8;
}

/** Entries of the web service's list. */
function fromList(value: unknown): readonly Fact[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const facts: Fact[] = [];
  for (const one of value as readonly unknown[]) {
    if (typeof one !== "object" || one === null || !("name" in one) || !("value" in one)) return undefined;
    if (typeof one.name !== "string" || typeof one.value !== "string") return undefined;
    const alias = "ftype" in one && one.ftype === "ALIAS";
    facts.push({ name: one.name, value: alias ? `<alias> ${one.value}` : `<reply> ${one.value}` });
  }
  return facts;
}

function factsOf(source: Source): { facts: readonly Fact[]; notes: readonly string[] } {
  if (source.kind === "sqlite" && ubottu.recognises(source)) {
    const db = openDatabase(source.path, source.shown);
    try {
      const rows = db
        .prepare<[], { name: string | null; value: string | null }>("SELECT name, value FROM facts")
        .all();
      return { facts: rows.map(({ name, value }) => ({ name: name ?? "", value: value ?? "" })), notes: [] };
    } finally {
      db.close();
    }
  }
  if (source.kind === "json") {
    const facts = fromList(source.value);
    if (facts) return { facts, notes: [] };
  }
  if (source.kind !== "text") throw wrongKind(source, ubottu.what);
  if (isDump(source.text)) return { facts: readDump(source.text, "facts", ["name", "value"]), notes: [] };
  const facts: Fact[] = [];
  const notes: string[] = [];
  source.text.split("\n").forEach((line, at) => {
    if (!written(line).length) return;
    const fact = factOf(line);
    if (fact) facts.push(fact);
    else notes.push(`${source.shown}:${at + 1}: no line such as name|value; left out`);
  });
  return { facts, notes };
}

/** `ff-#ubuntu-server` is what `ff` is in that channel. */
function splitName(name: string): { key: string; channel?: string } {
  const found = /^(.+)-(#\S+)$/.exec(name);
  return found?.[1] !== undefined && found[2] !== undefined
    ? { key: found[1], channel: found[2] }
    : { key: name };
}

function imported(facts: readonly Fact[]): Imported {
  const notes: string[] = [];
  const byName = new Map(facts.map((fact) => [fact.name.trim().toLowerCase(), fact]));
  const others = new Map<string, string[]>();
  let deleted = 0;
  const kept: Fact[] = [];
  for (const fact of byName.values()) {
    if (/^\s*<deleted>/i.test(fact.value)) deleted += 1;
    else if (!aliasForm.test(fact.value)) {
      if (fact.name.trim() !== "" && fact.value.trim() !== "") kept.push(fact);
    } else {
      const target = follow(fact, byName);
      if (target) others.set(target, [...(others.get(target) ?? []), splitName(fact.name).key]);
      else notes.push(`${fact.name}: another name of something that is not there; left out`);
    }
  }
  if (deleted > 0)
    notes.push(`${deleted === 1 ? "1 factoid is" : `${deleted} factoids are`} marked as deleted; left out`);
  const made = draftsOf(
    kept.map((fact): Factoid => {
      const { key, channel } = splitName(fact.name.trim());
      const same = others.get(fact.name.trim().toLowerCase()) ?? [];
      return { key, others: same, texts: [fact.value], ...(channel === undefined ? {} : { channel }) };
    }),
    idOf,
  );
  return { drafts: made.drafts, notes: [...notes, ...made.notes] };
}

/** Where an alias leads in the end; undefined for one that leads nowhere, or in a circle. */
function follow(fact: Fact, byName: ReadonlyMap<string, Fact>): string | undefined {
  let at = fact;
  for (let steps = 0; steps < 10; steps++) {
    const target = aliasForm.exec(at.value)?.[1]?.toLowerCase();
    if (target === undefined)
      return /^\s*<deleted>/i.test(at.value) ? undefined : at.name.trim().toLowerCase();
    const next = byName.get(target);
    if (!next) return undefined;
    at = next;
  }
  return undefined;
}

export const ubottu: Format = {
  name: "ubottu",
  what: "factoids of an Ubuntu bot (a database with the table facts, its dump, or its list)",
  recognises(source) {
    if (source.kind === "sqlite")
      return ["name", "value"].every((column) => source.tables.get("facts")?.includes(column));
    if (source.kind === "json") return fromList(source.value) !== undefined;
    return source.kind === "text" && (isDump(source.text) || isLines(source.text));
  },
  read(source) {
    const { facts, notes } = factsOf(source);
    if (facts.length === 0) throw new ImportError(`${source.shown}: no factoid in it.`);
    const made = imported(facts);
    return { drafts: made.drafts, notes: [...notes, ...made.notes] };
  },
};
