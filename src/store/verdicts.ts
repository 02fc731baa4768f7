/** What maintainers said of pings, with what following saw of the question: its training learns from that. */
import { createFollower } from "../conversation/link/follower.ts";
import type { FollowModel } from "../conversation/link/model.ts";
import type { FeedbackVerdict } from "../routing-facts.ts";
import type { Message } from "../world.ts";
import type { Store } from "./store.ts";

export interface SeenVerdict {
  readonly verdict: FeedbackVerdict;
  /** The features by which the question was judged. */
  readonly row: Float32Array;
}

/** Messages before the question, and after it. */
const around = { before: 300, after: 400 } as const;

/**
 * Questions whose messages are gone by the retention are left out.
 * @param window seconds after which a question is judged
 */
export function seenVerdicts(store: Store, model: FollowModel, window: number): readonly SeenVerdict[] {
  return store.routing.verdicts().flatMap(({ n, verdict }): readonly SeenVerdict[] => {
    const question = store.questions.get(n);
    if (!question) return [];
    const { place, asker, askedAt } = question;
    const seq = store.messages.saidAt(place, asker.id, askedAt);
    if (seq === undefined) return [];
    const lines = [
      ...store.messages.before(place, seq, around.before),
      ...store.messages.since(place, seq, around.after),
    ];
    const row = rowOf(lines, seq, model, window);
    return row ? [{ verdict, row }] : [];
  });
}

function rowOf(
  lines: readonly Message[],
  seq: number,
  model: FollowModel,
  window: number,
): Float32Array | undefined {
  const follower = createFollower(model);
  let turn: number | undefined;
  let until = 0;
  for (const line of lines) {
    const at = line.at / 1000;
    if (turn !== undefined && at > until) break;
    const placed = follower.said({ at, nick: line.name, text: line.text, bot: line.bot });
    if (line.seq !== seq) continue;
    turn = placed.turn.index;
    until = at + window;
  }
  return turn !== undefined && follower.judge(turn, until) ? follower.lastRow() : undefined;
}
