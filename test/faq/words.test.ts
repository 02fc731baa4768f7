import assert from "node:assert/strict";
import { test } from "node:test";
import { createCorpus } from "../../src/faq/corpus.ts";
import type { Entry, Scope } from "../../src/faq/entry.ts";
import { createIndex } from "../../src/faq/search.ts";
import { createSpeller } from "../../src/faq/speller.ts";
import { stemOf } from "../../src/faq/stems.ts";
import { languageOf } from "../../src/faq/stop-words.ts";
import { createSynonyms } from "../../src/faq/synonyms.ts";
import { prepare, wordsOf } from "../../src/faq/text.ts";
import { hashOf, packWords, parseWords, shippedWords } from "../../src/faq/words.ts";
import { bareEntry } from "../support/entry.ts";

const here: Scope = { network: "libera", channel: "#help", areas: [] };

const best = (entries: readonly Entry[], text: string) => createIndex(entries).match(text, here)[0];

test("a text's language is that of its small words, and the FAQ's when they don't tell", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["how do i install it on my machine", "en"],
    ["wie kann ich das auf meinem rechner installieren", "de"],
    ["comment est-ce que je peux installer cela sur mon ordinateur", "fr"],
    ["cómo puedo instalar esto en mi ordenador", "es"],
    ["como eu posso instalar isso no meu computador", "pt"],
    ["как мне установить это на компьютер", "ru"],
    ["установка пакета", "ru"],
    ["install docker", "en"],
  ];
  for (const [text, language] of cases) assert.equal(languageOf(wordsOf(text), "en"), language, text);
  assert.equal(languageOf(wordsOf("docker installation"), "de"), "de");
});

test("each language has its own stems, and umlauts may be spelt out", () => {
  const same: readonly (readonly ["de" | "fr" | "es" | "pt" | "ru", string, string])[] = [
    ["de", "sicherungen", "sicherung"],
    ["de", "löschen", "loeschen"],
    ["fr", "installées", "installer"],
    ["es", "contraseñas", "contraseña"],
    ["pt", "arquivos", "arquivo"],
    ["ru", "пакеты", "пакетов"],
  ];
  for (const [language, one, other] of same)
    assert.equal(stemOf(one, language), stemOf(other, language), `${one} ${other}`);
});

test("an entry is found in its own language, and of two translations the asker's", () => {
  const entries = [
    bareEntry("log", "Where is the log file?"),
    bareEntry("log-de", "Wo ist die Logdatei?", { phrasings: ["Wo finde ich das Log?"] }),
    bareEntry("tls", "How do I turn TLS on?"),
    bareEntry("tls-de", "Wie schalte ich TLS ein?"),
    bareEntry("backup-ru", "Как восстановить файл из резервной копии?"),
  ];
  assert.equal(best(entries, "wo finde ich denn die logdatei")?.entry.id, "log-de");
  assert.equal(best(entries, "wie kann ich tls einschalten?")?.entry.id, "tls-de");
  assert.equal(best(entries, "how can i turn on tls")?.entry.id, "tls");
  const docker = [bareEntry("a-en", "Docker on Windows?"), bareEntry("b-de", "Docker auf Windows?")];
  assert.equal(best(docker, "geht docker mit windows?")?.entry.id, "b-de");
  assert.equal(best(docker, "does docker work with windows?")?.entry.id, "a-en");
  assert.equal(best(entries, "восстановление файлов из копии")?.entry.id, "backup-ru");
});

test("names in code are known by their parts, brands are not", () => {
  assert.deepEqual(wordsOf("getUserById"), ["getuserbyid", "get", "user", "by", "id"]);
  assert.deepEqual(wordsOf("GitHub iPhone --no-cache E_CONN 22.04"), [
    "github",
    "iphone",
    "no",
    "cache",
    "e",
    "conn",
    "22_04",
  ]);
  const entries = [
    bareEntry("user", "How do I get a user by id?"),
    bareEntry("cache", "How do I build without the cache?"),
  ];
  assert.equal(best(entries, "getUserById returns nothing")?.entry.id, "user");
  assert.equal(best(entries, "what does --no-cache do")?.entry.id, "cache");
});

