/** Runs commands. The one place where it is checked who may. */
import { commands } from "../../commands/all.ts";
import type { Call } from "../command.ts";
import type { Actor, Event, Place } from "../events.ts";
import type { Feature } from "../feature.ts";
import { channelRules, isMaintainersPlace } from "../places.ts";
import type { Situation } from "../situation.ts";
import { wording } from "../wording.ts";
import type { World } from "../world.ts";
import { declined } from "./answer/picked.ts";

function callOf(event: Event, actor: Actor, place: Place, world: World, situation: Situation): Call {
  const native = event.kind === "message" ? event.native : undefined;
  let replies = 0;
  const reply: Call["reply"] = (text, more) => ({
    do: "say",
    key: `reply/${event.id}${replies++ ? `/${replies}` : ""}`,
    to: place,
    text,
    priority: 0,
    whole: true,
    aside: true,
    ...(place.private ? {} : { for: { key: actor.key, name: actor.name, address: actor.address } }),
    ...(native === undefined ? {} : { replyTo: native }),
    ...more,
  });
  return {
    event,
    actor,
    place,
    commands,
    maintainer: situation.maintainer,
    at: situation.now,
    ...(native === undefined ? {} : { native }),
    reply,
    confirm: (text, more) => reply(text, { aside: !isMaintainersPlace(world.settings, place), ...more }),
  };
}

export const obey: Feature = (event, world, situation) => {
  const found = situation.command;
  if (!found || situation.late || !("place" in event) || !event.place || !("actor" in event)) return [];
  if (event.actor.bot) return [];
  const say = wording(world.settings, event.place);
  const call = callOf(event, event.actor, event.place, world, situation);
  if ("declined" in found)
    return declined(found.declined, call, world, channelRules(world.settings, event.place).wait);
  if (!found.command) return [call.reply(say.unknownCommand(found.name))];
  if (found.command.for === "maintainers" && !situation.maintainer)
    return [call.reply(say.maintainersOnly(found.command.name))];
  if (found.command.private && !event.place.private) return [call.reply(say.privateOnly(found.command.name))];
  return "problem" in found ? [call.reply(found.problem)] : found.command.run(found.args, call, world);
};
