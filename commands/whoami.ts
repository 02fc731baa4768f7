import type { Command } from "../src/command.ts";
import { accountName } from "../src/people/link.ts";
import { wording } from "../src/wording.ts";

export const whoami: Command = {
  name: "whoami",
  summary: "say who you are to me: your account, whether the network vouches for it, what is linked",
  parameters: [],
  examples: ["!whoami"],
  for: "everyone",
  run(_, call, world) {
    const me = world.account(call.place.network, call.actor.key);
    if (!me) return [];
    // Which other accounts somebody has is shown to them alone.
    const others = call.place.private
      ? world.accountsOf(me.person).filter((account) => account.id !== me.id)
      : [];
    return [
      call.reply(
        wording(world.settings, call.place).whoami({
          account: accountName(me),
          vouched: me.verified,
          others: others.map(accountName),
          maintainer: call.maintainer,
        }),
      ),
    ];
  },
};
