import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { type DiscordServer, startDiscord } from "./server.ts";

describe("the loopback Discord refuses what Discord refuses", () => {
  let server: DiscordServer;
  before(async () => {
    server = await startDiscord();
  });
  after(() => server.stop());

  async function ask(method: string, path: string, body?: unknown, token = "Bot secret-token") {
    const response = await fetch(`${server.api}/v10${path}`, {
      method,
      headers: { authorization: token, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown> & { code?: number },
    };
  }

  const messages = () => `/channels/${server.channel.id}/messages`;
  const button = (some: object = {}) => ({ type: 2, style: 2, label: "a", custom_id: "a", ...some });
  const rows = (...components: object[]) => ({ content: "a", components: [{ type: 1, components }] });
  const cases: readonly (readonly [string, object | string, number, string])[] = [
    ["nothing to say", {}, 50006, ""],
    ["white space only", { content: " \n" }, 50006, ""],
    ["2,001 characters", { content: "x".repeat(2001) }, 50035, "content._errors"],
    ["a nonce of 26 characters", { content: "a", nonce: "x".repeat(26) }, 50035, "nonce._errors"],
    ["a flag that is not for messages", { content: "a", flags: 1 << 7 }, 50035, "flags._errors"],
    ["a hidden message outside an interaction", { content: "a", flags: 64 }, 50035, "flags._errors"],
    [
      "a reply to nothing",
      { content: "a", message_reference: { message_id: "81384788765712384" } },
      50035,
      "message_reference._errors",
    ],
    [
      "mentions of an unknown sort",
      { content: "a", allowed_mentions: { parse: ["all"] } },
      50035,
      "allowed_mentions.parse.0._errors",
    ],
    [
      "mentions both parsed and named",
      { content: "a", allowed_mentions: { parse: ["users"], users: ["81384788765712384"] } },
      50035,
      "allowed_mentions._errors",
    ],
    [
      "a mention that is no id",
      { content: "a", allowed_mentions: { users: ["anna"] } },
      50035,
      "allowed_mentions.users.0._errors",
    ],
    [
      "six rows",
      { content: "a", components: Array.from({ length: 6 }, () => ({ type: 1, components: [button()] })) },
      50035,
      "components._errors",
    ],
    [
      "six buttons in a row",
      rows(...Array.from({ length: 6 }, (_, n) => button({ custom_id: `${n}` }))),
      50035,
      "components.0.components._errors",
    ],
    ["an empty row", rows(), 50035, "components.0.components._errors"],
    ["two buttons of one id", rows(button(), button()), 50035, "components.0.components.1.custom_id._errors"],
    [
      "a label of 81 characters",
      rows(button({ label: "x".repeat(81) })),
      50035,
      "components.0.components.0.label._errors",
    ],
    [
      "an id of 101 characters",
      rows(button({ custom_id: "x".repeat(101) })),
      50035,
      "components.0.components.0.custom_id._errors",
    ],
    ["what is no JSON", "{", 50109, ""],
  ];
  for (const [name, body, code, path] of cases)
    it(name, async () => {
      const before = server.channel.messages.length;
      const refused = await ask("POST", messages(), body);
      assert.deepEqual([refused.status, refused.body.code], [400, code]);
      let at: unknown = refused.body["errors"];
      for (const step of path === "" ? [] : path.split(".")) at = (at as Record<string, unknown>)[step];
      if (path !== "") assert.ok(Array.isArray(at) && at.length === 1, JSON.stringify(refused.body));
      assert.equal(server.channel.messages.length, before);
    });

  it("who has no token, the wrong version, no such route or channel", async () => {
    assert.equal((await ask("GET", "/users/@me", undefined, "Bot wrong")).status, 401);
    assert.equal((await fetch(`${server.api}/v6/users/@me`)).status, 400);
    assert.equal((await ask("GET", "/nothing")).status, 404);
    assert.equal((await ask("GET", "/channels/81384788765712384")).body.code, 10003);
    assert.equal((await ask("GET", "/channels/abc")).body.code, 50035);
    assert.equal((await ask("GET", `${messages()}?limit=101`)).body.code, 50035);
  });

  it("what the bot may not do", async () => {
    const denied = [
      [PermissionFlagsBits.ViewChannel, 50001],
      [PermissionFlagsBits.SendMessages, 50013],
    ] as const;
    for (const [bit, code] of denied) {
      server.channel.denied = bit;
      const refused = await ask("POST", messages(), { content: "a" });
      server.channel.denied = 0n;
      assert.deepEqual([refused.status, refused.body.code], [403, code]);
    }
    const said = server.person("anna").say(server.channel, "mine");
    assert.equal((await ask("PATCH", `${messages()}/${said.id}`, { content: "yours" })).body.code, 50005);
    assert.equal((await ask("DELETE", `${messages()}/${said.id}`)).body.code, 50013);
    assert.equal((await ask("PUT", `${messages()}/${said.id}/reactions/abc/@me`)).body.code, 10014);
  });

  it("shows an enforced nonce once, and sounds for whom it may only", async () => {
    const [anna, ben] = [server.person("anna"), server.person("ben")];
    const content = `<@${anna.id}> <@${ben.id}> @everyone`;
    const body = {
      content,
      nonce: "n",
      enforce_nonce: true,
      allowed_mentions: { parse: [], users: [anna.id] },
    };
    const [first, second] = [await ask("POST", messages(), body), await ask("POST", messages(), body)];
    assert.equal(first.body["id"], second.body["id"]);
    assert.deepEqual([anna.sounded(), ben.sounded()], [1, 0]);
    const other = await ask("POST", messages(), { ...body, enforce_nonce: false });
    assert.notEqual(other.body["id"], first.body["id"]);
    await ask("POST", messages(), { content });
    assert.deepEqual([anna.sounded(), ben.sounded()], [3, 1]);
  });

  it("tells its limits, and refuses what is over them", async () => {
    server.limits.set("GET /users/@me", { count: 1, ms: 10_000 });
    const first = await ask("GET", "/users/@me");
    assert.equal(first.headers.get("x-ratelimit-remaining"), "0");
    const second = await ask("GET", "/users/@me");
    assert.equal(second.status, 429);
    assert.ok(Number(second.headers.get("retry-after")) > 5);
    assert.equal(second.body["global"], false);
  });

  it("commands with a wrong name, no description, or options in the wrong order", async () => {
    const path = `/applications/${server.state.application}/commands`;
    const option = (name: string, required: boolean) => ({ type: 3, name, description: "d", required });
    const wrong: readonly object[][] = [
      [{ name: "Two Words", description: "d" }],
      [{ name: "UPPER", description: "d" }],
      [{ name: "a", description: "" }],
      [{ name: "a", description: "x".repeat(101) }],
      [
        { name: "a", description: "d" },
        { name: "a", description: "d" },
      ],
      [{ name: "a", description: "d", options: [option("x", false), option("y", true)] }],
      [{ name: "a", description: "d", options: [option("x", true), option("x", true)] }],
      [{ type: 3, name: "Menu", description: "d" }],
      [{ type: 3, name: "x".repeat(33) }],
    ];
    for (const commands of wrong)
      assert.equal((await ask("PUT", path, commands)).body.code, 50035, JSON.stringify(commands));
    assert.equal((await ask("PUT", path, [{ name: "a", description: "d" }])).status, 200);
  });

  it("an interaction acknowledged twice, or too late, or by another's token", async () => {
    const call = server.person("anna").slash(server.channel, "help");
    const path = `/interactions/${call.id}/${call.token}/callback`;
    assert.equal(
      (await ask("POST", `/interactions/${call.id}/wrong/callback`, { type: 5 })).body.code,
      10062,
    );
    assert.equal(
      (await ask("POST", `/webhooks/${server.state.application}/${call.token}`, { content: "a" })).body.code,
      10015,
    );
    assert.equal((await ask("POST", path, { type: 6 })).body.code, 50035);
    assert.equal((await ask("POST", path, { type: 5 })).status, 204);
    assert.equal((await ask("POST", path, { type: 5 })).body.code, 40060);
  });
});
