/**
 * What `decide` may look at: the settings, the FAQ and the facts so far. Synchronous,
 * read-only, and free of side effects. Types only; `store/world.ts` implements it.
 */
import type { Millis, Place } from "./events.ts";
import type { FaqChange, PingOutcome, QuestionState, Who } from "./facts.ts";
import type { FaqIndex } from "./faq/entry.ts";
import type { Following } from "./following.ts";
import type { OwnAnswers } from "./own-answers.ts";
import type { PeopleWorld } from "./people/world.ts";
import type { RoutingWorld } from "./routing-world.ts";
import type { Settings } from "./settings.ts";

export interface Account extends Who {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly verified: boolean;
  readonly bot: boolean;
  readonly person: number;
  /** It is that person's as far as rights go: its own, or shown by a code; not on somebody's word. */
  readonly proved: boolean;
  readonly firstSeen: Millis;
  readonly lastSeen: Millis;
  /** Where they last said something. */
  readonly lastPlace: Place | undefined;
  /** When they last spoke or contributed themselves; undefined when never. */
  readonly lastActive: Millis | undefined;
  /** The network says that they are away. */
  readonly away: boolean;
}

export interface Person {
  readonly id: number;
  /** The key under `people` in the config. */
  readonly handle: string | undefined;
  readonly name: string;
  /** Of unasked answers. */
  readonly optedOut: boolean;
  /** Not to be named in public thanks. */
  readonly unthanked: boolean;
  /** Nothing they do is written down as a contribution, and reports leave them out. */
  readonly uncounted: boolean;
  readonly awayUntil: Millis | undefined;
}

export interface Message {
  readonly seq: number;
  readonly place: Place;
  readonly native: string | undefined;
  readonly account: number;
  readonly person: number;
  readonly key: string;
  readonly name: string;
  readonly bot: boolean;
  readonly text: string;
  readonly at: Millis;
  /** The native id of the message it replies to. */
  readonly replyTo: string | undefined;
  readonly question: number | undefined;
}

export interface Question {
  /** The number people use: `!claim 12`. */
  readonly n: number;
  readonly place: Place;
  readonly native: string | undefined;
  /** The asker's account, as it is now. */
  readonly asker: Account;
  readonly text: string;
  readonly askedAt: Millis;
  readonly state: QuestionState;
  readonly area: string | undefined;
  readonly claimedBy: number | undefined;
  readonly answeredBy: number | undefined;
  readonly answeredAt: Millis | undefined;
  readonly answer: string | undefined;
  /** The FAQ entry the bot answered it with. */
  readonly entry: string | undefined;
  readonly snoozedUntil: Millis | undefined;
  /** The fallback channel has heard of it. */
  readonly told: boolean;
  /** When the asker was asked for what was missing. */
  readonly askedBack: Millis | undefined;
  /** When nobody was asked, since it hardly asked for help. */
  readonly doubted: Millis | undefined;
  /** When its asker last said that a person's answer was no help. */
  readonly denied: Millis | undefined;
  /** When the asker left last; they may be back. */
  readonly askerLeft: Millis | undefined;
}

export interface Ping {
  readonly n: number;
  readonly person: number;
  readonly key: string;
  readonly at: Millis;
  readonly outcome: PingOutcome | undefined;
}

/** An FAQ answer that was given. */
export interface FaqSaid {
  readonly key: string;
  readonly entry: string;
  readonly place: Place;
  readonly to: Who;
  readonly at: Millis;
  readonly question: number | undefined;
  readonly helped: boolean | undefined;
}

export interface Menu {
  readonly key: string;
  readonly commands: readonly string[];
  readonly at: Millis;
  /** What they were offered for, as it was said; never of a private conversation. */
  readonly asked: string | undefined;
}

export interface Letter {
  readonly id: number;
  readonly question: number;
  readonly text: string;
  readonly at: Millis;
}

/** An outbox row of which nobody knows whether it arrived. */
export interface Unsure {
  readonly seq: number;
  readonly place: Place;
  readonly text: string;
  readonly at: Millis;
}

