/**
 * Matrix's own data as it comes from a server: anything may be missing or of another type.
 * Source: Matrix specification, client-server API.
 */

export type Fields = Readonly<Record<string, unknown>>;

const nothing: Fields = {};

export const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : nothing;

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const count = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** An event of a room, as far as it is well-formed. */
export interface RawEvent {
  readonly type: string;
  readonly id: string;
  readonly sender: string;
  /** The sending server's clock: milliseconds, and no better than that server. */
  readonly at: number | undefined;
  readonly content: Fields;
  readonly stateKey?: string;
  /** What the state was before. */
  readonly before?: Fields;
  /** What a redaction redacts; in the content since room version 11. */
  readonly redacts?: string;
}

/** Ids longer than this are not allowed. Source: appendices, "Common Identifier Format". */
const longestId = 255;

const isId = (value: string | undefined): value is string =>
  value !== undefined && value !== "" && value.length <= longestId;

/** @returns undefined for what is no event. */
export function readEvent(value: unknown): RawEvent | undefined {
  const raw = fields(value);
  const [type, id, sender] = [text(raw["type"]), text(raw["event_id"]), text(raw["sender"])];
  if (type === undefined || !isId(id) || !isId(sender)) return undefined;
  const content = fields(raw["content"]);
  const stateKey = text(raw["state_key"]);
  const redacts = text(content["redacts"]) ?? text(raw["redacts"]);
  const before = fields(raw["unsigned"])["prev_content"];
  return {
    type,
    id,
    sender,
    at: count(raw["origin_server_ts"]),
    content,
    ...(stateKey === undefined ? {} : { stateKey }),
    ...(before === undefined ? {} : { before: fields(before) }),
    ...(redacts === undefined ? {} : { redacts }),
  };
}

export const readEvents = (values: unknown): readonly RawEvent[] =>
  list(values).flatMap((value) => readEvent(value) ?? []);

/** The server's name in `@alice:example.org`, `!room:example.org`. */
export const serverOf = (id: string): string => id.slice(id.indexOf(":") + 1);

/** `alice` in `@alice:example.org`. */
export const localpart = (user: string): string => user.slice(1).split(":", 1)[0] ?? user;
