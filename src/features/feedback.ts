/** "That didn't help": the answer is marked, and the question opens again. */
import { deniesShortly } from "../conversation/didnt-help.ts";
import type { Effect } from "../effects.ts";
import type { Millis, Place, ReactionEvent } from "../events.ts";
import type { Feature } from "../feature.ts";
import { channelRules } from "../places.ts";
import type { LineSaid, Situation } from "../situation.ts";
import { wording } from "../wording.ts";
import type { FaqSaid, World } from "../world.ts";
import { clicked } from "./answer/bulb.ts";
import { learnFrom } from "./answer/learn.ts";
import { steppedIn } from "./answer/policy.ts";
import { change, reopen, standDown } from "./route/settle.ts";
import { tick } from "./ticks.ts";

/** How long after an answer a word without a reply link is about that answer. */
const stillAbout = 30 * 60_000;

/** Whoever says no more than "nope" says it soon. */
const atOnce = 5 * 60_000;

const down = /^(?:👎|🙁|😞|❌|:-1:|:thumbsdown:|-1)/u;
const up = /^(?:👍|❤|🎉|✅|:\+1:|:thumbsup:|\+1)/u;

/** The effects of an answer's being judged by the person it was for. */
export function judge(
  world: World,
  said: FaqSaid,
  word: { helped: boolean; by: { network: string; key: string }; at: Millis },
): readonly Effect[] {
  const because = wording(world.settings).because;
  const question = said.question === undefined ? undefined : world.question(said.question);
  const judged: Effect = {
    do: "note",
    fact: { fact: "faqJudged", key: said.key, helped: word.helped, by: word.by },
  };
  const taught = learnFrom(said, word, world);
  // Somebody who pointed the asker to the entry answered with it, too.
  const is = question?.entry === said.entry || question?.answer === `!faq ${said.entry}`;
  if (question?.state !== "answered" || !is) return [judged, ...taught];
  if (word.helped)
    return [
      judged,
      ...taught,
      {
        do: "note",
        fact: {
          fact: "question",
          n: question.n,
          change: { state: "resolved" },
          log: { at: word.at, why: because.helped },
        },
      },
    ];
  return [judged, ...taught, ...reopen(world, question, word.at, because.didntHelp)];
}

/** What the bot says to "didn't help". */
export function sorry(world: World, said: FaqSaid, place: Place): string {
  const say = wording(world.settings, place);
  const question = said.question === undefined ? undefined : world.question(said.question);
  return question ? say.sorryReopened(channelRules(world.settings, question.place).wait) : say.sorryNothing;
}

/** Only the person an answer was for can say that it didn't help them. */
const forThem = (said: FaqSaid | undefined, key: string): FaqSaid | undefined =>
  said?.to.key === key && said.helped === undefined ? said : undefined;

/** A tick on a question, by its asker or a maintainer, settles it; taking it off opens it again. */
function ticked(
  event: ReactionEvent,
  world: World,
  { now: at, maintainer, account }: Situation,
): readonly Effect[] | undefined {
  if (event.emoji !== tick) return undefined;
  const question = world.questionAs(event.place, event.target);
  if (!question || (!maintainer && question.asker.key !== event.actor.key)) return undefined;
  const because = wording(world.settings).because;
  if (event.removed)
    return question.state === "resolved" ? reopen(world, question, at, because.didntHelp) : [];
  if (question.state === "resolved" || question.state === "withdrawn") return [];
  return [
    change(question, { state: "resolved" }, { at, why: because.resolvedBy, by: account?.person }),
    ...standDown(question),
  ];
}

/** A maintainer's thumb on what would have been said in `shadow`; taken off, it is not judged. */
function judgedHint(event: ReactionEvent, world: World): readonly Effect[] {
  const hint = world.hintAs(event.network, event.target);
  const good = up.test(event.emoji);
  if (!hint || (!good && !down.test(event.emoji))) return [];
  const by = { network: event.network, key: event.actor.key };
  return [{ do: "note", fact: { fact: "hintJudged", id: hint.id, good: event.removed ? null : good, by } }];
}

function reacted(event: ReactionEvent, world: World, at: Millis): readonly Effect[] {
  const said = forThem(world.faqSaidAs(event.network, event.target), event.actor.key);
  if (!said || event.removed) return [];
  const by = { network: event.network, key: event.actor.key };
  if (up.test(event.emoji)) return judge(world, said, { helped: true, by, at });
  return down.test(event.emoji) ? judge(world, said, { helped: false, by, at }) : [];
}

/** A curt "nope" is said to whoever spoke last; that must have been the bot, with this answer. */
function meantForBot(line: LineSaid, said: FaqSaid, world: World, now: Millis): boolean {
  const menu = world.menu(line.place, line.actor.key);
  if (menu && menu.at > said.at) return false;
  if (line.toBot) return true;
  const question = said.question === undefined ? undefined : world.question(said.question);
  if (!question || line.addressed.length > 0 || line.parent || now - said.at > atOnce) return false;
  return !steppedIn(world, question);
}

export const feedback: Feature = (event, world, situation) => {
  if (event.kind === "reaction")
    return (
      ticked(event, world, situation) ??
      clicked(event, world, situation.now) ??
      (situation.maintainer ? judgedHint(event, world) : []).concat(reacted(event, world, situation.now))
    );
  const { line } = situation;
  if (!line || situation.command || situation.late) return [];
  const curtly = !line.dislikes && deniesShortly(line.body);
  if (!line.dislikes && !curtly) return [];
  const linked =
    line.message.replyTo === undefined ? undefined : world.faqSaidAs(event.network, line.message.replyTo);
  const last = linked ?? world.lastFaqSaid(line.place, line.actor.key);
  const said = forThem(last, line.actor.key);
  if (!said || situation.now - said.at > stillAbout) return [];
  if (curtly && !linked && !meantForBot(line, said, world, situation.now)) return [];
  const { key, name, address } = line.actor;
  return [
    ...judge(world, said, { helped: false, by: { network: event.network, key }, at: situation.now }),
    {
      do: "say",
      key: `sorry/${event.id}`,
      to: line.place,
      text: sorry(world, said, line.place),
      priority: 0,
      ...(line.place.private ? {} : { for: { key, name, address } }),
      ...(line.message.native === undefined ? {} : { replyTo: line.message.native }),
    },
  ];
};
