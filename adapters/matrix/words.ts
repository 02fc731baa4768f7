/** Text as others wrote it, without what does not belong into text. */
import { localpart } from "./raw.ts";

/** Longer display names are cut; a server allows any length up to the size of an event. */
const longestName = 80;

/** Several lines, no control characters. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();

/** One line, no control characters. */
export const oneLine = (text: string): string =>
  text.replace(/[\s\u2028\u2029]+/g, " ").replace(/\p{Cc}/gu, "");

/** The name people see: the display name, or the first part of the user id. */
export function nameFrom(displayName: string | undefined, user: string): string {
  const name = [...oneLine(displayName ?? "").trim()].slice(0, longestName).join("");
  return name === "" ? localpart(user) : name;
}

/**
 * The body of a reply without the quoted lines that older clients put in front.
 * Source: client-server API 1.12, "Fallbacks for rich replies"; removed in 1.13.
 */
export function withoutQuote(body: string): string {
  if (!/^> (?:\* )?<@[^>\n]+>/.test(body)) return body;
  const lines = body.split("\n");
  let first = 0;
  while (lines[first]?.startsWith(">")) first++;
  if (lines[first] === "") first++;
  const rest = lines.slice(first).join("\n");
  return rest.trim() === "" ? body : rest;
}
