import { readFile } from "node:fs/promises";
import { Client } from "irc-framework";
import { SendFailed } from "../../src/adapter.ts";
import type { IrcSettings } from "../../src/settings/irc.ts";
import { createTransport, type Road, type Wire } from "./transport.ts";

/** What we ask for besides what the library asks for itself. */
const capabilities = [
  "labeled-response",
  "draft/chathistory",
  "chathistory",
  "draft/message-redaction",
  "message-redaction",
];

/** Where a network is, for people: `irc.libera.chat:6697`. */
export const whereIs = (settings: IrcSettings): string => `${settings.host}:${portOf(settings)}`;

const portOf = (settings: IrcSettings): number => settings.port ?? (settings.tls ? 6697 : 6667);

async function pem(what: string, path: string | undefined): Promise<Buffer | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path);
  } catch (cause) {
    throw new SendFailed(`The file ${path} of ${what} cannot be read. Correct ${what} in the config.`, {
      forGood: true,
      cause,
    });
  }
}

/** Paths, as the config has them. */
interface TlsFiles {
  readonly verify: boolean;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Reads certificates anew for each connection, so that a renewed one is used.
 * @throws SendFailed for good when a file cannot be read, or EXTERNAL has no certificate.
 */
export async function readTls(settings: IrcSettings): Promise<Wire["tls"]> {
  const tls: TlsFiles | undefined = settings.tls;
  if (settings.sasl?.mechanism === "external" && !(tls?.cert && tls.key))
    throw new SendFailed(
      "sasl.mechanism: external logs in by a client certificate. Set tls.cert and tls.key.",
      {
        forGood: true,
      },
    );
  if (!tls) return undefined;
  const [ca, cert, key] = await Promise.all([
    pem("tls.ca", tls.ca),
    pem("tls.cert", tls.cert),
    pem("tls.key", tls.key),
  ]);
  return { rejectUnauthorized: tls.verify, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

/** A client of the library with a transport of ours. Nothing is connected yet. */
export interface Line {
  readonly client: Client;
  readonly road: Road;
  connect(): void;
}

/**
 * Its reconnecting, pinging and line breaking stay off: the first gives up after three
 * tries, the others know nothing of our queue.
 */
export function createLine(
  settings: IrcSettings,
  options: { readonly tls: Wire["tls"]; readonly version: string; readonly onBroken: Wire["onBroken"] },
): Line {
  const road = createTransport({
    host: settings.host,
    port: portOf(settings),
    tls: options.tls,
    encoding: settings.encoding,
    onBroken: options.onBroken,
  });
  const client = new Client();
  client.requestCap(capabilities);
  const { sasl } = settings;
  return {
    client,
    road,
    connect: () =>
      client.connect({
        host: settings.host,
        port: portOf(settings),
        nick: settings.nick,
        username: settings.username ?? "porchlight",
        gecos: settings.realname ?? `Porchlight ${options.version}, a community bot`,
        ...(settings.password === undefined ? {} : { password: settings.password }),
        account: sasl?.mechanism === "plain" ? { account: sasl.account, password: sasl.password } : {},
        ...(sasl && { sasl_mechanism: sasl.mechanism === "plain" ? "PLAIN" : "EXTERNAL" }),
        auto_reconnect: false,
        ping_interval: 0,
        ping_timeout: 0,
        enable_chghost: true,
        enable_setname: true,
        enable_echomessage: true,
        transport: road.Transport,
      }),
  };
}
