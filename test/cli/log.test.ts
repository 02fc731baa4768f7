import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createLogger, type LogOptions } from "../../src/log.ts";

/** What a logger writes while `work` uses it. */
function written(work: (log: ReturnType<typeof createLogger>) => void, options: LogOptions = {}): string {
  let text = "";
  const destination = {
    write: (line: string): void => {
      text += line;
    },
  };
  work(createLogger("info", destination, options));
  return text;
}

describe("no secret reaches the log", () => {
  const secret = 'hunt"er2\\x';
  const cases: readonly [name: string, Parameters<typeof written>[0]][] = [
    ["under its key", (log) => log.info({ password: "other-secret" }, "x")],
    [
      "under its key, deeper",
      (log) => log.info({ network: { sasl: { account: "a", password: "other-secret" } } }, "x"),
    ],
    ["in a sentence", (log) => log.info(`PASS ${secret} was refused`)],
    ["in a value", (log) => log.info({ line: `PASS ${secret}` }, "x")],
    ["in an error's message and stack", (log) => log.error({ err: new Error(`PASS ${secret}`) }, "x")],
    ["in a child's field", (log) => log.child({ line: `PASS ${secret}` }).warn("x")],
  ];
  for (const [name, work] of cases)
    for (const readable of [false, true])
      test(`${name}, ${readable ? "for people" : "as JSON"}`, () => {
        const text = written(work, { secrets: [secret, "hunt"], readable });
        assert.notEqual(text, "");
        assert.doesNotMatch(text, /er2|other-secret/);
        assert.match(text, /\[hidden\]/);
      });
});

describe("forms", () => {
  test("JSON, one object a line", () => {
    const text = written((log) => {
      log.info({ network: "libera" }, "connected");
      log.debug("not at this level");
    });
    const { level, time, network, msg } = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual([level, network, msg], [30, "libera", "connected"]);
    assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
  });
  test("a short line, with the cause, and without anything that steers a terminal", () => {
    const hostile = new Error("lost\n\u001b[2J\u009b1m");
    const text = written((log) => log.warn({ network: "libera", err: hostile }, "retrying"), {
      readable: true,
    });
    assert.match(text, /^\d\d:\d\d:\d\d warning: retrying: lost {2}\[2J 1m \(network=libera\)\n$/);
  });
});
