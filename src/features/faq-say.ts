/** The effects that put an FAQ entry before somebody; shared by answering and by `!faq`. */
import type { Addressee, Effect, Markdown } from "../effects.ts";
import type { Millis, Place } from "../events.ts";
import type { Who } from "../facts.ts";
import type { Entry, Match, Scope } from "../faq/entry.ts";
import { isFoundIn } from "../faq/search.ts";
import { literal, plainText } from "../markdown.ts";
import type { FaqMode } from "../own-answers.ts";
import { channelRules, placeName } from "../places.ts";
import type { Wording } from "../wording/en.ts";
import { wording } from "../wording.ts";
import type { Account, World } from "../world.ts";
import { brief } from "./brief.ts";

export const addressee = (who: { key: string; name: string; address: string }): Addressee => ({
  key: who.key,
  name: who.name,
  address: who.address,
});

/** Where a question is asked, as the FAQ's search wants it. */
export function scopeOf(world: Rules, place: Place): Scope {
  const own = channelRules(world.settings, place).areas;
  const name = placeName(place).toLowerCase();
  const byChannel = Object.entries(world.settings.areas)
    .filter(([, area]) => area.channels.some((channel) => channel.toLowerCase() === name))
    .map(([area]) => area);
  return { network: place.network, channel: place.channel, areas: [...new Set([...own, ...byChannel])] };
}

/** All that saying an entry needs to know of the world. */
type Rules = Pick<World, "settings">;

/**
 * The entry of that name; in a channel of another language its twin there, `tls.de` or
 * `tls-de` beside `tls`, where there is one.
 */
export function entryCalled(
  world: Pick<World, "faq" | "settings">,
  name: string,
  place: Place,
): Entry | undefined {
  const entry = world.faq.get(name);
  if (!entry) return undefined;
  const { language } = channelRules(world.settings, place);
  const twin = world.faq.get(`${entry.id}.${language}`) ?? world.faq.get(`${entry.id}-${language}`);
  return twin && isFoundIn(twin, scopeOf(world, place)) ? twin : entry;
}

interface Telling {
  readonly key: string;
  readonly entry: Entry;
  readonly to: Place;
  readonly for: Account | (Who & Addressee);
  readonly at: Millis;
  readonly probability: number;
  readonly mode: FaqMode;
  readonly replyTo?: string | undefined;
  readonly question?: number | undefined;
  /** What goes behind the answer: a hint, who pointed here. */
  readonly after?: Markdown;
  /** Offers to say whether it helped, where there are buttons. */
  readonly judge?: boolean;
}

/** That an entry should have been looked at by now, or nothing. */
export const staleMark = ({ review }: Entry, at: Millis, say: Wording): Markdown =>
  review !== undefined && Date.parse(review) < at ? say.reviewDue(review) : "";

/** Says an entry to one person and writes down that it did. */
export function tell(world: Rules, telling: Telling): readonly Effect[] {
  const { entry } = telling;
  const say = wording(world.settings, telling.to);
  const behind = [staleMark(entry, telling.at, say), telling.after ?? ""].filter(Boolean).join(" ");
  const add = (text: Markdown) => (behind ? joined(text, behind) : text);
  const rest = say.rest(entry.id, telling.to.private === true);
  // Who asks for an entry by its name where nobody else reads along wants to see it.
  const whole = telling.to.private === true && (telling.mode === "named" || telling.mode === "picked");
  return [
    {
      do: "say",
      key: telling.key,
      to: telling.to,
      text: add(entry.answer),
      ...(whole ? { whole } : { short: add(brief(entry, rest)) }),
      priority: 0,
      ...(telling.judge
        ? {
            choices: [
              { label: say.buttons.helped, command: "helped" },
              { label: say.buttons.nope, command: "nope" },
            ],
            buttonsOnly: true,
          }
        : {}),
      ...(entry.link === undefined && whole ? {} : { link: entry.link ?? plainText(rest) }),
      ...(telling.to.private ? {} : { for: addressee(telling.for) }),
      ...(telling.replyTo === undefined ? {} : { replyTo: telling.replyTo }),
    },
    {
      do: "note",
      fact: {
        fact: "faqSaid",
        key: telling.key,
        entry: entry.id,
        place: telling.to,
        to: { network: telling.for.network, key: telling.for.key },
        at: telling.at,
        probability: telling.probability,
        mode: telling.mode,
        ...(telling.question === undefined ? {} : { question: telling.question }),
      },
    },
  ];
}

/** On the same line where the text ends as a sentence, below it where it ends as a list or code. */
export const joined = (text: Markdown, behind: Markdown): Markdown =>
  /\n\s*(?:[-*+]|\d+\.|\||```|~~~|\s{4})[^\n]*$|^```/.test(text)
    ? `${text}\n\n${behind}`
    : `${text} ${behind}`;

/** Less likely ones are not worth a place among three. */
const worthOffering = 0.05;

/**
 * What to offer somebody who asked the bot: the candidates, when the answer is likely
 * enough to be among them, else none. Alike entries share what one alone would have.
 */
export function likely(world: Rules, matches: readonly Match[]): readonly Match[] {
  const among = matches.filter((match) => match.probability >= worthOffering).slice(0, 3);
  const sum = among.reduce((total, match) => total + match.probability, 0);
  return sum >= world.settings.answers.offerThreshold ? among : [];
}

/** Up to three entries to pick from. */
export function offer(
  world: World,
  matches: readonly Match[],
  to: {
    key: string;
    place: Place;
    who: Who & Addressee;
    at: Millis;
    replyTo?: string | undefined;
    pointing?: string;
    /** What they are offered for, as it was said. */
    asked?: string;
  },
): readonly Effect[] {
  const choices = matches.slice(0, 3).map(({ entry }) => ({
    label: literal(entry.question),
    command: `faq ${entry.id}${to.pointing === undefined ? "" : ` @${to.pointing}`}`,
  }));
  return [
    {
      do: "say",
      key: to.key,
      to: to.place,
      text: wording(world.settings, to.place).didYouMean(choices.length),
      choices,
      priority: 0,
      whole: true,
      aside: true,
      ...(to.place.private ? {} : { for: addressee(to.who) }),
      ...(to.replyTo === undefined ? {} : { replyTo: to.replyTo }),
    },
    {
      do: "note",
      fact: {
        fact: "menu",
        key: to.key,
        place: to.place,
        to: { network: to.who.network, key: to.who.key },
        commands: choices.map((choice) => choice.command),
        at: to.at,
        ...(to.asked === undefined || to.place.private ? {} : { asked: to.asked.slice(0, 500) }),
      },
    },
  ];
}
