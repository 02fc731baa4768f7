import type { Call, Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import type { Who } from "../src/facts.ts";
import type { Entry } from "../src/faq/entry.ts";
import { find } from "../src/features/answer/find.ts";
import { learn } from "../src/features/answer/learn.ts";
import { pickedFrom } from "../src/features/answer/picked.ts";
import { stats } from "../src/features/answer/record.ts";
import { entryCalled, likely, offer, tell } from "../src/features/faq-say.ts";
import { answered, change, standDown } from "../src/features/route/settle.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";
import type { Account, Question, World } from "../src/world.ts";

/** `tls @bob` → what, and for whom. */
function parts(text: string): { wanted: string; who: string | undefined } {
  const found = /^(.*?)\s+(?:@|\|\s*)(\S+)$/.exec(text.trim());
  return found?.[1] !== undefined && found[1] !== ""
    ? { wanted: found[1], who: found[2]?.replace(/[:,]$/, "") }
    : { wanted: text.trim(), who: undefined };
}

/** A person who points an asker at an entry has answered their question. */
function closes(
  world: World,
  asker: number,
  place: Parameters<World["openIn"]>[0],
  by: number,
  entry: string,
  at: number,
): readonly Effect[] {
  const question = world.openBy(place, asker);
  if (!question || question.asker.person === by) return [];
  const why = wording(world.settings).because.byFaqCall(entry);
  return answered(world, question, { person: by, text: `!faq ${entry}`, at, why });
}

/** Whoever finds the entry themselves need not be asked about by a maintainer; `!nope` undoes it. */
const helpsOneself = (question: Question, entry: string, at: number, why: string): readonly Effect[] => [
  change(question, { state: "answered", entry, answeredAt: at }, { at, why }),
  ...standDown(question),
];

/** How long after a question somebody points its asker to what answers it. */
const stillAbout = 30 * 60_000;

const askedLately = (asker: Account, call: Call, world: World): Question | undefined => {
  const question = world.lastQuestion(call.place, asker.key);
  return question && call.at - question.askedAt <= stillAbout ? question : undefined;
};

/** The words of the question lead to the entry, says whoever points its asker there. */
function pointed(asker: Account, entry: string, call: Call, world: World): readonly Effect[] {
  const question = askedLately(asker, call, world);
  if (!question || question.asker.key === call.actor.key) return [];
  const by = { network: call.place.network, key: call.actor.key };
  const { text, place } = question;
  return learn({ entry, text, place, asker: question.asker, by, how: "pointed", at: call.at }, world);
}

/** What the choices were offered for leads to the one that was picked; to neither of several. */
const picked = (text: string | undefined, by: Who, entry: string, call: Call, world: World) =>
  text === undefined
    ? []
    : learn({ entry, text, place: call.place, asker: by, by, how: "picked", at: call.at }, world);

export const faq: Command = {
  name: "faq",
  aliases: ["f"],
  summary: "show an FAQ entry, to yourself or to somebody; or look for one",
  parameters: [
    {
      name: "entry",
      type: "text",
      summary: "its name, or what you want to know; @somebody at the end points them to it",
    },
  ],
  examples: ["!faq tls", "!faq tls @bob", "!faq how do I turn TLS on", "!faq stats"],
  for: "everyone",
  run({ entry }, call, world) {
    const say = wording(world.settings, call.place);
    const { wanted, who } = parts(String(entry));
    // An entry of that name comes first.
    if (/^stats$/i.test(wanted) && !world.faq.get(wanted))
      return [call.reply(stats(world, call.place, call.maintainer))];
    // Called on a message from its menu: for the author of that message.
    const about = call.event.kind === "command" ? call.event.about : undefined;
    const author = about && world.account(call.place.network, about.actor.key);
    if (author?.bot) return [];
    const person = author ?? (who === undefined ? undefined : world.inChannel(call.place, who));
    if (who !== undefined && !person) return [call.reply(say.faqNobody(shortened(who)))];
    const caller = {
      network: call.place.network,
      key: call.actor.key,
      name: call.actor.name,
      address: call.actor.address,
    };
    const pick = pickedFrom(call, world);
    const menu = pick?.menu;
    const also = (pick?.also ?? []).flatMap(
      (line) => world.faq.get(parts(line.slice("faq ".length)).wanted) ?? [],
    );
    // What was picked from a menu is meant as it stood there.
    const found = menu ? world.faq.get(wanted) : entryCalled(world, wanted, call.place);
    const matches = found
      ? [{ entry: found, probability: 1, because: "", reasons: [], features: {} }]
      : likely(world, find(world, call.place, { lines: [wanted] }));
    const [best] = matches;
    if (!best) return [call.reply(say.faqNone(shortened(wanted)))];
    if (!found && best.probability < world.settings.answers.threshold)
      return offer(world, matches, {
        key: `offer/${call.event.id}`,
        place: call.place,
        who: caller,
        at: call.at,
        replyTo: call.native,
        ...(person ? { pointing: person.name } : { asked: wanted }),
      });
    const by = world.account(call.place.network, call.actor.key);
    const whose = person ?? by;
    const question = whose && world.openBy(call.place, whose.id);
    const own = person ? undefined : question;
    const { because } = wording(world.settings);
    const given = (shown: Entry, key: string): readonly Effect[] =>
      tell(world, {
        key,
        entry: shown,
        to: call.place,
        for: person ?? caller,
        at: call.at,
        probability: 1,
        mode: menu ? "picked" : "named",
        judge: menu !== undefined,
        replyTo: question?.native ?? about?.native ?? call.native,
        question: (question ?? (person && askedLately(person, call, world)))?.n,
        ...(person ? { after: say.pointed(call.actor.name) } : {}),
      });
    return [
      ...given(best.entry, `faq/${call.event.id}`),
      ...also.flatMap((other) => given(other, `faq/${call.event.id}/${other.id}`)),
      ...(own
        ? helpsOneself(own, best.entry.id, call.at, (menu ? because.picked : because.askedFor)(best.entry.id))
        : []),
      ...(person && by ? closes(world, person.id, call.place, by.person, best.entry.id, call.at) : []),
      ...(person
        ? pointed(person, best.entry.id, call, world)
        : picked(also.length === 0 ? menu?.asked : undefined, caller, best.entry.id, call, world)),
    ];
  },
};
