import type { Adapter, Cursor, Outgoing } from "../../../src/adapter.ts";
import type { Command } from "../../../src/command.ts";
import type { Place } from "../../../src/events.ts";
import { type DiscordServer, type DiscordServerOptions, startDiscord } from "../../servers/discord/server.ts";
import { createJournal, type Journal } from "../../support/contract.ts";
import { type DiscordAdapterOptions, discordAdapter, keptLog } from "./rig.ts";

/** A server, an adapter on it, and what the adapter handed over. */
export interface Stage {
  readonly server: DiscordServer;
  readonly adapter: Adapter;
  readonly journal: Journal;
  /** What the adapter wrote into its log. */
  readonly lines: readonly string[];
  readonly place: Place;
}

export interface StageOptions extends DiscordAdapterOptions {
  readonly server?: DiscordServerOptions;
  readonly commands?: readonly Command[];
  readonly since?: Cursor;
  /** Before the adapter starts. */
  prepare?(server: DiscordServer): void;
}

export const project: Place = { network: "test", channel: "#project" };

/** Runs `act` on a fresh stage, and clears it away whatever happens. */
export async function onStage(options: StageOptions, act: (stage: Stage) => Promise<void>): Promise<void> {
  const server = await startDiscord(options.server);
  options.prepare?.(server);
  const { log, lines } = keptLog();
  const adapter = discordAdapter(server.api, { ...options, deps: { log, ...options.deps } });
  const journal = createJournal();
  try {
    await adapter.start(journal.receive, options.commands ?? [], options.since);
    await act({ server, adapter, journal, lines, place: project });
  } finally {
    await adapter.stop();
    await server.stop();
  }
}

/** One row that says something. */
export function row(markdown: string, more: Partial<Extract<Outgoing, { do: "say" }>> = {}): Outgoing {
  return { do: "say", to: project, body: { format: "markdown", markdown }, priority: 0, ...more };
}
