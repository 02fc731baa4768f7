/** Opens a source: is it a folder, a database, JSON or text? */
import { open, stat } from "node:fs/promises";
import Database from "better-sqlite3";
import { ImportError, type Source } from "./format.ts";

/** Larger exports are split by whoever made them, bytes. */
const largest = 64 * 1024 * 1024;

/** Source: https://sqlite.org/fileformat.html#magic_header_string */
const magic = "SQLite format 3\u0000";

/** Opens a foreign database for reading only. @throws ImportError when it is none. */
export function openDatabase(path: string, shown: string): Database.Database {
  try {
    return new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  } catch (error) {
    throw new ImportError(`${shown}: ${String(error)}. Copy the file somewhere and try the copy.`, {
      cause: error,
    });
  }
}

function tablesOf(path: string, shown: string): ReadonlyMap<string, readonly string[]> {
  const db = openDatabase(path, shown);
  try {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all();
    const columns = db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck();
    return new Map(
      tables.map((table) => [table.toLowerCase(), columns.all(table).map((name) => name.toLowerCase())]),
    );
  } catch (error) {
    throw new ImportError(`${shown}: the database is damaged (${String(error)}). Try sqlite3's .recover.`, {
      cause: error,
    });
  } finally {
    db.close();
  }
}

/** Cuts one JSON value after the other, as paginating tools print them. */
function values(text: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === "\\") at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth !== 0) continue;
      out.push(text.slice(from, at + 1));
      from = at + 1;
    }
  }
  return text.slice(from).trim() === "" ? out : [...out, text.slice(from)];
}

/** One value, or a list of several that stand one after the other. @throws ImportError that says where it breaks. */
export function readJson(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const parts = values(text);
    if (parts.length > 1)
      try {
        return parts.map((part): unknown => JSON.parse(part));
      } catch {
        // The first error is about the whole file, and says more.
      }
    const reason = String(error).replace(/\s+/g, " ");
    // Not every version of the engine tells where.
    const position = /position (\d+)/.exec(reason)?.[1];
    const line = position === undefined ? "" : `:${text.slice(0, Number(position)).split("\n").length}`;
    throw new ImportError(`${shown}${line}: broken JSON (${reason}). Export it again.`, {
      cause: error,
    });
  }
}

async function readBytes(path: string, shown: string, size: number): Promise<Buffer> {
  if (size > largest)
    throw new ImportError(
      `${shown}: ${Math.ceil(size / 1024 / 1024)} MiB are too many, 64 at most. Split it.`,
    );
  const handle = await open(path, "r");
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/**
 * @param shown the path as the person wrote it.
 * @throws ImportError when it is not there, can't be read, or is neither text nor a database.
 */
export async function openSource(path: string, shown: string): Promise<Source> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return { kind: "folder", path, shown };
    const bytes = await readBytes(path, shown, stats.size);
    if (bytes.subarray(0, magic.length).toString("latin1") === magic)
      return { kind: "sqlite", path, shown, tables: tablesOf(path, shown) };
    if (bytes.includes(0)) throw new ImportError(`${shown}: neither text nor a SQLite database.`);
    const text = new TextDecoder("utf-8").decode(bytes).replace(/\r\n?/g, "\n");
    const bracketed = /^\s*[[{]/.test(text) && /[\]}]\s*$/.test(text);
    if (/\.json$/i.test(path) || (bracketed && !/\.(md|markdown|txt)$/i.test(path)))
      return { kind: "json", path, shown, value: readJson(text, shown) };
    return { kind: "text", path, shown, text };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const why = code === "ENOENT" ? "there is no such file or folder" : `it can't be read (${code})`;
    throw new ImportError(`${shown}: ${why}.`, { cause: error });
  }
}
