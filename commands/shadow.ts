/** What the bot would have said where it keeps silent for now, and how maintainers judge it. */
import type { Argument, Call, Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import { recordOf, whereIs } from "../src/features/answer/record.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

const verdicts = new Map([
  ["good", true],
  ["right", true],
  ["+1", true],
  ["bad", false],
  ["wrong", false],
  ["-1", false],
]);

function judge(id: number, verdict: Argument, call: Call, world: World): readonly Effect[] {
  const say = wording(world.settings, call.place).learning;
  const good = verdicts.get(String(verdict).toLowerCase());
  if (world.hint(id)?.kind !== "shadow") return [call.reply(say.shadowNo(id))];
  if (good === undefined) return [call.reply(say.shadowHow(id))];
  const by = { network: call.place.network, key: call.actor.key };
  return [{ do: "note", fact: { fact: "hintJudged", id, good, by } }, call.reply(say.shadowJudged(id, good))];
}

export const shadow: Command = {
  name: "shadow",
  summary: "show what I would have said in `shadow` and how it was judged; judge such an answer",
  parameters: [
    { name: "n", type: "number", summary: "the number of an answer I kept to myself", optional: true },
    { name: "verdict", type: "word", summary: "good or bad", optional: true },
  ],
  examples: ["!shadow", "!shadow 12 good"],
  for: "maintainers",
  run({ n, verdict }, call, world) {
    if (typeof n === "number") return judge(n, verdict, call, world);
    const say = wording(world.settings, call.place).learning;
    const rows = world
      .tallies()
      .filter(({ mode }) => mode === "shadow")
      .map((tally) => {
        const where = whereIs(tally, call.place);
        const ended = world.promoted(tally);
        const name = ended === undefined || ended === "shadow" ? where : say.shadowEnded(where, ended);
        return `- ${say.shadowRow(name, tally.given, say.record(recordOf(tally)))}`;
      });
    return [call.reply(rows.length === 0 ? say.shadowNone : rows.join("\n"))];
  },
};
