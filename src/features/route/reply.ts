/** A plain reply to a ping is the answer: it goes back to the asker. Where that isn't sure, the bot asks. */
import type { Choice, Effect } from "../../effects.ts";
import type { Feature } from "../../feature.ts";
import { wording } from "../../wording.ts";
import { addressee } from "../faq-say.ts";
import { bring } from "./bring.ts";

/** A message has room for so many choices. */
const mostChoices = 5;

export const reply: Feature = (event, world, { line, account, toPing, now }) => {
  const [first] = toPing?.questions ?? [];
  if (!line || !account || !toPing || !first) return [];
  const { place, message, actor } = line;
  const say = wording(world.settings, place);
  const words = say.routing;
  const tell = (text: string, choices?: readonly Choice[]): Effect => ({
    do: "say",
    key: `reply/${event.id}`,
    to: place,
    text,
    priority: 0,
    whole: true,
    aside: true,
    quiet: toPing.questions.map(({ asker }) => asker.name),
    ...(choices ? { choices } : {}),
    // Their numbers stand in the text already.
    ...(toPing.questions.length > 1 ? { buttonsOnly: true } : {}),
    ...(place.private ? {} : { for: addressee(actor) }),
    ...(message.native === undefined ? {} : { replyTo: message.native }),
  });
  if (first.state === "withdrawn") return [tell(say.notWaiting(first.n, say.states.withdrawn))];
  if (toPing.sure) {
    const brought = bring(world, { question: first, me: account, text: toPing.text, at: now, id: event.id });
    const done = brought.there ? say.answeredNow(first.n) : say.answeredLater(first.n, first.asker.name);
    return [...brought.effects, tell(done)];
  }
  const several = toPing.questions.length > 1;
  const choices: readonly Choice[] = several
    ? toPing.questions.slice(0, mostChoices).map(({ n, text }) => ({
        label: `${n}: ${say.quoted(text, 40)}`,
        command: `answer ${n} ${toPing.text}`,
      }))
    : [
        { label: words.buttons.send, command: `answer ${first.n} ${toPing.text}` },
        { label: say.buttons.claim, command: `claim ${first.n}` },
        { label: say.buttons.pass, command: `pass ${first.n}` },
      ];
  const list = toPing.questions
    .slice(0, mostChoices)
    .map(({ n, text }) => `**${n}**: ${say.quoted(text, 80)}`);
  const which = [words.replyWhich, ...list].join("\n\n");
  return [
    tell(several ? which : words.replySure(first.n, first.asker.name), choices),
    {
      do: "note",
      fact: {
        fact: "menu",
        key: `reply/${event.id}`,
        place,
        to: { network: event.network, key: actor.key },
        commands: choices.map(({ command }) => command),
        at: now,
      },
    },
  ];
};
