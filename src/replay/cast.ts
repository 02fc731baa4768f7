/** Who is who in a log: bots, the config's maintainers by their nicks, everybody else. */
import { namesOf } from "../conversation/address.ts";
import type { Actor } from "../events.ts";
import { accountNamed } from "../places.ts";
import type { Settings } from "../settings.ts";

/** Bots that many channels have, and the services of the networks. */
const known =
  /^(?:u(?:bo|bot)t[ou]?\d*|ubottu\d*|lubotu\d*|chanserv|nickserv|memoserv|botserv|hostserv|global|limnoria|supybot|meetingology|meetbot\d*|zodbot|fm-admin|phrik|candide|eir|litharge|floodbot\w*|porchlight|matrixbot|github|gitbot|travis-ci|dpkg|judd|lambdabot|geordi|clang|rustbot|infobot\w*|purl)$/i;

export interface Cast {
  /** Pure; the same nick is the same actor. */
  actor(nick: string, bot?: boolean): Actor;
}

/** @param network where the log is from; accounts in the config stand for it after {@link forReplay} */
export function createCast(settings: Settings, network: string): Cast {
  const bots = new Set(settings.bots.map((nick) => nick.toLowerCase()));
  const own = settings.networks.flatMap((each) => ("nick" in each ? [each.nick.toLowerCase()] : []));
  const keys = new Map<string, string>();
  for (const [handle, person] of Object.entries(settings.people)) {
    const accounts = person.accounts.map(accountNamed);
    const key = accounts.find((account) => account.network === network)?.key;
    if (key === undefined) continue;
    for (const name of [handle, ...accounts.map((account) => account.key)])
      if (!keys.has(name)) keys.set(name, key);
  }
  const names = namesOf(keys.keys());
  return {
    actor(nick, bot = false) {
      const lower = nick.toLowerCase();
      const isBot = bot || bots.has(lower) || own.includes(lower) || known.test(nick);
      const found = isBot ? undefined : names.find(nick);
      const key = found === undefined ? undefined : keys.get(found);
      const common = { name: nick, address: nick, bot: isBot };
      // In a log nobody is vouched for. That maintainers count as themselves does no harm here: nothing is sent.
      return key === undefined
        ? { key: `~${lower}`, verified: false, ...common }
        : { key, verified: true, ...common };
    },
  };
}

/** The settings with the log's network and channels in them, and every person on that network. */
export function forReplay(settings: Settings, network: string, channels: readonly string[]): Settings {
  const there = settings.networks.some((each) => each.name === network);
  const log = { type: "terminal" as const, name: network, channels: channels.map((name) => ({ name })) };
  const people = Object.fromEntries(
    Object.entries(settings.people).map(([handle, person]) => {
      const onNetwork = person.accounts.some((account) => accountNamed(account).network === network);
      const accounts = onNetwork ? person.accounts : [...person.accounts, `${network}:${handle}`];
      return [handle, { ...person, accounts }];
    }),
  );
  return { ...settings, people, networks: there ? settings.networks : [...settings.networks, log] };
}
