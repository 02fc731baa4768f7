/** Listens to what the core decides and makes the report of it. */
import type { Effect, Say } from "../effects.ts";
import type { Event, Millis, Place } from "../events.ts";
import type { Fact, QuestionState, Who } from "../facts.ts";
import type { AnswerGiven, KudosGiven, Newcomer, OtherLine, QuestionAsked, Routed, Where } from "./report.ts";

/** Names for what facts name by number; asked once the log is at its end. */
export interface Names {
  person(id: number): string;
  account(who: Who): string;
}

type Source = Pick<Where, "file" | "line">;

interface Question {
  readonly where: Where;
  readonly n: number;
  readonly asker: Who;
  text: string;
  area: string | undefined;
  state: QuestionState;
  entry: string | undefined;
  answeredBy: number | undefined;
  answeredAt: Millis | undefined;
  readonly routed: ({ readonly person: number } | { readonly channel: string })[];
  readonly routedAt: Millis[];
  readonly why: string[];
}

type Asked = Extract<Fact, { fact: "asked" }>;
type Changed = Extract<Fact, { fact: "question" }>;
type Saying = OtherLine & { readonly key: string };

export interface Gathered {
  readonly answers: readonly AnswerGiven[];
  readonly questions: readonly QuestionAsked[];
  readonly kudos: readonly KudosGiven[];
  readonly newcomers: readonly Newcomer[];
  readonly other: readonly OtherLine[];
}

export interface Gatherer {
  /** What was decided for one event, and the line it came from; ticks of the clock come from none. */
  take(event: Event, effects: readonly Effect[], source: Source | undefined): void;
  finish(names: Names): Gathered;
}

const nowhere: Source = { file: "", line: 0 };

export function createGatherer(): Gatherer {
  const questions = new Map<number, Question>();
  const answers: AnswerGiven[] = [];
  const kudos: (Where & { from: number; to: number; reason: string })[] = [];
  const newcomers: (Where & { person: number; key: string })[] = [];
  const said: Saying[] = [];
  const accounted = new Set<string>();

  function asked(fact: Asked, where: Where): void {
    questions.set(fact.n, {
      where,
      n: fact.n,
      asker: fact.asker,
      text: fact.text,
      area: fact.area,
      state: "open",
      entry: undefined,
      answeredBy: undefined,
      answeredAt: undefined,
      routed: [],
      routedAt: [],
      why: [fact.why],
    });
  }

  function changed({ n, change, log }: Changed): void {
    const question = questions.get(n);
    if (!question) return;
    question.state = change.state ?? question.state;
    question.text = change.text ?? question.text;
    if (change.area !== undefined) question.area = change.area ?? undefined;
    if (change.entry !== undefined) question.entry = change.entry ?? undefined;
    if (change.answeredBy !== undefined) question.answeredBy = change.answeredBy ?? undefined;
    if (change.answeredAt !== undefined) question.answeredAt = change.answeredAt ?? undefined;
    question.why.push(log.why);
  }

  function routed(n: number, to: Question["routed"][number], at: Millis): void {
    const question = questions.get(n);
    question?.routed.push(to);
    question?.routedAt.push(at);
  }

  function noted(fact: Fact, event: Event, whereIn: (place: Place) => Where): void {
    const message = event.kind === "message" ? event : undefined;
    switch (fact.fact) {
      case "asked":
        asked(fact, whereIn(fact.place));
        return;
      case "question":
        changed(fact);
        return;
      case "pinged":
        accounted.add(fact.key);
        routed(fact.n, { person: fact.person }, fact.at);
        return;
      case "faqSaid": {
        accounted.add(fact.key);
        const { entry, probability: confidence } = fact;
        const question = fact.question === undefined ? {} : { question: fact.question };
        const to = message?.actor.name ?? fact.to.key;
        answers.push({
          ...whereIn(fact.place),
          to,
          text: message?.text ?? "",
          entry,
          confidence,
          ...question,
        });
        return;
      }
      case "kudos": {
        const { from, to, reason } = fact;
        kudos.push({ ...whereIn(fact.place), from, to, reason });
        return;
      }
      case "first":
        if (fact.what === "message" && message && fact.place)
          newcomers.push({ ...whereIn(fact.place), person: fact.person, key: message.actor.key });
        return;
      default:
        return;
    }
  }

  function heard(say: Say, at: Millis, where: Where): void {
    const n = /^q(\d+)\/fallback$/.exec(say.key)?.[1];
    if (n === undefined) {
      const to = say.for?.name ?? say.to.channel;
      said.push({
        ...where,
        to,
        private: say.to.private === true,
        text: say.short ?? say.text,
        key: say.key,
      });
    } else routed(Number(n), { channel: say.to.channel }, at);
  }

  function finished(question: Question, names: Names): QuestionAsked {
    const { where, answeredAt, answeredBy, entry, area } = question;
    const to = question.routed.map((one) => ("person" in one ? names.person(one.person) : one.channel));
    const times = question.routedAt;
    const routes: readonly Routed[] = to.map((name, index) => {
      const at = times[index] ?? where.at;
      return { to: name, at, after: at - where.at };
    });
    return {
      ...where,
      n: question.n,
      asker: names.account(question.asker),
      text: question.text,
      state: question.state,
      routed: routes,
      why: question.why,
      ...(area === undefined ? {} : { area }),
      ...(entry === undefined ? {} : { entry }),
      ...(answeredBy === undefined ? {} : { answeredBy: names.person(answeredBy) }),
      ...(answeredAt === undefined ? {} : { answeredAfter: Math.max(0, answeredAt - where.at) }),
    };
  }

  return {
    take(event, effects, { file, line } = nowhere) {
      const whereIn = (place: Place): Where => ({ file, line, at: event.at, channel: place.channel });
      for (const effect of effects) {
        if (effect.do === "note") noted(effect.fact, event, whereIn);
        else if (effect.do === "say") heard(effect, event.at, whereIn(effect.to));
      }
    },
    finish(names) {
      const askers = new Set([...questions.values()].map(({ asker }) => asker.key));
      return {
        answers,
        questions: [...questions.values()].map((question) => finished(question, names)),
        kudos: kudos.map((one) => ({ ...one, from: names.person(one.from), to: names.person(one.to) })),
        newcomers: newcomers.map(({ person, key, ...where }) => ({
          ...where,
          name: names.person(person),
          asked: askers.has(key),
        })),
        other: said.filter(({ key }) => !accounted.has(key)).map(({ key: _, ...line }) => line),
      };
    },
  };
}
