/**
 * One bot on three networks: InspIRCd, Synapse and the loopback Discord, with people on
 * each. What is said is kept as a transcript.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiscordAdapter } from "../../adapters/discord/discord.ts";
import { createIrcAdapter } from "../../adapters/irc/irc.ts";
import { createMatrixAdapter } from "../../adapters/matrix/matrix.ts";
import type { Adapter } from "../../src/adapter.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import { createLogger } from "../../src/log.ts";
import { type Settings, schema } from "../../src/settings.ts";
import { openSite, type Site } from "../adapters/matrix/rig.ts";
import { type DiscordServer, startDiscord } from "../servers/discord/server.ts";
import { type Inspircd, startInspircd } from "../servers/inspircd.ts";
import { connectClient, type IrcClient } from "../servers/irc-client.ts";
import { until } from "../servers/process.ts";
import { serverName } from "../servers/synapse.ts";

/** Somebody in front of a client. */
export interface Townsperson {
  readonly name: string;
  /** In the channel that everybody reads. */
  say(text: string): Promise<void>;
  /** To the bot, in private. */
  tell(text: string): Promise<void>;
  /** To what the bot said in private last, by the network's own link. */
  replies(text: string): Promise<void>;
  /** Waits until the bot said something like this in the channel. */
  reads(pattern: RegExp): Promise<string>;
  /** Waits until the bot said something like this in private. */
  hears(pattern: RegExp): Promise<string>;
}

export interface Town {
  readonly bot: Bot;
  readonly settings: Settings;
  readonly lines: readonly string[];
  readonly irc: { readonly server: Inspircd; person(name: string): Promise<Townsperson> };
  readonly matrix: { readonly site: Site; person(name: string): Promise<Townsperson> };
  readonly discord: { readonly server: DiscordServer; person(name: string): Townsperson };
  stop(): Promise<void>;
}

const noise = /^@\S+ /;

