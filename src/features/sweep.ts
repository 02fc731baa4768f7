/** Hourly: closes what is settled, gives up what is too old with an honest word, and keeps to the retention. */
import type { Effect } from "../effects.ts";
import type { Feature } from "../feature.ts";
import { wording } from "../wording.ts";
import { carry, change, standDown } from "./route/settle.ts";

export const sweepTimer = "sweep";
const hour = 36e5;

export const sweep: Feature = (event, world, { now }) => {
  if (event.kind !== "tick" || event.timer !== sweepTimer) return [];
  const { questions, retention } = world.settings;
  const because = wording(world.settings).because;
  const settled = world
    .stale("answered", now - questions.resolveAfter)
    .map((question) => change(question, { state: "resolved" }, { at: now, why: because.settled }));
  const expired = world
    .queue()
    .filter((question) => now - question.askedAt > questions.expireAfter)
    .flatMap((question): readonly Effect[] => {
      const say = wording(world.settings, question.place);
      return [
        change(question, { state: "expired" }, { at: now, why: because.expired }),
        ...standDown(question),
        ...carry(world, {
          key: `q${question.n}/expired`,
          question,
          text: say.expiredAsker(say.quoted(question.text, 120)),
          at: now,
        }).effects,
      ];
    });
  return [
    ...settled,
    ...expired,
    {
      do: "note",
      fact: {
        fact: "prune",
        messagesBefore: now - retention.messages,
        journalBefore: now - retention.journal,
      },
    },
    { do: "wake", timer: sweepTimer, at: (Math.floor(now / hour) + 1) * hour },
  ];
};
