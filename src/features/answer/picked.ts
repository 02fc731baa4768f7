/** Whether a command is a choice of a menu that its caller was offered. Pure. */
import type { Call } from "../../command.ts";
import type { Menu, World } from "../../world.ts";

/** The menu, when the call picks from it by a click or a digit. */
export function pickedFrom(call: Call, world: World): Menu | undefined {
  const { event, place, actor } = call;
  const menu = world.menu(place, actor.key);
  if (!menu) return undefined;
  const clicked = event.kind === "press" && world.saidAs(event.network, event.target) === menu.key;
  const said = event.kind === "message" && /^[1-9]$/.test((event.toBot ?? event.text).trim());
  return clicked || said ? menu : undefined;
}
