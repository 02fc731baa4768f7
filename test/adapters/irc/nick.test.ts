import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ircLineParser } from "irc-framework";
import { createFold } from "../../../adapters/irc/fold.ts";
import { createNick } from "../../../adapters/irc/nick.ts";

describe("finding a nick", () => {
  const nickOf = (me: string, written: string[], monitor = false) =>
    createNick({
      wanted: "porchlight",
      me: () => me,
      fold: () => createFold(),
      monitor: () => monitor,
      write: (line) => written.push(line),
    });
  const heard = (line: string) => ircLineParser(line) ?? assert.fail(line);

  it("tries the next one, shorter when the server wants shorter ones", () => {
    const nick = nickOf("", []);
    const taken = heard(":s 433 * x :in use");
    assert.equal(nick.next(taken), "porchlight_");
    assert.equal(nick.next(taken), "porchlight1");
    const long = heard(":s 432 * x :too long");
    assert.equal(nick.next(long), "porchligh_");
    assert.equal(nick.next(taken), "porchligh1");
    assert.equal(nick.next(long), undefined);
  });

  it("gives up at once when the wanted nick itself is not allowed", () => {
    assert.equal(nickOf("", []).next(heard(":s 432 * x :bad")), undefined);
  });

  it("takes the wanted nick when its holder quits, changes, or is reported gone", () => {
    for (const line of [
      ":PorchLight!u@h QUIT :bye",
      ":porchlight!u@h NICK :other",
      ":s 731 me :porchlight",
      ":s 303 me :",
    ]) {
      const written: string[] = [];
      nickOf("porchlight_", written).heard(heard(line));
      assert.deepEqual(written, ["NICK porchlight"], line);
    }
    const written: string[] = [];
    for (const line of [":other!u@h QUIT", ":s 303 me :Porchlight", ":s 731 me :other"])
      nickOf("porchlight_", written).heard(heard(line));
    assert.deepEqual(written, []);
  });
});
