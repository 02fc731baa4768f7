/** One login, from the first request to the last packet. */
import { setTimeout as pause } from "node:timers/promises";
import { type Client, DiscordAPIError, Events, type GatewayDispatchPayload } from "discord.js";
import type { DiscordSettings } from "../../src/settings/discord.ts";
import { createClient } from "./client.ts";
import { isOffline } from "./failure.ts";
import type { Timing } from "./timing.ts";
import { closeTrouble, loginTrouble, type Trouble, tokenTrouble, unreachable } from "./trouble.ts";

/** How long a goodbye may take, milliseconds. */
const goodbye = 2000;

/** Why a login is over. */
export interface Ended {
  readonly trouble: Trouble;
  /** Connecting again is of no use until somebody mends it. */
  readonly forGood: boolean;
}

export interface Session {
  readonly client: Client;
  /** Resolves when the gateway has let us in, or with why it did not. */
  readonly opened: Promise<Ended | undefined>;
  /** Resolves when it is over without our doing; the library reconnects by itself where that is of use. */
  readonly closed: Promise<Ended>;
  close(): Promise<void>;
}

/** `new Error("Used disallowed intents")` is all that the library says of a close code. */
const closeCodes: readonly (readonly [RegExp, number])[] = [
  [/authentication failed/i, 4004],
  [/invalid shard/i, 4010],
  [/sharding is required/i, 4011],
  [/invalid api version/i, 4012],
  [/invalid intents/i, 4013],
  [/disallowed intents/i, 4014],
];

function reasonOf(settings: DiscordSettings, error: unknown): Ended {
  const { name } = settings;
  const words = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "TokenInvalid" || (error instanceof DiscordAPIError && error.status === 401))
    return { trouble: tokenTrouble(name), forGood: true };
  const close = closeCodes.find(([pattern]) => pattern.test(words))?.[1];
  const told = close === undefined ? undefined : closeTrouble(name, close);
  if (told) return { trouble: told, forGood: true };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : words;
  return { trouble: unreachable(settings, isOffline(error) ? cause || words : words), forGood: false };
}

/** @param onPacket gets every dispatch of the gateway, in order */
export function openSession(
  settings: DiscordSettings,
  timing: Timing,
  onPacket: (packet: GatewayDispatchPayload) => void,
): Session {
  let over: (ended: Ended) => void = () => {};
  const closed = new Promise<Ended>((resolve) => {
    over = resolve;
  });
  let timer: NodeJS.Timeout | undefined;
  const { client, end } = createClient(settings, timing, onPacket);
  client.on(Events.Error, () => {});
  client.on(Events.ShardError, () => {});
  client.on(Events.ShardDisconnect, ({ code }) => {
    const trouble = closeTrouble(settings.name, code);
    if (trouble) over({ trouble, forGood: true });
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    clearTimeout(timer);
    // Where the gateway has not said hello yet, the library waits for its own close for ever.
    closing ??= Promise.race([end().catch(() => undefined), pause(goodbye, undefined, { ref: false })]);
    return closing;
  };

  // The library waits for ever for a gateway that takes the connection and says nothing.
  const late = new Promise<Ended>((resolve) => {
    const seconds = Math.ceil(timing.login / 1000);
    timer = setTimeout(
      () => resolve({ trouble: loginTrouble(settings.name, seconds), forGood: false }),
      timing.login,
    );
  });
  const login = client.login(settings.token).then(
    () => undefined,
    (error: unknown) => reasonOf(settings, error),
  );
  const opened = Promise.race([login, late, closed]).finally(() => clearTimeout(timer));
  return { client, opened, closed, close };
}
