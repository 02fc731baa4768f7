/** Turns an effect into what a network can do: one `Outgoing` a network call. Pure. */
import type { Body, Outgoing, Span, Traits } from "./adapter.ts";
import type { Addressee, Markdown, Outward, Say } from "./effects.ts";
import { type Line, literal, toLines } from "./markdown.ts";
import { isRelayed } from "./relay.ts";

const bytes = (text: string): number => Buffer.byteLength(text);
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const ascii = /^[\x20-\x7e]*$/;

/** The longest head of `text` within `room` bytes: whole words if any fit, else whole graphemes. */
function headWithin(text: string, room: number, mayBreakWord: boolean): string {
  let end = 0;
  let used = 0;
  if (ascii.test(text)) end = Math.min(room, text.length);
  // No head within so many bytes has more UTF-16 units than that; segmenting the rest would take seconds.
  else
    for (const { segment, index } of graphemes.segment(text.slice(0, room + 1))) {
      const size = bytes(segment);
      if (used + size > room) break;
      used += size;
      end = index + segment.length;
    }
  if (end >= text.length) return text;
  const space = text.lastIndexOf(" ", end);
  if (space > 0) return text.slice(0, space);
  return mayBreakWord ? text.slice(0, end) : "";
}

/** Splits a line so that each part is within its room in UTF-8 bytes, at a word, never inside a grapheme. */
export function splitLine(line: Line, rooms: (part: number) => number): readonly Line[] {
  const parts: Span[][] = [[]];
  let left = rooms(0);
  for (const span of line) {
    let rest = span.text;
    while (rest) {
      const part = parts.at(-1) ?? [];
      const fresh = part.length === 0;
      if (fresh && parts.length > 1) rest = rest.trimStart();
      const head = bytes(rest) <= left ? rest : headWithin(rest, left, fresh);
      if (head) {
        part.push({ ...span, text: head });
        left -= bytes(head);
        rest = rest.slice(head.length);
      }
      if (!rest) break;
      // A grapheme larger than a whole line: drop it, or as much of it as a line, rather than loop.
      if (!head && fresh)
        for (const { segment } of graphemes.segment(rest.slice(0, left + 1))) {
          rest = rest.slice(segment.length);
          break;
        }
      parts.push([]);
      left = rooms(parts.length - 1);
    }
  }
  return parts.filter((part) => part.some((span) => span.text.trim()));
}

