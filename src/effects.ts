/**
 * What the bot wants. `decide` returns these; facts are written and the rest becomes
 * outbox rows in the same transaction. Types only.
 */
import type { Millis, Place } from "./events.ts";
import type { Fact } from "./facts.ts";

/** Markdown as people write it; `fit` and the adapters turn it into each network's form. */
export type Markdown = string;

/** Something to pick under a message: a button where there are buttons, a numbered line elsewhere. */
export interface Choice {
  readonly label: string;
  /** The command line that picking it runs: `faq tls`. */
  readonly command: string;
}

/** The one person a message is for; the only one whom it may highlight. */
export interface Addressee {
  readonly key: string;
  readonly name: string;
  readonly address: string;
}

/** Say something. */
export interface Say {
  readonly do: "say";
  /** Asking twice with the same key is asking once. */
  readonly key: string;
  readonly to: Place;
  readonly text: Markdown;
  /** For networks of lines (IRC), when `text` is too long for one or two of them. */
  readonly short?: Markdown;
  /** Instead of `text` where there are buttons for `choices`, which then need not be told. */
  readonly withButtons?: Markdown;
  /** Where the whole is to be read, appended when `text` had to be cut. */
  readonly link?: string;
  readonly for?: Addressee;
  /** The network's id of the message this replies to. */
  readonly replyTo?: string;
  /** In the thread beneath the message `to.thread` and `replyTo`; not said where there are no threads. */
  readonly beneath?: true;
  readonly choices?: readonly Choice[];
  /** The choices are a convenience: left out where there are no buttons. */
  readonly buttonsOnly?: boolean;
  /** Names in the text that must not highlight anyone. */
  readonly quiet?: readonly string[];
  /** 0: an answer somebody waits for; 1: routing; 2: posts and notices. Lower goes first. */
  readonly priority?: 0 | 1 | 2;
  /** May be cut to fit only when false; commands that list (help, queue) set it. */
  readonly whole?: boolean;
  /** Only whoever called needs to see it: where the network can show it to them alone, it does. */
  readonly aside?: boolean;
}

/** Change the text of something said before, named by its key. */
export interface Amend {
  readonly do: "amend";
  readonly key: string;
  readonly said: string;
  readonly to: Place;
  readonly text: Markdown;
  /** Instead of `text`, where what is changed has buttons. */
  readonly withButtons?: Markdown;
  /** Said where nothing can be changed, in place of `text`; when empty, nothing is. */
  readonly instead?: Markdown;
}

/** Take back something said before, named by its key. */
export interface Retract {
  readonly do: "retract";
  readonly key: string;
  readonly said: string;
  readonly to: Place;
  /** Said where nothing can be taken back. */
  readonly instead?: Markdown;
}

/** Put an emoji on a message. */
export interface React {
  readonly do: "react";
  readonly key: string;
  readonly to: Place;
  /** The network's id of the message. */
  readonly target: string;
  readonly emoji: string;
  /** Takes it off again. */
  readonly removed?: true;
}

/** Wake up at a time: a tick event with this timer's key. Setting a key again moves it. */
export interface Wake {
  readonly do: "wake";
  readonly timer: string;
  readonly at: Millis;
}

/** Forget a timer. */
export interface Rest {
  readonly do: "rest";
  readonly timer: string;
}

/** Write something down. */
export interface Note {
  readonly do: "note";
  readonly fact: Fact;
}

/** What reaches a network. */
export type Outward = Say | Amend | Retract | React;

export type Effect = Outward | Wake | Rest | Note;
