/** Hands over answers that waited for somebody who had left. */
import type { Effect } from "../effects.ts";
import type { Actor, Event, Millis, UndeliveredEvent } from "../events.ts";
import type { Feature } from "../feature.ts";
import { wording } from "../wording.ts";
import type { Letter, World } from "../world.ts";
import { addressee } from "./faq-say.ts";

/** Who turns up with this event. */
function arriving(event: Event): readonly Actor[] {
  switch (event.kind) {
    case "message":
    case "join":
    case "reaction":
    case "command":
    case "press":
      return [event.actor];
    case "members":
      return event.actors;
    case "rename":
      return [event.to];
    default:
      return [];
  }
}

/** Somebody who takes no private messages gets their answer where they asked. */
function inPublic(event: UndeliveredEvent, world: World): readonly Effect[] {
  const id = /^q\d+\/letter\/(\d+)$/.exec(event.key)?.[1];
  const letter = id === undefined || event.unsure ? undefined : world.letter(Number(id));
  const question = letter && world.question(letter.question);
  if (!question || question.place.private) return [];
  return [
    {
      do: "say",
      key: `q${question.n}/letter/${letter.id}/public`,
      to: question.place,
      text: letter.text,
      for: addressee(question.asker),
      priority: 0,
      whole: true,
      ...(question.native === undefined ? {} : { replyTo: question.native }),
    },
  ];
}

export const letters: Feature = (event, world, { now }) =>
  event.kind === "undelivered" ? inPublic(event, world) : handOver(event, world, now);

/** Those of a vouched account's other accounts, too: it is the same person. */
function lettersFor(world: World, network: string, actor: Actor): readonly Letter[] {
  if (!world.lettersWait()) return [];
  const account = actor.verified ? world.account(network, actor.key) : undefined;
  const others = account ? world.accountsOf(account.person).filter(({ verified }) => verified) : [];
  const keys = [{ network, key: actor.key }, ...others.filter(({ key }) => key !== actor.key)];
  return keys.flatMap((who) => world.letters(who));
}

const handOver = (event: Event, world: World, now: Millis): readonly Effect[] =>
  arriving(event).flatMap((actor): readonly Effect[] =>
    lettersFor(world, event.network, actor).flatMap((letter): readonly Effect[] => {
      const to = { network: event.network, channel: actor.address, private: true } as const;
      const say = wording(world.settings, to);
      const notVouched = actor.verified ? "" : ` ${say.letterUnvouched}`;
      return [
        {
          do: "say",
          key: `q${letter.question}/letter/${letter.id}`,
          to,
          text: `${say.letterHead(say.ago(now - letter.at))} ${letter.text}${notVouched}`,
          for: addressee(actor),
          priority: 0,
          whole: true,
        },
        { do: "note", fact: { fact: "letterSent", id: letter.id, at: now } },
        {
          do: "note",
          fact: {
            fact: "question",
            n: letter.question,
            change: {},
            log: { at: now, why: wording(world.settings).because.letterSent },
          },
        },
      ];
    }),
  );
