/** What the bot says, as lines for a terminal. Pure. */
import type { Body, Outgoing } from "../../src/adapter.ts";
import { withoutControls } from "./input.ts";

/** Directional overrides make a line read as something that it is not. */
function harmless(text: string): string {
  return withoutControls(text.replace(/[\r\n]+/g, " ")).replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Select Graphic Rendition. Source: ECMA-48, 8.3.117 */
const looks = { bold: ["1", "22"], italic: ["3", "23"], code: ["36", "39"] } as const;

function shownBody(body: Body, colour: boolean): string {
  if (body.format === "markdown") return harmless(body.markdown);
  return body.spans
    .map((span) => {
      let text = harmless(span.text);
      if (!colour) return span.code ? `\`${text}\`` : text;
      for (const look of ["bold", "italic", "code"] as const)
        if (span[look]) text = `\u001b[${looks[look][0]}m${text}\u001b[${looks[look][1]}m`;
      return text;
    })
    .join("");
}

/**
 * `#project <porchlight> alice: …`; in private `(private to you) <porchlight> …`.
 * @param you the name at the prompt; undefined when nobody sits there.
 */
export function shownMessage(
  item: Extract<Outgoing, { do: "say" }>,
  you: string | undefined,
  colour: boolean,
): string {
  const text = shownBody(item.body, colour);
  const channel = harmless(item.to.channel);
  if (item.to.private) {
    const whom = channel.toLowerCase() === you?.toLowerCase() ? "you" : channel;
    return `(private to ${whom}) <porchlight> ${text}`;
  }
  const whom = item.for ? `${harmless(item.for.name)}: ` : "";
  return `${channel} <porchlight> ${whom}${text}`;
}

/**
 * `#project <porchlight> puts 💡 on alice's “how do I …”`.
 * @param on whose message it is on; undefined for one that was said before the start
 */
export function shownReaction(
  item: Extract<Outgoing, { do: "react" }>,
  on: { readonly nick: string; readonly text: string } | undefined,
  you: string | undefined,
): string {
  const channel = harmless(item.to.channel);
  const where = item.to.private ? `(private to ${channel})` : channel;
  const whose = on && (on.nick === you ? "your" : `${harmless(on.nick)}'s`);
  const what = on ? `${whose} “${harmless(on.text)}”` : "an earlier message";
  const emoji = harmless(item.emoji);
  return `${where} <porchlight> ${item.removed ? `takes ${emoji} off` : `puts ${emoji} on`} ${what}`;
}
