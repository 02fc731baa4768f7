/**
 * JSON Lines: `{"t":0,"time":"07:35","nick":"alice","type":"message","text":"hello"}`.
 * `t` counts seconds from the first line; `type` is message, action, join, part, quit,
 * kick, nick or system, and `sub` says it closer for message and system.
 */
import { plainText } from "../decode.ts";
import { type Format, type LogLine, share, timeOf } from "./format.ts";

type Field = Readonly<Record<string, unknown>>;

/** A hundred years: no log is longer, and later there are no dates any more. */
const maxSeconds = 3.2e9;

function text(row: Field, name: string): string {
  const value = row[name];
  return typeof value === "string" ? plainText(value) : "";
}

function what(row: Field): LogLine | undefined {
  const [nick, type, sub] = [text(row, "nick"), text(row, "type"), text(row, "sub")];
  const channel = /\bhas (?:joined|left) ([#&!+]\S+)/.exec(text(row, "text"))?.[1];
  const where = channel === undefined ? {} : { channel };
  switch (type) {
    case "message":
    case "action": {
      if (nick === "") return undefined;
      const style =
        type === "action" || sub === "action" ? "action" : sub === "notice" ? "notice" : undefined;
      // A notice to a channel is written `nick:#channel`.
      const by = style === "notice" ? nick.replace(/:[#&!+]\S*$/, "") : nick;
      const bot = row["bot"] === true ? { bot: true } : {};
      return { kind: "said", nick: by, text: text(row, "text"), ...(style ? { style } : {}), ...bot };
    }
    case "join":
    case "part":
    case "quit":
    case "kick":
      return nick === "" ? { kind: "other" } : { kind: type, nick, ...where };
    case "nick":
    case "system": {
      const to = text(row, "newNick");
      if (to !== "" && nick !== "") return { kind: "rename", nick, to };
      const kicked = sub === "kick" ? /^(\S+) was kicked/.exec(text(row, "text"))?.[1] : undefined;
      return kicked === undefined ? { kind: "other" } : { kind: "kick", nick: kicked };
    }
    default:
      return undefined;
  }
}

function parse(line: string): LogLine | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof row !== "object" || row === null || Array.isArray(row)) return undefined;
  const fields = row as Field;
  const found = what(fields);
  if (!found) return undefined;
  const { t } = fields;
  const time = timeOf(text(fields, "time"));
  const offset = typeof t === "number" && t >= 0 && t <= maxSeconds ? { offset: t } : {};
  return { ...found, ...offset, ...(time ? { time } : {}) };
}

export const jsonLines: Format = {
  name: "JSON Lines",
  example: '{"t":0,"time":"07:35","nick":"alice","type":"message","text":"hello"}',
  parse,
  sniff: (lines) => share(lines, parse),
};
