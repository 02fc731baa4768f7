/** The kinds of network that an entry can be previewed for. */
export const networks = ["irc", "matrix", "discord", "terminal"] as const;

export type NetworkKind = (typeof networks)[number];
