/** `npm run simulate:week -- --logs DIR [--questions N] [--svg FILE]` */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { plot, table } from "./show.ts";
import { type LogLine, simulateWeek } from "./week.ts";

const { values } = parseArgs({
  options: {
    logs: { type: "string" },
    questions: { type: "string", default: "300" },
    svg: { type: "string" },
  },
});
if (values.logs === undefined) {
  console.error("Which logs? npm run simulate:week -- --logs DIR [--questions 300] [--svg docs/week.svg]");
  process.exit(2);
}
const folder = values.logs;
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .sort();
const most = Number(values.questions);
// Spread over the folder, so that several years are in it; a log has some 30 questions.
const wanted = Math.min(files.length, Math.max(7, Math.ceil(most / 15)));
const chosen = Array.from(
  { length: wanted },
  (_, index) => files[Math.floor((index * files.length) / wanted)] ?? "",
);
const logs = chosen.map((name) =>
  readFileSync(join(folder, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogLine),
);
const started = performance.now();
const week = simulateWeek(logs, most);
console.log(table(week));
console.log(`\n${chosen.length} logs of ${folder}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
for (const sentence of week.broken) console.error(sentence);
if (values.svg !== undefined) writeFileSync(values.svg, plot(week));
process.exit(week.broken.length > 0 ? 1 : 0);
