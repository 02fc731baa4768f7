import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PermissionFlagsBits } from "discord.js";
import { checkDiscord } from "../../../adapters/discord/check.ts";
import { type DiscordServer, startDiscord } from "../../servers/discord/server.ts";
import { discordSettings } from "./rig.ts";

async function check(prepare: (server: DiscordServer) => Record<string, unknown>) {
  const server = await startDiscord();
  try {
    const settings = prepare(server);
    return await checkDiscord(discordSettings(server.api, settings), { login: 3000 });
  } finally {
    await server.stop();
  }
}

describe("checking a Discord network", () => {
  it("finds nothing to mend where all is well", async () => {
    const findings = await check(() => ({ threads: true }));
    assert.deepEqual(
      findings.filter((one) => !one.ok),
      [],
    );
    assert.ok(findings.length >= 5);
  });

  const cases: readonly (readonly [
    string,
    (server: DiscordServer) => Record<string, unknown>,
    RegExp,
    RegExp,
  ])[] = [
    ["a wrong token", () => ({ token: "wrong" }), /refused the bot's token/, /Reset the token/],
    [
      "the missing intent",
      (server) => {
        server.state.portal.messageContent = false;
        return {};
      },
      /Message Content intent/,
      /messageContent: false/,
    ],
    [
      "a missing permission, with the channel's name",
      (server) => {
        server.channel.denied = PermissionFlagsBits.SendMessages | PermissionFlagsBits.AddReactions;
        return {};
      },
      /#project: it lacks Send Messages, Add Reactions/,
      /Give the bot's role/,
    ],
    ["a channel that is not there", () => ({ channels: ["#gone"] }), /no channel #gone/, /Correct #gone/],
    [
      "two channels of one name",
      (server) => {
        server.addChannel("project");
        return {};
      },
      /2 channels are called #project/,
      /channel's id/,
    ],
    [
      "a server that the bot is not on",
      () => ({ guilds: ["81384788765712384"] }),
      /not on the server/,
      /Invite/,
    ],
    [
      "a forum without its tag",
      (server) => {
        server.addForum("questions", ["windows"]);
        return { channels: ["#questions"] };
      },
      /no tag solved/,
      /Add a tag/,
    ],
    [
      "a forum whose tags it may not set",
      (server) => {
        server.addForum("questions", ["solved"]).denied = PermissionFlagsBits.ManageThreads;
        return { channels: ["#questions"] };
      },
      /lacks Manage Threads/,
      /Manage Threads/,
    ],
    [
      "a port on which nobody listens",
      () => ({ rest: { api: "http://127.0.0.1:1/api" } }),
      /cannot be reached/,
      /rest\.api/,
    ],
  ];
  for (const [name, prepare, what, mend] of cases)
    it(`finds ${name}`, async () => {
      const broken = (await check(prepare)).filter((one) => !one.ok);
      assert.ok(
        broken.some((one) => what.test(one.what) && mend.test(one.mend ?? "")),
        JSON.stringify(broken),
      );
      assert.ok(broken.every((one) => one.mend !== undefined));
      assert.equal(new Set(broken.map((one) => one.what)).size, broken.length, "nothing is said twice");
      assert.ok(broken.every((one) => !one.what.startsWith("test: ")));
    });
});
