/** Choices as buttons, and what a button's id means. */
import { createHash } from "node:crypto";
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Choice } from "../../src/effects.ts";
import { plainText } from "../../src/markdown.ts";
import { createBounded } from "./bounded.ts";

/** Source: https://discord.com/developers/docs/components/reference */
const limits = { id: 100, label: 80, inRow: 5, rows: 5 } as const;

/** Command lines too long for an id that are remembered. */
const mostLong = 1000;

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;
export type Buttons = ReturnType<typeof createButtons>;

/** A label has no Markdown. */
function labelOf(choice: Choice): string {
  const text = plainText(choice.label).replaceAll("\n", " ").trim();
  const shown = text === "" ? choice.command : text;
  return shown.length <= limits.label ? shown : `${cutAt(shown, limits.label - 1)}…`;
}

/** Never through the middle of a letter that is two code units. */
function cutAt(text: string, units: number): string {
  const code = text.charCodeAt(units - 1);
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? units - 1 : units).trimEnd();
}

export function createButtons() {
  const long = createBounded<string, string>(mostLong);

  function idOf(command: string): string {
    if (command.length + 2 <= limits.id) return `p:${command}`;
    const id = `h:${createHash("sha256").update(command).digest("base64url")}`;
    long.set(id, command);
    return id;
  }

  return {
    /** At most 25 buttons in rows of five; a choice that is there already is left out. */
    rows(choices: readonly Choice[] | undefined): ButtonRow[] {
      const buttons = new Map<string, APIButtonComponentWithCustomId>();
      for (const choice of choices ?? []) {
        const id = idOf(choice.command);
        if (buttons.has(id) || buttons.size === limits.inRow * limits.rows) continue;
        const label = labelOf(choice);
        buttons.set(id, { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id });
      }
      const all = [...buttons.values()];
      return Array.from({ length: Math.ceil(all.length / limits.inRow) }, (_, row) => ({
        type: ComponentType.ActionRow,
        components: all.slice(row * limits.inRow, (row + 1) * limits.inRow),
      }));
    },
    /** The command line behind a button; undefined for one that is not ours, or too old. */
    commandOf: (id: string): string | undefined => (id.startsWith("p:") ? id.slice(2) : long.get(id)),
  };
}