/** Marks names, as whole words and outside code and links, that must not highlight anyone. */
function hush(line: Line, names: readonly string[]): Line {
  if (names.length === 0) return line;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return line.flatMap((span): Span[] => {
    if (span.code) return [span];
    const pieces: Span[] = [];
    for (const text of span.text.split(/(https?:\/\/\S+|[^\s,.;:!?()"“”„«»¿¡]+)/)) {
      const last = pieces.at(-1);
      if (wanted.has(text.toLowerCase())) pieces.push({ ...span, text, quiet: true });
      else if (last && !last.quiet) pieces[pieces.length - 1] = { ...last, text: last.text + text };
      else if (text) pieces.push({ ...span, text });
    }
    return pieces;
  });
}

function asLines(say: Say, traits: Traits): readonly Line[] {
  const limit = say.whole ? traits.maxParts * 4 : traits.maxParts;
  const greeting = say.for ? bytes(say.for.name) + 2 : 0;
  const layOut = (text: string): readonly Line[] => {
    const out: Line[] = [];
    for (const line of toLines(text))
      out.push(
        ...splitLine(line, (part) =>
          Math.max(20, traits.maxBytes - (out.length + part === 0 ? greeting : 0)),
        ),
      );
    return out;
  };
  let lines = layOut(say.text);
  if (lines.length > traits.maxParts && say.short !== undefined) lines = layOut(say.short);
  if (lines.length > limit) {
    const kept = lines.slice(0, limit);
    // What the short form says itself it need not say again.
    const { link } = say;
    const shown = kept.map((line) => line.map(({ text }) => text).join("")).join(" ");
    const linked = link !== undefined && shown.includes(link);
    const tail = link && !linked ? ` … ${link}` : " …";
    const last = kept.at(-1) ?? [];
    const [head = []] = splitLine(last, () => Math.max(20, traits.maxBytes - bytes(tail) - greeting));
    lines = [...kept.slice(0, -1), [...head, { text: tail }]];
  }
  if (say.choices && !traits.buttons && !say.buttonsOnly) {
    const menu = say.choices.map((choice, index) => `${index + 1}) ${choice.label}`).join("  ");
    lines = [...lines, ...splitLine([{ text: menu }], () => traits.maxBytes)];
  }
  return lines;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;

/** Splits Markdown over `room` bytes at lines, closing and reopening a code block that a cut runs through. */
export function splitMarkdown(text: string, room: number): readonly string[] {
  if (bytes(text) <= room) return [text];
  const parts: string[] = [];
  let part = "";
  let open = "";
  const flush = () => {
    if (part.trim()) parts.push(open ? `${part}\n${fence.exec(open)?.[1] ?? ""}` : part);
    part = open;
  };
  for (const whole of text.split("\n")) {
    const pieces = splitLine([{ text: whole }], () => room - 80).map((line) =>
      line.map((s) => s.text).join(""),
    );
    for (const piece of pieces.length ? pieces : [""]) {
      if (part && bytes(part) + bytes(piece) + 20 > room) flush();
      part = part ? `${part}\n${piece}` : piece;
    }
    if (fence.test(whole)) open = open ? "" : whole.trim();
  }
  flush();
  return parts;
}

function asMarkdown(say: Say, traits: Traits): readonly string[] {
  const menu =
    say.choices && !traits.buttons && !say.buttonsOnly
      ? `\n\n${say.choices.map((choice, index) => `${index + 1}. ${choice.label}`).join("\n")}`
      : "";
  const parts = splitMarkdown(say.text + menu, traits.maxBytes);
  const limit = say.whole ? traits.maxParts * 4 : traits.maxParts;
  if (parts.length <= limit) return parts;
  return [...parts.slice(0, limit - 1), `${parts[limit - 1] ?? ""} … ${say.link ?? ""}`.trimEnd()];
}

function fitSay(wanted: Say, traits: Traits): readonly Outgoing[] {
  if (wanted.beneath && !traits.threads) return [];
  const say =
    traits.buttons && wanted.withButtons !== undefined ? { ...wanted, text: wanted.withButtons } : wanted;
  const quiet = say.quiet ?? [];
  const bodies: readonly Body[] =
    traits.format === "lines"
      ? asLines(say, traits).map((line) => ({ format: "lines", spans: hush(line, quiet) }))
      : asMarkdown(say, traits).map((markdown) => ({
          format: "markdown",
          markdown,
          ...(quiet.length ? { quiet } : {}),
        }));
  return bodies.map((body, index) => ({
    do: "say",
    to: say.to,
    body,
    priority: say.priority ?? 1,
    ...(say.for && index === 0 ? { for: say.for } : {}),
    ...(say.replyTo !== undefined && index === 0 ? { replyTo: say.replyTo } : {}),
    ...(say.choices && traits.buttons && index === bodies.length - 1 ? { choices: say.choices } : {}),
    ...(say.aside ? { aside: true } : {}),
  }));
}

/** Somebody behind a bridge cannot be highlighted, only named. */
function named({ for: person, ...say }: Say, { name }: Addressee): Say {
  const front = `${literal(name)}: `;
  return {
    ...say,
    text: front + say.text,
    ...(say.short === undefined ? {} : { short: front + say.short }),
    ...(say.withButtons === undefined ? {} : { withButtons: front + say.withButtons }),
    quiet: (say.quiet ?? []).filter((one) => one !== person?.name),
  };
}

/** Where what was said stays as it is. */
const sayInstead = (
  { key, to }: Pick<Say, "key" | "to">,
  text: Markdown,
  traits: Traits,
): readonly Outgoing[] => (text === "" ? [] : fitSay({ do: "say", key, to, text }, traits));

/**
 * @returns the network calls, in order; none where the network cannot do it and
 * nothing sensible stands in. `target` of what changes an earlier message is filled
 * in when it is sent, once that message's id is known.
 */
export function fit(wanted: Outward, traits: Traits): readonly Outgoing[] {
  const effect =
    wanted.do === "say" && wanted.for && isRelayed(wanted.for) ? named(wanted, wanted.for) : wanted;
  switch (effect.do) {
    case "say":
      return fitSay(effect, traits);
    case "amend":
      if (traits.edits)
        return fitSay({ ...effect, do: "say" }, traits)
          .slice(0, 1)
          .flatMap((item) =>
            item.do === "say" ? [{ do: "amend", to: effect.to, target: "", body: item.body }] : [],
          );
      return sayInstead(effect, effect.instead ?? effect.text, traits);
    case "retract":
      return traits.retracts
        ? [{ do: "retract", to: effect.to, target: "" }]
        : sayInstead(effect, effect.instead ?? "", traits);
    case "react":
      return traits.reactions
        ? [
            {
              do: "react",
              to: effect.to,
              target: effect.target,
              emoji: effect.emoji,
              ...(effect.removed ? { removed: true } : {}),
            },
          ]
        : [];
  }
}
