/** Reads files of one JSON object a line, and says what is wrong with which line. */
import { readFileSync } from "node:fs";
import type * as z from "zod";

/**
 * What the lines say, empty ones left out; `where` is `PATH:LINE`.
 * @throws Error that names the file, the line and the field
 */
export function readJsonLines<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): readonly { readonly value: z.output<Schema>; readonly at: number; readonly where: string }[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, at) => {
      if (line.trim() === "") return [];
      const where = `${path}:${at + 1}`;
      return [{ value: readJson(where, line, schema), at, where }];
    });
}

function readJson<Schema extends z.ZodType>(where: string, line: string, schema: Schema): z.output<Schema> {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    throw new Error(`${where} is no JSON object; there has to be one a line`);
  }
  const read = schema.safeParse(found);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join(".");
  throw new Error(`${where}${field ? `, “${field}”` : ""}: ${issue?.message ?? "not as expected"}`);
}
