/** `porchlight faq show`: an entry as each network gets it, by the code that writes it there. */
import { nearest } from "../../config/nearest.ts";
import type { Say } from "../../effects.ts";
import type { Place } from "../../events.ts";
import type { Entry } from "../../faq/entry.ts";
import { createIndex } from "../../faq/search.ts";
import { tell } from "../../features/faq-say.ts";
import type { Settings } from "../../settings.ts";
import { wording } from "../../wording.ts";
import { exit } from "../exit.ts";
import type { Streams } from "../streams.ts";
import { type FaqFlags, loadFaq, withChanges } from "./load.ts";
import { type NetworkKind, networks } from "./networks.ts";
import { preview } from "./preview.ts";
import { counted, print, quoted, warn } from "./print.ts";

export interface ShowFlags extends FaqFlags {
  readonly as?: NetworkKind;
}

/** The asker that previews are for; on Discord an id stands where the name would. */
const askers = {
  irc: { key: "alice", name: "alice", address: "alice" },
  matrix: { key: "@alice:example.org", name: "alice", address: "@alice:example.org" },
  discord: { key: "81384788765712384", name: "alice", address: "81384788765712384" },
  terminal: { key: "alice", name: "alice", address: "alice" },
} as const;

/** What the bot would say to somebody who asked nobody in particular. */
function said(entry: Entry, settings: Settings, kind: NetworkKind, now: number): Say | undefined {
  const network = settings.networks.find(({ type }) => type === kind);
  const to: Place = { network: network?.name ?? kind, channel: network?.channels[0]?.name ?? "#channel" };
  const effects = tell(
    { settings },
    {
      key: "preview",
      entry,
      to,
      for: { network: to.network, ...askers[kind] },
      at: now,
      mode: "auto",
      probability: 1,
      after: wording(settings, to).answerHint,
      judge: true,
    },
  );
  return effects.find((effect) => effect.do === "say");
}

function about(entry: Entry): string {
  const phrasings = counted(entry.phrasings.length, "other phrasing", "other phrasings");
  const owner = entry.owner === undefined ? "no owner" : `owner ${entry.owner}`;
  const review = entry.review === undefined ? "" : `, to be reviewed by ${entry.review}`;
  return `${entry.id} (${entry.source}): ${quoted(entry.question)}\n${phrasings}; ${owner}${review}`;
}

/** @returns the exit code: 0, or 1 when there is no such entry. */
export async function show(name: string, flags: ShowFlags, streams: Streams): Promise<number> {
  const faq = await loadFaq(flags, streams);
  await warn(streams.errors, faq.problems);
  const index = createIndex(await withChanges(faq, flags, streams));
  const entry = index.get(name);
  if (!entry) {
    const near = nearest(
      name,
      index.entries.map(({ id }) => id),
    );
    const hint =
      near === undefined ? "`porchlight faq try` finds one by what it is about." : `Did you mean ${near}?`;
    await print(streams.errors, `porchlight: there is no entry ${name}. ${hint}`);
    return exit.failed;
  }
  await print(streams.output, about(entry));
  for (const kind of flags.as === undefined ? networks : [flags.as]) {
    const say = said(entry, faq.config.settings, kind, Date.now());
    if (!say) continue;
    const { rule, lines } = await preview(kind, say);
    await print(streams.output, `\n── ${kind}: ${rule}\n${lines.join("\n")}`);
  }
  return exit.fine;
}