export async function openTown(faq: string): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), "porchlight-town-"));
  const [irc, site, discord] = await Promise.all([startInspircd(), openSite(), startDiscord()]);
  const lines: string[] = [];
  const clients: IrcClient[] = [];
  const mia = discord.person("mia");

  const settings = schema.parse({
    community: "Teapot",
    faq: [faq],
    networks: [
      {
        type: "irc",
        name: "irc",
        host: "127.0.0.1",
        port: irc.port,
        tls: false,
        channels: ["#teapot"],
        pace: { every: 0, burst: 100 },
      },
      {
        type: "matrix",
        name: "matrix",
        homeserver: site.server.url,
        user: `@porchlight:${serverName}`,
        password: "pass-porchlight",
        channels: [`#project:${serverName}`],
        invitesFrom: [serverName],
      },
      {
        type: "discord",
        name: "discord",
        token: "secret-token",
        channels: ["#project"],
        threads: false,
        rest: { api: discord.api },
      },
    ],
    channels: { wait: "2s" },
    people: {
      mia: { accounts: [`discord:${mia.id}`] },
      max: { accounts: [`matrix:@max:${serverName}`] },
    },
  });
  const log = createLogger("warn", { write: (line) => process.stderr.write(line) });
  const version = "0.0.0";
  function adapterOf(network: Settings["networks"][number]): Adapter {
    switch (network.type) {
      case "irc":
        return createIrcAdapter(network, { log, version, bots: [] });
      case "matrix":
        return createMatrixAdapter(network, { log, version, dataFolder: folder });
      case "discord":
        return createDiscordAdapter(network, { log, version });
      case "terminal":
        throw new Error("no terminal here");
    }
  }
  const adapters = settings.networks.map(adapterOf);
  const bot = await createBot({
    settings,
    base: folder,
    database: join(folder, "porchlight.db"),
    adapters,
    log,
  });
  await bot.start();

  const note = (where: string, who: string, text: string): void => {
    lines.push(`${where.padEnd(16)} <${who}> ${text}`);
  };
  /** Waits for a text that fits among those that `texts` gives, and notes it once. */
  async function found(
    where: string,
    texts: () => readonly string[],
    seen: Set<number>,
    pattern: RegExp,
  ): Promise<string> {
    const at = () => texts().findIndex((text, index) => !seen.has(index) && pattern.test(text));
    await until(
      () => `${where}: ${pattern}; there was\n${texts().join("\n")}`,
      () => at() >= 0,
      15_000,
    );
    const index = at();
    seen.add(index);
    const text = texts()[index] ?? "";
    note(where, "porchlight", text);
    return text;
  }

  async function ircPerson(name: string): Promise<Townsperson> {
    const client = await connectClient(irc.port, name);
    clients.push(client);
    await client.join("#teapot");
    const [public_, private_] = [new Set<number>(), new Set<number>()];
    const from = (target: string) => () =>
      client.lines
        .map((line) => line.replace(noise, ""))
        .filter((line) => line.startsWith(":porchlight!"))
        .flatMap((line) => {
          const sign = ` PRIVMSG ${target} :`;
          const at = line.indexOf(sign);
          return at < 0 ? [] : [line.slice(at + sign.length)];
        });
    return {
      name,
      async say(text) {
        client.send(`PRIVMSG #teapot :${text}`);
        note("IRC #teapot", name, text);
      },
      async tell(text) {
        client.send(`PRIVMSG porchlight :${text}`);
        note(`IRC (${name})`, name, text);
      },
      async replies(text) {
        const id = /[@;]msgid=([^; ]+)/.exec(
          client.lines.findLast((line) => line.includes(` PRIVMSG ${name} :`)) ?? "",
        )?.[1];
        client.send(`@+draft/reply=${id ?? ""} PRIVMSG porchlight :${text}`);
        note(`IRC (${name})`, name, text);
      },
      reads: (pattern) => found("IRC #teapot", from("#teapot"), public_, pattern),
      hears: (pattern) => found(`IRC (${name})`, from(name), private_, pattern),
    };
  }

  async function matrixPerson(name: string): Promise<Townsperson> {
    const client = await site.person(name);
    await client.join(site.room);
    const [public_, private_] = [new Set<number>(), new Set<number>()];
    let direct: string | undefined;
    const bodies = (fits: (room: string) => boolean) => () =>
      client.seen
        .filter((event) => event.sender === `@porchlight:${serverName}` && event.type === "m.room.message")
        .map((event) => (fits(event.room_id) ? String(event.content.body ?? "") : ""));
    return {
      name,
      async say(text) {
        await client.say(site.room, text);
        note("Matrix #project", name, text);
      },
      async tell(text) {
        direct ??= await client.create({
          is_direct: true,
          invite: [`@porchlight:${serverName}`],
          preset: "trusted_private_chat",
        });
        const room = direct;
        await client.wait(
          (event) =>
            event.type === "m.room.member" &&
            event.room_id === room &&
            event.state_key === `@porchlight:${serverName}` &&
            event.content["membership"] === "join",
          "the bot in the private room",
        );
        await client.say(room, text);
        note(`Matrix (${name})`, name, text);
      },
      async replies(text) {
        const last = client.seen.findLast(
          ({ sender, room_id: room }) => sender === `@porchlight:${serverName}` && room === direct,
        );
        await client.send(direct ?? "", {
          msgtype: "m.text",
          body: `> <@porchlight:${serverName}> as it was said\n\n${text}`,
          "m.relates_to": { "m.in_reply_to": { event_id: last?.event_id ?? "" } },
        });
        note(`Matrix (${name})`, name, text);
      },
      reads: (pattern) =>
        found(
          "Matrix #project",
          bodies((room) => room === site.room),
          public_,
          pattern,
        ),
      async hears(pattern) {
        for (const room of client.invites) {
          direct ??= room;
          await client.join(room);
        }
        return found(
          `Matrix (${name})`,
          bodies((room) => room !== site.room),
          private_,
          pattern,
        );
      },
    };
  }

  const made = new Map([["mia", mia]]);
  function discordPerson(name: string): Townsperson {
    const person = made.get(name) ?? discord.person(name);
    const [public_, private_] = [new Set<number>(), new Set<number>()];
    return {
      name,
      async say(text) {
        person.say(discord.channel, text);
        note("Discord #project", name, text);
      },
      async tell(text) {
        person.tell(text);
        note(`Discord (${name})`, name, text);
      },
      async replies(text) {
        const last = person.dm().messages.findLast(({ author }) => author.bot === true);
        person.tell(text, last ? { replyTo: last } : {});
        note(`Discord (${name})`, name, text);
      },
      reads: (pattern) => found("Discord #project", () => person.fromBot(discord.channel), public_, pattern),
      hears: (pattern) => found(`Discord (${name})`, () => person.fromBot(person.dm()), private_, pattern),
    };
  }

  return {
    bot,
    settings,
    lines,
    irc: { server: irc, person: ircPerson },
    matrix: { site, person: matrixPerson },
    discord: { server: discord, person: discordPerson },
    async stop() {
      for (const client of clients) client.close();
      await bot.stop();
      await Promise.allSettled([irc.stop(), site.stop(), discord.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
