import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ircLineParser } from "irc-framework";
import { joinTrouble, socketTrouble } from "../../../adapters/irc/trouble.ts";

describe("what went wrong, for people", () => {
  it("has a sentence and a remedy for each refused JOIN", () => {
    for (const numeric of [
      "403",
      "405",
      "437",
      "471",
      "473",
      "474",
      "475",
      "476",
      "477",
      "479",
      "489",
      "520",
    ]) {
      const trouble = joinTrouble(
        ircLineParser(`:s ${numeric} me #project :the server's words`) ?? assert.fail(),
      );
      assert.match(trouble?.what ?? "", /#project.*\(the server's words\)\.$/);
      assert.ok((trouble?.mend.length ?? 0) > 20);
    }
    assert.equal(joinTrouble(ircLineParser(":s 404 me #project :no") ?? assert.fail()), undefined);
  });

  it("goes on trying for what may pass, and not for what will not", () => {
    const error = (code: string) => Object.assign(new Error("words"), { code });
    for (const code of ["ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "ECONNRESET", "SOMETHING_NEW"])
      assert.equal(socketTrouble(error(code), "irc.test:6697").forGood, false, code);
    for (const code of [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "CERT_HAS_EXPIRED",
    ])
      assert.equal(socketTrouble(error(code), "irc.test:6697").forGood, true, code);
  });
});
