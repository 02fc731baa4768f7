import type { IrcMessage } from "irc-framework";
import type { Fold } from "./fold.ts";
import { joinTrouble, neverJoins, type Trouble } from "./trouble.ts";

/** A channel of the config. */
export interface Wanted {
  readonly name: string;
  readonly key?: string | undefined;
}

export type Channels = ReturnType<typeof createChannels>;

const invalid = /[\s,\p{Cc}]/u;

/** Joins the channels of the config, those that refused us again later, those that kicked us never. */
export function createChannels(options: {
  readonly wanted: readonly Wanted[];
  /** Names that we were kicked from; outlives the connection. */
  readonly kicked: Set<string>;
  readonly fold: () => Fold;
  readonly channelTypes: () => string;
  readonly write: (line: string) => void;
  readonly trouble: (trouble: Trouble, channel: string) => void;
  /** Each channel has let us in or refused; called once. */
  readonly settled: () => void;
}) {
  const { wanted, kicked } = options;
  /** Refused, with whether another try makes sense. */
  const refused = new Map<string, boolean>();
  /** Those that have not answered yet. */
  const asked = new Set<string>();
  /** By folded name; made anew when the server's folding becomes known. */
  let index = new Map<string, Wanted>();
  let indexed: Fold | undefined;

  function find(name: string): Wanted | undefined {
    const fold = options.fold();
    if (fold !== indexed) {
      indexed = fold;
      index = new Map(wanted.map((one) => [fold(one.name), one]));
    }
    return index.get(fold(name));
  }

  function answered(name: string): void {
    if (asked.delete(name) && asked.size === 0) options.settled();
  }

  function join(list: readonly Wanted[]): void {
    // Those with a key go first: keys are matched by position.
    const sorted = [...list].sort((a, b) => Number(Boolean(b.key)) - Number(Boolean(a.key)));
    for (let from = 0; from < sorted.length; from += 5) {
      const some = sorted.slice(from, from + 5);
      const keys = some.flatMap((one) => one.key ?? []);
      options.write(
        `JOIN ${some.map((one) => one.name).join(",")}${keys.length > 0 ? ` ${keys.join(",")}` : ""}`,
      );
    }
  }

  return {
    /** The name as the config writes it. */
    configured: (name: string): string | undefined => find(name)?.name,
    joinAll(): void {
      const good = wanted.filter((one) => {
        if (kicked.has(one.name)) return false;
        if (options.channelTypes().includes(one.name.charAt(0)) && !invalid.test(one.name)) return true;
        const what = `${JSON.stringify(one.name)} is not a valid channel name on this network.`;
        options.trouble(
          { what, mend: `Correct it in the config: names begin with ${options.channelTypes()}.` },
          one.name,
        );
        return false;
      });
      for (const one of good) asked.add(one.name);
      if (good.length === 0) options.settled();
      join(good);
    },
    joined(name: string): void {
      const one = find(name);
      if (!one) return;
      refused.delete(one.name);
      answered(one.name);
    },
    kicked(name: string): void {
      const one = find(name);
      if (one) kicked.add(one.name);
    },
    /** Takes in a refusal to join; told once for each channel. */
    heard(message: IrcMessage): boolean {
      const trouble = joinTrouble(message);
      const one = trouble && find(trouble.channel);
      if (!one) return false;
      if (!refused.has(one.name)) options.trouble(trouble, one.name);
      refused.set(one.name, !neverJoins.has(message.command));
      answered(one.name);
      return true;
    },
    /** Somebody asks us in: that is what an invite-only channel waits for. */
    invited(name: string): void {
      const one = find(name);
      if (one && !kicked.has(one.name)) join([one]);
    },
    retry(): void {
      join(wanted.filter((one) => refused.get(one.name) === true && !kicked.has(one.name)));
    },
  };
}
