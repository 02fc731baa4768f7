/** The files of ZNC's log module. Source: https://wiki.znc.in/Log and modules/log.cpp */
import { bareNick, type Format, isDate, type LogLine, share, timeOf } from "./format.ts";

/** What follows `***`. */
function told(text: string): LogLine {
  const moved = /^(Joins|Parts|Quits): (\S+)/.exec(text);
  if (moved) {
    const kind = moved[1] === "Joins" ? "join" : moved[1] === "Parts" ? "part" : "quit";
    return { kind, nick: moved[2] ?? "" };
  }
  const renamed = /^(\S+) is now known as (\S+)$/.exec(text);
  if (renamed) return { kind: "rename", nick: renamed[1] ?? "", to: renamed[2] ?? "" };
  const kicked = /^(\S+) was kicked by /.exec(text);
  return kicked ? { kind: "kick", nick: kicked[1] ?? "" } : { kind: "other" };
}

function rest(text: string): LogLine | undefined {
  if (text.startsWith("*** ")) return told(text.slice(4));
  const said = /^<([^\s<>]+)> ?(.*)$/s.exec(text);
  if (said) return { kind: "said", nick: bareNick(said[1] ?? ""), text: said[2] ?? "" };
  const action = /^\* (\S+) (.*)$/s.exec(text);
  if (action)
    return { kind: "said", nick: bareNick(action[1] ?? ""), text: action[2] ?? "", style: "action" };
  const notice = /^-([^\s-]\S*)- (.*)$/s.exec(text);
  if (notice) return { kind: "said", nick: notice[1] ?? "", text: notice[2] ?? "", style: "notice" };
  return undefined;
}

function parse(line: string): LogLine | undefined {
  const found = /^\[(?:(\d{4}-\d{2}-\d{2}) )?(\d{2}:\d{2}:\d{2})\] (.*)$/s.exec(line);
  const time = timeOf(found?.[2] ?? "");
  const what = rest(found?.[3] ?? "");
  if (!found || !time || !what || (found[1] !== undefined && !isDate(found[1]))) return undefined;
  return { ...what, time: found[1] === undefined ? time : { ...time, date: found[1] } };
}

export const znc: Format = {
  name: "ZNC",
  example: "[07:35:01] <alice> hello",
  parse,
  sniff: (lines) => share(lines, parse),
};
