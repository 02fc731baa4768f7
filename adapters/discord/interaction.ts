/** Slash commands, menu entries, buttons and half-typed options, read. Pure. */
import {
  type APIInteraction,
  type APIMessage,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
} from "discord.js";
import type { Command } from "../../src/command.ts";
import type { Actor, CommandEvent, Place, PressEvent } from "../../src/events.ts";
import { actorOf, type View } from "./inbound.ts";
import { menus } from "./slash.ts";
import { timeOf } from "./snowflake.ts";
import { readable } from "./words.ts";

/** What a person did, and how to answer it. */
export type Called =
  | { readonly sort: "command"; readonly event: CommandEvent; readonly aside: boolean }
  | { readonly sort: "press"; readonly event: PressEvent }
  | { readonly sort: "complete"; readonly typed: string }
  /** Something of another bot's making, or too old. */
  | { readonly sort: "stale"; readonly actor: Actor };

/** What has to be known to read an interaction. */
export interface Switchboard {
  readonly view: View;
  readonly commands: readonly Command[];
  /** The place of a call: calls are heard in every channel. */
  place(channel: string): Place;
  /** The command line behind a button. */
  commandOf(customId: string): string | undefined;
}

/** What it takes to answer an interaction, for as long as its token lives. */
export interface Handle {
  readonly id: string;
  readonly token: string;
  /** The message whose button was clicked. */
  readonly target?: string;
}

/** As a row of the outbox keeps it. */
const written = ({ id, token, target }: Handle): string => [id, token, target ?? ""].join(" ");

/** @returns undefined for what no adapter of this kind wrote */
export function readHandle(text: string | undefined): Handle | undefined {
  const found = /^(\d{15,20}) (\S+) (\d{15,20})?$/.exec(text ?? "");
  if (found?.[1] === undefined || found[2] === undefined) return undefined;
  const [, id, token, target] = found;
  return { id, token, ...(target === undefined ? {} : { target }) };
}

function whoCalled(view: View, interaction: APIInteraction): Actor | undefined {
  const user: APIUser | undefined = interaction.member?.user ?? interaction.user;
  return user && actorOf(view, user, interaction.member);
}

function placeOf(board: Switchboard, interaction: APIInteraction, actor: Actor): Place {
  const { network } = board.view;
  const inPrivate =
    interaction.context === InteractionContextType.BotDM ||
    (interaction.context === undefined && interaction.guild_id === undefined);
  if (inPrivate) return { network, channel: actor.address, private: true };
  return board.place(interaction.channel?.id ?? "");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A menu entry on somebody's message, as a command line. */
function fromMenu(view: View, name: string, target: APIMessage) {
  const prefix = name === menus.faq ? "faq" : name === menus.question ? "ask" : undefined;
  if (prefix === undefined) return undefined;
  const actor = actorOf(view, target.author, undefined, target.webhook_id !== undefined);
  const names = { user: view.nameOf, room: view.roomName, role: view.roleName };
  const text = oneLine(readable(target.content, names)).slice(0, 1500);
  const toWhom = prefix === "faq" && /^\S+$/.test(actor.name) ? ` @${actor.name}` : "";
  return { line: `${prefix} ${text}${toWhom}`, about: { native: target.id, actor, text } };
}

/** @returns undefined for what is not for this bot */
export function called(board: Switchboard, interaction: APIInteraction): Called | undefined {
  const { view } = board;
  const actor = whoCalled(view, interaction);
  if (!actor) return undefined;
  const place = placeOf(board, interaction, actor);
  const { network } = view;
  const { id, token } = interaction;
  const base = { id: `${network}/i.${id}`, at: timeOf(id), network, actor, handle: written({ id, token }) };
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete: {
      for (const option of interaction.data.options)
        if (option.type === ApplicationCommandOptionType.String && option.focused)
          return { sort: "complete", typed: option.value };
      return { sort: "complete", typed: "" };
    }
    case InteractionType.MessageComponent: {
      if (interaction.data.component_type !== ComponentType.Button) return undefined;
      const command = board.commandOf(interaction.data.custom_id);
      if (command === undefined) return { sort: "stale", actor };
      const target = interaction.message.id;
      const handle = written({ id, token, target });
      const event: PressEvent = { ...base, kind: "press", place, target, command, handle };
      return { sort: "press", event };
    }
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.Message) {
        const target = data.resolved.messages[data.target_id];
        const menu = target && fromMenu(view, data.name, target);
        if (!menu) return undefined;
        return { sort: "command", event: { ...base, kind: "command", place, ...menu }, aside: false };
      }
      if (data.type !== ApplicationCommandType.ChatInput) return undefined;
      const command = board.commands.find((one) => one.name === data.name);
      const given = new Map<string, string>();
      for (const option of data.options ?? [])
        if ("value" in option) given.set(option.name, String(option.value));
      const words = (command?.parameters ?? []).map((parameter) => given.get(parameter.name.toLowerCase()));
      const line = [data.name, ...words.filter((word) => word !== undefined)].join(" ");
      // What only its caller may see is a private conversation, also inside a channel.
      const hidden: Place = { network, channel: actor.address, private: true };
      const event: CommandEvent = {
        ...base,
        kind: "command",
        place: command?.private ? hidden : place,
        line,
      };
      return { sort: "command", event, aside: data.name !== "faq" };
    }
    default:
      return undefined;
  }
}
