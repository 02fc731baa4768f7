/** A source over a journal, positions and a clock of its own. */
import { createReading } from "../../../src/forges/reading.ts";
import type { Source } from "../../../src/forges/source.ts";
import { createStage, type Stage } from "../../support/stage.ts";

export const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const now = Date.UTC(2026, 5, 1, 12);
const day = 864e5;
/** A time before now, as forges write it. */
export const ago = (days: number): string => new Date(now - days * day).toISOString();

export interface Rig {
  readonly stage: Stage;
  history(): Promise<void>;
  news(): Promise<void>;
  /** Ends what is being read. */
  readonly stop: AbortController;
  progress: (done: number, total: number | undefined) => void;
  /** How many events were new since the last call. */
  fresh(): number;
  /** What is known: `bo code change "Title"`. */
  known(): readonly string[];
  /** What people are to be thanked for. */
  told(): readonly string[];
}

/** @param database the same one again is a restart */
export function createRig(make: () => Source, database?: string): Rig {
  const stage = createStage(database === undefined ? {} : { database });
  stage.wait(now - stage.now);
  const source = make();
  const stop = new AbortController();
  let fresh = 0;
  const rig: Rig = {
    stage,
    stop,
    progress: () => undefined,
    history: () => source.history(reading),
    news: () => source.news(reading),
    fresh() {
      const count = fresh;
      fresh = 0;
      return count;
    },
    known: () =>
      (
        stage.store.rows(
          `SELECT a.name || ' ' || c.kind || ' ' || c.deed || ' ' || json_quote(c.title)
             || CASE WHEN c.historical THEN ' (past)' ELSE '' END || CASE WHEN c.quiet THEN ' (quiet)' ELSE '' END AS line
           FROM contribution c JOIN account a ON a.id = c.account WHERE c.part_of IS NULL ORDER BY c.at, c.thing`,
        ) as { line: string }[]
      ).map(({ line }) => line),
    told: () =>
      stage.store.contributions
        .between(0, stage.now + day)
        .map(({ name, deed, title, first }) => `${name} ${deed} "${title}"${first ? " first" : ""}`),
  };
  const reading = createReading({
    receive: async (event) => stage.receiver.receiveNow(event),
    positions: stage.store.positions,
    signal: stop.signal,
    log: silent,
    clock: { now: () => stage.now },
    onNew: (count) => {
      fresh += count;
    },
    onProgress: (done, total) => rig.progress(done, total),
  });
  return rig;
}
