/** A report as one HTML page that needs nothing from elsewhere. */
import { type Figure, figuresOf } from "./figures.ts";
import { draw } from "./plots.ts";
import type { Report } from "./report.ts";
import { laidOut, type Section, type Table } from "./sections.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it. */
const text = (plain: string | number): string =>
  String(plain).replace(/[&<>"']/g, (character) => entities[character] ?? character);

const style = `
  :root { color-scheme: light; }
  body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: 0; }
  table { border-collapse: collapse; } th, td { padding: .2rem .9rem .2rem 0; text-align: left; border-bottom: 1px solid #ddd; }
  td.n, th.n { text-align: right; } figure { margin: 1.5rem 0; overflow-x: auto; } figcaption { color: #555; }
  blockquote { margin: .3rem 0 1.2rem; padding: .4rem 1rem; background: #f4f4f4; white-space: pre-line; }
`;

function table({ head, rows }: Table): string {
  const kind = (column: number): string =>
    rows.every((row) => typeof row[column] === "number") ? ' class="n"' : "";
  return [
    "<table>",
    `<tr>${head.map((name, column) => `<th${kind(column)}>${text(name)}</th>`).join("")}</tr>`,
    ...rows.map(
      (row) => `<tr>${row.map((value, column) => `<td${kind(column)}>${text(value)}</td>`).join("")}</tr>`,
    ),
    "</table>",
  ].join("\n");
}

const block = (section: Section): string =>
  [
    `<h2>${text(section.title)}</h2>`,
    ...section.text.map((paragraph) => `<p>${text(paragraph)}</p>`),
    ...(section.table ? [table(section.table)] : []),
    ...(section.drafts ?? []).map(
      (draft) => `<h3>${text(draft.title)}</h3>\n<blockquote>${text(draft.text)}</blockquote>`,
    ),
    ...(section.metrics?.length
      ? [
          `<ul>\n${section.metrics
            .map(({ name, url, here }) => `<li><a href="${text(url)}">${text(name)}</a>: ${text(here)}</li>`)
            .join("\n")}\n</ul>`,
        ]
      : []),
  ].join("\n");

const figure = async ({ caption, plot }: Figure): Promise<string> =>
  `<figure>\n${await draw(plot)}\n<figcaption>${text(caption)}</figcaption>\n</figure>`;

/** @returns the whole page, the same for the same report. */
export async function htmlReport(report: Report): Promise<string> {
  const { title, sections } = laidOut(report);
  const figures: string[] = [];
  for (const one of figuresOf(report)) figures.push(await figure(one));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${text(title)}</h1>
${[...figures, ...sections.map(block)].join("\n")}
</body>
</html>
`;
}
