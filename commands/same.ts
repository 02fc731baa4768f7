/** Accounts that look like one person: people say whether they are, nothing happens by itself. */
import type { Call, Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import type { Pair } from "../src/people/world.ts";
import type { Wording } from "../src/wording/en.ts";
import { wording } from "../src/wording.ts";
import type { Account, World } from "../src/world.ts";

const listed = 8;

interface Asked {
  readonly call: Call;
  readonly world: World;
  readonly me: Account;
  readonly say: Wording;
}

/** As people know it: the name, not the forge's number. */
const shown = (account: Account): string => `${account.network}:${account.name || account.key}`;

interface Two extends Pair {
  readonly a: Account;
  readonly b: Account;
}

/** Both accounts, while they are two persons. */
function bothOf(pair: Pair, world: World): Two | undefined {
  const [a, b] = [world.accountById(pair.one), world.accountById(pair.other)];
  return a && b && !a.bot && !b.bot ? { ...pair, a, b } : undefined;
}

const isTheirs = ({ a, b }: Two, me: Account): boolean =>
  me.verified && (a.person === me.person || b.person === me.person);

/** What waits, and what is found now: for maintainers all of it, for others what is about themselves. */
function list({ call, world, me, say }: Asked): readonly Effect[] {
  const next = world.nextPair();
  const found = world.pairsFound().map((alike, index) => ({ ...alike, n: next + index }));
  const fresh = found.map((one) => ({ ...one, state: "likely" as const, oneSays: false, otherSays: false }));
  const all = [...world.pairsWaiting(), ...fresh].flatMap((pair) => bothOf(pair, world) ?? []);
  const open = all
    .filter(({ a, b }) => a.person !== b.person)
    .filter((pair) => call.maintainer || isTheirs(pair, me))
    .slice(0, listed);
  if (open.length === 0) return [call.reply(say.people.sameEmpty)];
  const kept = found.filter(({ n }) => n <= (open.at(-1)?.n ?? 0));
  const rows = open.map(({ n, a, b, why }) =>
    say.people.sameRow(n, shown(a), shown(b), say.people.sameWhy[why]),
  );
  return [
    ...(kept.length > 0
      ? [{ do: "note", fact: { fact: "pairsFound", pairs: kept, at: call.at } } as const]
      : []),
    call.reply([...rows, "", say.people.sameHow].join("\n"), {
      quiet: open.flatMap(({ a, b }) => [a.name, b.name]),
    }),
  ];
}

const decided = (n: number, state: "different" | "undone"): Effect => ({
  do: "note",
  fact: { fact: "pairDecided", n, state },
});

function join(
  pair: Two,
  how: "code" | "maintainer" | "email",
  { call, world, say }: Asked,
): readonly Effect[] {
  const [mine, theirs] = [world.person(pair.a.person), world.person(pair.b.person)];
  if (!mine || !theirs || mine.id === theirs.id) return [call.reply(say.linkSame)];
  if (mine.handle !== undefined && theirs.handle !== undefined) return [call.reply(say.linkBothConfigured)];
  const [person, other] = theirs.handle === undefined ? [mine, theirs] : [theirs, mine];
  return [
    { do: "note", fact: { fact: "pairJoined", n: pair.n, person: person.id, other: other.id, how } },
    call.reply(say.people.sameDone(pair.n, shown(pair.a), shown(pair.b)), {
      quiet: [pair.a.name, pair.b.name],
    }),
  ];
}

function yes(pair: Two, asked: Asked): readonly Effect[] {
  const { call, me, say } = asked;
  if (call.maintainer) return join(pair, "maintainer", asked);
  if (!isTheirs(pair, me)) return [call.reply(say.people.sameNotYours)];
  // The forge vouches for the address in its commits; a name anybody can take.
  if (pair.why === "email") return join(pair, "email", asked);
  const mineIsOne = pair.a.person === me.person;
  if (mineIsOne ? pair.otherSays : pair.oneSays) return join(pair, "code", asked);
  const [mine, other] = mineIsOne ? [pair.a, pair.b] : [pair.b, pair.a];
  return [
    { do: "note", fact: { fact: "pairSaid", n: pair.n, account: mine.id } },
    call.reply(say.people.sameHalf(pair.n, shown(other)), { quiet: [other.name] }),
  ];
}

function settle(word: string, n: number, asked: Asked): readonly Effect[] {
  const { call, world, me, say } = asked;
  const pair = world.pair(n);
  const both = pair && bothOf(pair, world);
  if (!both || both.state !== (word === "undo" ? "same" : "likely"))
    return [call.reply(say.people.sameNone(n))];
  if (word === "yes") return yes(both, asked);
  if (!call.maintainer && !isTheirs(both, me)) return [call.reply(say.people.sameNotYours)];
  return word === "undo"
    ? [decided(n, "undone"), call.reply(say.people.sameUndone(n))]
    : [decided(n, "different"), call.reply(say.people.sameNo(n))];
}

/** `libera:alice`, by the account's key or by its name. */
function named(text: string, world: World): Account | undefined {
  const cut = text.lastIndexOf(":") === text.length - 1 ? -1 : text.indexOf(":");
  if (cut < 1) return undefined;
  const [network, key] = [text.slice(0, cut), text.slice(cut + 1)];
  const exact = world.account(network, key);
  if (exact) return exact;
  const person = world.personNamed(key);
  return person && world.accountsOf(person.id).find((one) => one.network === network && one.name === key);
}

/** A maintainer names two accounts that nobody suggested. */
function two(words: readonly string[], asked: Asked): readonly Effect[] {
  const { call, world, say } = asked;
  const [a, b] = words.map((word) => named(word, world));
  if (!call.maintainer || words.length !== 2 || !a || !b || a.id === b.id)
    return [call.reply(say.people.sameUsage)];
  if (a.person === b.person) return [call.reply(say.linkSame)];
  const known = world.pairOf(a.id, b.id);
  const n = known?.n ?? world.nextPair();
  const pair = { n, one: a.id, other: b.id, why: "name" as const };
  return [
    ...(known ? [] : [{ do: "note", fact: { fact: "pairsFound", pairs: [pair], at: call.at } } as const]),
    ...join({ ...pair, state: "likely", oneSays: false, otherSays: false, a, b }, "maintainer", asked),
  ];
}

export const same: Command = {
  name: "same",
  summary: "say which accounts are one person, or that they aren't; undo it",
  parameters: [
    {
      name: "what",
      type: "text",
      summary:
        "nothing for a list; yes N, no N or undo N; or two accounts, such as libera:alice github:alice",
      optional: true,
    },
  ],
  examples: ["!same", "!same yes 3", "!same undo 3"],
  for: "everyone",
  run({ what }, call, world) {
    const me = world.account(call.place.network, call.actor.key);
    if (!me || me.bot) return [];
    const asked: Asked = { call, world, me, say: wording(world.settings, call.place) };
    const text = String(what ?? "").trim();
    if (text === "") return list(asked);
    const [, word, n] = /^(yes|no|undo)\s+#?(\d{1,9})$/i.exec(text) ?? [];
    return word === undefined ? two(text.split(/\s+/), asked) : settle(word.toLowerCase(), Number(n), asked);
  },
};
