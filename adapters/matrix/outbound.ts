/** A row of the outbox as a call of Matrix. Pure. */
import { createHash } from "node:crypto";
import { type Body, type Outgoing, SendFailed } from "../../src/adapter.ts";
import type { Addressee } from "../../src/effects.ts";
import { escapeHtml, type Rendered, render } from "./html.ts";
import type { Fields } from "./raw.ts";
import { oneLine } from "./words.ts";

/** What goes to the homeserver. */
export type Call =
  | { readonly do: "send"; readonly type: string; readonly content: Fields }
  | { readonly do: "redact"; readonly target: string };

/** What has to be known to write a message. */
export interface Voice {
  /** The last message of a thread that we know of, for clients without threads. */
  latestIn(thread: string): string | undefined;
}

/**
 * Bytes of content that surely fit one event of 65,536, also when it is encrypted: that makes
 * four of three. Source: client-server API, "Size limits".
 */
const mostBytes = 45_000;

const user = /^@[^\s:]*:\S+$/;

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The transaction id of a row: its key, or a digest of it. */
export function transactionOf(key: string): string {
  // Not every proxy on the way leaves an escaped slash alone.
  return /^[\w.~-]{1,64}$/.test(key) ? key : createHash("sha256").update(key).digest("base64url");
}

/** The text after the name of whom it is for. */
function to(whom: Addressee, text: Rendered): Rendered {
  const name = oneLine(whom.name).trim() || whom.address;
  const plain = `${name}: ${text.plain}`;
  if (!user.test(whom.address))
    return text.html ? { plain, html: `${escapeHtml(name)}: ${text.html}` } : { plain };
  const pill = `<a href="https://matrix.to/#/${encodeURI(whom.address)}">${escapeHtml(name)}</a>: `;
  const html = text.html ?? escapeHtml(text.plain).replaceAll("\n", "<br>");
  return { plain, html: html.startsWith("<p>") ? `<p>${pill}${html.slice(3)}` : `${pill}${html}` };
}

function message(text: Rendered, mentions: Fields): Fields {
  const html = text.html === undefined ? {} : { format: "org.matrix.custom.html", formatted_body: text.html };
  return { msgtype: "m.notice", body: text.plain, ...html, "m.mentions": mentions };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The longest beginning that fits as JSON, with `…`. */
function cut(text: string, room: number): string {
  let out = "";
  let size = 0;
  for (const { segment } of graphemes.segment(text)) {
    size += bytes(segment) - 2;
    if (size > room) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

/** Escapes may make the HTML, or even the text, several times as long as what was allowed. */
function fitting(text: Rendered, room: number): Rendered {
  if (bytes(text.plain) + bytes(text.html ?? "") <= room) return text;
  if (bytes(text.plain) <= room) return { plain: text.plain };
  return { plain: cut(text.plain, room - 10) };
}

/** Source: client-server API, "Threading" and "Rich replies". */
function relation(item: Extract<Outgoing, { do: "say" }>, voice: Voice): Fields {
  const { thread } = item.to;
  const { replyTo } = item;
  if (thread === undefined)
    return replyTo === undefined ? {} : { "m.relates_to": { "m.in_reply_to": { event_id: replyTo } } };
  const real = replyTo !== undefined && replyTo !== thread;
  return {
    "m.relates_to": {
      rel_type: "m.thread",
      event_id: thread,
      is_falling_back: !real,
      "m.in_reply_to": { event_id: real ? replyTo : (voice.latestIn(thread) ?? thread) },
    },
  };
}

function written(body: Body): Rendered {
  const text = render(body);
  if (text.plain.trim() === "" && text.html === undefined)
    throw new SendFailed("There is nothing to say in this message", { forGood: true });
  return text;
}

/**
 * @throws SendFailed for good when there is nothing to send.
 */
export function outbound(item: Outgoing, voice: Voice): Call {
  const type = "m.room.message";
  switch (item.do) {
    case "say": {
      const whom = item.to.private ? undefined : item.for;
      const text = whom ? to(whom, written(item.body)) : written(item.body);
      const mentions = whom && user.test(whom.address) ? { user_ids: [whom.address] } : {};
      return {
        do: "send",
        type,
        content: { ...message(fitting(text, mostBytes), mentions), ...relation(item, voice) },
      };
    }
    case "amend": {
      const text = fitting(written(item.body), mostBytes / 2);
      const shown: Rendered = {
        plain: `* ${text.plain}`,
        ...(text.html === undefined ? {} : { html: `* ${text.html}` }),
      };
      const content = {
        ...message(shown, {}),
        "m.new_content": message(text, {}),
        "m.relates_to": { rel_type: "m.replace", event_id: item.target },
      };
      return { do: "send", type, content };
    }
    case "retract":
      return { do: "redact", target: item.target };
    case "react":
      return {
        do: "send",
        type: "m.reaction",
        content: {
          "m.relates_to": { rel_type: "m.annotation", event_id: item.target, key: item.emoji },
          "m.mentions": {},
        },
      };
  }
}
