/** What people told the bot of its own pings: examples for the judges of questions. */
import type { FollowModel } from "../../../src/conversation/link/model.ts";
import { openStore } from "../../../src/store/open.ts";
import { seenVerdicts } from "../../../src/store/verdicts.ts";
import type { Example } from "./train-question.ts";

/** One word of a maintainer counts as much as this many annotated lines: it is about this very community. */
const counts = 5;

/**
 * @param database the bot's database file
 * @param window seconds after which a question is judged
 */
export function feedbackExamples(database: string, model: FollowModel, window: number): readonly Example[] {
  const store = openStore(database);
  try {
    return seenVerdicts(store, model, window).map(({ verdict, row }) => ({
      row,
      question: verdict !== "notaquestion",
      unanswered: false,
      weight: counts,
      alertWeight: counts,
    }));
  } finally {
    store.close();
  }
}
