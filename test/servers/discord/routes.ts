/** What a resource offers: a method, a path with `:names`, and what it does. */
import type { State } from "./state.ts";
import type { Fields, Json } from "./validate.ts";

export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Fields;
  /** For bodies that are lists. */
  readonly whole: Json | undefined;
  /** With the bot's token. */
  readonly bot: boolean;
}

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  /** Takes no token: the path holds one. */
  readonly open?: true;
  /** @returns what to answer; undefined is 204. */
  run(call: Call, state: State): unknown;
}

export const param = (call: Call, name: string): string => call.params[name] ?? "";
