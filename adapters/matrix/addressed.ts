/** Whether a message speaks to the bot, and what it says to it. */
import { saidToCalled } from "../../src/conversation/called.ts";
import { type Fields, fields, list, text } from "./raw.ts";

/** How the bot is called. */
export interface Self {
  /** User id. */
  readonly id: string;
  /** Display name and first part of the id. */
  readonly names: readonly string[];
}

/** Users whom the message itself marks as mentioned. Source: client-server API, "User and room mentions". */
export function mentionsOf(content: Fields): readonly string[] | undefined {
  const mentions = content["m.mentions"];
  if (mentions === undefined) return undefined;
  return list(fields(mentions)["user_ids"])
    .slice(0, 50)
    .flatMap((user) => text(user) ?? []);
}

/** Users in `<a href="https://matrix.to/#/@…">`, outside quotes. */
function pills(html: string): readonly string[] {
  const own = html.slice(0, 8000).replace(/<(mx-reply|blockquote|pre|code)\b[\s\S]*?<\/\1>/gi, "");
  return [...own.matchAll(/href=["']https:\/\/matrix\.to\/#\/([^"'?]{2,400})/gi)].flatMap(([, link = ""]) => {
    try {
      const user = decodeURIComponent(link);
      return user.startsWith("@") ? [user] : [];
    } catch {
      return [];
    }
  });
}

/** What follows our name at the start; undefined when the text does not start so. */
function afterName(body: string, self: Self, mentioned: boolean): string | undefined {
  const start = body.startsWith("@") ? 1 : 0;
  const names = [self.id, ...self.names].sort((one, other) => other.length - one.length);
  for (const name of names) {
    const at = name.startsWith("@") ? 0 : start;
    const end = at + name.length;
    if (body.slice(at, end).toLowerCase() !== name.toLowerCase()) continue;
    const next = body.charAt(end);
    const called = mentioned || start === 1;
    if (next === ":" || next === ",") return body.slice(end + 1).trim();
    if (called && (next === "" || /\s/.test(next))) return body.slice(end).trim();
  }
  for (const name of names) {
    const said = saidToCalled(body, name);
    if (said !== undefined) return said;
  }
  return undefined;
}

/**
 * What is said to us, without our name in front. A reply mentions whom it replies to; as
 * long as it does not name us, too, that alone is not speaking to us.
 * @param body without the quote of a reply
 * @returns undefined when we are not addressed
 */
export function addressed(body: string, content: Fields, self: Self): string | undefined {
  const html = content["format"] === "org.matrix.custom.html" ? (text(content["formatted_body"]) ?? "") : "";
  const pill = pills(html).includes(self.id);
  const mentions = mentionsOf(content);
  const mentioned = mentions === undefined ? pill : mentions.includes(self.id);
  const rest = afterName(body, self, mentioned);
  if (rest !== undefined) return rest;
  if (!mentioned) return undefined;
  const lower = body.toLowerCase();
  const named = pill || [self.id, ...self.names].some((name) => lower.includes(name.toLowerCase()));
  return named ? body : undefined;
}
