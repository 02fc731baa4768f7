/** Follows one channel: links each line, tells questions, and judges later whether they were answered. */
import { askingSize, fillAsking, mayAsk } from "./evidence.ts";
import { fillLater, laterSize, type Reply } from "./later.ts";
import type { FollowModel } from "./model.ts";
import { createRanker, type Ranker } from "./ranker.ts";
import type { Choice, Line, Placed, Turn } from "./turn.ts";
import { createView, place, positionOf, turnOf, type View } from "./view.ts";

/** How a question stands after some time. */
export interface Judgement {
  /** 0 to 1: it is a request for help. */
  readonly asks: number;
  /** 0 to 1: it is one, and nobody has taken it up. */
  readonly unanswered: number;
  /** Lines of others that may answer it, in order. */
  readonly replies: readonly Reply[];
}

export interface Follower {
  readonly view: View;
  /** Somebody is here, by this name. */
  seen(nick: string): void;
  renamed(from: string, to: string): void;
  left(nick: string): void;
  /**
   * Places the next line.
   * @param known what it answers, where the network or an earlier run tells: a turn's index, or `opens`
   */
  said(line: Line, known?: number | "opens"): Placed;
  /** Judges a turn by what was said up to a time in seconds. Undefined when it is out of view or asks nothing. */
  judge(index: number, until: number): Judgement | undefined;
  /** The features of the last judgement, for training. */
  lastRow(): Float32Array;
}

const sure = (index: number): readonly Choice[] => [{ index, probability: 1 }];

export function createFollower(model: FollowModel, shared?: Ranker): Follower {
  const view = createView();
  const ranker = shared ?? createRanker(model.link);
  const gone = new Map<number, number>();
  const asking = new Float32Array(askingSize);
  const later = new Float32Array(laterSize);
  let clock = 0;

  function choicesOf(turn: Turn, known: number | "opens" | undefined): readonly Choice[] {
    if (known === "opens") return sure(turn.index);
    if (known !== undefined && positionOf(view, known) >= 0) return sure(known);
    return ranker.choices(view, turn);
  }

  return {
    lastRow: () => later.slice(),
    view,
    seen: view.nicks.seen,
    renamed: view.nicks.renamed,
    left: (nick) => {
      gone.set(view.nicks.person(nick), clock);
    },
    said(line, known) {
      clock = line.at;
      const turn = turnOf(view, line, model.rarity);
      gone.delete(turn.person);
      const placed = place(view, turn, choicesOf(turn, known));
      if (mayAsk(placed)) {
        asking.fill(0);
        fillAsking(view, placed, asking);
        placed.asks = model.asks(asking);
        placed.row = asking.slice();
      }
      return placed;
    },
    judge(index, until) {
      const placed = view.placed[positionOf(view, index)];
      if (!placed?.row || positionOf(view, index) < 0) return undefined;
      later.fill(0);
      later.set(placed.row);
      const left = gone.get(placed.turn.person);
      const replies = fillLater(view, placed, until, left !== undefined && left <= until, later);
      return { asks: model.later(later), unanswered: model.unanswered(later), replies };
    },
  };
}
