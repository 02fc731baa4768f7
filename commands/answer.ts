import type { Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import { carriedKey } from "../src/features/route/follow-up.ts";
import { answered, carry, change, isWaiting } from "../src/features/route/settle.ts";
import { wording } from "../src/wording.ts";
import type { Question } from "../src/world.ts";

const settled = (question: Question): Effect => ({
  do: "note",
  fact: { fact: "ping", n: question.n, outcome: "settled" },
});

export const answer: Command = {
  name: "answer",
  aliases: ["a"],
  summary: "answer a question from where you are; I carry it to the asker",
  parameters: [
    { name: "n", type: "number", summary: "the question's number" },
    { name: "text", type: "text", summary: "your answer" },
  ],
  examples: ["!answer 12 Build with `make release`; the log says why."],
  for: "maintainers",
  run({ n, text }, call, world) {
    const say = wording(world.settings, call.place);
    const question = world.question(Number(n));
    const me = world.account(call.place.network, call.actor.key);
    if (!question || !me) return [call.reply(say.noQuestion(Number(n)))];
    // An answer to a question that somebody answered already is still worth having; to one withdrawn it is not.
    if (question.state === "withdrawn") return [call.reply(say.notWaiting(question.n, say.states.withdrawn))];
    const there = wording(world.settings, question.place);
    const name = world.person(me.person)?.name ?? call.actor.name;
    // Across networks it says where they are to be found.
    const by = me.network === question.place.network ? name : `${name} (${me.network})`;
    const carried = carry(world, {
      key: `q${question.n}/answer/${call.event.id}`,
      question,
      text: there.carried(String(text), by, there.quoted(question.text, 80)),
      at: call.at,
    });
    const because = wording(world.settings).because;
    const own = wording(world.settings).routing.because;
    const brought =
      carried.network === undefined
        ? because.carried
        : `${because.carried}; ${own.elsewhere(carried.network)}`;
    const why = carried.there ? brought : because.letterWaits;
    const told = { person: me.person, text: String(text), at: call.at, why };
    return [
      ...carried.effects,
      {
        do: "note",
        fact: {
          fact: "pinged",
          n: question.n,
          person: me.person,
          key: carriedKey(question.n, me.person),
          at: call.at,
        },
      },
      ...(isWaiting(question) || question.answeredBy === undefined
        ? answered(world, question, told)
        : [change(question, {}, { at: call.at, why, by: me.person }), settled(question)]),
      call.confirm(
        carried.there ? say.answeredNow(question.n) : say.answeredLater(question.n, question.asker.name),
        { quiet: [question.asker.name] },
      ),
    ];
  },
};
