/** irssi's logs. Source: irssi's default theme and `autolog`, https://irssi.org/documentation/startup/ */
import { bareNick, dateIn, type Format, type LogLine, share, timeOf } from "./format.ts";

const clock = /^(\d{2}:\d{2}(?::\d{2})?) (.*)$/s;

/** What follows `-!-`. */
function told(text: string): LogLine {
  const moved = /^(\S+) \[[^\]]*\] has (joined|left|quit)(?: ([#&!+]\S+))?/.exec(text);
  if (moved) {
    const [, nick = "", verb, channel] = moved;
    const kind = verb === "joined" ? "join" : verb === "left" ? "part" : "quit";
    return { kind, nick, ...(channel === undefined || kind === "quit" ? {} : { channel }) };
  }
  const renamed = /^(\S+) is now known as (\S+)$/.exec(text);
  if (renamed) return { kind: "rename", nick: renamed[1] ?? "", to: renamed[2] ?? "" };
  const kicked = /^(\S+) was kicked from (\S+) by /.exec(text);
  if (kicked) return { kind: "kick", nick: kicked[1] ?? "", channel: kicked[2] ?? "" };
  const channel = /(?:^mode\/|topic of |changed the topic of )([#&!+]\S+)/.exec(text)?.[1];
  return { kind: "other", ...(channel === undefined ? {} : { channel }) };
}

function rest(text: string): LogLine | undefined {
  if (text.startsWith("-!- ")) return told(text.slice(4));
  const said = /^<([ @+%&~!]?[^\s<>]+)> ?(.*)$/s.exec(text);
  if (said) return { kind: "said", nick: bareNick(said[1] ?? ""), text: said[2] ?? "" };
  const action = /^ ?\* (\S+) (.*)$/s.exec(text);
  if (action)
    return { kind: "said", nick: bareNick(action[1] ?? ""), text: action[2] ?? "", style: "action" };
  const notice = /^-([^\s-][^\s:]*)(?::([#&!+@]\S+))?- (.*)$/s.exec(text);
  if (notice) return { kind: "said", nick: notice[1] ?? "", text: notice[3] ?? "", style: "notice" };
  return undefined;
}

function parse(line: string): LogLine | undefined {
  const day = /^--- (?:Log opened|Day changed|Log closed) (.+)$/.exec(line)?.[1];
  if (day !== undefined) {
    const date = dateIn(day);
    return date === undefined || line.startsWith("--- Log closed")
      ? { kind: "other" }
      : { kind: "day", date };
  }
  const [, shown, text] = clock.exec(line) ?? [];
  const time = shown === undefined ? undefined : timeOf(shown);
  const what = text === undefined || !time ? undefined : rest(text);
  return what && time ? { ...what, time } : undefined;
}

export const irssi: Format = {
  name: "irssi",
  example: "07:35 <@alice> hello",
  parse,
  sniff: (lines) => share(lines, parse),
};
