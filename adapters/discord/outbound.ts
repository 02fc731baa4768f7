/** A row of the outbox as the API takes it. Pure. */
import { createHash } from "node:crypto";
import { MessageFlags, MessageReferenceType, type RESTPostAPIChannelMessageJSONBody } from "discord.js";
import { type Body, type Outgoing, SendFailed, type Span } from "../../src/adapter.ts";
import type { ButtonRow } from "./buttons.ts";
import { literally, toDiscord } from "./markdown.ts";
import { isSnowflake } from "./snowflake.ts";
import { withoutControls } from "./words.ts";

/** Characters of a message. Source: https://discord.com/developers/docs/resources/message#create-message */
export const longest = 2000;

/** Nothing in a text highlights, or even looks as if: neither everyone nor a role nor a person. */
export const harmless = (text: string): string =>
  withoutControls(text.replace(/\r\n?/g, "\n"))
    .replace(/@(?=everyone|here)/gi, "@\u200b")
    .replace(/<(?=@[!&]?\d)/g, "<\u200b");

function styled(span: Span): string {
  if (span.code && !span.text.includes("`")) return `\`${span.text}\``;
  const text = literally(span.text);
  const strong = span.bold ? `**${text}**` : text;
  return span.italic ? `*${strong}*` : strong;
}

/** Lines become one line: whoever fitted them meant one. */
function textOf(body: Body): string {
  if (body.format === "markdown") return harmless(toDiscord(body.markdown));
  return harmless(
    body.spans
      .map(styled)
      .join("")
      .replace(/[\r\n]+/g, " "),
  );
}

function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  const code = text.charCodeAt(units - 2);
  return `${text.slice(0, code >= 0xd800 && code < 0xdc00 ? units - 2 : units - 1).trimEnd()}…`;
}

/** The text with what stands before it; where marks made it too long, as it was written. */
export function contentOf(body: Body, prefix = ""): string {
  const room = longest - prefix.length;
  const text = textOf(body);
  if (text.length <= room) return prefix + text;
  const plain = body.format === "markdown" ? body.markdown : body.spans.map((span) => span.text).join("");
  return prefix + cut(harmless(plain), room);
}

/** The same key is the same nonce. At most 25 characters. */
export const nonceOf = (key: string): string =>
  createHash("sha256").update(key).digest("base64url").slice(0, 25);

/** What a message may highlight: the one it is for, and nobody else. */
export const mentioning = (id: string | undefined) => ({
  parse: [],
  users: id === undefined ? [] : [id],
  replied_user: false,
});

/** What has to be known to write a message. */
export interface Letter {
  readonly key: string;
  readonly buttons: readonly ButtonRow[];
  /** Whoever the message is for sees it anyway: a private conversation, the answer to their call. */
  readonly face: boolean;
}

type Say = Extract<Outgoing, { do: "say" }>;

/** @throws SendFailed for good when there is nothing to say. */
export function toMessage(item: Say, letter: Letter): RESTPostAPIChannelMessageJSONBody {
  const whom = letter.face ? undefined : item.for;
  const id = whom && isSnowflake(whom.address) ? whom.address : undefined;
  const prefix = id ? `<@${id}> ` : whom ? `${literally(harmless(whom.name))}: ` : "";
  const content = contentOf(item.body, prefix);
  if (content.slice(prefix.length).trim() === "")
    throw new SendFailed("There is nothing to say in this message", { forGood: true });
  // Previews of links push the talk off the screen; what nobody waits for makes no sound.
  const silent = item.priority === 2 ? MessageFlags.SuppressNotifications : 0;
  return {
    content,
    allowed_mentions: mentioning(id),
    flags: MessageFlags.SuppressEmbeds | silent,
    nonce: nonceOf(letter.key),
    enforce_nonce: true,
    ...(letter.buttons.length > 0 ? { components: [...letter.buttons] } : {}),
    ...(item.replyTo !== undefined && isSnowflake(item.replyTo)
      ? {
          message_reference: {
            type: MessageReferenceType.Default,
            message_id: item.replyTo,
            // The question may be gone; its answer is not.
            fail_if_not_exists: false,
          },
        }
      : {}),
  };
}
