/**
 * A week in the life of five maintainers in four time zones: messages from logs arrive at their
 * times of day, the product's own code asks, and what a tired maintainer was promised is counted.
 */
import { createHash } from "node:crypto";
import { DateTime } from "luxon";
import { inHours, onHoliday } from "../../src/hours.ts";
import { placeNamed } from "../../src/places.ts";
import { schema } from "../../src/settings.ts";
import { createStage, inPrivate, lines, network } from "../support/stage.ts";

/** A line of a log, in the format of the chat data's logs. */
export interface LogLine {
  readonly t: number;
  readonly time: string;
  readonly nick: string;
  readonly type: string;
  readonly bot?: boolean;
  readonly text: string;
}

export interface Ping {
  readonly n: number;
  readonly handle: string;
  readonly at: number;
}

export interface Week {
  readonly from: number;
  readonly questions: number;
  readonly asked: readonly number[];
  /** How each question ended, with how many did. */
  readonly ends: ReadonlyMap<string, number>;
  readonly pings: readonly Ping[];
  /** The most pings anybody had on one of their days. */
  readonly busiest: ReadonlyMap<string, number>;
  readonly messages: number;
  /** Every broken promise, in a sentence. */
  readonly broken: readonly string[];
}

const minute = 60_000;
const day = 864e5;

/** Five people; the hours are theirs, in their zones. */
export const people = {
  mia: { accounts: [`${network}:mia`], timezone: "Europe/Berlin", hours: "Mon-Fri 09:00-17:00", cap: 4 },
  max: {
    accounts: [`${network}:max`],
    timezone: "Europe/Berlin",
    hours: ["Mon-Thu 18:00-22:00", "Sat 10:00-16:00"],
    cap: 3,
  },
  ann: { accounts: [`${network}:ann`], timezone: "America/New_York", hours: "Mon-Fri 10:00-18:00", cap: 5 },
  raj: {
    accounts: [`${network}:raj`],
    timezone: "Asia/Kolkata",
    hours: "Mon-Sat 08:00-14:00",
    cap: 4,
    holidays: ["2026-03-31"],
  },
  kim: { accounts: [`${network}:kim`], timezone: "Australia/Sydney", hours: "Sun-Thu 07:00-12:00", cap: 2 },
} as const;

/** 0 to 1, the same for the same text. */
const chance = (text: string): number => createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;

interface Act {
  readonly at: number;
  readonly who: string;
  readonly channel: string | undefined;
  readonly text: string;
}

/** Each log gets a day of the week and keeps its times of day. */
function acts(logs: readonly (readonly LogLine[])[], from: number): Act[] {
  const all: Act[] = [];
  logs.forEach((log, index) => {
    const [hour = 0, clock = 0] = (log[0]?.time ?? "00:00").split(":").map(Number);
    const begins = from + (index % 7) * day + (hour * 60 + clock) * minute;
    log.forEach((line, at) => {
      if (line.type !== "message" || line.bot) return;
      // Lines of one minute keep their order.
      all.push({
        at: begins + line.t * 1000 + at,
        who: `~${line.nick}`,
        channel: `#log${index}`,
        text: line.text,
      });
    });
  });
  return all.filter((act) => act.at < from + 7 * day).sort((one, other) => one.at - other.at);
}

/** What a maintainer does when asked: most answer in a while, some pass, rest, or say nothing. */
function reaction(n: number, handle: string, at: number): Act | undefined {
  const luck = chance(`${n} ${handle}`);
  const after = at + Math.round((2 + 50 * chance(`when ${n} ${handle}`) ** 2) * minute);
  const say = (text: string): Act => ({ at: after, who: handle, channel: undefined, text });
  if (luck < 0.6) return say(`!answer ${n} Have a look at chapter ${n} of the manual.`);
  if (luck < 0.7) return say(`!pass ${n}`);
  if (luck < 0.77) return say(`!later ${n} 2h`);
  if (luck < 0.82) return say(`!answered ${n}`);
  if (luck < 0.85) return say(`!notaquestion ${n}`);
  return undefined;
}

/**
 * @param logs in the order of their days
 * @param most questions, spread over the days; after a day's share nothing more is said that day
 * @param from the week's first midnight, UTC; the default week has the change to summer time in it
 */
