/** The schedule of the weekly post. */
import { createTask, validateDetailed } from "node-cron";
import { parseDuration } from "../settings/duration.ts";
import { type Path, quoted } from "./problem.ts";

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The shortest time between two runs, by the next few. */
function period(schedule: string, timezone: string): number | undefined {
  const task = createTask(schedule, () => undefined, { timezone });
  const runs = task.getNextRuns(9).map((run) => run.getTime());
  void task.destroy();
  const gaps = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
  return gaps.length > 0 ? Math.min(...gaps) : undefined;
}

/** Checks `thanks.schedule` and `thanks.preview`, each by itself and against the other. */
export function weeklyPost(
  at: (path: Path) => unknown,
  wrong: (path: Path, what: string, mend?: string) => void,
): void {
  const written = at(["thanks", "schedule"]);
  const preview = at(["thanks", "preview"]);
  // The defaults fit each other, and working out runs takes a start some time.
  if (written === undefined && preview === undefined) return;
  const schedule = written === undefined ? "0 9 * * 1" : text(written);
  if (schedule === undefined) return;
  const found = validateDetailed(schedule);
  if (!found.valid) {
    const because = found.errors[0];
    const detail = because?.value === undefined ? "" : ` (${because.field}: ${quoted(because.value)})`;
    wrong(
      ["thanks", "schedule"],
      `expected a cron expression of five fields${detail}, got ${quoted(schedule)}`,
      "Write minute, hour, day, month and weekday, such as 0 9 * * 1 for Mondays at nine.",
    );
    return;
  }
  const ms = preview === undefined ? 2 * 36e5 : parseDuration(text(preview) ?? "0s");
  let gap: number | undefined;
  try {
    gap = period(schedule, text(at(["timezone"])) ?? "UTC");
  } catch {
    // A zone that is none: the schema says so.
    return;
  }
  if (ms !== undefined && gap !== undefined && ms >= gap)
    wrong(
      [...(preview === undefined ? ["thanks", "schedule"] : ["thanks", "preview"])],
      "the preview is as long as the time between two posts, or longer",
      "Make thanks.preview shorter, or let thanks.schedule come less often.",
    );
}

/** Checks `digest.schedule`: off, or one time of day. */
export function digestSchedule(
  at: (path: Path) => unknown,
  wrong: (path: Path, what: string, mend?: string) => void,
): void {
  const schedule = text(at(["digest", "schedule"]));
  if (schedule === undefined || schedule === "off") return;
  const { valid, fields } = validateDetailed(schedule);
  if (valid && fields && fields.second.length * fields.minute.length * fields.hour.length === 1) return;
  wrong(
    ["digest", "schedule"],
    `expected off, or a cron expression of five fields with one hour and one minute, got ${quoted(schedule)}`,
    "Write minute, hour, day, month and weekday, such as 0 9 * * 1-5 for weekdays at nine.",
  );
}
