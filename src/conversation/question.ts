/** Does a message, by its form alone, open a request for help? */
import { fold, withoutAddress } from "./fold.ts";
import { languageOf, languages } from "./phrases/all.ts";
import type { Phrases } from "./phrases/phrases.ts";
import { withoutCodeAndQuotes } from "./strip.ts";
import { unspacedForm } from "./unspaced.ts";

export interface QuestionForm {
  /**
   * `question`: asks. `problem`: says what does not work. `asking-to-ask`: announces a
   * question that is still to come. `none`: neither, whatever the confidence.
   */
  readonly form: "question" | "problem" | "asking-to-ask" | "none";
  /** 0 to 1: how surely the message has that form and, for the first two, opens a request. */
  readonly confidence: number;
  /** What speaks for it, for `why`. */
  readonly why: string;
  /**
   * 0 to 1: the confidence by the fitted marks alone, 0 without the form they need. With these
   * the weights of following were trained.
   */
  readonly fitted?: number;
  /** So helpers ask back: `which version do you use`. */
  readonly asksBack?: true;
  /** Looks for people, not for an answer: `anyone here using X?`. */
  readonly forPeople?: true;
  /** Nothing but a link, a paste or code: what the next line is about. */
  readonly shows?: true;
}

type Mark =
  | "greeting"
  | "mark"
  | "opening"
  | "later"
  | "both"
  | "seeking"
  | "room"
  | "plea"
  | "failing"
  | "shown"
  | "rhetorical"
  | "trouble"
  | "problem"
  | "telling"
  | "vague"
  | "you"
  | "continuing"
  | "pointing"
  | "remark"
  | "thanks"
  | "short"
  | "brief"
  | "long"
  | "detailed";

const none = (why: string, confidence = 0.95): QuestionForm => ({ form: "none", confidence, why });

/**
 * Marks of a request and what each is worth, in log odds. Fitted by logistic regression
 * on the undirected human lines of 153 annotated #ubuntu logs, where people linked every
 * line to what it answers (Kummerfeld et al., ACL 2019, CC BY 4.0), and rounded. `plea`,
 * `failing`, `shown` and `rhetorical` were set by hand later, for people who ask without
 * the form of a question.
 */
const weights: Readonly<Record<Mark, { readonly worth: number; readonly words: string }>> = {
  greeting: { worth: 1.8, words: "says hello first" },
  mark: { worth: 1.7, words: "a question mark" },
  opening: { worth: 1.7, words: "begins as a question" },
  later: { worth: 0.2, words: "a later sentence begins as a question" },
  both: { worth: -1, words: "begins and ends as a question" },
  seeking: { worth: 0.7, words: "asks how, where or for help" },
  room: { worth: 0.4, words: "asks everyone" },
  plea: { worth: 2, words: "wants help with something" },
  failing: { worth: 1.5, words: "tells how it came to fail" },
  shown: { worth: 1.3, words: "shows what it asks about" },
  rhetorical: { worth: -3, words: "rhetorical" },
  trouble: { worth: 0.9, words: "says what goes wrong for the speaker" },
  problem: { worth: 0, words: "says what goes wrong" },
  telling: { worth: 0.3, words: "names what it is about" },
  vague: { worth: -0.6, words: "names nothing" },
  you: { worth: -0.9, words: "asks one person back" },
  continuing: { worth: -0.9, words: "goes on with something" },
  pointing: { worth: -0.5, words: "points at what was said" },
  remark: { worth: -0.7, words: "short, and points at what was said" },
  thanks: { worth: -0.4, words: "says thanks" },
  short: { worth: -1.1, words: "very short" },
  brief: { worth: -0.3, words: "short" },
  long: { worth: 0.3, words: "explains" },
  detailed: { worth: 1, words: "explains in detail" },
};

const allMarks = Object.keys(weights).filter((key): key is Mark => key in weights);

/** Any of these makes it a question in form. */
const asking: ReadonlySet<Mark> = new Set<Mark>(["mark", "opening", "later", "seeking"]);

/** Any of these alone makes it a problem told. */
const telling: ReadonlySet<Mark> = new Set<Mark>(["problem", "plea", "failing"]);

/** Those that no log of #ubuntu taught. */
const byHand: ReadonlySet<Mark> = new Set<Mark>(["plea", "failing", "shown", "rhetorical"]);

/** The odds of a message with no mark at all. */
const base = -2.2;

/** A command of some bot or client, not a path such as `/etc/fstab`. */
const command = /^(?:[!.@~]{1,2}|\/)[a-z][\w-]*(?= |$)/;

