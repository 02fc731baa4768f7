/** Ends the trial of a channel, or begins it anew. */
import type { Command } from "../src/command.ts";
import type { Place } from "../src/events.ts";
import { isLittle, recordOf, whereIs } from "../src/features/answer/record.ts";
import { literal } from "../src/markdown.ts";
import { shortened } from "../src/parse.ts";
import { channelRules, placeName } from "../src/places.ts";
import { answerMode } from "../src/settings/channel.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

/** A configured channel, by `NETWORK/CHANNEL`, or by its name on the network of the call before others. */
function channelCalled(name: string, network: string, world: World): Place | undefined {
  const wanted = name.toLowerCase();
  const all = world.settings.networks.flatMap((one) =>
    one.channels.map((channel): Place => ({ network: one.name, channel: channel.name })),
  );
  const called = all.filter(
    (place) => place.channel.toLowerCase() === wanted || placeName(place).toLowerCase() === wanted,
  );
  return called.find((place) => place.network === network) ?? called[0];
}

export const promote: Command = {
  name: "promote",
  summary: "let me speak in a channel that is in `shadow`",
  parameters: [
    { name: "channel", type: "word", summary: "the channel" },
    {
      name: "mode",
      type: "word",
      summary: "auto (without it), offer or addressed; shadow goes back",
      optional: true,
    },
  ],
  examples: ["!promote #project", "!promote libera/#project offer"],
  for: "maintainers",
  run({ channel, mode = "auto" }, call, world) {
    const say = wording(world.settings, call.place).learning;
    const me = world.account(call.place.network, call.actor.key);
    const place = channelCalled(String(channel), call.place.network, world);
    if (!me || !place) return [call.reply(say.promoteNowhere(literal(shortened(String(channel)))))];
    const where = whereIs(place, call.place);
    const configured = channelRules(world.settings, place).answer;
    if (configured !== "shadow") return [call.reply(say.promoteNot(where, configured))];
    const wanted = answerMode.safeParse(String(mode).toLowerCase());
    if (!wanted.success || wanted.data === "off") return [call.reply(say.promoteModes)];
    const tally = world
      .tallies()
      .find(
        (one) => one.mode === "shadow" && placeName(one).toLowerCase() === placeName(place).toLowerCase(),
      );
    const record = recordOf(tally ?? { good: 0, judged: 0 });
    const told =
      wanted.data === "shadow" ? say.demoted(where) : say.promoted(where, wanted.data, say.record(record));
    const early = wanted.data !== "shadow" && isLittle(record) ? ` ${say.promotedEarly}` : "";
    return [
      {
        do: "note",
        fact: { fact: "promoted", place, mode: wanted.data, by: me.person, at: call.at },
      },
      call.reply(`${told}${early}`),
    ];
  },
};
