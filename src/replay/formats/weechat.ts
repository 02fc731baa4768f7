/** WeeChat's logs: date, prefix and text with tabs between. Source: WeeChat user's guide, logger plugin. */
import { bareNick, type Format, isDate, type LogLine, share, timeOf } from "./format.ts";

function joined(text: string): LogLine | undefined {
  const found = /^(\S+)(?: \[[^\]]*\])?(?: \([^)]*\)){0,2} (?:has joined|joined) (\S+)/.exec(text);
  return found ? { kind: "join", nick: found[1] ?? "", channel: found[2] ?? "" } : undefined;
}

function left(text: string): LogLine | undefined {
  const quit = /^(\S+)(?: \([^)]*\))? has quit/.exec(text);
  if (quit) return { kind: "quit", nick: quit[1] ?? "" };
  const part = /^(\S+)(?: \([^)]*\))? has left (\S+)/.exec(text);
  if (part) return { kind: "part", nick: part[1] ?? "", channel: part[2] ?? "" };
  const kick = /^\S+ has kicked (\S+)/.exec(text);
  return kick ? { kind: "kick", nick: kick[1] ?? "" } : undefined;
}

function rest(prefix: string, text: string): LogLine {
  switch (prefix.trim()) {
    case "-->":
      return joined(text) ?? { kind: "other" };
    case "<--":
      return left(text) ?? { kind: "other" };
    case "--": {
      const renamed = /^(\S+) is now known as (\S+)$/.exec(text);
      if (renamed) return { kind: "rename", nick: renamed[1] ?? "", to: renamed[2] ?? "" };
      const notice = /^Notice\(([^)\s]+)\)(?: -> \S+)?: (.*)$/s.exec(text);
      if (notice) return { kind: "said", nick: notice[1] ?? "", text: notice[2] ?? "", style: "notice" };
      return { kind: "other" };
    }
    case "*": {
      const action = /^(\S+) (.*)$/s.exec(text);
      return action
        ? { kind: "said", nick: bareNick(action[1] ?? ""), text: action[2] ?? "", style: "action" }
        : { kind: "other" };
    }
    case "=!=":
    case "":
      return { kind: "other" };
    default:
      return { kind: "said", nick: bareNick(prefix), text };
  }
}

function parse(line: string): LogLine | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?\t([^\t]*)\t(.*)$/s.exec(line);
  const time = timeOf(found?.[2] ?? "");
  if (!found || !time || !isDate(found[1] ?? "")) return undefined;
  return { ...rest(found[3] ?? "", found[4] ?? ""), time: { ...time, date: found[1] ?? "" } };
}

export const weechat: Format = {
  name: "WeeChat",
  example: "2009-02-23 07:35:01<TAB>@alice<TAB>hello",
  parse,
  sniff: (lines) => share(lines, parse),
};
