/** Credits by hand: anybody proposes, a maintainer or the one credited confirms. */

import type { Call, Command } from "../src/command.ts";
import { nearest } from "../src/config/nearest.ts";
import type { Effect } from "../src/effects.ts";
import type { Millis } from "../src/events.ts";
import type { Who } from "../src/facts.ts";
import { returning } from "../src/features/firsts.ts";
import { contributionKinds, creditSaid, kindNamed, webAddress } from "../src/people/credit.ts";
import type { CreditState } from "../src/people/facts.ts";
import type { Credit } from "../src/people/world.ts";
import { placeNamed } from "../src/places.ts";
import type { PeopleWords } from "../src/wording/en-people.ts";
import { wording } from "../src/wording.ts";
import type { Account, World } from "../src/world.ts";

/** So many of one person's proposals may wait, and so many of all. */
const mostOfOne = 3;
const mostOfAll = 50;
/** So many an hour reach the maintainers' channel; the others wait in the list. */
const toldAnHour = 5;
const listed = 10;

/** No network of the config can have this name: people who are known by credits alone. */
const byHand = "by hand";

interface Asked {
  readonly call: Call;
  readonly world: World;
  readonly me: Account;
  readonly words: PeopleWords;
}

/** Whom a name means here; somebody without any account is made one. */
function whom(name: string, { call, world, me }: Asked): Account | Who {
  if (/^(?:me|myself)$/i.test(name)) return me;
  const here = world.inChannel(call.place, name);
  if (here) return here;
  const person = world.personNamed(name);
  const [known] = person ? world.accountsOf(person.id) : [];
  return known ?? { network: byHand, key: name.toLowerCase() };
}

/** By the bot's own clock: a network's may run ahead, and it would be in no weekly post. */
const nowOf = (call: Call): Millis => call.event.seen ?? call.at;

function tellMaintainers(credit: Credit, { world, call }: Asked): readonly Effect[] {
  const name = world.settings.maintainersChannel;
  if (name === undefined || world.creditsSince(call.at - 36e5) >= toldAnHour) return [];
  const to = placeNamed(name);
  const words = wording(world.settings, to).people;
  return [
    {
      do: "say",
      key: `credit/${credit.n}`,
      to,
      text: words.creditAsk({ ...credit, by: credit.byName }),
      quiet: [credit.name, credit.byName],
      choices: [
        { label: words.creditButtons.yes, command: `credit yes ${credit.n}` },
        { label: words.creditButtons.no, command: `credit no ${credit.n}` },
      ],
      buttonsOnly: true,
      priority: 2,
      whole: true,
    },
  ];
}

function propose(text: string, asked: Asked): readonly Effect[] {
  const { call, world, me, words } = asked;
  const said = creditSaid(text);
  if (!said) return [call.reply(words.creditUsage)];
  const kind = kindNamed(said.kind);
  if (!kind) {
    const near = nearest(said.kind, contributionKinds);
    return [call.reply(words.creditKind(said.kind, near === undefined ? contributionKinds : [near]))];
  }
  const url = said.url === "" ? "" : webAddress(said.url);
  if (url === undefined) return [call.reply(words.creditUrl(said.url))];
  const who = whom(said.name, asked);
  const known = world.account(who.network, who.key);
  const person = known && world.person(known.person);
  const name = known && person ? (person.handle ?? known.name) : said.name;
  if (known?.bot) return [call.reply(words.creditUsage)];
  if (person?.uncounted) return [call.reply(words.creditOptedOut(name))];
  const what = { kind, title: said.title, url };
  if (known && world.creditedTwice(known.person, what)) return [call.reply(words.creditTwice)];
  const atOnce = call.maintainer && known?.person !== me.person;
  const waiting = world.creditsWaiting();
  const mine = waiting.filter(({ by }) => by === me.person);
  if (!atOnce && (mine.length >= mostOfOne || waiting.length >= mostOfAll))
    return [call.reply(words.creditTooMany)];
  const n = world.nextCredit();
  const row = { n, name, kind, title: said.title, url };
  const proposed: Effect = {
    do: "note",
    fact: {
      fact: "creditProposed",
      n,
      who,
      name,
      kind,
      title: said.title,
      url,
      by: me.person,
      at: nowOf(call),
      network: call.place.network,
      ...(call.native === undefined ? {} : { native: call.native }),
      confirmed: atOnce,
    },
  };
  if (atOnce) return [proposed, call.reply(words.creditDone(row), { quiet: [name] })];
  const credit: Credit = {
    ...row,
    account: known?.id ?? 0,
    person: known?.person ?? 0,
    by: me.person,
    byName: call.actor.name,
    at: call.at,
    state: "waiting",
  };
  return [
    proposed,
    call.reply(words.creditProposed(row), { quiet: [name] }),
    ...tellMaintainers(credit, asked),
  ];
}

