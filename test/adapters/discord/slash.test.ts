import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { APIApplicationCommand } from "discord-api-types/v10";
import { sameCommands } from "../../../adapters/discord/register.ts";
import { menus, slashCommands } from "../../../adapters/discord/slash.ts";
import { commands } from "../../../commands/all.ts";
import type { Command } from "../../../src/command.ts";
import { startDiscord } from "../../servers/discord/server.ts";
import { eventually } from "../../support/contract.ts";
import { discordAdapter } from "./rig.ts";

const command = (some: Partial<Command>): Command => ({
  name: "test",
  summary: "do something",
  parameters: [],
  examples: [],
  for: "everyone",
  run: () => [],
  ...some,
});

describe("slash commands from the command list", () => {
  it("makes one of each command, and two entries for the message menu", () => {
    const made = slashCommands(commands, "guild");
    assert.deepEqual(
      made.map((one) => one.name),
      [...commands.map((one) => one.name), menus.faq, menus.question],
    );
  });

  it("takes numbers as numbers and offers names of FAQ entries", () => {
    const parameters = [
      { name: "N", type: "number" as const, summary: "which" },
      { name: "id", type: "faq" as const, summary: "entry" },
      { name: "who", type: "person" as const, summary: "a person", optional: true as const },
    ];
    const [made] = slashCommands([command({ parameters })], "guild");
    assert.ok(made && "options" in made);
    assert.deepEqual(
      made.options?.map((one) => [
        one.name,
        one.type,
        one.required,
        "autocomplete" in one && one.autocomplete,
      ]),
      [
        ["n", 4, true, false],
        ["id", 3, true, true],
        ["who", 3, false, false],
      ],
    );
  });

  it("puts what is required first, as Discord wants it, whatever the order when typed", () => {
    for (const made of slashCommands(commands, "guild")) {
      const required = "options" in made ? (made.options ?? []).map((one) => one.required === true) : [];
      assert.deepEqual(
        required,
        [...required].sort((one, other) => Number(other) - Number(one)),
        made.name,
      );
    }
  });

  it("keeps descriptions within 100 characters, without marks", () => {
    const [short, long] = slashCommands(
      [command({ summary: "end `!away`" }), command({ name: "other", summary: "word ".repeat(50) })],
      "guild",
    );
    assert.ok(short && "description" in short && long && "description" in long);
    assert.equal(short.description, "end /away");
    assert.equal((long.description ?? "").length <= 100, true);
    assert.match(long.description ?? "", /…$/);
  });

  it("knows its own commands again, as Discord fills them in, and other ones from them", () => {
    const wanted = slashCommands(commands, "guild");
    const filled = wanted.map(
      (one, at) =>
        ({
          id: String(at),
          application_id: "1",
          version: "2",
          default_member_permissions: null,
          nsfw: false,
          description: "",
          ...one,
        }) as unknown as APIApplicationCommand,
    );
    assert.ok(sameCommands(wanted, filled));
    assert.ok(sameCommands(wanted, filled.toReversed()));
    assert.ok(!sameCommands(wanted, filled.slice(1)));
    assert.ok(!sameCommands(slashCommands(commands, "global"), filled));
    const [first, ...rest] = commands;
    assert.ok(first);
    assert.ok(!sameCommands(slashCommands([{ ...first, summary: "else" }, ...rest], "guild"), filled));
  });
});

describe("registering slash commands on the server", () => {
  for (const register of ["guild", "global"] as const)
    it(`happens once, and again only when they are others: ${register}`, async () => {
      const server = await startDiscord();
      const where = register === "guild" ? server.guild.id : "global";
      const put = () => server.requests(/^PUT \/applications\//);
      const looks = () =>
        server.requests(
          register === "guild" ? /^GET \/applications\/\d+\/guilds\// : /^GET \/applications\/\d+\/commands/,
        );
      const start = async (list: readonly Command[]) => {
        const adapter = discordAdapter(server.api, { settings: { register } });
        const asked = looks();
        await adapter.start(async () => true, list, undefined);
        await eventually(() => looks() > asked, "a look");
        return adapter;
      };
      try {
        const first = await start(commands);
        await eventually(() => server.state.commands.has(where), "the commands");
        assert.equal(server.state.commands.get(where)?.length, commands.length + 2);
        await first.stop();
        const second = await start(commands);
        await second.send(
          {
            do: "say",
            to: { network: "test", channel: "#project" },
            body: { format: "markdown", markdown: "x" },
            priority: 0,
          },
          "k",
        );
        await second.stop();
        assert.equal(put(), 1);
        const third = await start(commands.slice(1));
        await eventually(() => put() === 2, "another list");
        await third.stop();
        assert.equal(server.state.commands.get(where)?.length, commands.length + 1);
      } finally {
        await server.stop();
      }
    });

  it("takes those away that were registered the other way, and nobody else's", async () => {
    const server = await startDiscord();
    const registered = (where: string) => (server.state.commands.get(where) ?? []).map((one) => one.name);
    try {
      for (const [register, here, there] of [
        ["guild", server.guild.id, "global"],
        ["global", "global", server.guild.id],
      ] as const) {
        const foreign = {
          id: "1",
          application_id: "1",
          version: "1",
          type: 1,
          name: "theirs",
          description: "x",
        };
        const before = server.state.commands.get(there) ?? [];
        server.state.commands.set(there, [...before, foreign as unknown as APIApplicationCommand]);
        const adapter = discordAdapter(server.api, { settings: { register } });
        await adapter.start(async () => true, commands, undefined);
        await eventually(() => registered(here).includes("faq"), "the commands");
        await eventually(() => !registered(there).includes("faq"), "the old ones to go");
        assert.deepEqual(registered(there), ["theirs"]);
        await adapter.stop();
        server.state.commands.set(
          here,
          server.state.commands.get(here)?.filter((one) => one.name !== "theirs") ?? [],
        );
      }
    } finally {
      await server.stop();
    }
  });
});
