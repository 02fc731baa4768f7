import assert from "node:assert/strict";
import { test } from "node:test";
import { nevermind, solved, thanksIn } from "../../src/conversation/thanks.ts";

const names = ["alice", "bob", "carol_", "c", "test", "[x]y"];

/** What the line says, whom it thanks, why, and whether it confirms a solution (`+`). */
const cases: readonly (readonly [string, ...string[]])[] = [
  ["thanks alice", "alice"],
  ["thanks, Alice!", "alice"],
  ["alice: thank you, that worked", "alice +"],
  ["alice: ty, got it working", "alice +"],
  ["@alice thx!", "alice"],
  ["ty alice", "alice"],
  ["tyvm alice :)", "alice"],
  ["cheers alice, I will try", "alice"],
  ["thanks a lot alice for the patch", "alice: the patch"],
  ["thanks for the help alice", "alice: the help"],
  ["kudos to alice for the release!", "alice: the release"],
  ["many thanks alice and bob", "alice", "bob"],
  ["thanks alice, bob and carol", "alice", "bob", "carol_"],
  ["alice, bob: thanks both of you", "alice", "bob"],
  ["alice: thanks! how do I start it now?", "alice"],
  ["thanks [x]y", "[x]y"],
  ["danke alice", "alice"],
  ["vielen dank alice, hat geklappt", "alice +"],
  ["danke für die Übersetzung, alice", "alice: die Übersetzung"],
  ["merci alice", "alice"],
  ["ça marche, merci alice !", "alice +"],
  ["gracias alice", "alice"],
  ["muchas gracias alice, funcionó", "alice +"],
  ["obrigado alice", "alice"],
  ["deu certo, valeu alice", "alice +"],
  ["thanks, that worked", "? +"],
  ["thx", "?"],
  ["thanks everyone", "?"],
  ["thanks test", "?"],
  ["test: thanks", "test"],
  // karma
  ["alice++", "alice"],
  ["alice++ for fixing the docs", "alice: fixing the docs"],
  ["alice++ # the docs", "alice: the docs"],
  ["alice++, bob++", "alice", "bob"],
  ["@alice ++", "alice"],
  ["zoe++"],
  ["I like c++ a lot"],
  ["c++ is hard"],
  ["for (i = 0; i < 3; i++)"],
  ["`alice++`"],
  ["alice--"],
  // no thanks
  ["thanks in advance"],
  ["thx in advance alice"],
  ["alice: can you look at it? thanks"],
  ["how do I build it? thanks"],
  ["can someone help me install grub, thanks"],
  ["no thanks"],
  ["no, thanks alice"],
  ["thanks for nothing alice"],
  ["thanks a lot, now it is broken"],
  ["thank god it is over"],
  ["thanks to the new driver the screen works again"],
  ["any help would be appreciated"],
  ["he thanked me"],
  ["> thanks alice"],
  ["<bob> thanks alice"],
  ["`thanks alice`"],
  ["```\nthanks alice\n```"],
  ["danke im voraus"],
  ["nein danke"],
  ["merci d'avance"],
  ["gracias de antemano"],
  ["desde já obrigado"],
  // sarcasm
  ["wow, thanks for nothing, alice"],
  ["great, thanks a lot alice, now nothing boots"],
  ["yeah right, thanks"],
  ["oh thanks, very helpful /s"],
  ["thanks, I hate it"],
  ["danke für nichts"],
  ["na vielen Dank auch"],
  ["merci pour rien"],
  ["gracias por nada"],
  ["obrigado por nada"],
  // several, in other words
  ["vielen Dank an alice und bob", "alice", "bob"],
  ["danke dir alice, das war's", "alice +"],
  ["merci beaucoup à alice et bob", "alice", "bob"],
  ["je te remercie alice", "alice"],
  ["muchas gracias a alice y bob", "alice", "bob"],
  ["obrigado alice e bob", "alice", "bob"],
  ["brigadão alice", "alice"],
  [""],
];

for (const [text, ...expected] of cases)
  test(`thanksIn: ${JSON.stringify(text)}`, () => {
    const found = thanksIn(text, names).map(
      ({ to, reason, worked }) => `${to ?? "?"}${reason ? `: ${reason}` : ""}${worked ? " +" : ""}`,
    );
    assert.deepEqual(found, expected);
  });

const confirmations: readonly (readonly [string, boolean])[] = [
  ["that worked", true],
  ["it works now", true],
  ["solved!", true],
  ["ok, I fixed it", true],
  ["yes, that was it", true],
  ["got it working", true],
  ["das hat geklappt", true],
  ["Problem gelöst", true],
  ["ça marche", true],
  ["résolu", true],
  ["ya funciona", true],
  ["solucionado", true],
  ["deu certo", true],
  ["resolvido", true],
  ["that didn't work", false],
  ["it still doesn't work", false],
  ["does that work?", false],
  ["I hope that works", false],
  ["it worked before the upgrade", false],
  ["it used to work", false],
  ["is it solved?", false],
  ["geht nicht", false],
  ["ça ne marche pas", false],
  ["no funciona", false],
  ["não funcionou", false],
  ["I will try that", false],
  ["behoben, danke", true],
  ["ça marche nickel", true],
  ["ya quedó", true],
  ["resolvido, valeu", true],
  ["noch nicht gelöst", false],
  ["toujours pas résolu", false],
  ["todavía no funciona", false],
  ["ainda não funciona", false],
  ["> that worked", false],
];

for (const [text, expected] of confirmations)
  test(`solved: ${JSON.stringify(text)}`, () => assert.equal(solved(text), expected));

const withdrawals: readonly (readonly [string, boolean])[] = [
  ["nvm", true],
  ["nm, found it", true],
  ["never mind, found it", true],
  ["oh nevermind", true],
  ["alice: nvm, I figured it out", true],
  ["forget it", true],
  ["figured it out", true],
  ["hat sich erledigt", true],
  ["laisse tomber", true],
  ["olvídalo", true],
  ["deixa pra lá", true],
  ["I give up", true],
  ["ich geb's auf", true],
  ["j'abandonne", true],
  ["me rindo", true],
  ["desisto", true],
  ["don't give up", false],
  ["I gave up smoking", false],
  ["don't forget it", false],
  ["never mind the documentation, try it", false],
  ["I never found it", false],
  ["nmap is not installed", false],
  ["how do I find it?", false],
];

for (const [text, expected] of withdrawals)
  test(`nevermind: ${JSON.stringify(text)}`, () => assert.equal(nevermind(text), expected));

test("thanks: hostile lines end soon", () => {
  const texts = [
    "thanks ".repeat(15_000),
    "a++".repeat(33_000),
    "thanks alice, ".repeat(7000),
    "+".repeat(100_000),
    "for ".repeat(25_000),
  ];
  for (const text of texts) {
    assert.ok(thanksIn(text, names).length <= 1);
    assert.equal(solved(text), false);
    assert.equal(nevermind(text), false);
  }
});
