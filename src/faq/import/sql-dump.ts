/** Reads the rows of one table out of an SQL dump, as `sqlite3 x.db .dump` writes it; runs nothing. */

/** The values between the parentheses at `at`, and where they end. */
function row(text: string, at: number): { readonly values: readonly string[]; readonly end: number } {
  const values: string[] = [];
  let value = "";
  let index = at;
  while (index < text.length) {
    const char = text[index];
    if (char === "'") {
      // A quotation mark inside is doubled.
      let close = text.indexOf("'", index + 1);
      while (close >= 0 && text[close + 1] === "'") close = text.indexOf("'", close + 2);
      if (close < 0) return { values, end: text.length };
      value += text.slice(index + 1, close).replaceAll("''", "'");
      index = close + 1;
      continue;
    }
    if (char === "," || char === ")") {
      values.push(value.trim());
      value = "";
      if (char === ")") return { values, end: index + 1 };
    } else value += char;
    index += 1;
  }
  return { values, end: index };
}

function namesIn(list: string | undefined): readonly string[] {
  const words = list?.split(",").map((part) => /^\s*["'`[]?(\w+)/.exec(part)?.[1]?.toLowerCase() ?? "");
  return words ?? [];
}

/** Each row's wanted columns; without a list of columns they are taken from CREATE TABLE. */
export function readDump<Column extends string>(
  text: string,
  table: string,
  wanted: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const name = `["'\`\\[]?${table}["'\`\\]]?`;
  const created = new RegExp(`CREATE TABLE (?:IF NOT EXISTS )?${name}\\s*\\(([\\s\\S]*?)\\)\\s*;`, "i").exec(
    text,
  );
  const all = namesIn(created?.[1]?.replace(/\([^()]*\)/g, ""));
  const out: Record<Column, string>[] = [];
  const insert = new RegExp(`INSERT INTO ${name}\\s*(?:\\(([^()]*)\\)\\s*)?VALUES\\s*\\(`, "gi");
  for (let found = insert.exec(text); found; found = insert.exec(text)) {
    const { values, end } = row(text, found.index + found[0].length);
    insert.lastIndex = end;
    const columns = found[1] === undefined ? all : namesIn(found[1]);
    const cells = wanted.map((column) => [column, values[columns.indexOf(column)] ?? ""] as const);
    out.push(Object.fromEntries(cells) as Record<Column, string>);
  }
  return out;
}
