/** What the bot would do with a message, by the rules that answering follows. */
import type { QuestionForm } from "../../conversation/question.ts";
import { questionForm } from "../../conversation/question.ts";
import type { Place } from "../../events.ts";
import type { Entry, FaqIndex, Match } from "../../faq/entry.ts";
import { sureWhenAsked } from "../../features/answer/answer.ts";
import { halfSure, looksForPeople } from "../../features/answer/policy.ts";
import { surelyAsks } from "../../features/asking.ts";
import { likely, scopeOf } from "../../features/faq-say.ts";
import { channelRules } from "../../places.ts";
import type { Settings } from "../../settings.ts";

/**
 * The bot answers with the first, offers them all to pick from, puts a light bulb on the
 * question, tells the maintainers only, or has nothing.
 */
export interface Doing {
  readonly does: "answer" | "offer" | "bulb" | "tell" | "nothing";
  readonly entries: readonly Entry[];
  readonly why: string;
}

export interface Verdict {
  /** Best first. */
  readonly matches: readonly Match[];
  readonly form: QuestionForm;
  /** The message is an entry's name, which finds it when it is said to the bot. */
  readonly named: Entry | undefined;
  /** Sure enough to be said unasked, in whatever form the message is put. */
  readonly sure: Entry | undefined;
  /** Said in a channel to nobody in particular. */
  readonly unasked: Doing;
  /** Said to the bot, as a question. */
  readonly asked: Doing;
  /** Why it says nothing even to that, not so much as that it doesn't know; undefined when it answers. */
  readonly mute: string | undefined;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function whenOverheard(best: Match | undefined, form: QuestionForm, settings: Settings, place: Place): Doing {
  const { answer } = channelRules(settings, place);
  const { threshold } = settings.answers;
  const silent = (why: string): Doing => ({ does: "nothing", entries: [], why });
  if (answer === "addressed" || answer === "off") return silent(`the channel has answer: ${answer}`);
  if (!best) return silent("no entry is near");
  const bulb = answer === "offer" && best.probability < threshold;
  if (best.probability < (bulb ? halfSure : threshold))
    return silent(
      `${best.entry.id} is likely to ${percent(best.probability)}, and ${percent(threshold)} are needed`,
    );
  if (form.form !== "question" && form.form !== "problem")
    return silent(`it is not taken for a question (${form.why})`);
  if (form.confidence < surelyAsks.comingIn)
    return silent(`it is too unlike a question (${percent(form.confidence)}; ${form.why})`);
  if (form.forPeople && !looksForPeople(best.entry))
    return silent("it looks for people who know this, and asks nothing of it yet");
  const does = bulb ? "bulb" : answer === "shadow" ? "tell" : "answer";
  const why = `${percent(best.probability)}, and ${percent(threshold)} are needed`;
  const only = form.confidence < surelyAsks.inTalk ? "; only to somebody who comes in with it" : "";
  return { does, entries: [best.entry], why: `${why}${only}` };
}

function whenAsked(matches: readonly Match[], named: Entry | undefined, settings: Settings): Doing {
  if (named) return { does: "answer", entries: [named], why: "that is its name" };
  const found = likely({ settings }, matches.slice(0, 3));
  const [best] = found;
  if (!best) {
    const why = `the three best have less than ${percent(settings.answers.offerThreshold)} together`;
    return { does: "nothing", entries: [], why: matches.length === 0 ? "no entry is near" : why };
  }
  const sure = best.probability >= sureWhenAsked;
  const why = `${percent(best.probability)}, and ${percent(sureWhenAsked)} are needed`;
  return sure
    ? { does: "answer", entries: [best.entry], why }
    : { does: "offer", entries: found.map(({ entry }) => entry), why };
}

/** Where the bot only listens it does so when spoken to, too; and small talk that no entry fits is left alone. */
function whyMute(form: QuestionForm, { does }: Doing, settings: Settings, place: Place): string | undefined {
  const { answer } = channelRules(settings, place);
  if (answer === "off" || answer === "shadow") return `the channel has answer: ${answer}`;
  if (form.form === "question" || form.form === "problem") return undefined;
  return does === "answer" && form.form === "none"
    ? undefined
    : `it is not taken for a question (${form.why})`;
}

/** Judges one message. Pure. What depends on the moment (said just before, a human was faster) is left out. */
export function verdict(
  message: string,
  index: FaqIndex,
  settings: Settings,
  place: Place,
  limit = 5,
): Verdict {
  const matches = index.match(message, scopeOf({ settings }, place), Math.max(3, limit));
  const form = questionForm(message);
  const named = index.get(message);
  const [best] = matches;
  const asked = whenAsked(matches, named, settings);
  return {
    matches: matches.slice(0, limit),
    form,
    named,
    sure: best && best.probability >= settings.answers.threshold ? best.entry : undefined,
    unasked: whenOverheard(best, form, settings, place),
    asked,
    mute: whyMute(form, asked, settings, place),
  };
}