/** Whether the caller is the one credited, by an account that the network vouches for. */
const isTheirs = (credit: Credit, { me }: Asked): boolean => me.verified && credit.person === me.person;

function settle(word: string, n: number, asked: Asked): readonly Effect[] {
  const { call, world, me, words } = asked;
  const credit = world.credit(n);
  const wanted: CreditState = word === "undo" ? "confirmed" : "waiting";
  if (credit?.state !== wanted) return [call.reply(words.creditNone(n))];
  const own = credit.by === me.person;
  const theirs = isTheirs(credit, asked);
  const to = (state: CreditState): Effect => ({
    do: "note",
    fact: { fact: "creditDecided", n, state, by: me.person, at: nowOf(call) },
  });
  if (word === "yes") {
    if (!theirs && !call.maintainer) return [call.reply(words.creditNotYours(credit.name))];
    if (own && credit.person === me.person) return [call.reply(words.creditOwn)];
    const account = world.accountById(credit.account);
    return [
      ...(account ? returning(account, nowOf(call), world) : []),
      to("confirmed"),
      call.reply(words.creditDone(credit), { quiet: [credit.name] }),
    ];
  }
  if (word === "no" && (theirs || own || call.maintainer))
    return [to("dropped"), call.reply(words.creditDropped(n))];
  if (word === "undo" && (theirs || call.maintainer))
    return [to("undone"), call.reply(words.creditUndone(n))];
  return [call.reply(words.creditNotYours(credit.name))];
}

function list({ call, world, words }: Asked): readonly Effect[] {
  const waiting = world.creditsWaiting();
  if (waiting.length === 0) return [call.reply(words.creditEmpty)];
  const rows = waiting.slice(0, listed).map((credit) => words.creditRow({ ...credit, by: credit.byName }));
  const names = waiting.slice(0, listed).flatMap(({ name, byName }) => [name, byName]);
  return [call.reply(rows.join("\n"), { quiet: names })];
}

export const credit: Command = {
  name: "credit",
  summary: "propose credit for work that no forge sees; confirm one, drop it, or take it back",
  parameters: [
    {
      name: "what",
      type: "text",
      summary: 'NAME for KIND "TITLE" LINK; or list, yes N, no N, undo N',
    },
  ],
  examples: ['!credit alice for translation "Dutch docs" https://example.org/nl', "!credit yes 3"],
  for: "everyone",
  run({ what }, call, world) {
    const me = world.account(call.place.network, call.actor.key);
    if (!me || me.bot) return [];
    const asked: Asked = { call, world, me, words: wording(world.settings, call.place).people };
    const text = String(what ?? "").trim();
    if (/^list$/i.test(text)) return list(asked);
    const [, word, n] = /^(yes|no|undo)\s+#?(\d{1,9})$/i.exec(text) ?? [];
    return word === undefined ? propose(text, asked) : settle(word.toLowerCase(), Number(n), asked);
  },
};
