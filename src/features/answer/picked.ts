/** What somebody picks from a menu that they were offered. Pure. */
import type { Call } from "../../command.ts";
import { acceptsHint } from "../../conversation/accepts.ts";
import { addressees } from "../../conversation/address.ts";
import { choiceIn } from "../../conversation/choice.ts";
import type { Effect } from "../../effects.ts";
import type { LineSaid } from "../../situation.ts";
import { wording } from "../../wording.ts";
import type { Menu, Message, World } from "../../world.ts";
import { isWaiting } from "../route/waiting.ts";

/** How long a menu can be picked from, in milliseconds. */
const menuLasts = 10 * 60_000;

/** Lines of the channel that are looked through since the menu. */
const linesSince = 30;

interface Choice {
  readonly menu: Menu;
  /** The command that is picked, without its prefix; undefined when none of the menu's is wanted. */
  readonly picks: string | undefined;
}

/** What others said in the channel since a menu was offered. */
const since = (menu: Menu, { place, actor }: LineSaid, world: World): readonly Message[] =>
  world
    .recent(place, linesSince)
    .filter((said) => said.at > menu.at && !said.bot && said.key !== actor.key)
    .filter((said) => said.place.thread === place.thread);

/** It may answer what a person asked meanwhile: "how many?", "the old one or the new one?" */
function mayAnswerSomebody(line: LineSaid, menu: Menu, world: World, evenNobody: boolean): boolean {
  if (line.toBot || line.toBotsMessage) return false;
  if (line.parent || line.addressed.length > 0) return true;
  return since(menu, line, world).some((said) => {
    const names = addressees(said.text, line.names);
    return names.length === 0 ? evenNobody : names.includes(line.actor.name);
  });
}

/** "Yes" and "no" are said to anybody. */
const saysLittle = (body: string, picked: readonly number[]): boolean =>
  picked.length === 0 || acceptsHint(body);

/** The choice that all of a line makes from the menu that its author was offered last. */
export function choiceOf(line: LineSaid, world: World): Choice | undefined {
  const body = line.body.trim();
  const menu = world.menu(line.place, line.actor.key);
  if (!menu || line.message.at - menu.at > menuLasts) return undefined;
  const { commands } = menu;
  // Where it is a question that is picked, the number is that question's, as people know it.
  if (commands.every((command) => command.startsWith("answer "))) {
    const number = /^#?(\d{1,9})[.)]?$/.exec(body)?.[1];
    const picks = commands.find((command) => command.startsWith(`answer ${number} `));
    return picks === undefined ? undefined : { menu, picks };
  }
  const picked = choiceIn(body, commands.length);
  if (!picked || mayAnswerSomebody(line, menu, world, saysLittle(body, picked))) return undefined;
  const [first] = picked;
  if (first !== undefined) return { menu, picks: commands[first - 1] };
  const answered = world.lastFaqSaid(line.place, line.actor.key);
  const ofEntries = commands.every((command) => command.startsWith("faq "));
  return ofEntries && (answered?.at ?? 0) < menu.at ? { menu, picks: undefined } : undefined;
}

/** The menu, when the call picks from it by a click or a word, and what it picks besides. */
export function pickedFrom(
  call: Call,
  world: World,
): { readonly menu: Menu; readonly also: readonly string[] } | undefined {
  const { event, place, actor } = call;
  const menu = world.menu(place, actor.key);
  if (!menu) return undefined;
  if (event.kind === "press")
    return world.saidAs(event.network, event.target) === menu.key ? { menu, also: [] } : undefined;
  const picks =
    event.kind === "message" ? choiceIn(event.toBot ?? event.text, menu.commands.length) : undefined;
  if (!picks) return undefined;
  return { menu, also: picks.slice(1).flatMap((number) => menu.commands[number - 1] ?? []) };
}

/** None of what was offered: a human is found, and the menu is gone. */
export function declined(menu: Menu, call: Call, world: World, wait: number | undefined): readonly Effect[] {
  const { place, actor, at } = call;
  const say = wording(world.settings, place);
  const question = place.private ? undefined : world.lastQuestion(place, actor.key);
  const waits = question !== undefined && isWaiting(question);
  const gone: Effect = {
    do: "note",
    fact: {
      fact: "menu",
      key: menu.key,
      place,
      to: { network: place.network, key: actor.key },
      commands: [],
      at,
    },
  };
  if (!place.private && !waits) return [gone];
  return [gone, call.reply(place.private ? say.dontKnowPrivate : say.dontKnowChannel(wait))];
}
