/** A report as Markdown, with tables as GitHub writes them. Pure. */
import type { Report } from "./report.ts";
import { laidOut, type Section, type Table } from "./sections.ts";

/** What people and the config wrote, so that it shows as written, also in a table. */
const literal = (text: string): string => text.replace(/[\\`*_[\]<>|&~]/g, "\\$&");

const cell = (value: string | number): string => (typeof value === "number" ? String(value) : literal(value));

function table({ head, rows }: Table): string {
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === "number"));
  return [
    `| ${head.join(" | ")} |`,
    `|${isNumber.map((number) => (number ? "---:" : "---")).join("|")}|`,
    ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
  ].join("\n");
}

const block = (section: Section): string =>
  [
    `## ${section.title}`,
    ...section.text,
    ...(section.table ? [table(section.table)] : []),
    ...(section.drafts ?? []).flatMap(({ title, text }) => [
      `### ${literal(title)}`,
      literal(text)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n"),
    ]),
    ...(section.metrics?.length
      ? [section.metrics.map(({ name, url, here }) => `- [${name}](${url}): ${here}`).join("\n")]
      : []),
  ].join("\n\n");

/** @returns the text, ending with a line break. */
export function markdownReport(report: Report): string {
  const { title, sections } = laidOut(report);
  return `${[`# ${literal(title)}`, ...sections.map(block)].join("\n\n")}\n`;
}
