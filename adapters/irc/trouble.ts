import type { IrcMessage } from "irc-framework";

/** What happened and how to mend it, each a sentence. */
export interface Trouble {
  readonly what: string;
  readonly mend: string;
}

const last = (message: IrcMessage) => message.params[message.params.length - 1] ?? "no reason given";

/** How to mend a refused JOIN, by numeric. Source: https://modern.ircdocs.horse/#numerics */
const joins: Readonly<Record<string, (channel: string) => readonly [string, string]>> = {
  "403": (c) => [`${c} is not a valid channel name here`, `Correct ${c} in the config.`],
  "405": (c) => [
    `${c} could not be joined: this server allows no more channels`,
    "List fewer channels, or ask the network's staff to raise the limit.",
  ],
  "437": (c) => [
    `${c} is not available just now`,
    "Wait until the netsplit is over; it is tried again by itself.",
  ],
  "470": (c) => [
    `${c} sends the bot to another channel instead`,
    `Ask the operators of ${c} to let it in; often it only has to be logged in, by sasl in the config.`,
  ],
  "471": (c) => [`${c} is full`, `Ask its operators to raise the limit (MODE ${c} +l).`],
  "473": (c) => [
    `${c} is invite-only`,
    `Ask its operators for a lasting invitation (MODE ${c} +I), or to invite the bot; it comes when invited.`,
  ],
  "474": (c) => [`The bot is banned from ${c}`, `Ask its operators to lift the ban (MODE ${c} -b).`],
  "475": (c) => [`${c} wants another key`, `Set the right key for ${c} in the config.`],
  "476": (c) => [`${c} is not a valid channel name here`, `Correct ${c} in the config.`],
  "477": (c) => [
    `${c} is only for registered accounts`,
    "Register an account for the bot and set sasl (or nickserv) in the config.",
  ],
  "479": (c) => [`${c} is not a valid channel name here`, `Correct ${c} in the config.`],
  "489": (c) => [`${c} is only for connections with TLS`, "Set tls: true and the TLS port in the config."],
  "520": (c) => [`${c} is only for server operators`, "Choose another channel."],
};

/** Refusals that another try can never change. */
export const neverJoins = new Set(["403", "476", "479", "520"]);

/** A JOIN that the server refused, or undefined when the line is none. */
export function joinTrouble(message: IrcMessage): (Trouble & { readonly channel: string }) | undefined {
  const told = joins[message.command];
  const channel = message.params[1];
  if (!told || channel === undefined) return undefined;
  const [what, mend] = told(channel);
  return { channel, what: `${what} (${last(message)}).`, mend };
}

/** We were kicked, or made to leave. */
export const kickTrouble = (channel: string, by: string, reason: string): Trouble => ({
  what: `${by} removed the bot from ${channel}${reason === "" ? "" : `: ${reason}`}.`,
  mend: `Ask the operators of ${channel} what was wrong; the bot comes back when it is restarted.`,
});

/** We may not speak where we are. */
export const muteTrouble = (channel: string, reason: string): Trouble => ({
  what: `The bot may not speak in ${channel}: ${reason}.`,
  mend: `Ask its operators to give the bot a voice (MODE ${channel} +v) or to lift the mute.`,
});

/** Somebody else has the nick. */
export const nickTrouble = (wanted: string, instead: string): Trouble => ({
  what: `The nick ${wanted} is in use; the bot is ${instead} until it is free.`,
  mend: "Set nickserv.password in the config so that the bot can take its nick back, or choose another nick.",
});

/** Reasons for which connecting again is of no use until somebody mends something. */
const doors: Readonly<Record<string, (reason: string, nick: string) => Trouble>> = {
  "432": (reason, nick) => ({
    what: `The server does not allow the nick ${nick}: ${reason}.`,
    mend: "Choose another nick in the config; some servers allow only nine characters.",
  }),
  "464": (reason) => ({
    what: `The server refused the password: ${reason}.`,
    mend: "Set the server's password as password in the config.",
  }),
  "465": (reason) => ({
    what: `The bot is banned from this server: ${reason}.`,
    mend: "Write to the network's staff; they ban bots that nobody asked them about.",
  }),
  "463": (reason) => ({
    what: `This server does not let the bot's address in: ${reason}.`,
    mend: "Connect to another server of the network, or ask its staff.",
  }),
};

