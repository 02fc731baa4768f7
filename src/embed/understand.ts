/** Puts a model, where the config wants one, before the deciding and behind the matching. */
import type { Receive } from "../adapter.ts";
import type { Clock } from "../clock.ts";
import type { Actor, Place } from "../events.ts";
import type { FaqIndex } from "../faq/entry.ts";
import type { Log } from "../log.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import type { Ahead } from "./ahead.ts";

/** What matching by meaning adds to the bot. */
export interface Understanding {
  /** The index, asked with the model from now on. */
  learn(index: FaqIndex): FaqIndex;
  /** Events whose question the model has read before they are handed on. */
  ahead(receive: Receive): Ahead;
  close(): Promise<void>;
}

interface Around {
  readonly settings: Settings;
  readonly base: string;
  readonly store: Pick<Store, "people" | "vectors">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Undefined without `embeddings` in the config; nothing is loaded then. Opens the model in the background. */
export async function understand(around: Around): Promise<Understanding | undefined> {
  const { settings, base, store, clock, log } = around;
  const { embeddings } = settings;
  if (!embeddings) return undefined;
  const { createMeaning, withMeaning } = await import("./meaning.ts");
  const { createAhead } = await import("./ahead.ts");
  const { isRemote, openEmbedder } = await import("./open.ts");
  const { questionIn } = await import("./text.ts");
  const meaning = createMeaning({
    open: (signal) => openEmbedder(embeddings, base, signal),
    remote: isRemote(embeddings),
    wait: embeddings.wait,
    cache: store.vectors,
    log,
  });

  /** What was said in private, or by somebody who opted out, is given to no server. */
  const allows = (place: Place, actor: Actor): boolean => {
    if (!meaning.remote) return true;
    if (place.private) return false;
    const account = store.people.account(place.network, actor.key);
    return !(account && store.people.person(account.person)?.optedOut);
  };

  return {
    learn(index) {
      meaning.learn(index.entries);
      return withMeaning(index, meaning);
    },
    ahead: (receive) =>
      createAhead(receive, (event) => {
        // What is read after an outage is not answered any more.
        if (clock.now() - event.at > settings.answers.maxAge) return undefined;
        const text = questionIn(event, settings, allows);
        return text === undefined ? undefined : meaning.prepare(text);
      }),
    close: meaning.close,
  };
}
