/** People on Discord who use slash commands and buttons, each of them once. */
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { type APIMessage, ComponentType } from "discord-api-types/v10";
import type { Interaction } from "../servers/discord/interactions.ts";
import type { DiscordServer } from "../servers/discord/server.ts";
import type { Ledger } from "./ledger.ts";

export interface Callers {
  go(): void;
  /** Resolves when the last one has called. */
  pause(): Promise<void>;
  /** A message of the bot's that answers a call, and no other question. */
  answersCall(message: APIMessage): boolean;
  /**
   * Compares what callers saw with what the database says.
   * @throws AssertionError for the first call that was answered twice, or acknowledged and lost
   */
  reckon(ledger: Ledger): { calls: number; answered: number; unsure: number };
}

interface Row {
  readonly handle?: string;
  readonly aside?: boolean;
}

/** A row that only its caller could tell the fate of. */
export const isHidden = ({ state, body }: Ledger["outbox"][number]): boolean => {
  const { handle, aside } = JSON.parse(body) as Row;
  return state === "unsure" && handle !== undefined && aside === true;
};

/** @param options.every the mean time between two calls, milliseconds */
export function gatherCallers(options: {
  readonly server: DiscordServer;
  readonly network: string;
  readonly random: () => number;
  readonly every: number;
}): Callers {
  const { server, network, random, every } = options;
  const { state } = server;
  const callers = new Set<string>();
  let calling = false;
  let loop: Promise<void> = Promise.resolve();

  /** The last message of the bot's with buttons, anywhere. */
  function withButtons(): { message: APIMessage; label: string; where: string } | undefined {
    for (const channel of [...state.channels.values()].reverse())
      for (const message of [...channel.messages].reverse())
        for (const row of message.author.id === state.bot.id ? (message.components ?? []) : [])
          if (row.type === ComponentType.ActionRow)
            for (const button of row.components)
              if ("label" in button && button.label !== undefined && random() < 0.5)
                return { message, label: button.label, where: channel.id };
    return undefined;
  }

  function call(n: number): void {
    const person = server.person(`caller${n}`);
    callers.add(person.id);
    const pressing = n % 2 === 0 ? withButtons() : undefined;
    const where = pressing && state.channels.get(pressing.where);
    if (pressing && where) person.press(where, pressing.message, pressing.label);
    else if (n % 5 === 0) person.slash(person.dm(), "whoami");
    else if (n % 3 === 0) person.slash(server.channel, "queue");
    else person.slash(server.channel, "faq", { entry: n % 4 === 1 ? "tls" : `nothing${n}` });
  }

  async function keepCalling(): Promise<void> {
    while (calling) {
      await pause(every * (0.3 + random() * 1.4));
      if (calling) call(callers.size);
    }
  }

  const named = ({ content }: APIMessage): string | undefined => /^<@!?(\d+)>/.exec(content)?.[1];
  /** In private nobody has to be named: callers say nothing else there. */
  const answersCall = (message: APIMessage): boolean =>
    message.interaction_metadata !== undefined ||
    callers.has(named(message) ?? state.channels.get(message.channel_id)?.person ?? "");

  /** What was said to somebody outside of their call: it had ended before it could be answered. */
  const said = ({ id }: Interaction["user"]): number =>
    [...state.channels.values()]
      .filter((channel) => channel.person === id || channel.person === undefined)
      .flatMap((channel) => channel.messages.map((message) => ({ message, dm: channel.person === id })))
      .filter(({ message, dm }) => message.author.id === state.bot.id && (dm || named(message) === id))
      .filter(({ message }) => message.interaction_metadata === undefined).length;

  return {
    go() {
      if (calling) return;
      calling = true;
      loop = keepCalling();
    },
    async pause() {
      calling = false;
      await loop;
    },
    answersCall,
    reckon(ledger) {
      const rows = ledger.outbox.filter(isHidden).map(({ body }) => (JSON.parse(body) as Row).handle ?? "");
      const unsure = new Set(rows.map((handle) => handle.split(" ")[0]));
      let answered = 0;
      const calls = server.interactions.all();
      for (const one of calls) {
        const shown = one.answers.length + said(one.user);
        const texts = one.answers.map(({ message }) => message.content);
        const what = `call ${one.id} by ${one.user.username}, acknowledged: ${one.acknowledged}, ${texts}`;
        assert.ok(shown <= 1, `${what}: answered ${shown} times`);
        const taken = ledger.journal.has(`${network}/i.${one.id}`);
        if (one.acknowledged !== undefined) assert.ok(taken, `${what}: acknowledged, and then lost`);
        if (taken && !unsure.has(one.id)) assert.equal(shown, 1, `${what}: never answered`);
        assert.equal(one.thinking, undefined, `${what}: still being thought of`);
        answered += shown;
      }
      return { calls: calls.length, answered, unsure: unsure.size };
    },
  };
}
