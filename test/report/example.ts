/** `npm run docs:report`: writes the example that docs/report.md shows, by the program itself. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/paths.ts";
import { figuresOf } from "../../src/report/figures.ts";
import { draw } from "../../src/report/plots.ts";
import type { Report } from "../../src/report/report.ts";
import { runToEnd } from "../support/program.ts";
import { playCommunity } from "./community.ts";

const folder = mkdtempSync(join(tmpdir(), "porchlight-report-"));
try {
  playCommunity(join(folder, "porchlight.db"));
  writeFileSync(
    join(folder, "porchlight.yaml"),
    "community: Lantern\ntimezone: Europe/Berlin\ndatabase: porchlight.db\n",
  );
  const period = ["report", "--since", "2026-01-05", "--until", "2026-03-02"];
  const docs = join(packageRoot, "docs");
  const markdown = await runToEnd(period, { folder });
  writeFileSync(join(docs, "report-example.md"), markdown.stdout);
  const json = await runToEnd([...period, "--format", "json"], { folder });
  const [first] = figuresOf(JSON.parse(json.stdout) as Report);
  if (first) writeFileSync(join(docs, "report-example.svg"), `${await draw(first.plot)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
