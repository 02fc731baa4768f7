/** Asks the asker once for what the area needs to know, before anybody is pinged. Pure. */
import type { Effect } from "../../effects.ts";
import type { Millis } from "../../events.ts";
import { channelRules } from "../../places.ts";
import type { AreaSettings } from "../../settings.ts";
import { wording } from "../../wording.ts";
import type { Question, World } from "../../world.ts";
import { addressee } from "../faq-say.ts";
import { routeTimer } from "./ask.ts";
import { climbingOf, deadline, rungsFor } from "./rungs.ts";
import { isThere } from "./settle.ts";

/** What tells that something is there already, in any of the bot's languages. */
const tells = {
  version: /\bv?\d+\.\d+|\b(?:version|release|versión|versão)\s*:?\s*v?\d/iu,
  log: /https?:\/\/\S|```|\n.*\n|\b(?:error|exception|fehler|erreur|erro)\b\s*[:“"]|\b(?:errno|E[A-Z]{4,}|0x[0-9a-f]{3,})\b/iu,
  tried:
    /\b(?:i(?:['’]ve| have)? (?:already )?tried|tried (?:to|with|that|it)|(?:habe|hab).{1,60}(?:versucht|probiert)|j['’]ai (?:déjà )?essayé|(?:he|ya) (?:probado|intentado)|já tentei|tentei)\b/iu,
} as const;

/** A person who was asked answers within this time, or somebody else is looked for all the same, milliseconds. */
const waitsForMore = 10 * 60_000;

type Need = AreaSettings["needs"][number];

const isThereIn = (need: Need, texts: readonly string[]): boolean => {
  const pattern = typeof need === "string" ? tells[need] : new RegExp(need.pattern, "iu");
  return texts.some((text) => pattern.test(text));
};

/** All that the asker said about it so far, each message by itself. */
function saidByAsker(world: World, question: Question): readonly string[] {
  const askers = world.alsoAs(question.asker.id, question.askedAt);
  const later = world
    .recent(question.place, 40)
    .filter((said) => askers.includes(said.account) && said.at >= question.askedAt)
    .map(({ text }) => text);
  return [question.text, ...later];
}

/** The one polite request, or nothing when nothing is missing, or it was made before. */
export function askBack(world: World, question: Question, at: Millis): readonly Effect[] | undefined {
  const area = question.area === undefined ? undefined : world.settings.areas[question.area];
  if (!area?.needs.length || question.askedBack !== undefined || question.state !== "open") return undefined;
  const { answer } = channelRules(world.settings, question.place);
  if (answer === "off" || answer === "shadow" || !isThere(world, question)) return undefined;
  if (world.person(question.asker.person)?.optedOut || world.pings(question.n).length > 0) return undefined;
  const texts = saidByAsker(world, question);
  const missing = area.needs.filter((need) => !isThereIn(need, texts));
  if (missing.length === 0) return undefined;
  const say = wording(world.settings, question.place);
  const { because } = wording(world.settings).routing;
  const items = missing.map((need) => (typeof need === "string" ? say.routing.needs[need] : need.ask));
  const names = missing.map((need) => (typeof need === "string" ? need : need.ask)).join(", ");
  const patience = Math.min(waitsForMore, rungsFor(world, question).patience);
  return [
    {
      do: "say",
      key: `q${question.n}/more`,
      to: question.place,
      text: say.routing.askBack(items),
      priority: 1,
      ...(question.place.private ? {} : { for: addressee(question.asker) }),
      ...(question.native === undefined ? {} : { replyTo: question.native }),
    },
    {
      do: "note",
      fact: {
        fact: "question",
        n: question.n,
        change: { askedBack: at },
        log: { at, why: because.askedBack(names) },
      },
    },
    {
      do: "wake",
      timer: routeTimer(question.n),
      at: deadline(world, climbingOf(world, question), at, patience).at,
    },
  ];
}
