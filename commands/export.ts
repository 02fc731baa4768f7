import type { Command } from "../src/command.ts";
import { wording } from "../src/wording.ts";

/** Bytes of JSON a page: a handful of lines where there are lines. */
const page = 1800;

/** Cut between characters, by UTF-8 bytes. */
function pagesOf(text: string): readonly string[] {
  const pages: string[] = [];
  let current = "";
  let size = 0;
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > page) {
      pages.push(current);
      current = "";
      size = 0;
    }
    current += character;
    size += bytes;
  }
  return [...pages, current];
}

export const exportData: Command = {
  name: "export",
  summary: "show everything I have about you, as JSON",
  parameters: [{ name: "page", type: "number", summary: "which page of it", optional: true }],
  examples: ["export", "export 2"],
  for: "everyone",
  private: true,
  run({ page: wanted }, call, world) {
    const say = wording(world.settings, call.place);
    const account = world.account(call.place.network, call.actor.key);
    const pages = pagesOf(JSON.stringify(account ? world.everythingAbout(account.person) : {}));
    const number = Math.min(Math.max(1, typeof wanted === "number" ? wanted : 1), pages.length);
    const text = pages[number - 1] ?? "";
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = "`".repeat(longest + 1);
    return [call.reply(`${say.exportPage(number, pages.length)}\n\n${fence}json\n${text}\n${fence}`)];
  },
};