export function simulateWeek(
  logs: readonly (readonly LogLine[])[],
  most: number,
  from = Date.parse("2026-03-29T00:00:00Z"),
): Week {
  const channels = logs.map((_, index) => `#log${index}`);
  const config = {
    timezone: "Europe/Berlin",
    networks: [
      { type: "irc", name: network, host: "irc.example", channels: ["#project", "#maint", ...channels] },
    ],
    people,
    digest: { schedule: "off" },
  };
  const stage = createStage({
    config,
    traits: { ...lines, maxParts: 12 },
    start: new Date(from).toISOString(),
  });
  const settings = schema.parse({ ...config, maintainersChannel: `${network}/#maint` });
  stage.store.timers.ensure("sweep", from);
  const asked: number[] = [];
  const pings: Ping[] = [];
  const queue: Act[] = acts(logs, from);
  // Everybody says good morning when their day begins, so that they were seen lately.
  for (const [handle, person] of Object.entries(settings.people))
    for (let hour = 0; hour < 7 * 24; hour++) {
      const at = from + hour * 60 * minute;
      const zone = settings.timezone;
      if (inHours(person, zone, at) && !inHours(person, zone, at - 60 * minute))
        queue.push({ at, who: handle, channel: "#project", text: "morning" });
      if (hour === 0) queue.push({ at: from, who: handle, channel: "#project", text: "hello" });
    }
  queue.sort((one, other) => one.at - other.at);

  let lastPing = 0;
  /** Takes up what the bot did; maintainers react to pings. */
  function look(): void {
    const rows = stage.store.rows(
      `SELECT p.id, p.n, p.at, h.handle FROM ping p JOIN person h ON h.id = p.person
       WHERE p.id > ${lastPing} AND p.key GLOB 'q*/ping/*' ORDER BY p.id`,
    ) as readonly { id: number; n: number; at: number; handle: string }[];
    for (const { id, n, at, handle } of rows) {
      lastPing = id;
      pings.push({ n, handle, at });
      const act = reaction(n, handle, at);
      if (!act) continue;
      const place = queue.findIndex((one) => one.at > act.at);
      queue.splice(place < 0 ? queue.length : place, 0, act);
    }
    stage.heard();
  }

  let messages = 0;
  const end = from + 7 * day;
  for (let turns = 0; turns < 1_000_000; turns++) {
    const act = queue[0];
    const timer = stage.store.timers.next() ?? Number.POSITIVE_INFINITY;
    const at = Math.min(act?.at ?? Number.POSITIVE_INFINITY, timer, end + 9 * day);
    if (at >= end + 9 * day) break;
    if (at > stage.now) stage.wait(at - stage.now);
    if (act && act.at <= stage.now) {
      queue.shift();
      const known = stage.store.questions.next();
      const isLog = act.channel?.startsWith("#log") === true;
      const share = Math.ceil((most * (Math.floor((act.at - from) / day) + 1)) / 7);
      if (isLog && asked.length >= share) continue;
      const place = act.channel === undefined ? inPrivate(act.who) : placeNamed(`${network}/${act.channel}`);
      stage.say(act.who, act.text, { place });
      if (isLog) messages++;
      if (stage.store.questions.next() > known) asked.push(act.at);
    } else if (timer <= stage.now) stage.wait(0);
    look();
  }
  stage.wait(end + 9 * day - stage.now);
  look();
  return { ...judged(stage, settings, pings), from, questions: asked.length, asked, pings, messages };
}

type Stage = ReturnType<typeof createStage>;
type Settings = ReturnType<typeof schema.parse>;

/** Holds what happened against what was promised. */
function judged(
  stage: Stage,
  settings: Settings,
  pings: readonly Ping[],
): Pick<Week, "ends" | "busiest" | "broken"> {
  const broken: string[] = [];
  const zone = settings.timezone;
  const days = new Map<string, number>();
  const busiest = new Map<string, number>();
  const twice = new Set<string>();
  for (const { n, handle, at } of pings) {
    const person = settings.people[handle];
    if (!person) throw new Error(`nobody is called ${handle}`);
    const when = new Date(at).toISOString();
    const own = person.timezone ?? zone;
    if (!inHours(person, zone, at))
      broken.push(`${handle} was asked about ${n} outside their hours, ${when}`);
    if (onHoliday(person.holidays, own, at) !== undefined)
      broken.push(`${handle} was asked about ${n} on a day off, ${when}`);
    const key = `${handle} ${DateTime.fromMillis(at, { zone: own }).toISODate()}`;
    days.set(key, (days.get(key) ?? 0) + 1);
    busiest.set(handle, Math.max(busiest.get(handle) ?? 0, days.get(key) ?? 0));
    if ((days.get(key) ?? 0) > person.cap)
      broken.push(`${handle} was asked over their cap of ${person.cap}, ${when}`);
    if (twice.has(`${n} ${handle}`)) broken.push(`${handle} was asked about ${n} twice, ${when}`);
    twice.add(`${n} ${handle}`);
    const answeredAt = stage.store.questions.get(n)?.answeredAt;
    if (answeredAt !== undefined && answeredAt < at)
      broken.push(`${handle} was asked about ${n}, answered before, ${when}`);
  }
  const ends = new Map<string, number>();
  for (const row of stage.store.rows("SELECT state, answered_by, entry, told FROM question") as readonly {
    state: string;
    answered_by: number | null;
  }[]) {
    const ending =
      row.state === "resolved"
        ? row.answered_by === null
          ? "settled by a maintainer"
          : "answered"
        : row.state;
    ends.set(ending, (ends.get(ending) ?? 0) + 1);
    if (["open", "routed", "claimed"].includes(row.state))
      broken.push(`a question still stands as ${row.state} after the week and its expiry`);
  }
  return { ends, busiest, broken };
}
