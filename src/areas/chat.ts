/** Which channel of the config an address of a chat names. Pure. */
import type { Settings } from "../settings.ts";

/** The part of a host that its servers share: `irc.eu.libera.chat` and `irc.libera.chat`. */
const domain = (host: string): string => host.toLowerCase().split(".").slice(-2).join(".");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * @param address `irc://irc.example.org/teapot`, `https://matrix.to/#/#teapot:example.org`, `matrix:r/teapot:example.org`
 * @returns the channel as the config writes it, `libera/#teapot`; undefined for none that the bot is in
 */
export function channelAt(settings: Settings, address: string): string | undefined {
  const [, host, path] = /^ircs?:\/\/([^/:?#]+)(?::\d+)?\/(.+)$/i.exec(address) ?? [];
  const room =
    /^https:\/\/matrix\.to\/#\/([#!][^?/]+)/i.exec(address)?.[1] ??
    (/^matrix:r\/([^?/]+)/i.exec(address)?.[1]?.replace(/^/, "#") || undefined);
  // What follows a comma or question mark is no part of the name.
  const named = decoded(path ?? room ?? "").split(/[,?]/)[0] ?? "";
  if (named === "") return undefined;
  const wanted = (/^[#&+!]/.test(named) ? named : `#${named}`).toLowerCase();
  for (const network of settings.networks) {
    const fits =
      host === undefined
        ? network.type === "matrix"
        : network.type === "irc" && domain(network.host) === domain(host);
    const channel = fits && network.channels.find(({ name }) => name.toLowerCase() === wanted);
    if (channel) return `${network.name}/${channel.name}`;
  }
  return undefined;
}
