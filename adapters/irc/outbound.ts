import { type Outgoing, SendFailed, type Span } from "../../src/adapter.ts";
import type { Fold } from "./fold.ts";
import { isChannel } from "./inbound.ts";
import { harmless } from "./plain.ts";

/** What has to be known to write a line. */
export interface Voice {
  readonly fold: Fold;
  readonly channelTypes: string;
  readonly statusPrefixes: string;
  /** Bytes of `nick!user@host` that the server puts before our lines. */
  readonly maskBytes: number;
  /** The server takes `+draft/reply`. */
  readonly replyTags: boolean;
}

/** A line ready to go, and what to look for when it comes back. */
export interface Line {
  readonly target: string;
  readonly text: string;
  /** Tags without the `@`, or empty. */
  readonly tags: string;
}

/** Ids that we made because the network gave none; nobody can reply to them. */
export const madeId = "made:";

const bold = "\u0002";
const italic = "\u001d";
const invisible = "\u200b";

/** A zero-width space behind the first character: reads the same, highlights nobody. */
function hushed(name: string): string {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  return first === name ? `${name}${invisible}` : `${first}${invisible}${name.slice(first.length)}`;
}

/** Code keeps its characters exactly; backticks, because many clients show the monospace code as rubbish. */
function styled(span: Span): string {
  const text = harmless(span.text);
  if (text === "") return "";
  if (span.code) return text.includes("`") ? text : `\`${text}\``;
  const name = span.quiet ? hushed(text) : text;
  return `${span.bold ? bold : ""}${span.italic ? italic : ""}${name}${span.italic ? italic : ""}${span.bold ? bold : ""}`;
}

/** Source: https://ircv3.net/specs/extensions/message-tags#escaping-values */
export const escapeTag = (value: string): string =>
  value
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\:")
    .replaceAll(" ", "\\s")
    .replaceAll("\r", "\\r")
    .replaceAll("\n", "\\n");

const forbidden = /[\s,\p{Cc}]|^[:$]|^$/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The longest beginning that fits, with `…`; never half a grapheme. */
function cut(text: string, bytes: number): string {
  let out = "";
  let size = Buffer.byteLength("…");
  for (const { segment } of graphemes.segment(text)) {
    size += Buffer.byteLength(segment);
    if (size > bytes) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

/**
 * One fitted line as PRIVMSG. Pure.
 * @throws SendFailed for good when there is nothing to send, or no such target can exist.
 */
export function outbound(item: Outgoing, voice: Voice): Line {
  if (item.do !== "say") throw new SendFailed(`IRC cannot ${item.do} a message`, { forGood: true });
  const target = item.to.channel;
  if (forbidden.test(target))
    throw new SendFailed(`${JSON.stringify(target)} is neither a channel nor a nick`, { forGood: true });
  const spans: readonly Span[] =
    item.body.format === "lines" ? item.body.spans : [{ text: item.body.markdown }];
  const inChannel = isChannel(voice, target);
  const prefix = item.for && inChannel ? `${harmless(item.for.address)}: ` : "";
  const said = spans.map(styled).join("").trim();
  if (said === "") throw new SendFailed("There is nothing to say in this line", { forGood: true });
  let text = prefix + said;
  // 512 bytes with CR LF, the prefix `:mask ` and the command are all that a line may have.
  const room = 510 - voice.maskBytes - 2 - "PRIVMSG  :".length - Buffer.byteLength(target);
  if (Buffer.byteLength(text) > room) text = cut(text, room);
  const reply = item.replyTo;
  const tags =
    voice.replyTags && reply && !reply.startsWith(madeId) && reply.length < 500
      ? `+draft/reply=${escapeTag(reply)}`
      : "";
  return { target, text, tags };
}
