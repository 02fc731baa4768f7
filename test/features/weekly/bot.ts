/** The weekly feature over the real store: a database that outlives restarts, and what was said. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thanks } from "../../../commands/thanks.ts";
import type { Call } from "../../../src/command.ts";
import type { ContributionKind } from "../../../src/contribution.ts";
import type { Effect, Say } from "../../../src/effects.ts";
import type { Actor, Event, Millis, Place, TickEvent } from "../../../src/events.ts";
import type { Fact } from "../../../src/facts.ts";
import { weekly } from "../../../src/features/weekly/weekly.ts";
import { historyRead } from "../../../src/forges/source.ts";
import { dueTicks } from "../../../src/schedule.ts";
import { type Settings, schema } from "../../../src/settings.ts";
import { openStore } from "../../../src/store/open.ts";
import { createWorld } from "../../../src/store/world.ts";

export const maintainers = "libera/#maintainers";

export const settingsWith = (changes: Record<string, unknown> = {}): Settings =>
  schema.parse({
    community: "Tidepool",
    timezone: "Europe/Berlin",
    maintainersChannel: maintainers,
    thanks: { channels: ["libera/#tidepool", "terminal/#project"] },
    people: { mia: { accounts: ["libera:mia"] } },
    ...changes,
  });

const noFaq = { entries: [], get: () => undefined, match: () => [] };

export const actor = (name: string, more: Partial<Actor> = {}): Actor => ({
  key: name,
  name,
  address: name,
  verified: true,
  bot: false,
  ...more,
});

const public_: Place = { network: "libera", channel: "#tidepool" };

/** @param settings the config; its change needs no other database */
export function createBot(settings: Settings = settingsWith()) {
  const folder = mkdtempSync(join(tmpdir(), "porchlight-weekly-"));
  const path = join(folder, "bot.db");
  const said: { say: Say; at: Millis }[] = [];
  const woken: { timer: string; at: Millis }[] = [];
  let store = openStore(path);
  let world = createWorld(
    store,
    () => settings,
    () => noFaq,
  );
  let calls = 0;

  function apply(fact: Fact, now: Millis): void {
    store.apply(fact, now);
  }

  function carryOut(effects: readonly Effect[], now: Millis): void {
    for (const effect of effects) {
      if (effect.do === "note") apply(effect.fact, now);
      else if (effect.do === "say") said.push({ say: effect, at: now });
      else if (effect.do === "wake") woken.push({ timer: effect.timer, at: effect.at });
      else throw new Error(`unexpected effect ${effect.do}`);
    }
  }

  /** As `receive` does: one transaction, an id only once, stamped with the time. */
  function receive(event: Event, now: Millis, decide: (stamped: Event) => readonly Effect[]): boolean {
    return store.transaction(() => {
      if (!store.journal.add(event, now)) return false;
      carryOut(decide({ ...event, seen: now }), now);
      return true;
    });
  }

  const person = (network: string, who: Actor, at: Millis): number => {
    apply({ fact: "seen", network, actor: who, at }, at);
    const account = store.people.account(network, who.key);
    if (!account) throw new Error(`${who.name} is not there`);
    return account.person;
  };

  return {
    said,
    /** Timers that were set. */
    woken,
    get world() {
      return world;
    },
    person,
    /** The past of a source was read to its end. */
    readPast: (source: string): void => store.positions.set(source, historyRead, "read", 0),
    /** @param now when it is written down; by default when nothing tells */
    apply: (fact: Fact, now: Millis = 0): void => apply(fact, now),
    tick: (event: TickEvent, now: Millis): boolean =>
      receive(event, now, (stamped) => weekly(stamped, world)),
    /** What the schedule does at this time. */
    wake(now: Millis): void {
      for (const event of dueTicks(settings, now)) receive(event, now, (stamped) => weekly(stamped, world));
    },
    /** `thanks ACTION …` by the maintainer; the reply's text. */
    command(line: string, now: Millis): string {
      const [action, name, ...text] = line.split(" ");
      const place: Place = { network: "libera", channel: "#maintainers" };
      const event: Event = {
        kind: "message",
        id: `libera/call${++calls}`,
        at: now,
        network: "libera",
        place,
        actor: actor("mia"),
        text: `!thanks ${line}`,
      };
      const call: Call = {
        event,
        actor: actor("mia"),
        place,
        at: now,
        maintainer: true,
        commands: [thanks],
        reply: (reply, more) => ({ do: "say", key: event.id, to: place, text: reply, ...more }),
        confirm: (reply, more) => ({ do: "say", key: event.id, to: place, text: reply, ...more }),
      };
      const args = { action, name, text: text.length > 0 ? text.join(" ") : undefined };
      const before = said.length;
      receive(event, now, (stamped) => thanks.run(args, { ...call, event: stamped }, world));
      return said
        .slice(before)
        .filter(({ say }) => say.key === event.id)
        .map(({ say }) => say.text)
        .join("\n");
    },
    contribute(
      who: Actor,
      kind: ContributionKind,
      title: string,
      at: Millis,
      first = false,
      saidFirst = false,
    ): void {
      person("github", who, at);
      const thing = `github:1#${++calls}`;
      apply(
        {
          fact: "contribution",
          who: { network: "github", key: who.key },
          contribution: kind,
          thing,
          title,
          url: `https://github.com/tidepool/tidepool/pull/${calls}`,
          at,
          first,
          ...(saidFirst ? { saidFirst } : {}),
        },
        at,
      );
    },
    ask(asker: Actor, text: string, at: Millis, where: Place = public_): number {
      person("libera", asker, at);
      const n = store.questions.next();
      apply(
        {
          fact: "asked",
          n,
          place: where,
          asker: { network: "libera", key: asker.key },
          text,
          at,
          why: "test",
        },
        at,
      );
      return n;
    },
    answer(n: number, helper: Actor, at: Millis): void {
      const answeredBy = person("libera", helper, at);
      apply(
        {
          fact: "question",
          n,
          change: { state: "answered", answeredBy, answeredAt: at },
          log: { at, why: "test", by: answeredBy },
        },
        at,
      );
    },
    expire(n: number, at: Millis): void {
      apply({ fact: "question", n, change: { state: "expired" }, log: { at, why: "test" } }, at);
    },
    kudos(from: Actor, to: Actor, reason: string, at: Millis): void {
      const day = new Date(at).toISOString().slice(0, 10);
      const giver = person("libera", from, at);
      const taker = person("libera", to, at);
      apply({ fact: "kudos", from: giver, to: taker, reason, place: public_, at, day }, at);
    },
    optOut(network: string, who: Actor, at: Millis): void {
      apply({ fact: "optout", person: person(network, who, at), out: true, of: ["thanks"] }, at);
    },
    configureMaintainer(at: Millis): void {
      store.people.configured("mia", [{ network: "libera", key: "mia" }], at);
    },
    /** The process ended, however, and started again. */
    restart(): void {
      store.close();
      store = openStore(path);
      world = createWorld(
        store,
        () => settings,
        () => noFaq,
      );
    },
    close(): void {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Bot = ReturnType<typeof createBot>;

/** Says of the post itself: the key names the week and the channel. */
export const posts = (bot: Bot, channel = "libera/#tidepool"): readonly Say[] =>
  bot.said
    .map(({ say }) => say)
    .filter(({ key }) => key.endsWith(`/${channel}`) && key.startsWith("weekly/"));

export const previews = (bot: Bot): readonly Say[] =>
  bot.said.map(({ say }) => say).filter(({ key }) => /^weekly\/[^/]+\/preview$/.test(key));
