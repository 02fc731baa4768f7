/** Turns an IRC log into what Slack would have kept of it: no joins, seconds, `@name` for `name:`. */
import type { AnnotatedLog, LogLine } from "./logs.ts";

const spoken = (line: LogLine): boolean => line.type === "message";

/** When somebody says a name first, the name is theirs. */
const namesOf = (lines: readonly LogLine[]): ReadonlySet<string> =>
  new Set(lines.filter(spoken).map(({ nick }) => nick.toLowerCase()));

function addressed(text: string, names: ReadonlySet<string>): string {
  const [whole, name, rest] = /^\s*@?([^\s,:;>]+)[:,]\s+(.*)$/s.exec(text) ?? [];
  return whole !== undefined && name !== undefined && names.has(name.toLowerCase())
    ? `@${name} ${rest}`
    : text;
}

/** The lines of a minute, spread over it: an IRC log knows no seconds. */
function spreadOver(lines: readonly LogLine[]): readonly number[] {
  const times: number[] = [];
  for (let from = 0; from < lines.length; ) {
    const minute = lines[from]?.t ?? 0;
    let until = from;
    while (until < lines.length && lines[until]?.t === minute) until++;
    for (let at = from; at < until; at++)
      times.push(minute + Math.floor((60 * (at - from + 0.5)) / (until - from)));
    from = until;
  }
  return times;
}

/** Lines keep their numbers, so that what people annotated still fits. */
export function asSlack(log: AnnotatedLog): AnnotatedLog {
  const names = namesOf(log.lines);
  const times = spreadOver(log.lines);
  return {
    name: log.name,
    lines: log.lines.map((line, at): LogLine => {
      const t = times[at] ?? line.t;
      if (spoken(line)) return { ...line, t, text: addressed(line.text, names) };
      const { newNick: _, sub: __, ...rest } = line;
      return { ...rest, t, type: "system", nick: "", text: "" };
    }),
  };
}
