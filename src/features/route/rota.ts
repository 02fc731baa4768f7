/** Whose turn it is: an area's maintainers one after another, a day or a week each, but for turns taken over. Pure. */
import { DateTime } from "luxon";
import type { Millis } from "../../events.ts";
import type { World } from "../../world.ts";

/** One turn of one area's rota. */
export interface Turn {
  readonly area: string;
  /** Its first day in the community's zone, `2026-03-02`; weeks begin on Monday. */
  readonly day: string;
  readonly handle: string;
  readonly begins: Millis;
  /** Exclusive. */
  readonly ends: Millis;
}

/** A Monday, so that weeks and days are counted from the same day whatever the year. */
const origin = DateTime.fromISO("2024-01-01", { zone: "utc" });

/** The turn that a time belongs to; `ahead` turns later. */
export function turnAt(world: World, area: string, at: Millis, ahead = 0): Turn | undefined {
  const settings = world.settings.areas[area];
  if (!settings?.rota) return undefined;
  const unit = settings.rota === "weekly" ? "week" : "day";
  const now = DateTime.fromMillis(at, { zone: world.settings.timezone }).startOf(unit);
  const begins = now.plus({ [`${unit}s`]: ahead });
  const day = begins.toISODate() ?? "";
  const count = Math.round(
    DateTime.fromISO(day, { zone: "utc" }).diff(origin, "days").days / (unit === "week" ? 7 : 1),
  );
  const { maintainers } = settings;
  const own = maintainers[((count % maintainers.length) + maintainers.length) % maintainers.length] ?? "";
  const taken = world
    .covers()
    .filter((cover) => cover.area === area && cover.turn === day && cover.asked === undefined)
    .at(-1);
  return {
    area,
    day,
    handle: taken?.handle ?? own,
    begins: begins.toMillis(),
    ends: begins.plus({ [`${unit}s`]: 1 }).toMillis(),
  };
}

/** The turn somebody has next, the present one included; within as many turns as two rounds have. */
export function nextTurnOf(world: World, area: string, handle: string, at: Millis): Turn | undefined {
  const rounds = 2 * (world.settings.areas[area]?.maintainers.length ?? 0);
  for (let ahead = 0; ahead <= rounds; ahead++) {
    const turn = turnAt(world, area, at, ahead);
    if (turn?.handle === handle) return turn;
  }
  return undefined;
}

/** The areas that have a rota. */
export const rotas = (world: World): readonly string[] =>
  Object.entries(world.settings.areas)
    .filter(([, area]) => area.rota !== undefined)
    .map(([name]) => name);
