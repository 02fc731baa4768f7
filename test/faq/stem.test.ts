import assert from "node:assert/strict";
import { test } from "node:test";
import { stem } from "../../src/faq/stem.ts";
import { prepare, wantsHelp, wordsOf } from "../../src/faq/text.ts";

test("stems are Porter's", () => {
  // The examples of the paper, step by step.
  const words = `caresses:caress ponies:poni caress:caress cats:cat feed:feed agreed:agre plastered:plaster bled:bled motoring:motor
    sing:sing conflated:conflat troubled:troubl sized:size hopping:hop tanned:tan falling:fall hissing:hiss fizzed:fizz failing:fail
    filing:file happy:happi sky:sky relational:relat conditional:condit rational:ration digitizer:digit operator:oper feudalism:feudal
    decisiveness:decis hopefulness:hope triplicate:triplic formative:form formalize:formal electrical:electr goodness:good
    revival:reviv allowance:allow inference:infer airliner:airlin adjustable:adjust replacement:replac adoption:adopt
    effective:effect probate:probat rate:rate cease:ceas controll:control roll:roll yes:ye c:c 14_04:14_04 größe:größe`;
  for (const pair of words.split(/\s+/)) {
    const [word, wanted] = pair.split(":");
    assert.equal(stem(word ?? ""), wanted, word);
  }
});

test("words are folded; what is no language is left out", () => {
  assert.deepEqual(wordsOf("Größe, CAFÉ & don't use C++/C# 14.04!"), [
    "grosse",
    "cafe",
    "dont",
    "use",
    "cplusplus",
    "csharp",
    "14_04",
  ]);
  assert.deepEqual(prepare("alice: see https://e.org/x?y `ls -x9` ```\nx\n``` please").stems, ["ls", "x9"]);
  assert.deepEqual(prepare("Error in 世界地图").stems, ["error", "世界", "界地", "世界地", "地图", "界地图"]);
  assert.deepEqual(prepare("你好，怎么启用VPN呢").stems, ["启用", "vpn"]);
});

test("pleas for help, with and without a question mark", () => {
  for (const text of [
    "hi, how do i quit vim",
    "is it down?",
    "i can't log in",
    "ok. wie geht das",
    "any body know about tls",
  ])
    assert.ok(wantsHelp(text), text);
  for (const text of ["i like it", "it works now", "use double quotes", "thanks"])
    assert.ok(!wantsHelp(text), text);
});
