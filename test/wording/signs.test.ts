/** `why` tells what makes a message a question in the community's own language. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { questionForm } from "../../src/conversation/question.ts";
import { de } from "../../src/wording/de.ts";
import { es } from "../../src/wording/es.ts";
import { fr } from "../../src/wording/fr.ts";
import { pt } from "../../src/wording/pt.ts";

const said = [
  "hi all, does anybody know how I can turn TLS on? I have tried for hours.",
  "what is this? https://paste.example/x",
  "I have a problem with the certificate of my server since the update, it fails with error 17 and I don't know what to do about that any more, please help",
  "the kettle crashes. how do I mend it",
  "my sound stopped after the update",
  "printer broken",
  "没有声音？",
  "wlan kaputt seit gestern",
];

it("in no language but English any English is left", () => {
  for (const text of said) {
    const { form, confidence, why } = questionForm(text);
    for (const { because } of [de, es, fr, pt])
      assert.doesNotMatch(
        because.asked(form, confidence, why),
        /\b(?:question mark|begins|asks|says|tells|shows|names|explains|wants)\b/,
      );
  }
});
