/** Lines that a bridge passes on: the words of a person elsewhere, and nobody's rights. Pure. */
import { asPattern } from "./as-pattern.ts";
import type { Actor, Event, MessageEvent } from "./events.ts";
import type { Settings } from "./settings.ts";

/** One bridge as configured, ready to match. */
interface Relay {
  readonly network: string;
  isAccount(key: string): boolean;
  /** The name and the words in a relayed line; undefined for a bridge with an account for each person. */
  readonly line: RegExp | undefined;
}

const known = new WeakMap<Settings, readonly Relay[]>();
function relaysOf(settings: Settings): readonly Relay[] {
  let relays = known.get(settings);
  if (!relays) {
    relays = settings.relays.map(({ account, pattern }) => {
      const cut = account.indexOf(":");
      const key = account.slice(cut + 1).toLowerCase();
      const many = key.endsWith("*");
      return {
        network: account.slice(0, cut),
        isAccount: many
          ? (text) => text.toLowerCase().startsWith(key.slice(0, -1))
          : (text) => text.toLowerCase() === key,
        line: many
          ? undefined
          : new RegExp(
              `^${asPattern(pattern).replace("\\{name\\}", "(?<name>\\S[^\\n]{0,62}?)").replace("\\{text\\}", "(?<text>[\\s\\S]*)")}$`,
            ),
      };
    });
    known.set(settings, relays);
  }
  return relays;
}

/** The names that the bot goes by on its networks. */
function ownNames(settings: Settings): ReadonlySet<string> {
  const names = settings.networks.flatMap((network) => ("nick" in network ? [network.nick] : []));
  return new Set(["porchlight", ...names].map((name) => name.toLowerCase()));
}

/** Somebody behind a bridge: no network vouches for them, and they can be reached in the channel only. */
const behind = (bridge: Actor, name: string, bot: boolean): Actor => ({
  key: `~${bridge.key.replace(/^~/, "")}/${name.toLowerCase()}`,
  name,
  address: "",
  verified: false,
  bot,
});

/** Somebody who is known through a bridge only. */
export const isRelayed = (actor: { readonly key: string; readonly address: string }): boolean =>
  actor.address === "" && actor.key.startsWith("~");

function speaking(event: MessageEvent, relay: Relay, settings: Settings): MessageEvent {
  if (!relay.line) return { ...event, actor: { ...event.actor, verified: false, bot: false } };
  const { name, text } = relay.line.exec(event.text)?.groups ?? {};
  // What the bridge says itself (joins, errors) is a bot's.
  if (name === undefined || text === undefined) return { ...event, actor: { ...event.actor, bot: true } };
  const own = ownNames(settings);
  const actor = behind(event.actor, name, own.has(name.toLowerCase()));
  const [, called, rest] = /^@?([^\s:,]{1,64})[:,]\s*([\s\S]*)$/.exec(text) ?? [];
  const { toBot: _, ...plain } = event;
  const toBot = called !== undefined && own.has(called.toLowerCase()) ? rest : undefined;
  return { ...plain, actor, text, ...(toBot === undefined ? {} : { toBot }) };
}

/** The event with the person in the place of the bridge; others as they are. */
export function unrelayed(event: Event, settings: Settings): Event {
  if (event.kind !== "message" || settings.relays.length === 0 || event.place.private) return event;
  const relay = relaysOf(settings).find(
    (one) => one.network === event.network && one.isAccount(event.actor.key),
  );
  return relay ? speaking(event, relay, settings) : event;
}
