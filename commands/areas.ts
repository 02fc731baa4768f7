import type { Call, Command } from "../src/command.ts";
import { suggestions } from "../src/features/route/learned.ts";
import { shortened } from "../src/parse.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

/** So many words of an area are shown. */
const wordsShown = 8;
const areasShown = 20;

function shown(world: World, call: Call): string {
  const words = wording(world.settings, call.place);
  const say = words.routing;
  const rows = Object.entries(world.settings.areas)
    .slice(0, areasShown)
    .map(([name, area]) =>
      say.areaRow({ name, maintainers: area.maintainers, words: area.words.slice(0, wordsShown) }),
    );
  const lessons = world.lessons().flatMap((lesson) => {
    if (!lesson.accepted) return [];
    if (lesson.kind === "word") return [say.areaLearned(lesson.id, lesson.word ?? "", lesson.area ?? "")];
    const who = lesson.person === undefined ? "" : (world.person(lesson.person)?.name ?? "");
    return [say.areaNotMe(lesson.id, who, words.quoted(lesson.text ?? `#${lesson.n ?? ""}`, 80))];
  });
  const suggested = suggestions(world, call.at).map(({ word, area, count, handle }) =>
    say.areaSuggested(word, area, count, handle),
  );
  const all = [...rows, ...lessons, ...suggested];
  return all.length ? all.join("\n") : say.areasNone;
}

export const areas: Command = {
  name: "areas",
  summary: "show the areas and what I learned about them; confirm or drop it",
  parameters: [
    { name: "action", type: "word", summary: "accept, reject or forget", optional: true },
    { name: "word", type: "word", summary: "the word suggested, or a lesson's number", optional: true },
  ],
  examples: ["!areas", "!areas accept toner"],
  for: "maintainers",
  run({ action, word }, call, world) {
    const say = wording(world.settings, call.place).routing;
    const me = world.account(call.place.network, call.actor.key);
    if (action === undefined) {
      const quiet = Object.keys(world.settings.people);
      return [call.reply(shown(world, call), { quiet })];
    }
    if (!me || typeof word !== "string") return [call.reply(say.areasHow)];
    if (action === "forget") {
      const lesson = world.lessons().find(({ id, accepted }) => accepted && String(id) === word);
      if (!lesson) return [call.reply(say.areaNoSuggestion(shortened(word)))];
      return [
        { do: "note", fact: { fact: "unlearned", id: lesson.id } },
        call.reply(say.areaForgotten(lesson.id)),
      ];
    }
    if (action !== "accept" && action !== "reject") return [call.reply(say.areasHow)];
    const found = suggestions(world, call.at).find((one) => one.word === word.toLowerCase());
    if (!found) return [call.reply(say.areaNoSuggestion(shortened(word)))];
    const accepted = action === "accept";
    return [
      {
        do: "note",
        fact: {
          fact: "lesson",
          kind: "word",
          area: found.area,
          word: found.word,
          accepted,
          by: me.person,
          at: call.at,
        },
      },
      call.reply(accepted ? say.areaAccepted(found.word, found.area) : say.areaRejected(found.word)),
    ];
  },
};
