/**
 * `[07:35] <alice> hello`, as Ubuntu's public logs have it. Joins, parts, nick changes and,
 * in older years, actions are lines with `===` and without a time.
 * Source: https://irclogs.ubuntu.com/
 */
import { bareNick, type Format, type LogLine, share, timeOf } from "./format.ts";

const hash = "[#&!+]\\S+";
const moved = new RegExp(`^(\\S+) \\[[^\\]]*\\] +has (joined|left|quit)(?: (${hash}))?`);
const kicked = new RegExp(`^(\\S+) was kicked (?:off|from) (${hash})`);
const about = /^(?:mode\/|Topic (?:for |\()|Channel )([#&!+][^\s:)]+)/;

/** What follows `===`: the server's words, else somebody's `/me`. */
function told(text: string): LogLine {
  const move = moved.exec(text);
  if (move) {
    const [, nick = "", verb, channel] = move;
    const kind = verb === "joined" ? "join" : verb === "left" ? "part" : "quit";
    return { kind, nick, ...(channel === undefined ? {} : { channel }) };
  }
  const renamed = /^(\S+) is now known as (\S+)$/.exec(text);
  if (renamed) return { kind: "rename", nick: renamed[1] ?? "", to: renamed[2] ?? "" };
  const kick = kicked.exec(text);
  if (kick) return { kind: "kick", nick: kick[1] ?? "", channel: kick[2] ?? "" };
  const channel = about.exec(text)?.[1];
  if (channel !== undefined) return { kind: "other", channel };
  const action = /^(\S+) (.+)$/s.exec(text);
  if (!action || /^(?:mode\/|Topic|Signoff|ServerMode|-|\(|#)/i.test(text)) return { kind: "other" };
  return { kind: "said", nick: bareNick(action[1] ?? ""), text: action[2] ?? "", style: "action" };
}

function rest(text: string): LogLine | undefined {
  const said = /^<([^\s<>]+)> ?(.*)$/s.exec(text);
  if (said) return { kind: "said", nick: bareNick(said[1] ?? ""), text: said[2] ?? "" };
  const action = /^ ?\* (\S+) (.*)$/s.exec(text);
  if (action)
    return { kind: "said", nick: bareNick(action[1] ?? ""), text: action[2] ?? "", style: "action" };
  const notice = /^-([^\s-][^\s:]*)(?::\S+)?- (.*)$/s.exec(text);
  if (notice) return { kind: "said", nick: notice[1] ?? "", text: notice[2] ?? "", style: "notice" };
  const whisper = /^\([^)\s]+\) /.test(text);
  return whisper ? { kind: "other" } : undefined;
}

function parse(line: string): LogLine | undefined {
  if (line.startsWith("=== ")) return told(line.slice(4));
  const found = /^\[(\d{1,2}:\d{2}(?: ?[AaPp][Mm])?)\] (.*)$/s.exec(line);
  const time = timeOf(found?.[1] ?? "");
  const text = found?.[2] ?? "";
  const what = text.startsWith("=== ") ? told(text.slice(4)) : rest(text);
  return time && what ? { ...what, time } : undefined;
}

export const plain: Format = {
  name: "plain",
  example: "[07:35] <alice> hello",
  parse,
  sniff: (lines) => share(lines, parse),
};
