import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

export const forget: Command = {
  name: "forget",
  summary: "remove what I have about you: messages, names, links; I ask back first",
  parameters: [{ name: "me", type: "text", summary: "`me`, and `me yes` when you are sure" }],
  examples: ["!forget me", "!forget me yes"],
  for: "everyone",
  run({ me }, call, world) {
    const say = wording(world.settings, call.place);
    const words = String(me).toLowerCase().split(/\s+/).join(" ");
    if (words === "me") return [call.reply(say.forgetSure)];
    const account = world.account(call.place.network, call.actor.key);
    if (words !== "me yes" || !account) return [call.reply(say.forgetHow)];
    return [
      { do: "note", fact: { fact: "forget", person: account.person, at: call.at } },
      ...world
        .queue()
        .filter((question) => question.asker.person === account.person)
        .map((question) => ({ do: "rest", timer: `route/${question.n}` }) as const),
      call.reply(say.forgotten),
    ];
  },
};
