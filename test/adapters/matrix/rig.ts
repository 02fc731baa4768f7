import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMatrixAdapter, type MatrixDeps } from "../../../adapters/matrix/matrix.ts";
import type { Timing } from "../../../adapters/matrix/timing.ts";
import type { Adapter } from "../../../src/adapter.ts";
import type { Log } from "../../../src/log.ts";
import { type MatrixSettings, matrix } from "../../../src/settings/matrix.ts";
import { type Synapse, serverName, startSynapse } from "../../servers/synapse.ts";
import { type Client, connectClient, type Seen } from "../../servers/synapse-client.ts";
import type { Human, Rig } from "../../support/contract.ts";

/** Says nothing, and keeps what it was told. */
export function quietLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (_details: unknown, message?: string): void => void lines.push(message ?? "");
  return { lines, debug: keep, info: keep, warn: keep, error: keep } as Log & { lines: string[] };
}

/** Settings as the config would give them. */
export const matrixSettings = (url: string, more: Record<string, unknown> = {}): MatrixSettings =>
  matrix.parse({
    type: "matrix",
    name: "test",
    homeserver: url,
    user: `@porchlight:${serverName}`,
    ...("token" in more ? {} : { password: "pass-porchlight" }),
    channels: [`#project:${serverName}`],
    invitesFrom: [serverName],
    ...more,
  });

/** Pauses short enough for a test. */
export const quickly: Partial<Timing> = { firstRetry: 100, maxRetry: 400, knock: 300, poll: 20_000 };

/** A Synapse with a channel, and ways into it. */
export interface Site {
  readonly server: Synapse;
  /** Who made the channel, and may do anything there. */
  readonly founder: Client;
  /** The id of the room `#project`. */
  readonly room: string;
  person(name: string): Promise<Client>;
  /** An adapter that is not started. With the same folder it is the same bot, restarted. */
  adapter(settings?: Record<string, unknown>, deps?: Partial<MatrixDeps>): Adapter;
  folder(): Promise<string>;
  /** The folder that adapters get when they name none. */
  readonly data: string;
  stop(): Promise<void>;
}

