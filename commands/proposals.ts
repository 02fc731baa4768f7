import type { Call, Command } from "../src/command.ts";
import { scopeOf } from "../src/features/faq-say.ts";
import { reachableAt } from "../src/features/route/who.ts";
import type { Proposal } from "../src/routing-world.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

const most = 10;
const worthShowing = 0.05;

function rowOf(world: World, call: Call, one: Proposal) {
  const words = wording(world.settings, call.place);
  const states: Readonly<Record<string, string>> = words.routing.proposalStates;
  const answerer = world.person(one.answerer);
  const unasked = one.state === "asked" && answerer && !reachableAt(world, answerer);
  return {
    id: one.id,
    question: words.quoted(one.question, 120),
    by: answerer?.name ?? "",
    state: unasked ? words.routing.proposalStates.unasked : (states[one.state] ?? one.state),
  };
}

export const proposals: Command = {
  name: "proposals",
  summary: "show what is proposed for the FAQ",
  parameters: [{ name: "id", type: "number", summary: "one proposal, in full", optional: true }],
  examples: ["!proposals", "!proposals 3"],
  for: "maintainers",
  run({ id }, call, world) {
    const words = wording(world.settings, call.place);
    const say = words.routing;
    const waiting = world.proposals();
    const quiet = waiting.map(({ answerer }) => world.person(answerer)?.name ?? "");
    if (typeof id !== "number") {
      if (waiting.length === 0) return [call.reply(say.proposalsEmpty)];
      const rows = waiting.slice(0, most).map((one) => say.proposalRow(rowOf(world, call, one)));
      return [call.reply([say.proposalsHead(waiting.length), rows.join("\n")].join("\n\n"), { quiet })];
    }
    const one = waiting.find((each) => each.id === id);
    if (!one) return [call.reply(say.noProposal(id))];
    const question = world.question(one.n);
    const near = (question ? world.faq.match(one.question, scopeOf(world, question.place), 3) : [])
      .filter(({ probability }) => probability >= worthShowing)
      .map(({ entry, probability }) => ({ id: entry.id, probability }));
    const parts = [
      say.proposalShow(rowOf(world, call, one), words.quoted(one.answer, 1000)),
      ...(near.length ? [say.proposalNear(near)] : []),
      say.proposalHow(one.id),
    ];
    return [call.reply(parts.join("\n\n"), { quiet })];
  },
};