export interface World extends Following, PeopleWorld, OwnAnswers, RoutingWorld {
  readonly settings: Settings;
  readonly faq: FaqIndex;

  account(network: string, key: string): Account | undefined;
  accountsOf(person: number): readonly Account[];
  person(id: number): Person | undefined;
  /** By handle, or by the name of exactly one account. */
  personNamed(name: string): Person | undefined;
  /** Somebody seen in this channel, by the name they go by there. */
  inChannel(place: Place, name: string): Account | undefined;
  /** In the channel right now, as far as the network tells; undefined where it does not tell. */
  present(place: Place, key: string): boolean | undefined;

  /** When an account, by its id, last said something in a channel, and what, before what is decided now. */
  lastSaid(place: Place, account: number): { readonly at: Millis; readonly text: string } | undefined;
  /** The same text was said on another network since a time. */
  saidElsewhere(text: string, network: string, since: Millis): boolean;
  message(network: string, native: string): Message | undefined;
  /** Latest first. */
  recent(place: Place, limit: number): readonly Message[];

  /** The number the next question gets. */
  nextQuestion(): number;
  question(n: number): Question | undefined;
  /** In this channel and thread, not yet answered, expired or withdrawn; latest first. */
  openIn(place: Place): readonly Question[];
  /** Whether any question of this channel is open. */
  waitsIn(place: Place): boolean;
  /** The open question that a message (by its native id) asked. */
  openAs(place: Place, native: string): Question | undefined;
  /** The question that a message asked, in whatever state. */
  questionAs(place: Place, native: string): Question | undefined;
  /** The latest open question of an account, by its id. */
  openBy(place: Place, account: number): Question | undefined;
  /** The latest question of an account in a place, in whatever state. */
  lastQuestion(place: Place, key: string): Question | undefined;
  /** The latest question asked in a place. */
  lastQuestionIn(place: Place): Question | undefined;
  /** Everything that waits, oldest first. */
  queue(): readonly Question[];
  /** In a state, and unchanged since a time. */
  stale(state: QuestionState, before: Millis): readonly Question[];
  history(
    n: number,
  ): readonly { readonly at: Millis; readonly why: string; readonly by: number | undefined }[];
  pings(n: number): readonly Ping[];
  /** How often a person was pinged since a time. */
  pingsSince(person: number, since: Millis): number;
  /** The ping that a person was sent last and that has no outcome yet. */
  waitingPing(person: number): Ping | undefined;

  faqSaidSince(place: Place, entry: string, since: Millis): boolean;
  /** By the native id of the bot's message. */
  faqSaidAs(network: string, native: string): FaqSaid | undefined;
  /** The last FAQ answer given to an account in a place. */
  lastFaqSaid(place: Place, key: string): FaqSaid | undefined;
  menu(place: Place, key: string): Menu | undefined;
  faqHistory(entry?: string): readonly {
    readonly id: number;
    readonly change: FaqChange;
    readonly by: string;
    readonly at: Millis;
    readonly undone: boolean;
  }[];

  /** The question that a person answered last, since a time. */
  lastAnswered(person: number, since: Millis): Question | undefined;
  /** Questions that somebody answered in a time, with who and what. */
  answeredBetween(from: Millis, until: Millis): readonly Question[];
  expiredBetween(from: Millis, until: Millis): readonly Question[];
  letters(who: Who): readonly Letter[];
  letter(id: number): Letter | undefined;
  unsure(): readonly Unsure[];
  /** The native id under which something was said, once it was delivered. */
  /** The key of what the bot said, by the network's id of the message. */
  saidAs(network: string, native: string): string | undefined;
  /** The words of what the bot said, by the network's id of the message. */
  saidText(network: string, native: string): string | undefined;
  nativeOf(sayKey: string): { readonly native: string; readonly place: Place } | undefined;
  accountById(id: number): Account | undefined;
  /** Everything about a person, for `export`. */
  everythingAbout(person: number): Readonly<Record<string, unknown>>;
}
