/** People on any network who keep asking; each question holds a word that is in no other. */
import { setTimeout as pause } from "node:timers/promises";

/** How a question is asked: by command, in words to the bot, in private, or openly, to everybody. */
export type Manner = "called" | "addressed" | "asked" | "private" | "open";

/** Somebody in front of a client. Resolves when the server took it, rejects when it is not there. */
export interface Voice {
  say(text: string): Promise<unknown>;
  tell(text: string): Promise<unknown>;
}

export interface Crowd {
  /** How many questions were put, taken or not. */
  readonly count: number;
  go(): void;
  /** Resolves when the last one has said what they were saying. */
  pause(): Promise<void>;
  /** Everybody asks once more in private. */
  tellOnce(): Promise<void>;
}

const forms: Readonly<Record<Manner, (token: string) => string>> = {
  called: (token) => `!faq ${token}`,
  addressed: (token) => `porchlight: !faq ${token}`,
  asked: (token) => `porchlight: How do I turn on TLS? ${token}`,
  private: (token) => `!faq ${token}`,
  open: (token) => `How do I turn on TLS? ${token}`,
};

const manners: readonly Manner[] = ["called", "addressed", "asked", "private"];

/** The words that questions of a crowd with this name are known by. */
export const tokensOf = (name: string): RegExp => new RegExp(`${name}q\\d+q`);

/** @param every the mean time between two questions of one person, milliseconds. The last one asks openly. */
export function gather(options: {
  readonly voices: readonly Voice[];
  readonly name: string;
  readonly random: () => number;
  readonly every: number;
}): Crowd {
  const { voices, name, random, every } = options;
  let count = 0;
  let asking = false;
  let loops: Promise<void>[] = [];

  async function ask(voice: Voice, manner: Manner): Promise<void> {
    const text = forms[manner](`${name}q${++count}q`);
    await (manner === "private" ? voice.tell(text) : voice.say(text)).catch(() => undefined);
  }

  async function keepAsking(voice: Voice, open: boolean): Promise<void> {
    while (asking) {
      // Lines of one person that follow each other closely go on with the same question.
      await pause(open ? 3000 : every * (0.3 + random() * 1.4));
      if (!asking) return;
      await ask(voice, open ? "open" : (manners[Math.floor(random() * manners.length)] ?? "called"));
    }
  }

  return {
    get count() {
      return count;
    },
    go() {
      if (asking) return;
      asking = true;
      loops = voices.map((voice, n) => keepAsking(voice, n === voices.length - 1));
    },
    async pause() {
      asking = false;
      await Promise.all(loops);
    },
    async tellOnce() {
      await Promise.all(voices.map((voice) => ask(voice, "private")));
    },
  };
}
