/** Refuses what Discord refuses in the body of a message. Source: docs, resources/message and components/reference */
import { ButtonStyle, ComponentType, MessageFlags } from "discord-api-types/v10";
import { ApiError, invalid } from "./errors.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Fields = { readonly [key: string]: Json };

export const fields = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const snowflake = /^\d{15,20}$/;

export function assertSnowflake(value: string, path: readonly (string | number)[]): void {
  if (!snowflake.test(value)) throw invalid(path, "NUMBER_TYPE_COERCE", `Value "${value}" is not snowflake.`);
}

/** Flags that whoever posts may set. */
const settable =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2;

function button(value: Json, path: readonly (string | number)[], ids: Set<string>): void {
  const { type, style, label, custom_id: id, url } = fields(value);
  if (type !== ComponentType.Button)
    throw invalid([...path, "type"], "UNION_TYPE_CHOICES", "Value of field must be one of (2).");
  if (typeof style !== "number" || style < 1 || style > 6)
    throw invalid([...path, "style"], "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.");
  if (typeof label !== "string" || label.length === 0 || label.length > 80)
    throw invalid([...path, "label"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 80 in length.");
  if (style === ButtonStyle.Link) {
    if (typeof url !== "string")
      throw invalid([...path, "url"], "BASE_TYPE_REQUIRED", "This field is required");
    return;
  }
  if (typeof id !== "string" || id.length === 0 || id.length > 100)
    throw invalid([...path, "custom_id"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
  if (ids.has(id))
    throw invalid(
      [...path, "custom_id"],
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      "Component custom id cannot be duplicated",
    );
  ids.add(id);
}

function components(value: readonly Json[]): void {
  if (value.length > 5)
    throw invalid(["components"], "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
  const ids = new Set<string>();
  value.forEach((row, at) => {
    const { type, components: inside } = fields(row);
    if (type !== ComponentType.ActionRow)
      throw invalid(["components", at, "type"], "UNION_TYPE_CHOICES", "Value of field must be one of (1).");
    const buttons = list(inside);
    if (buttons.length < 1 || buttons.length > 5)
      throw invalid(
        ["components", at, "components"],
        "BASE_TYPE_BAD_LENGTH",
        "Must be between 1 and 5 in length.",
      );
    for (const [index, one] of buttons.entries()) button(one, ["components", at, "components", index], ids);
  });
}

function allowedMentions(value: Json): void {
  const { parse, users, roles } = fields(value);
  for (const [at, kind] of list(parse).entries())
    if (kind !== "users" && kind !== "roles" && kind !== "everyone")
      throw invalid(
        ["allowed_mentions", "parse", at],
        "BASE_TYPE_CHOICES",
        "Value must be one of {'users', 'roles', 'everyone'}.",
      );
  for (const [key, ids] of [
    ["users", list(users)],
    ["roles", list(roles)],
  ] as const) {
    if (ids.length > 100)
      throw invalid(["allowed_mentions", key], "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
    if (ids.length > 0 && list(parse).includes(key))
      throw invalid(
        ["allowed_mentions"],
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
      );
    for (const [at, id] of ids.entries()) assertSnowflake(textOf(id), ["allowed_mentions", key, at]);
    if (new Set(ids).size !== ids.length)
      throw invalid(
        ["allowed_mentions", key],
        "SET_TYPE_ALREADY_CONTAINS_VALUE",
        "The set already contains the value",
      );
  }
}

/** @param path where the message is in the body */
export function assertMessage(body: Fields, editing = false): void {
  const { content, nonce, flags, components: rows, allowed_mentions: allowed } = body;
  if (content !== undefined && content !== null && typeof content !== "string")
    throw invalid(["content"], "STRING_TYPE_CONVERT", "Could not interpret as string.");
  // Two code units for what is outside the first plane: never more lenient than Discord.
  if (textOf(content).length > 2000)
    throw invalid(["content"], "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
  if (typeof nonce === "string" && nonce.length > 25)
    throw invalid(["nonce"], "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
  if (typeof flags === "number" && (flags & ~settable) !== 0)
    throw invalid(["flags"], "FLAGS_INVALID", "One or more flags can not be set.");
  if (rows !== undefined) components(list(rows));
  if (allowed !== undefined && allowed !== null) allowedMentions(allowed);
  const empty = textOf(content).trim() === "" && list(rows).length === 0;
  if (empty && !(editing && content === undefined))
    throw new ApiError(400, 50006, "Cannot send an empty message");
}
