/** What people told the bot of its own pings: examples for the judges of questions. */
import type { Example } from "./train-question.ts";

/** @param database the bot's database file */
export function feedbackExamples(_database: string): readonly Example[] {
  return [];
}
