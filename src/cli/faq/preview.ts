/** What a network would be sent. Loads only that network's code, and connects to nothing. */
import type { Outgoing, Traits } from "../../adapter.ts";
import type { Say } from "../../effects.ts";
import { fit } from "../../fit.ts";
import type { NetworkKind } from "./networks.ts";
import { counted } from "./print.ts";

export interface Preview {
  /** What the network allows, in words. */
  readonly rule: string;
  readonly lines: readonly string[];
}

type Sending = Extract<Outgoing, { do: "say" }>;

const fitted = (say: Say, traits: Traits): readonly Sending[] =>
  fit(say, traits).flatMap((item) => (item.do === "say" ? [item] : []));

const bytes = (text: string): number => Buffer.byteLength(text);

/** Control codes as they are usually written: bold is `^B`, italic `^]`. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (code) => `^${String.fromCharCode(code.charCodeAt(0) ^ 64)}`);

const room = ({ maxParts, maxBytes }: Traits, part: string): string =>
  `at most ${maxParts} ${part} of ${maxBytes} bytes`;

const sized = (text: string): string => `${String(bytes(text)).padStart(5)} bytes  ${visible(text)}`;

async function irc(say: Say): Promise<Preview> {
  const { traits } = await import("../../../adapters/irc/irc.ts");
  const { outbound } = await import("../../../adapters/irc/outbound.ts");
  const { createFold } = await import("../../../adapters/irc/fold.ts");
  // A mask and prefixes as most networks have them; only a very long mask makes a difference.
  const voice = {
    fold: createFold(),
    channelTypes: "#",
    statusPrefixes: "@+",
    maskBytes: 80,
    replyTags: false,
  };
  const lines = fitted(say, traits).map((item) => sized(outbound(item, voice).text));
  return { rule: `${room(traits, "lines")}, the asker's name beside`, lines };
}

async function matrix(say: Say): Promise<Preview> {
  const { traits } = await import("../../../adapters/matrix/matrix.ts");
  const { outbound } = await import("../../../adapters/matrix/outbound.ts");
  const lines = fitted(say, traits).flatMap((item) => {
    const call = outbound(item, { latestIn: () => undefined });
    if (call.do !== "send") return [];
    const { body, formatted_body: html } = call.content;
    const plain = String(body);
    const shown = [`body (${bytes(plain)} bytes):`, plain];
    return html === undefined
      ? shown
      : [...shown, `formatted_body (${bytes(String(html))} bytes):`, String(html)];
  });
  return { rule: `${room(traits, "messages")}; plain text, and HTML where it says more`, lines };
}

async function discord(say: Say): Promise<Preview> {
  const { traits } = await import("../../../adapters/discord/discord.ts");
  const { toMessage } = await import("../../../adapters/discord/outbound.ts");
  const { createButtons } = await import("../../../adapters/discord/buttons.ts");
  const lines = fitted(say, traits).flatMap((item) => {
    const buttons = createButtons().rows(item.choices);
    const { content = "" } = toMessage(item, { key: "preview", buttons, face: false });
    const labels = (item.choices ?? []).map(({ label }) => `[${label}]`);
    const shown = [`content (${counted([...content].length, "character", "characters")} of 2000):`, content];
    return labels.length === 0 ? shown : [...shown, `buttons: ${labels.join(" ")}`];
  });
  return { rule: `${room(traits, "messages")}; Discord's own Markdown`, lines };
}

async function terminal(say: Say): Promise<Preview> {
  const { traits } = await import("../../../adapters/terminal/terminal.ts");
  const { shownMessage } = await import("../../../adapters/terminal/show.ts");
  const lines = fitted(say, traits).map((item) => shownMessage(item, undefined, false));
  return { rule: room(traits, "lines"), lines };
}

/** What is said, as this kind of network gets it. */
export function preview(kind: NetworkKind, say: Say): Promise<Preview> {
  switch (kind) {
    case "irc":
      return irc(say);
    case "matrix":
      return matrix(say);
    case "discord":
      return discord(say);
    case "terminal":
      return terminal(say);
  }
}
