/** A code that somebody was given in chat turns up on a forge: the two accounts are one person. */
import type { Effect } from "../effects.ts";
import type { Feature } from "../feature.ts";
import { accountName, forgeCodeLasts } from "../people/link.ts";
import { wording } from "../wording.ts";

/** So many words that look like codes are tried, at most. */
const tried = 3;

export const prove: Feature = (event, world, { account, now }) => {
  if (event.kind !== "proof" || !account || event.actor.bot) return [];
  const codes = [...event.text.toLowerCase().matchAll(/\b[2-9b-df-hj-km-np-tv-xz]{8}\b/g)].slice(0, tried);
  return codes.flatMap(([text]): readonly Effect[] => {
    const code = world.linkCode(text);
    const owner = code && world.accountById(code.account);
    if (!code || !owner || code.used || code.forge !== event.network) return [];
    if (now - code.at > forgeCodeLasts || owner.person === account.person) return [];
    // Whoever writes it says by whom they want to be taken for: a code alone may have been talked out of them.
    if (!event.text.includes(accountName(owner))) return [];
    const [mine, theirs] = [world.person(owner.person), world.person(account.person)];
    if (!mine || !theirs) return [];
    const to = { network: owner.network, channel: owner.address, private: true } as const;
    const say = wording(world.settings, to);
    const both = mine.handle !== undefined && theirs.handle !== undefined;
    const [person, other] = theirs.handle === undefined ? [mine, theirs] : [theirs, mine];
    return [
      ...(both
        ? []
        : [
            {
              do: "note",
              fact: { fact: "linked", code: code.code, person: person.id, other: other.id },
            } as const,
          ]),
      {
        do: "say",
        key: `link/${code.code}/proof`,
        to,
        text: both ? say.linkBothConfigured : say.linked(`${account.network}:${account.name}`),
        for: { key: owner.key, name: owner.name, address: owner.address },
        priority: 1,
        whole: true,
      },
    ];
  });
};
