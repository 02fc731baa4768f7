/** What people wrote, as plain words: ids become names. Pure. */
import { asPattern } from "../../src/as-pattern.ts";
import { saidToCalled } from "../../src/conversation/called.ts";

/** Where ids get their names. */
export interface Names {
  user(id: string): string | undefined;
  room(id: string): string | undefined;
  role(id: string): string | undefined;
}

/** Source: https://discord.com/developers/docs/reference#message-formatting */
const reference =
  /<(?:(@!?|@&|#)(\d{15,20})|a?:(\w{2,32}):\d{15,20}|\/([^:<>\n]{1,100}):\d{15,20}|id:(\w{1,32}))>/g;

/** Line breaks and tabs stay; no other control character does. */
export const withoutControls = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, "");

/** `<@1234>` as `@name`, `<#1234>` as `#name`, `<:smile:1234>` as `:smile:`. */
export function readable(text: string, names: Names): string {
  const named = text.replace(reference, (whole, sort, id, emoji, command, place) => {
    if (emoji !== undefined) return `:${emoji}:`;
    if (command !== undefined) return `/${command}`;
    if (place !== undefined) return `#${place}`;
    if (sort === "#") return `#${names.room(id) ?? id}`;
    if (sort === "@&") return `@${names.role(id) ?? id}`;
    return sort.startsWith("@") ? `@${names.user(id) ?? id}` : whole;
  });
  return withoutControls(named).trim();
}

/** Who the bot is in a text. */
export interface Self {
  readonly id: string;
  /** Its username and its name on the server. */
  readonly names: readonly string[];
  readonly roles: ReadonlySet<string>;
}

/**
 * What was said to the bot, when the text names it: a mention of it or of its own role
 * anywhere, or its name with a colon or comma in front.
 * @returns the text without the bot's name, ids still in it; undefined when it isn't named
 */
export function saidTo(text: string, self: Self): string | undefined {
  let mentioned = false;
  const rest = text.replace(/<@(!|&)?(\d{15,20})>/g, (whole, sort, id) => {
    const ours = sort === "&" ? self.roles.has(id) : id === self.id;
    mentioned ||= ours;
    return ours ? " " : whole;
  });
  if (mentioned)
    return rest
      .replace(/^[\s,:]+/, "")
      .replace(/ {2,}/g, " ")
      .trim();
  for (const name of self.names) {
    const bare = asPattern(name);
    const found = new RegExp(`^(?:@?${bare}[:,]|@${bare}(?=\\s|$))\\s*`, "iu").exec(text);
    if (found) return text.slice(found[0].length).trim();
    const said = saidToCalled(text, name);
    if (said !== undefined) return said;
  }
  return undefined;
}
