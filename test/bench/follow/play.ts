/** Lets a channel's view live through a log. */

import type { Choice, Placed, Turn } from "../../../src/conversation/link/turn.ts";
import { place, type Rarity, turnOf, type View } from "../../../src/conversation/link/view.ts";
import { type AnnotatedLog, isSaid, type LogLine } from "./logs.ts";

/** @param decide gets each turn before it is placed, and the line numbers of the turns so far */
export function play(
  log: AnnotatedLog,
  view: View,
  rarity: Rarity,
  decide: (turn: Turn, line: LogLine, lines: readonly number[]) => readonly Choice[],
  after?: (placed: Placed, line: LogLine) => void,
): void {
  const lines: number[] = [];
  for (const line of log.lines) {
    if (line.sub === "nick" && line.newNick) view.nicks.renamed(line.nick, line.newNick);
    else {
      if (line.nick !== "") view.nicks.seen(line.nick);
      if (line.newNick) view.nicks.seen(line.newNick);
    }
    if (!isSaid(line)) continue;
    const turn = turnOf(
      view,
      {
        at: line.t,
        nick: line.nick,
        text: line.text,
        bot: line.bot === true,
        action: line.type === "action" || line.sub === "action" || line.sub === "me",
      },
      rarity,
    );
    const placed = place(view, turn, decide(turn, line, lines));
    lines.push(line.i);
    after?.(placed, line);
  }
}