/** Lines that a machine wrote: prompts, timestamps, stack traces, listings, key = value. */
const machine =
  /^(?:[$#%>] |\S+@\S+[:~][^ ]*[$#] |\[ *\d|\d{4}-\d\d-\d\d|[a-z]{3} +\d+ \d\d:\d\d|\d\d:\d\d:\d\d|at \S+\(|traceback |file "|e: |w: |err:|error: |warning: |fatal: |\(.{1,20}\) [we]{2} |drwx|-rw|\/\S+: |make(?:\[\d\])?: |gcc |cc1|dpkg: |[\w.-]+:\d+:\d+:)/i;

/** The texts judged last: several features ask about the line before, too. */
const latest = new Map<string, QuestionForm>();
const kept = 32;

/** Judges one message. Pure; bounded in time whatever the text. */
export function questionForm(text: string): QuestionForm {
  const known = latest.get(text);
  if (known) return known;
  const form = judged(text);
  if (latest.size >= kept) latest.delete(latest.keys().next().value ?? "");
  latest.set(text, form);
  return form;
}

function judged(text: string): QuestionForm {
  const said = withoutCodeAndQuotes(text.slice(0, 20_000));
  if (said === "") return { ...none("only code or a quote"), shows: true };
  const prose = said.split("\n").filter((line) => !machine.test(line.trimStart()));
  if (prose.length === 0) return { ...none("pasted output", 0.8), shows: true };
  const folded = withoutAddress(fold(prose.join("\n")));
  if (folded === "") return { ...none("only a link"), shows: true };
  if (onlyFile.test(said)) return { ...none("only a file"), shows: true };
  if (command.test(folded)) return none("a command");
  const language = languageOf(folded);
  const greeting = language.greeting.exec(folded)?.[0] ?? "";
  const request = folded.slice(greeting.length).replace(/^[\s,.!:;)-]+/, "");
  if (request === "")
    return { ...none("only a greeting"), ...(shows.test(text) ? { shows: true as const } : {}) };
  if (request.length <= 160) {
    // In short texts the language is a guess: small talk counts in any of them.
    if (languages.some(({ social }) => social.test(request) || social.test(folded)))
      return none("small talk");
    if (languages.some(({ askingToAsk }) => askingToAsk.test(request)))
      return { form: "asking-to-ask", confidence: 0.9, why: "asks whether it may ask" };
  }
  const unspaced = unspacedForm(said);
  if (unspaced) return { ...unspaced, why: weights[unspaced.why].words };
  if (request.length < 8 || !/\S \S/.test(request)) return none("too short");
  const form = weigh(marksOf(request, { greeted: greeting !== "", shown: shows.test(text), language }));
  return {
    ...form,
    ...(languages.some(({ askingBack }) => askingBack.test(request)) ? { asksBack: true } : {}),
    ...(languages.some(({ forPeople }) => forPeople.test(request)) ? { forPeople: true } : {}),
  };
}

/** A link, or code in the line. */
const shows = /https?:\/\/\S|```|\[[^\]\s]+\.\w{2,4}\]/;

/** All that is said is the name of a picture or a log, as networks write what was uploaded. */
const onlyFile = /^\[?[\w. ()-]{1,80}\.(?:png|jpe?g|gif|webp|heic|txt|log|mp4|mov|pdf)\]?$/i;

interface Around {
  readonly greeted: boolean;
  readonly shown: boolean;
  readonly language: Phrases;
}

/** Which marks of a request the text has. */
function marksOf(request: string, { greeted, shown, language }: Around): readonly Mark[] {
  const words = request.split(" ").length;
  const clauses = request.split(/[.!?;,:]+ |\.{2,}| - /).slice(1);
  const meaning = request.match(/[\p{L}\p{N}_-]{6,}/gu)?.length ?? 0;
  const mark = /\?(?!\w)/.test(request);
  const opening = language.opening.test(request);
  const problem = language.problem.test(request);
  const pointing = language.pointing.test(request);
  const plea = language.plea.test(request);
  const failing = language.failing.test(request);
  const found: Readonly<Record<Mark, boolean>> = {
    greeting: greeted,
    mark,
    opening,
    later: clauses.some((clause) => language.opening.test(clause.trimStart())),
    both: mark && opening,
    seeking: language.seeking.test(request),
    room: language.room.test(request),
    plea,
    failing,
    shown: shown && (mark || opening || plea),
    rhetorical: languages.some(({ rhetorical }) => rhetorical.test(request)),
    problem,
    trouble: problem && language.myself.test(request),
    telling: meaning >= 3,
    vague: meaning === 0,
    you: language.you.test(request),
    continuing: language.continuing.test(request),
    pointing,
    remark: pointing && words < 10,
    thanks: request.search(language.thanks) >= 0,
    short: words < 5,
    brief: words >= 5 && words < 8,
    long: words >= 13 && words < 25,
    detailed: words >= 25,
  };
  return allMarks.filter((each) => found[each]);
}

const share = (found: readonly Mark[]): number =>
  1 / (1 + Math.exp(-found.reduce((sum, mark) => sum + weights[mark].worth, base)));

function weigh(found: readonly Mark[]): QuestionForm {
  const probability = share(found);
  const learned = found.filter((mark) => !byHand.has(mark));
  const fitted = learned.some((mark) => asking.has(mark) || mark === "problem") ? share(learned) : 0;
  const why = found
    .map((mark) => weights[mark])
    .filter((weight) => weight.worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 3)
    .map((weight) => weight.words)
    .join(", ");
  if (found.some((mark) => asking.has(mark)))
    return { form: "question", confidence: probability, why, fitted };
  if (found.some((mark) => telling.has(mark)))
    return { form: "problem", confidence: probability, why: why || weights.problem.words, fitted };
  return none("no form of a question or a problem", 1 - probability);
}
