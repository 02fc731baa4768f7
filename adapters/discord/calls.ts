/** Slash commands, menu entries, buttons and half-typed options, as they arrive. */
import { type APIInteraction, InteractionResponseType, MessageFlags } from "discord.js";
import type { Event } from "../../src/events.ts";
import type { Log } from "../../src/log.ts";
import { called, type Switchboard } from "./interaction.ts";
import type { Pending } from "./pending.ts";

/** Suggestions, and the characters of one. Source: https://discord.com/developers/docs/interactions/application-commands#autocomplete */
const most = { suggestions: 25, characters: 100 } as const;

const tooOld = "This button no longer works; type the command instead.";

export function createCalls(options: {
  readonly board: Switchboard;
  readonly complete: ((typed: string) => readonly string[]) | undefined;
  readonly pending: Pending;
  /** Resolves when the event is in the journal. */
  readonly emit: (event: Event) => Promise<unknown>;
  readonly log: Log;
}) {
  const { pending, log } = options;

  function suggestions(typed: string) {
    const names = new Set((options.complete?.(typed) ?? []).filter((name) => name.length <= most.characters));
    return [...names].slice(0, most.suggestions).map((name) => ({ name, value: name }));
  }

  function answerAtOnce(interaction: Pick<APIInteraction, "id" | "token">, body: object): void {
    pending.callback(interaction, body).catch((error: unknown) => {
      log.debug({ err: error, interaction: interaction.id }, "an interaction could not be answered");
    });
  }

  return {
    heard(interaction: APIInteraction): void {
      const call = called(options.board, interaction);
      if (!call) return;
      const { id, token } = interaction;
      switch (call.sort) {
        case "complete": {
          const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
          answerAtOnce(interaction, { type, data: { choices: suggestions(call.typed) } });
          return;
        }
        case "stale": {
          const type = InteractionResponseType.ChannelMessageWithSource;
          const data = { content: tooOld, flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } };
          answerAtOnce(interaction, { type, data });
          return;
        }
        case "press":
          pending.open({ id, token, target: call.event.target }, true, options.emit(call.event));
          return;
        case "command":
          pending.open({ id, token }, call.aside, options.emit(call.event));
          return;
      }
    },
  };
}
