/** Other people's words in a post: titles made readable for those who have not read the tracker, questions cut short. Pure. */
import { asWritten } from "./written.ts";

/** `fix(foo)!: `, `feat: `: a conventional commit's type. Source: https://www.conventionalcommits.org/en/v1.0.0/ */
const conventional =
  /^(?:feat|feature|fix|bugfix|hotfix|docs?|style|refactor|perf|tests?|testing|build|ci|chore|revert|wip|deps|i18n|l10n|translations?|release|security|infra|misc|enhancement|bug)(?:\s*\([^()\n]{0,60}\))?!?:\s+/i;

/** Written like a ticket, but a word: `UTF-8`, `SHA-256`, `RFC-2812`. */
const notATicket =
  "(?!(?:UTF|SHA|RFC|ISO|MD|AES|RSA|CVE|HTTP|TLS|SSL|IEEE|PEP|XEP|MSC|CP|USB|GCC|LLVM|ARM)-)";
const ticketName = `${notATicket}[A-Z][A-Z0-9]{1,9}-\\d{1,6}`;

/** `[ABC-123]`, `(ABC-123)`, `ABC-123:`, `ABC-123 -`: a ticket of another tracker at the start. */
const ticket = new RegExp(
  `^(?:\\[${ticketName}\\]|\\(${ticketName}\\)|${ticketName}(?=\\s*[:\u2013\u2014-]\\s))\\s*[:\u2013\u2014-]?\\s*`,
);

/** `[WIP]`, `[docs]`, `[stable-2.1]`: a label in brackets at the start, when words follow. */
const label = /^\[[\w ./-]{1,30}\]\s*:?\s*/;

/** `#123: `, `GH-123 `: a number of the same tracker at the start. */
const number = /^(?:#\d+|GH-\d+)\s*[:\u2013\u2014-]?\s+/i;

const verb = "(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)";
const numbers = `(?:#|GH-)\\d+(?:\\s*(?:,|and|&)?\\s*(?:${verb}\\s*:?\\s*)?(?:#|GH-)\\d+)*`;

/** `(#123)`, `(fixes #123, #124)` at the end. */
const tail = new RegExp(
  `\\s*\\((?:(?:${verb}|see|refs?|part of|for|issue|gh)\\s*:?\\s*)*${numbers}\\)$`,
  "i",
);

/** `[ABC-123]`, `(ABC-123)` at the end. */
const ticketTail = new RegExp(`\\s*[[(]${ticketName}[\\])]$`);

/** `, fixes #123` and `- closes #4` at the end, without brackets. */
const closing = new RegExp(`\\s*[,;:\u2013\u2014-]?\\s+${verb}\\s*:?\\s*${numbers}$`, "i");

/** Names that are written small also at the start of a sentence. */
const small =
  /^(?:npm|pnpm|git|pip|apt|curl|wget|nginx|systemd|cmake|sudo|bash|zsh|vim|tmux|ssh|sqlite|jq)\b/;

/** Longer titles are cut at a word. */
const longest = 110;

/** What stays of a title when one rule has taken its part, or the title when that is nothing. */
function without(title: string, rule: RegExp): string {
  const rest = title.replace(rule, "").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : title;
}

/** Cuts at a word, with an ellipsis; counts characters as people see them. */
export function shortened(text: string, limit: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= limit) return flat;
  // A few units more than the longest graphemes there are, so that a paste of 100 kB costs nothing.
  const seen = [...new Intl.Segmenter().segment(flat.slice(0, limit * 16))].map(({ segment }) => segment);
  if (seen.length <= limit && flat.length <= limit * 16) return flat;
  const cut = seen.slice(0, limit - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.\u2013\u2014-]+$/, "")}…`;
}

/** What somebody wrote, on one line, cut, and literal. */
export const quotable = (text: string, limit: number): string =>
  asWritten(shortened(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " "), limit));

/**
 * Takes off types, scopes, labels, tickets, numbers and the full stop; keeps the
 * words as they are, but for a capital at the start where a prefix went.
 */
export function cleanTitle(title: string): string {
  const flat = title
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, (run) => (/[\u200d]/.test(run) ? run : " "))
    .replace(/\s+/g, " ")
    .trim();
  let now = flat;
  // In a loop because prefixes come in any order and number; each round takes something off.
  for (let before = ""; before !== now; ) {
    before = now;
    for (const rule of [conventional, ticket, label, number, tail, ticketTail, closing])
      now = without(now, rule);
    now = without(now, /(?<!\.)\.$/);
  }
  if (!flat.startsWith(now) && !small.test(now))
    now = now.replace(/^\p{Ll}(?=\p{Ll}*(?:\s|$))/u, (letter) => letter.toUpperCase());
  return shortened(now, longest);
}
