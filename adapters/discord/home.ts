/** What outlives a login: what is known of the guilds, what was seen, who waits for an answer. */
import {
  type APIInteraction,
  type Client,
  type GatewayDispatchPayload,
  type GatewayReadyDispatchData,
  REST,
} from "discord.js";
import type { Cursor, Outgoing } from "../../src/adapter.ts";
import type { Clock } from "../../src/clock.ts";
import type { Command } from "../../src/command.ts";
import type { Event, Millis, Place } from "../../src/events.ts";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import { createButtons } from "./buttons.ts";
import { createCalls } from "./calls.ts";
import { createCatchUp } from "./catch-up.ts";
import { restOptions } from "./client.ts";
import type { DiscordDeps } from "./deps.ts";
import { createDirectory } from "./directory.ts";
import { createListener } from "./listen.ts";
import { createPending } from "./pending.ts";
import { createRecall } from "./recall.ts";
import { createRegistrar } from "./registrar.ts";
import { createRooms } from "./rooms.ts";
import { createSolved } from "./solved.ts";
import { createSpeaker } from "./speak.ts";
import type { Timing } from "./timing.ts";
import { missingChannel, type Trouble, twoChannels } from "./trouble.ts";
import { createWebhook } from "./webhook.ts";

/** How long the guilds may take to arrive after the login, milliseconds. Some servers never send them all. */
const guildsMayTake = 3000;

export function createHome(options: {
  readonly settings: DiscordSettings;
  readonly deps: DiscordDeps & { readonly clock: Clock };
  readonly timing: Timing;
  readonly commands: readonly Command[];
  readonly since: Cursor | undefined;
  readonly client: () => Client;
  readonly serial: () => string;
  /** Resolves when the event is in the journal. */
  readonly emit: (event: Event) => Promise<unknown>;
  /** The same for what nobody waits for. */
  readonly hand: (event: Event) => void;
  readonly trouble: (trouble: Trouble, place?: Place) => void;
  readonly stopped: () => boolean;
}) {
  const { settings, timing } = options;
  const { log, clock } = options.deps;
  const { name: network } = settings;
  const rest = () => options.client().rest;
  let me: Pick<GatewayReadyDispatchData, "user" | "application"> | undefined;
  const nicks = new Map<string, string>();
  const expected = new Set<string>();
  let arrived: (() => void)[] = [];
  let fresh = true;

  const directory = createDirectory(network, settings.channels, settings.guilds);
  const rooms = createRooms({ rest, directory, threads: settings.threads });
  const solved = createSolved(settings.solvedTag, directory, rest, log);
  const buttons = createButtons();
  const application = () => me?.application.id ?? "";
  const once = new REST({ ...restOptions(settings, timing), retries: 0 });
  const webhook = createWebhook({ rest, once, application });
  const pending = createPending({ webhook, clock, timing, log });
  const recall = createRecall({ rest, me: () => me?.user.id ?? "" });
  const listener = createListener({
    network,
    directory,
    rooms,
    solved,
    catchUp: () => catchUp,
    bots: options.deps.bots ?? [],
    now: clock.now,
    serial: options.serial,
    self: () => ({
      id: me?.user.id ?? "",
      names: [...new Set([me?.user.username, me?.user.global_name, ...nicks.values()])].filter(
        (name) => typeof name === "string",
      ),
      roles: directory.rolesOf(me?.user.id ?? ""),
    }),
    emit: options.hand,
    join: (thread) => {
      // Only a convenience of Discord's own clients: a bot hears public threads anyway.
      rest()
        .put(`/channels/${thread}/thread-members/@me`)
        .catch((error: unknown) => log.debug({ network, err: error }, "a thread could not be joined"));
    },
    log,
  });
  const catchUp = createCatchUp({ settings, rest, directory, clock, log, emit: listener.caughtUp });
  const registrar = createRegistrar({ ...options, rest, application, log });
  const calls = createCalls({
    board: {
      view: listener.view,
      commands: options.commands,
      place: directory.anyPlace,
      commandOf: buttons.commandOf,
    },
    complete: options.deps.complete,
    pending,
    emit: options.emit,
    log,
  });
  const speaker = createSpeaker({
    network,
    rest,
    directory,
    rooms,
    buttons,
    pending,
    recall,
    clock,
    timing,
    solved,
    trouble: options.trouble,
    log,
  });

  function guildArrived(id: string): void {
    expected.delete(id);
    const wanted = settings.channels
      .map(({ name }) => directory.named(name))
      .filter((room) => room?.guild === id);
    catchUp.from(options.since);
    const threads = wanted.length > 0 ? catchUp.activeThreads(id) : Promise.resolve([]);
    // Whoever needs them is told of the failure.
    threads.catch(() => undefined);
    for (const room of wanted) if (room) listener.first(room.id, () => catchUp.channel(room, threads));
    registrar.guild(id);
    if (expected.size === 0) for (const done of arrived.splice(0)) done();
  }

  function began(ready: GatewayReadyDispatchData): void {
    me = ready;
    for (const guild of ready.guilds) expected.add(guild.id);
    registrar.everywhere();
    void catchUp.private((room) => rooms.personIn(room) !== undefined);
    if (!fresh) return;
    fresh = false;
    void catchUp.people(options.since, (user) => rooms.where({ network, channel: user, private: true }));
  }

  function lookAround(): void {
    for (const { name } of settings.channels) {
      const count = directory.namesakes(name);
      const place: Place = { network, channel: name };
      if (!directory.named(name)) options.trouble(missingChannel(network, name), place);
      else if (count > 1) options.trouble(twoChannels(network, name, count), place);
    }
  }

  function handle(packet: GatewayDispatchPayload): void {
    switch (packet.t) {
      case "READY":
        began(packet.d);
        return;
      case "GUILD_CREATE": {
        const own = packet.d.members?.find((member) => member.user?.id === me?.user.id)?.nick;
        if (own) nicks.set(packet.d.id, own);
        directory.take(packet);
        guildArrived(packet.d.id);
        return;
      }
      case "GUILD_DELETE":
        expected.delete(packet.d.id);
        directory.take(packet);
        return;
      case "INTERACTION_CREATE":
        calls.heard(packet.d as APIInteraction);
        return;
      default:
        listener.heard(packet);
    }
  }

  return {
    heard(packet: GatewayDispatchPayload): void {
      try {
        handle(packet);
      } catch (error) {
        log.error(
          { network, err: error, type: packet.t },
          "a packet of the gateway could not be read; it is left out",
        );
      }
    },
    /** Resolves when the guilds are known, or took too long. */
    async settled(): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      if (expected.size > 0)
        await new Promise<void>((resolve) => {
          arrived.push(resolve);
          timer = setTimeout(resolve, guildsMayTake);
        });
      clearTimeout(timer);
      arrived = [];
      if (!options.stopped()) lookAround();
    },
    send: (item: Outgoing, key: string, tried?: Millis): Promise<string> => speaker.send(item, key, tried),
    stop(): void {
      pending.stop();
      catchUp.stop();
    },
  };
}
