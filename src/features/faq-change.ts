/** What maintainers change in the FAQ from where they talk. Pure. */
import type { Argument, Call } from "../command.ts";
import type { Effect } from "../effects.ts";
import type { FaqChange } from "../facts.ts";
import type { Entry } from "../faq/entry.ts";
import { shortened } from "../parse.ts";
import type { Wording } from "../wording/en.ts";
import { wording } from "../wording.ts";
import type { World } from "../world.ts";

/** Changes the entry of that name, and says so; or says that there is none. */
export function changeEntry(
  world: World,
  call: Call,
  id: Argument,
  make: (entry: Entry) => FaqChange,
  told: (say: Wording, entry: Entry) => string,
): readonly Effect[] {
  const say = wording(world.settings, call.place);
  const entry = world.faq.get(String(id));
  const me = world.account(call.place.network, call.actor.key);
  if (!entry || !me) return [call.reply(say.faqNone(shortened(String(id))))];
  return [
    { do: "note", fact: { fact: "faqChanged", change: make(entry), by: me.person, at: call.at } },
    call.confirm(told(say, entry)),
  ];
}
