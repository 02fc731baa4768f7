import type { Call, Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import { forgeNames } from "../src/people/forges.ts";
import {
  accountName,
  codeFrom,
  codeLasts,
  codesAnHour,
  forgeCodeLasts,
  proofText,
  triesAnHour,
} from "../src/people/link.ts";
import { wording } from "../src/wording.ts";
import type { Account, World } from "../src/world.ts";

const hour = 36e5;

function give(me: Account, call: Call, world: World, forge?: string, login?: string): readonly Effect[] {
  const say = wording(world.settings, call.place);
  if (world.linkCodesSince(me.id, call.at - hour) >= codesAnHour) return [call.reply(say.linkTooMany)];
  const code = codeFrom(world.secret, call.event.id);
  if (forge !== undefined)
    return [
      {
        do: "note",
        fact: {
          fact: "linkCode",
          code,
          account: me.id,
          at: call.at,
          forge,
          ...(login === undefined ? {} : { login }),
        },
      },
      call.reply(
        login === undefined
          ? say.people.linkForge(forge, proofText(me, code), forgeCodeLasts / hour)
          : say.people.linkProfile(forge, login, proofText(me, code), forgeCodeLasts / hour),
      ),
    ];
  return [
    { do: "note", fact: { fact: "linkCode", code, account: me.id, at: call.at } },
    call.reply(say.linkHow(code, codeLasts / 60_000)),
  ];
}

/** The code is said by the other account; its owner is asked, so that overhearing it is of no use. */
function said(text: string, me: Account, call: Call, world: World): readonly Effect[] {
  const say = wording(world.settings, call.place);
  if (world.linkTriesSince(me.id, call.at - hour) >= triesAnHour) return [call.reply(say.linkTooMany)];
  const code = world.linkCode(text.toLowerCase());
  const owner = code && world.accountById(code.account);
  const fresh =
    code &&
    code.forge === undefined &&
    !code.used &&
    code.claimed === undefined &&
    call.at - code.at <= codeLasts;
  if (!code || !owner || !fresh || owner.id === me.id)
    return [
      { do: "note", fact: { fact: "linkTried", account: me.id, at: call.at } },
      call.reply(say.linkWrong),
    ];
  if (owner.person === me.person) return [call.reply(say.linkSame)];
  const place = { network: owner.network, channel: owner.address, private: true } as const;
  return [
    { do: "note", fact: { fact: "linkTried", account: me.id, at: call.at, code: code.code } },
    call.reply(say.linkAsked),
    {
      do: "say",
      key: `link/${code.code}`,
      to: place,
      text: wording(world.settings, place).linkConfirm(accountName(me)),
      for: { key: owner.key, name: owner.name, address: owner.address },
      priority: 0,
      whole: true,
    },
  ];
}

function confirm(me: Account, call: Call, world: World): readonly Effect[] {
  const say = wording(world.settings, call.place);
  const code = world.linkWaiting(me.id);
  const other = code?.claimed === undefined ? undefined : world.accountById(code.claimed);
  if (!code || !other || call.at - code.at > 2 * codeLasts) return [call.reply(say.linkNothing)];
  const [mine, theirs] = [world.person(me.person), world.person(other.person)];
  if (!mine || !theirs || mine.id === theirs.id) return [call.reply(say.linkSame)];
  if (mine.handle !== undefined && theirs.handle !== undefined) return [call.reply(say.linkBothConfigured)];
  const [person, same] = theirs.handle === undefined ? [mine, theirs] : [theirs, mine];
  return [
    { do: "note", fact: { fact: "linked", code: code.code, person: person.id, other: same.id } },
    call.reply(say.linked(accountName(other))),
  ];
}

const loginOf = (word: unknown): string | undefined =>
  typeof word === "string" ? word.replace(/^@/, "").slice(0, 60) : undefined;

export const link: Command = {
  name: "link",
  summary: "make your accounts on two networks, or on a forge, one person, by a one-time code",
  parameters: [
    {
      name: "code",
      type: "word",
      summary: "the code from the other network, `yes`, or the name of a forge",
      optional: true,
    },
    {
      name: "login",
      type: "word",
      summary: "your name on the forge, to show the code in your profile there",
      optional: true,
    },
  ],
  examples: ["link", "link k3v9xw2m", "link yes", "link github ada"],
  for: "everyone",
  private: true,
  run({ code, login }, call, world) {
    const me = world.account(call.place.network, call.actor.key);
    if (!me?.verified) return [call.reply(wording(world.settings, call.place).linkNotVouched)];
    if (typeof code !== "string") return give(me, call, world);
    const forges = forgeNames(world.settings);
    const forge = forges.find((name) => name.toLowerCase() === code.toLowerCase());
    if (forge !== undefined) return give(me, call, world, forge, loginOf(login));
    if (/^(?:bitbucket|codeberg|forgejo|git(?:ea|hub|lab)|sourceforge|sourcehut)$/i.test(code))
      return [call.reply(wording(world.settings, call.place).people.linkForgeUnknown(code, forges))];
    return code.toLowerCase() === "yes" ? confirm(me, call, world) : said(code, me, call, world);
  },
};