export async function openSite(more = ""): Promise<Site> {
  const server = await startSynapse(more);
  const clients: Client[] = [];
  const folders: string[] = [];
  const folder = async (): Promise<string> => {
    const path = await mkdtemp(join(tmpdir(), "porchlight-matrix-"));
    folders.push(path);
    return path;
  };
  const person = async (name: string, admin = false): Promise<Client> => {
    const client = connectClient(server, name, await server.register(name, admin));
    clients.push(client);
    return client;
  };
  async function stop(): Promise<void> {
    for (const client of clients) client.close();
    await server.stop();
    await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
  }
  try {
    const data = await folder();
    await server.register("porchlight");
    const founder = await person("founder", true);
    const room = await founder.create({ preset: "public_chat", room_alias_name: "project" });
    return {
      server,
      founder,
      room,
      person,
      folder,
      data,
      stop,
      adapter: (settings = {}, deps = {}) =>
        createMatrixAdapter(matrixSettings(server.url, settings), {
          log: quietLog(),
          version: "0.0.0",
          dataFolder: data,
          timing: quickly,
          ...deps,
        }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const bot = `@porchlight:${serverName}`;

/** What an event relates to, and how. */
const relation = (event: Seen): { rel_type?: string; event_id?: string; key?: string } =>
  (event.content["m.relates_to"] as object | undefined) ?? {};

const isMessage = (event: Seen): boolean => event.type === "m.room.message";

/** A person in the channel. */
async function human(site: Site, name: string): Promise<Human> {
  const client = await site.person(name);
  await client.join(site.room);
  const { room } = site;
  let shown = name;
  let direct: Promise<string> | undefined;
  let last = "";
  const reactions = new Map<string, string>();
  /** What the server itself has of the bot's doings, oldest first. */
  const fromBot = async (type: string): Promise<Seen[]> =>
    (await client.history(room)).filter((event) => event.sender === bot && event.type === type);
  return {
    get name() {
      return shown;
    },
    async say(text) {
      last = await client.say(room, text);
    },
    async tell(text) {
      direct ??= client.create({ preset: "trusted_private_chat", is_direct: true, invite: [bot] });
      await client.say(await direct, text);
    },
    fromBot: (where) =>
      client.seen
        .filter((event) => event.sender === bot && isMessage(event) && relation(event).rel_type === undefined)
        .filter((event) => (event.room_id === room) === (where === "channel"))
        .map((event) => event.content.body ?? ""),
    async rename(to) {
      await client.call("PUT", `/profile/${encodeURIComponent(client.user)}/displayname`, {
        displayname: to,
      });
      shown = to;
    },
    async shownNow() {
      const texts = new Map<string, string>();
      for (const { event_id: id, content, ...event } of await fromBot("m.room.message")) {
        const to = relation({ event_id: id, content, ...event });
        const next = content["m.new_content"] as { body: string } | undefined;
        if (to.rel_type === "m.replace" && texts.has(to.event_id ?? ""))
          texts.set(to.event_id ?? "", next?.body ?? "");
        else if (content.body !== undefined && !next) texts.set(id, content.body);
      }
      return [...texts.values()];
    },
    async amend(text) {
      await client.send(room, {
        msgtype: "m.text",
        body: `* ${text}`,
        "m.new_content": { msgtype: "m.text", body: text },
        "m.relates_to": { rel_type: "m.replace", event_id: last },
      });
    },
    async unsay() {
      await client.redact(room, last);
    },
    async react(message, emoji) {
      reactions.set(`${message} ${emoji}`, await client.react(room, message, emoji));
    },
    async unreact(message, emoji) {
      await client.redact(room, reactions.get(`${message} ${emoji}`) ?? "");
    },
    async reactions() {
      const put = (await fromBot("m.reaction")).map(relation);
      return put.filter((to) => to.event_id === last).map((to) => to.key ?? "");
    },
    async sayInThread(text) {
      const related = {
        rel_type: "m.thread",
        event_id: last,
        is_falling_back: true,
        "m.in_reply_to": { event_id: last },
      };
      await client.send(room, { msgtype: "m.text", body: text, "m.relates_to": related });
      return last;
    },
    async fromBotIn(thread) {
      const inside = (await fromBot("m.room.message")).filter((event) => relation(event).event_id === thread);
      return inside.map((event) => event.content.body ?? "");
    },
    async leave() {
      await client.call("POST", `/rooms/${encodeURIComponent(room)}/leave`, {});
      client.close();
    },
  };
}

/** The contract's rig for Matrix. */
export function matrixRig(): Rig {
  let site: Site | undefined;
  const here = (): Site => {
    if (!site) throw new Error("Synapse is not started");
    return site;
  };
  return {
    channel: `#project:${serverName}`,
    bot: "porchlight",
    nobody: `@nobody-is-here:${serverName}`,
    presence: true,
    catchesUp: true,
    async start() {
      site = await openSite();
    },
    stop: async () => site?.stop(),
    adapter: () => here().adapter(),
    human: (name) => human(here(), name),
    async limit(on) {
      const { server, founder } = here();
      const path = `/_synapse/admin/v1/users/${encodeURIComponent(bot)}/override_ratelimit`;
      const answer = await fetch(server.url + path, {
        method: on ? "POST" : "DELETE",
        headers: { authorization: `Bearer ${founder.token}` },
        ...(on ? { body: JSON.stringify({ messages_per_second: 2, burst_count: 2 }) } : {}),
      });
      if (!answer.ok) throw new Error(`Synapse answered ${answer.status} for a limit`);
    },
    cut: () => here().server.kill(),
    heal: () => here().server.restart(),
  };
}
