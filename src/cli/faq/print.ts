/** Writing to the streams so that nothing is lost when the program ends right after. */
import type { FaqProblem } from "../../faq/entry.ts";
import { formatProblem } from "../../faq/problem.ts";

/** Resolves when the text is out. Control characters other than line ends are taken out. */
export const print = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    stream.write(`${text.replace(/[^\P{Cc}\n]/gu, "")}\n`, () => resolve());
  });

/** What can't be read of the FAQ, told beside whatever was asked for. */
export async function warn(stream: NodeJS.WritableStream, problems: readonly FaqProblem[]): Promise<void> {
  for (const problem of problems) await print(stream, `porchlight: ${formatProblem(problem)}`);
}

/** Columns of equal width, two spaces between them; the last is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, [...cell].length);
    });
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - [...cell].length),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `1 entry`, `3 entries`. */
export const counted = (n: number, one: string, many: string): string =>
  n === 1 ? `1 ${one}` : `${n} ${many}`;

/** A text in one line and within so many characters, in quotation marks. */
export function quoted(text: string, most = 80): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return `“${characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : line}”`;
}
