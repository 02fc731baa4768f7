/** What the web server can be asked. Types only. */
import type { Receive } from "../adapter.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";

/** A request whose body was read whole. */
export interface Asked {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The raw bytes, at most `webhooks.maxBody` of them. */
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  /** Written as JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  answer(asked: Asked): Reply | Promise<Reply>;
}

/** What a webhook gets to work with. */
export interface HookContext {
  readonly settings: Settings;
  readonly receive: Receive;
  readonly log: Log;
  /** The time, milliseconds; the system's when absent. */
  readonly now?: () => number;
}

/** A forge's webhook. */
export type Hook = (context: HookContext) => Route;
