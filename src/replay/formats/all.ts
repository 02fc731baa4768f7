/** Which program wrote a log. */
import type { Format } from "./format.ts";
import { irssi } from "./irssi.ts";
import { jsonLines } from "./json-lines.ts";
import { plain } from "./plain.ts";
import { weechat } from "./weechat.ts";
import { znc } from "./znc.ts";

/** Of two that understand a log equally well, the earlier is taken. */
export const formats: readonly Format[] = [jsonLines, weechat, irssi, znc, plain];

/** Fewer understood lines than this are a coincidence. */
const least = 0.5;

/** The format of a log, by its first lines; undefined when it is none of these. */
export function formatOf(lines: readonly string[]): Format | undefined {
  let best: Format | undefined;
  let most = least;
  for (const format of formats) {
    const understood = format.sniff(lines);
    if (understood > most || (understood === most && !best)) {
      best = format;
      most = understood;
    }
  }
  return best;
}
