/** Whether a command is a choice of a menu that its caller was offered. Pure. */
import type { Call } from "../../command.ts";
import type { Menu, World } from "../../world.ts";

/** A number as the menu shows it, `1)`, or nearly. */
const number = /^[(#]?([1-9])[).]?$/;

/** The choice that all of a message is. */
export function digitIn(text: string): number | undefined {
  const digit = number.exec(text.trim())?.[1];
  return digit === undefined ? undefined : Number(digit);
}

/** The menu, when the call picks from it by a click or a digit. */
export function pickedFrom(call: Call, world: World): Menu | undefined {
  const { event, place, actor } = call;
  const menu = world.menu(place, actor.key);
  if (!menu) return undefined;
  const clicked = event.kind === "press" && world.saidAs(event.network, event.target) === menu.key;
  const said = event.kind === "message" && digitIn(event.toBot ?? event.text) !== undefined;
  return clicked || said ? menu : undefined;
}
