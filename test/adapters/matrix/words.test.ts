import assert from "node:assert/strict";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { MatrixFailure, readFailure, toSendFailed } from "../../../adapters/matrix/failure.ts";
import { mayInvite } from "../../../adapters/matrix/join.ts";
import { createStateFile } from "../../../adapters/matrix/state-file.ts";
import { pauseBefore } from "../../../adapters/matrix/timing.ts";
import { powerNeeded } from "../../../adapters/matrix/trouble.ts";
import { nameFrom, withoutQuote } from "../../../adapters/matrix/words.ts";
import { matrix } from "../../../src/settings/matrix.ts";

describe("Matrix words, settings and files", () => {
  it("takes names as people see them, whatever is in them", () => {
    const table: readonly [string | undefined, string][] = [
      ["Alice B.", "Alice B."],
      [undefined, "alice"],
      ["", "alice"],
      [" \u0000\n ", "alice"],
      ["a\nb\u0007c", "a bc"],
      ["x".repeat(500), "x".repeat(80)],
      ["👍🏽".repeat(100), [..."👍🏽".repeat(100)].slice(0, 80).join("")],
    ];
    for (const [shown, expected] of table) assert.equal(nameFrom(shown, "@alice:porch.test"), expected);
  });

  it("takes off the quote that older clients put before a reply, and nothing else", () => {
    const table: readonly [string, string][] = [
      ["> <@a:b> question\n\nanswer", "answer"],
      ["> <@a:b> question\n> more\n\nanswer\n\n> mine", "answer\n\n> mine"],
      ["> * <@a:b> waves\n\nhi", "hi"],
      ["> somebody said\n\nreally?", "> somebody said\n\nreally?"],
      ["> <@a:b> only a quote", "> <@a:b> only a quote"],
      ["plain", "plain"],
    ];
    for (const [body, expected] of table) assert.equal(withoutQuote(body), expected);
  });

  it("accepts invitations by user, by server, from anybody, and from nobody", () => {
    const alice = "@alice:porch.test";
    assert.equal(mayInvite([], alice), false);
    assert.equal(mayInvite(["@alice:porch.test"], alice), true);
    assert.equal(mayInvite(["@bob:porch.test"], alice), false);
    assert.equal(mayInvite(["Porch.test"], alice), true);
    assert.equal(mayInvite(["rch.test", "porch.tes", "porch.test.evil"], alice), false);
    assert.equal(mayInvite(["porch.test"], "@porch.test:evil.test"), false);
    assert.equal(mayInvite(["*"], alice), true);
  });

  it("reads power levels, also where they are not given", () => {
    const me = "@me:x";
    assert.deepEqual(powerNeeded({}, me, "m.room.message"), { needs: 0, has: 0 });
    const levels = { events_default: 10, events: { "m.reaction": 0 }, users: { [me]: 5 }, users_default: 1 };
    assert.deepEqual(powerNeeded(levels, me, "m.room.message"), { needs: 10, has: 5 });
    assert.deepEqual(powerNeeded(levels, "@other:x", "m.reaction"), { needs: 0, has: 1 });
    assert.deepEqual(powerNeeded({ events: [], users: "x" }, me, "m.room.message"), { needs: 0, has: 0 });
  });

  it("tells apart what is worth another try", () => {
    const answer = (statusCode: number, errcode?: string, more: object = {}): unknown =>
      errcode === undefined
        ? { statusCode, body: "<html>Bad gateway</html>" }
        : Object.assign(new Error("x"), {
            statusCode,
            errcode,
            body: { errcode, error: "because", ...more },
          });
    const table: readonly [unknown, { offline?: boolean; forGood?: boolean; retryAfterMs?: number }][] = [
      [answer(403, "M_FORBIDDEN"), { forGood: true }],
      [answer(413, "M_TOO_LARGE"), { forGood: true }],
      [answer(429, "M_LIMIT_EXCEEDED", { retry_after_ms: 1234 }), { retryAfterMs: 1234 }],
      [answer(429, "M_LIMIT_EXCEEDED"), { retryAfterMs: 5000 }],
      [answer(401, "M_UNKNOWN_TOKEN"), { offline: true }],
      [answer(502), { offline: true }],
      [answer(500, "M_UNKNOWN"), { offline: true }],
      [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), { offline: true }],
      ["nonsense", { offline: true }],
    ];
    const done: readonly [unknown, boolean][] = [
      [answer(429, "M_LIMIT_EXCEEDED"), true],
      [answer(502), true],
      [answer(500, "M_UNKNOWN"), false],
      [answer(504), false],
      [Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }), true],
      [Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), false],
    ];
    for (const [error, notTaken] of done) assert.equal(toSendFailed(error).notTaken, notTaken, String(error));
    for (const [error, expected] of table) {
      const { offline, forGood, retryAfterMs, unsure } = toSendFailed(error);
      assert.deepEqual(
        { offline, forGood, retryAfterMs, unsure },
        { offline: false, forGood: false, retryAfterMs: undefined, unsure: false, ...expected },
      );
    }
    assert.ok(readFailure(answer(404, "M_NOT_FOUND")) instanceof MatrixFailure);
  });

  it("waits longer each time, by chance, and never longer than the most", () => {
    assert.equal(pauseBefore(1, 1000, 60_000, 0), 500);
    assert.equal(pauseBefore(1, 1000, 60_000, 1), 1000);
    assert.equal(pauseBefore(4, 1000, 60_000, 1), 8000);
    for (const tries of [7, 100, 10_000]) assert.equal(pauseBefore(tries, 1000, 60_000, 1), 60_000);
  });

  it("keeps its files whole and to itself", async () => {
    const folder = await mkdtemp(join(tmpdir(), "porchlight-state-"));
    try {
      const path = join(folder, "deep", "file.json");
      const file = createStateFile(path, true);
      assert.deepEqual(await file.read(), {});
      await Promise.all(Array.from({ length: 20 }, (_, n) => file.write({ n })));
      assert.deepEqual(await file.read(), { n: 19 });
      assert.equal((await stat(path)).mode & 0o777, 0o600);
      assert.deepEqual(await readdir(join(folder, "deep")), ["file.json"]);
      await chmod(path, 0o644);
      await file.write({ n: 20 });
      assert.equal((await stat(path)).mode & 0o777, 0o600);
      for (const broken of ["", '{"n":', "7", "[]", "null"]) {
        await writeFile(path, broken);
        assert.deepEqual(await file.read(), {}, broken);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("checks its part of the config", () => {
    const good = {
      type: "matrix",
      name: "porch",
      homeserver: "https://matrix.example.org",
      token: "syt_abc",
      channels: [
        "#project:example.org",
        { name: "!abc:example.org", answer: "off" },
        "!QKb4vGxP8VTdQVAYpHtw0A",
      ],
    };
    const read = matrix.parse(good);
    assert.deepEqual(
      read.channels.map((channel) => channel.name),
      ["#project:example.org", "!abc:example.org", "!QKb4vGxP8VTdQVAYpHtw0A"],
    );
    assert.equal(read.deviceName, "Porchlight");
    assert.deepEqual(read.invitesFrom, []);
    const bad: readonly [object, RegExp][] = [
      [{ token: undefined }, /a token, or a password/],
      [{ password: "x", user: "@a:b" }, /not both/],
      [{ token: undefined, password: "x" }, /the user whose password/],
      [{ homeserver: "matrix.example.org" }, /address of a homeserver/],
      [{ homeserver: "ftp://x.org" }, /address of a homeserver/],
      [{ channels: ["project"] }, /alias/],
      [{ channels: ["#project"] }, /alias/],
      [{ channels: [] }, /./],
      [{ invitesFrom: ["alice bob"] }, /a user id/],
      [{ avatar: "https://x.org/a.png" }, /mxc/],
      [{ colour: "red" }, /colour/],
    ];
    for (const [change, expected] of bad) {
      const outcome = matrix.safeParse({ ...good, ...change });
      assert.match(outcome.success ? "accepted" : outcome.error.message, expected, JSON.stringify(change));
    }
  });
});