test("a misspelt word is read as the FAQ's nearest, or as two run together; why says so", () => {
  const corpus = createCorpus([
    bareEntry("pillow", "Which pillows fit my mattress?"),
    bareEntry("router", "How do I restart the wifi router?"),
  ]);
  const speller = createSpeller(corpus);
  assert.deepEqual(speller("matress"), ["mattress"]);
  assert.deepEqual(speller("pliiows"), ["pillows"]);
  assert.deepEqual(speller("wifirouter"), ["wifi", "router"]);
  assert.deepEqual(speller("shoudl"), [], "a small word says nothing however it is spelt");
  for (const right of ["mistress", "billions", "kubernetes", "xqzzv", "abc", "0xdeadbeef"])
    assert.equal(speller(right), undefined, right);
  const [found] = createIndex([bareEntry("pillow", "Which pillows fit my mattress?")]).match(
    "pilows for a matress?",
    here,
  );
  assert.equal(found?.entry.id, "pillow");
  assert.match(found.because, /“matress” was read as “mattress”/);
});

test("other words for the same thing, single or two together", () => {
  const synonyms = createSynonyms([
    ["disable", "turn off"],
    ["licence", "license"],
  ]);
  assert.equal(synonyms.ofPair("turn", "off"), synonyms.of("disabl"));
  assert.equal(synonyms.ofPair("turn", "on"), undefined);
  assert.equal(synonyms.of("licens"), synonyms.of("licenc"));
  assert.deepEqual(prepare("How do I switch off the WLAN?").stems, prepare("disable wifi").stems);
  const entries = [
    bareEntry("off", "How do I disable the sound?"),
    bareEntry("wifi", "How do I enable the wireless network?"),
  ];
  assert.equal(best(entries, "turn off audio")?.entry.id, "off");
});

test("words alike in meaning find an entry that shares none, and make nothing sure", () => {
  const entries = [
    bareEntry("refund", "How do I get my money back?"),
    bareEntry("train", "When does the train leave the station?"),
  ];
  const found = best(entries, "airport bus departure");
  assert.equal(found?.entry.id, "train");
  assert.ok(found.probability < 0.9);
});

test("the same question in two entries: neither is sure", () => {
  const twins = [
    bareEntry("a", "How do I reset my password?", { phrasings: ["I forgot my login"] }),
    bareEntry("b", "How do I reset my password?", { phrasings: ["password of the wiki lost"] }),
    bareEntry("c", "Where is the office?"),
  ];
  const matches = createIndex(twins).match("How do I reset my password?", here);
  assert.deepEqual(
    matches
      .slice(0, 2)
      .map(({ entry: { id } }) => id)
      .sort(),
    ["a", "b"],
  );
  for (const { probability } of matches) assert.ok(probability <= 0.5, String(probability));
});

test("the table of words: what is written is read; what makes no sense knows nothing", () => {
  const rows = ["ship", "boat", "tax"].map((word, rank) => ({
    hash: hashOf(word),
    rank: rank * 1000,
    vector: word === "tax" ? [0, 1] : [1, rank / 10],
  }));
  const table = parseWords(packWords(rows, 2));
  const [ship, boat, tax] = ["ship", "boat", "tax"].map(table.find);
  assert.ok(ship !== undefined && boat !== undefined && tax !== undefined);
  assert.ok(table.alike(ship, boat) > 0.95 && table.alike(ship, tax) < 0.1);
  assert.ok(table.rarity(tax) > table.rarity(ship));
  assert.equal(table.find("plane"), -1);
  for (const bytes of [Buffer.alloc(0), Buffer.from("PLW1"), packWords(rows, 2).subarray(0, 20)])
    assert.equal(parseWords(bytes).find("ship"), -1);
  const shipped = shippedWords();
  assert.ok(shipped.find("keyboard") >= 0 && shipped.find("xqzzv") < 0);
  assert.ok(shipped.alike(shipped.find("laptop"), shipped.find("notebook")) > 0.5);
});
