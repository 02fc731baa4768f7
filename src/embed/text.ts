/** What of a message a model gets, and which messages it gets at all. Pure. */
import { questionForm } from "../conversation/question.ts";
import type { Actor, Event, Place } from "../events.ts";
import { channelRules } from "../places.ts";
import { unrelayed } from "../relay.ts";
import type { Settings } from "../settings.ts";

/** What comes later is a pasted log, characters. */
const longest = 1000;

/** The question alone: no code blocks, no quoted lines, no addresses, which may hold secrets and mean little. */
export function plain(text: string): string {
  return text
    .slice(0, 4 * longest)
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .replace(/^>.*$/gm, " ")
    .replace(/\b[a-z][a-z0-9+.-]{1,15}:\/\/\S+/gi, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, longest);
}

/** `!faq how do I …` looks for an entry, too. */
const search = /^!?f(?:aq)?\s+(.*\s.*)$/is;

interface Said {
  readonly place: Place;
  readonly actor: Actor;
  readonly toBot: string | undefined;
  readonly text: string;
}

function said(event: Event): Said | undefined {
  if (event.kind !== "message" && event.kind !== "edit") return undefined;
  if (event.actor.bot || (event.kind === "message" && event.style === "notice")) return undefined;
  return { place: event.place, actor: event.actor, toBot: event.toBot, text: event.text };
}

/**
 * The text that matching will want the vector of; undefined for a message that is no question
 * to the bot or the channel.
 * @param allows whether this person's words in this place may be given to the model.
 */
export function questionIn(
  incoming: Event,
  settings: Settings,
  allows: (place: Place, actor: Actor) => boolean,
): string | undefined {
  const one = said(unrelayed(incoming, settings));
  if (!one || !allows(one.place, one.actor)) return undefined;
  const { answer } = channelRules(settings, one.place);
  const looked = search.exec(one.toBot ?? (one.text.startsWith("!") ? one.text : ""))?.[1];
  if (looked !== undefined) return looked.replace(/\s+(?:@|\|\s*)\S+$/, "");
  if (answer === "off" && !one.place.private) return undefined;
  if (one.toBot !== undefined) return one.toBot;
  if (answer === "addressed") return undefined;
  const { form } = questionForm(one.text);
  return form === "question" || form === "problem" ? one.text : undefined;
}
