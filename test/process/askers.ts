/** People on a real server who keep asking, and what each of their questions came to. */
import { setTimeout as pause } from "node:timers/promises";
import { connectClient, type IrcClient } from "../servers/irc-client.ts";

/** How a question is asked: by command, in words to the bot, or openly, to everybody. */
export type Manner = "called" | "addressed" | "private" | "asked" | "open";

/** A question that the server took: it showed it to its asker, with its id. */
export interface Asked {
  readonly manner: Manner;
  /** A word that is in no other question. */
  readonly token: string;
  readonly msgid: string;
}

/** A line that the bot said. */
export interface Reply {
  readonly target: string;
  readonly text: string;
  /** The id of the message that it replies to. */
  readonly replyTo: string | undefined;
}

export interface Askers {
  /** In the channel from the beginning, with the right to change it. */
  readonly founder: IrcClient;
  /** Asks something every few milliseconds until `pause` or `close`. */
  go(): void;
  pause(): void;
  /** The bot knows everything said so far: from here on the channel's history has to hold it. */
  known(): void;
  /** Waits until the server has handled all that was asked. */
  settled(): Promise<void>;
  asked(): readonly Asked[];
  /** What anybody heard from the bot, each line once. */
  replies(): readonly Reply[];
  /** How often the bot has come into the channel. */
  joins(): number;
  close(): void;
}

/** Lines that the channel's history holds, and how many a bot may miss before everybody falls silent. */
const history = 1000;
const mostMissed = 700;

const caps = ["message-tags", "echo-message", "server-time", "labeled-response", "batch"];

const line = /^(?:@(\S+) )?:([^!\s]+)!\S+ (PRIVMSG|NOTICE|JOIN) :?(\S+)(?: :(.*))?$/;

function tagsOf(text: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (text ?? "").split(";").map((tag) => {
      const [name = "", ...value] = tag.split("=");
      return [name, value.join("=")];
    }),
  );
}

/**
 * Connects five people. The first is the founder, who makes the channel with a history
 * that a bot can catch up from; the last asks openly.
 */
export async function gatherAskers(options: {
  readonly port: number;
  readonly channel: string;
  readonly bot: string;
  readonly random: () => number;
  /** Makes tokens differ from those of other askers. */
  readonly name: string;
}): Promise<Askers> {
  const { port, channel, bot, random, name } = options;
  const people: IrcClient[] = [];
  for (let n = 0; n < 5; n++) {
    const person = await connectClient(port, `${name}${n}`, { caps });
    await person.join(channel);
    if (n === 0) {
      person.send(`MODE ${channel} +H ${history}:3600`);
      await person.settled();
    }
    people.push(person);
  }
  const [founder] = people;
  if (!founder) throw new Error("Nobody came");
  let count = 0;
  let asking = false;
  let closed = false;

  const say: Readonly<Record<Manner, (token: string) => string>> = {
    called: (token) => `${channel} :!faq ${token}`,
    addressed: (token) => `${channel} :${bot}: !faq ${token}`,
    private: (token) => `${bot} :!faq ${token}`,
    asked: (token) => `${channel} :${bot}: How do I turn on TLS? ${token}`,
    open: (token) => `${channel} :How do I turn on TLS? ${token}`,
  };
  const manners: readonly Manner[] = ["called", "addressed", "asked", "private"];

  const asked: Asked[] = [];
  const replies: Reply[] = [];
  let joins = 0;
  /** Lines in the channel, all in all and when the bot last knew them all. */
  let lines = 0;
  let caughtUp = 0;
  const read = new Map<IrcClient, number>();
  const tokens = new RegExp(`${name}q\\d+q`);

  function hear(person: IrcClient, text: string): void {
    const [, tagText, nick = "", command, target = "", said = ""] = line.exec(text) ?? [];
    if (command === undefined) return;
    const tags = tagsOf(tagText);
    if (person === founder && target === channel && command !== "JOIN") lines++;
    if (nick.startsWith(bot)) {
      // The channel's lines reach everybody; one pair of ears is enough.
      if (target === channel && person !== founder) return;
      if (command === "JOIN") joins++;
      else replies.push({ target, text: said, replyTo: tags.get("+draft/reply") });
      return;
    }
    const msgid = tags.get("msgid");
    const token = tokens.exec(said)?.[0];
    if (nick !== person.nick || msgid === undefined || token === undefined) return;
    const manner = (Object.keys(say) as Manner[]).find((one) => `${target} :${said}` === say[one](token));
    if (manner !== undefined) asked.push({ manner, token, msgid });
  }

  /** Each line is looked at once, however often somebody wants to know. */
  function listen(): void {
    for (const person of people) {
      const from = read.get(person) ?? 0;
      read.set(person, person.lines.length);
      for (const text of person.lines.slice(from)) hear(person, text);
    }
  }

  async function ask(person: IrcClient, open: boolean): Promise<void> {
    while (!closed) {
      // Lines of one person that follow each other closely go on with the same question.
      await pause(open ? 3000 : 30 + random() * 150);
      listen();
      if (!asking || closed || lines - caughtUp > mostMissed) continue;
      const manner = open ? "open" : (manners[Math.floor(random() * manners.length)] ?? "called");
      person.send(`PRIVMSG ${say[manner](`${name}q${++count}q`)}`);
    }
  }

  const loops = people.map((person, n) => ask(person, n === people.length - 1));

  return {
    founder,
    go: () => {
      asking = true;
    },
    pause: () => {
      asking = false;
    },
    known() {
      listen();
      caughtUp = lines;
    },
    settled: async () => void (await Promise.all(people.map((person) => person.settled()))),
    asked() {
      listen();
      return asked;
    },
    replies() {
      listen();
      return replies;
    },
    joins() {
      listen();
      return joins;
    },
    close: () => {
      closed = true;
      for (const person of people) person.close();
      void Promise.all(loops);
    },
  };
}
