/** The whole core on a fake network with memory: what is said goes in, what the bot wants to say comes out. */
import type { Outgoing, Traits } from "../../src/adapter.ts";
import { tickOf } from "../../src/alarm.ts";
import type { Effect } from "../../src/effects.ts";
import type { Actor, Event, Place } from "../../src/events.ts";
import type { Entry } from "../../src/faq/entry.ts";
import { overlay, withLearned } from "../../src/faq/overlay.ts";
import { createIndex } from "../../src/faq/search.ts";
import { seedPeople } from "../../src/people/seed.ts";
import { createReceiver, type Receiver } from "../../src/receive.ts";
import { type Settings, schema } from "../../src/settings.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { bareEntry } from "./entry.ts";

export const lines: Traits = {
  format: "lines",
  maxBytes: 400,
  maxParts: 2,
  edits: false,
  retracts: false,
  reactions: false,
  threads: false,
  buttons: false,
  resendable: false,
};

export const rich: Traits = {
  format: "markdown",
  maxBytes: 2000,
  maxParts: 3,
  edits: true,
  retracts: true,
  reactions: true,
  threads: true,
  buttons: true,
  resendable: true,
};

/** One thing the bot said, as a reader of the place sees it. */
export interface Heard {
  readonly place: Place;
  readonly to: string | undefined;
  readonly text: string;
  readonly native: string;
  readonly item: Outgoing;
}

export interface Stage {
  readonly store: Store;
  receiver: Receiver;
  now: number;
  /** Everything the bot said since the last call. */
  heard(): readonly Heard[];
  /** Somebody says something; `who` with a `~` is not vouched for. Returns the message's native id. */
  say(
    who: string,
    text: string,
    more?: Partial<Extract<Event, { kind: "message" }>> & { at?: number },
  ): string;
  join(who: string): void;
  leave(who: string): void;
  give(event: Event): boolean;
  /** The bot starts anew: what it has only in memory is gone. */
  restart(): void;
  /** Lets time pass; timers ring on the way. */
  wait(ms: number): void;
  effects: readonly Effect[];
  /** What the bot said last. */
  last: Heard | undefined;
  /** What each person said last. */
  readonly lastOf: Map<string, { native: string; place: Place }>;
  steps: number;
}

export const network = "net";
export const channel = "#project";
export const place: Place = { network, channel };

export function actorOf(who: string): Actor {
  const verified = !who.startsWith("~");
  const name = who.replace(/^~/, "");
  return { key: who.toLowerCase(), name, address: name, verified, bot: name.endsWith("[bot]") };
}

/** Plain text of a row. */
export function plain(item: Outgoing): string {
  if (item.do === "react") return item.emoji;
  if (item.do === "retract") return "(retracted)";
  return item.body.format === "lines"
    ? item.body.spans.map((span) => span.text).join("")
    : item.body.markdown;
}

/** @param config what a `porchlight.yaml` would hold, over two maintainers on one fake IRC network */
export function createStage(
  options: {
    config?: Record<string, unknown>;
    faq?: readonly Entry[];
    traits?: Traits;
    start?: string;
    database?: string;
  } = {},
): Stage {
  const settings: Settings = schema.parse({
    networks: [{ type: "irc", name: network, host: "irc.example", channels: [channel, "#maint", "#other"] }],
    maintainersChannel: `${network}/#maint`,
    people: { mia: { accounts: [`${network}:mia`] }, max: { accounts: [`${network}:max`] } },
    ...options.config,
  });
  const store = openStore(options.database ?? ":memory:");
  const out: Heard[] = [];
  let counter = 0;
  const indexed = () => {
    const entries = overlay(options.faq ?? [], store.answers.changes());
    return createIndex(withLearned(entries, store.wordings.learned(settings.answers.learn)));
  };
  let index = indexed();
  const receiver = (): Receiver =>
    createReceiver({
      store,
      settings,
      faq: () => index,
      traits: () => options.traits ?? lines,
      clock: { now: () => stage.now },
      log: {
        debug() {},
        info() {},
        warn() {},
        error(context: unknown) {
          throw (context as { err?: unknown }).err ?? context;
        },
      },
      onDecided: (_, effects) => {
        stage.effects = effects;
      },
      onFaqChanged: () => {
        index = indexed();
      },
      onQueued: (rows) => {
        for (const row of rows) {
          const item = store.outbox.item(row.seq);
          if (!item || !store.outbox.sending(row.seq, stage.now)) continue;
          const native = `b${row.seq}`;
          store.outbox.sent(row.seq, native);
          stage.last = {
            place: item.to,
            to: item.do === "say" ? item.for?.name : undefined,
            text: plain(item),
            native,
            item,
          };
          out.push(stage.last);
        }
      },
    });
  const stage: Stage = {
    store,
    now: Date.parse(options.start ?? "2026-03-02T10:00:00Z"),
    effects: [],
    last: undefined,
    lastOf: new Map(),
    steps: 0,
    restart() {
      store.following.forget();
      store.presence.forget(network);
      stage.receiver = receiver();
    },
    receiver: receiver(),
    heard: () => out.splice(0),
    say(who, text, more = {}) {
      const native = `m${++counter}`;
      const actor = actorOf(who);
      const to = /^porchlight[:,]\s*([\s\S]*)$/.exec(text)?.[1];
      const where = more.place ?? place;
      const toBot = where.private ? text : to;
      stage.lastOf.set(who, { native, place: where });
      stage.receiver.receiveNow({
        kind: "message",
        id: `${network}/${native}`,
        at: stage.now,
        network,
        place: where,
        actor,
        text,
        native,
        ...(toBot === undefined ? {} : { toBot }),
        ...more,
      });
      return native;
    },
    join(who) {
      stage.give({
        kind: "join",
        id: `${network}/j${++counter}`,
        at: stage.now,
        network,
        place,
        actor: actorOf(who),
      });
    },
    leave(who) {
      stage.give({
        kind: "leave",
        id: `${network}/l${++counter}`,
        at: stage.now,
        network,
        actor: actorOf(who),
      });
    },
    give: (event) => stage.receiver.receiveNow(event),
    wait(ms) {
      const end = stage.now + ms;
      for (let rounds = 0; rounds < 1000; rounds++) {
        const next = store.timers.next();
        if (next === undefined || next > end) break;
        stage.now = Math.max(stage.now, next);
        for (const timer of store.timers.due(stage.now)) stage.give(tickOf(timer));
      }
      stage.now = end;
    },
  } as Stage;
  seedPeople(store, settings, stage.now);
  return stage;
}

export const entry = (id: string, question: string, answer: string, more: Partial<Entry> = {}): Entry =>
  bareEntry(id, question, { answer, ...more });

/** A private conversation with the bot. */
export const inPrivate = (who: string): Place => ({ network, channel: who.replace(/^~/, ""), private: true });
