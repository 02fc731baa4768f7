import type { Client } from "irc-framework";
import type { Proof } from "./confirm.ts";
import { createFold, type Fold } from "./fold.ts";
import type { View } from "./inbound.ts";
import type { Known } from "./members.ts";

/** Nicks that networks reserve for their services. */
const services = new Set(["nickserv", "chanserv", "memoserv", "operserv", "botserv", "hostserv", "saslserv"]);
for (const name of ["infoserv", "groupserv", "helpserv", "statserv", "authserv", "global", "alis"])
  services.add(name);

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** All that the server said about itself, kept up to date. */
export type Server = ReturnType<typeof createServer>;

const text = (value: unknown): string =>
  Array.isArray(value) ? value.join("") : typeof value === "string" ? value : "";

/** The symbols of PREFIX, which the library has split into objects. */
function symbols(value: unknown): string {
  if (!Array.isArray(value)) return "~&@%+";
  return value.map((one: { symbol?: unknown }) => text(one.symbol)).join("");
}

/**
 * @param bots nicks and accounts of bots, each also as `NETWORK:NAME`.
 */
export function createServer(options: {
  readonly network: string;
  readonly nick: string;
  readonly service: string;
  readonly bots: readonly string[];
  readonly client: Client;
  readonly known: (nick: string) => Known | undefined;
  readonly channelName: (name: string) => string;
}) {
  const { client, network } = options;
  const names = options.bots.flatMap((bot) => {
    const colon = bot.indexOf(":");
    if (colon < 0) return bot;
    return bot.slice(0, colon) === network ? bot.slice(colon + 1) : [];
  });
  let fold: Fold = createFold();
  let bots = new Set(names.map(fold));
  const service = options.service.split("@")[0]?.toLowerCase() ?? "";
  const isService = (nick: string) => services.has(nick.toLowerCase()) || nick.toLowerCase() === service;

  const view: Writable<View> = {
    network,
    me: options.nick,
    fold,
    accountTags: false,
    extendedJoin: false,
    awayNotify: false,
    channelTypes: "#&",
    statusPrefixes: "",
    known: options.known,
    channelName: options.channelName,
    isBot: (name) => bots.has(fold(name)) || isService(name),
    isService,
  };
  const proof: Writable<Proof> = { labels: false, echo: false };
  const can = (name: string) => client.network.cap.isEnabled(name);
  const token = (name: string): unknown => client.network.options[name];

  return {
    view,
    proof: proof as Proof,
    can,
    token,
    prefixes: "~&@%+",
    botLetter: undefined as string | undefined,
    /** CAP said something new. */
    capabilities(): void {
      view.accountTags = can("account-tag");
      view.extendedJoin = can("extended-join");
      view.awayNotify = can("away-notify");
      proof.echo = can("echo-message");
      // Without batch the server may not answer with labels at all.
      proof.labels = can("labeled-response") && can("batch");
    },
    /** ISUPPORT said something new. */
    supports(): void {
      fold = createFold(text(token("CASEMAPPING")) || "rfc1459");
      bots = new Set(names.map(fold));
      view.fold = fold;
      view.channelTypes = text(token("CHANTYPES")) || "#&";
      view.statusPrefixes = text(token("STATUSMSG"));
      this.prefixes = symbols(token("PREFIX"));
      this.botLetter = text(token("BOT")) || undefined;
    },
    /** The tag may be sent: message-tags is on and CLIENTTAGDENY does not name it. */
    takesTag(name: string): boolean {
      if (!can("message-tags")) return false;
      const denied = token("CLIENTTAGDENY");
      if (!Array.isArray(denied) || denied.length === 0) return true;
      return denied[0] === "*" ? denied.includes(`-${name}`) : !denied.includes(name);
    },
  };
}
