/** The README's table of commands, made from the commands themselves. `npm run readme` writes it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands } from "../../commands/all.ts";
import { usage } from "../../src/parse.ts";
import { packageRoot } from "../../src/paths.ts";

export const readme = join(packageRoot, "README.md");
const marks = ["<!-- commands: made by npm run readme -->", "<!-- /commands -->"] as const;

export function commandTable(): string {
  const rows = commands.map((command) => {
    const also = (command.aliases ?? []).map((alias) => `\`!${alias}\``).join(", ");
    const who =
      command.for === "maintainers" ? "maintainers" : command.private ? "everyone, in private" : "everyone";
    return `| \`${usage(command)}\`${also ? ` (${also})` : ""} | ${command.summary} | ${who} |`;
  });
  return ["| command | what it does | for |", "|---|---|---|", ...rows].join("\n");
}

/** The README with its table as the commands are now. */
export function withTable(text: string): string {
  const [begin, end] = marks;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the lines ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n${commandTable()}\n${text.slice(to)}`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(readme, withTable(readFileSync(readme, "utf8")));