/** The server refused to let us in, or undefined when the line says no such thing. */
export const doorTrouble = (message: IrcMessage, nick: string): Trouble | undefined =>
  doors[message.command]?.(last(message), nick);

/** SASL did not log us in. */
export function saslTrouble(reason: string, words = ""): Trouble {
  const said = words === "" ? "" : ` (${words})`;
  switch (reason) {
    case "capability_missing":
      return {
        what: `This server offers no SASL just now${said}.`,
        mend: "Remove sasl from the config and set nickserv instead, or wait for the network's services.",
      };
    case "unsupported_mechanism":
      return {
        what: `This server does not offer the SASL mechanism of the config${said}.`,
        mend: "Change sasl.mechanism: plain takes an account and a password, external a client certificate.",
      };
    default:
      return {
        what: `The SASL login failed${said}.`,
        mend: "Check sasl.account and sasl.password in the config; for external, add the certificate's fingerprint to the account (NickServ CERT ADD).",
      };
  }
}

/** NickServ did not log us in. */
export const nickservTrouble = (service: string, words: string): Trouble => ({
  what: `${service} refused the login: ${words}.`,
  mend: "Check nickserv.account and nickserv.password in the config.",
});

/** NickServ said nothing. */
export const silentTrouble = (service: string): Trouble => ({
  what: `${service} did not answer; the bot is not logged in.`,
  mend: "Check that the network has services and what nickserv.nick is; the bot goes on without an account.",
});

const sockets: Readonly<Record<string, (where: string) => readonly [string, string]>> = {
  ENOTFOUND: (w) => [`The host of ${w} was not found`, "Check host in the config and the machine's DNS."],
  EAI_AGAIN: (w) => [`The host of ${w} could not be looked up`, "Check the machine's DNS and its network."],
  ECONNREFUSED: (w) => [
    `${w} refused the connection`,
    "Check host and port; 6697 is usual with TLS, 6667 without.",
  ],
  ETIMEDOUT: (w) => [`${w} did not answer`, "Check host and port, and that no firewall is in between."],
  EHOSTUNREACH: (w) => [`${w} cannot be reached`, "Check the machine's network."],
  ENETUNREACH: (w) => [`${w} cannot be reached`, "Check the machine's network."],
  EPROTO: (w) => [`${w} does not speak TLS`, "Set tls: false, or the port for TLS (usually 6697)."],
  ERR_SSL_WRONG_VERSION_NUMBER: (w) => [
    `${w} does not speak TLS`,
    "Set tls: false, or the port for TLS (usually 6697).",
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: (w) => [
    `${w} does not speak TLS`,
    "Set tls: false, or the port for TLS (usually 6697).",
  ],
  ECONNRESET: (w) => [`${w} closed the connection`, "Check host, port and tls; it is tried again by itself."],
};

/** The server took too long to let us in; a plain server may wait for ever for TLS to make sense. */
export function stuckTrouble(where: string, opened: boolean, tls: boolean): Trouble {
  if (opened)
    return {
      what: `${where} did not let the bot in in time.`,
      mend: "Try again; if it stays so, ask the network's staff.",
    };
  return tls
    ? {
        what: `${where} does not speak TLS, or did not answer in time.`,
        mend: "Set tls: false, or the port for TLS (usually 6697).",
      }
    : {
        what: `${where} did not answer in time.`,
        mend: "Check host and port, and that no firewall is in between.",
      };
}

/** Errors of a certificate; connecting again does not make it trusted. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME/;

/** A connection that failed, with `forGood` when trying again is of no use. */
export function socketTrouble(error: Error, where: string): Trouble & { readonly forGood: boolean } {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (certificate.test(code))
    return {
      what: `The TLS certificate of ${where} is not trusted: ${error.message}.`,
      mend: "Set tls.ca to the network's CA file; if the name is wrong, correct host. tls.verify: false trusts anybody.",
      forGood: true,
    };
  const [what, mend] = sockets[code]?.(where) ?? [
    `The connection to ${where} failed: ${error.message}`,
    "It is tried again by itself.",
  ];
  return { what: `${what}.`, mend, forGood: false };
}
