/** A simulated week as a table and as a plot. */
import { DateTime } from "luxon";
import { inHours } from "../../src/hours.ts";
import { schema } from "../../src/settings.ts";
import { people, type Week } from "./week.ts";

const hour = 36e5;

export function table(week: Week): string {
  const rows = Object.entries(people).map(([handle, person]) => {
    const own = week.pings.filter((ping) => ping.handle === handle);
    const hours = [person.hours].flat().join(", ");
    return `| ${handle} | ${person.timezone} | ${hours} | ${own.length} | ${week.busiest.get(handle) ?? 0} of ${person.cap} |`;
  });
  const routed = new Set(week.pings.map(({ n }) => n)).size;
  const ends = [...week.ends]
    .sort(([, one], [, other]) => other - one)
    .map(([end, count]) => `| ${end} | ${count} |`);
  return [
    `${week.messages} messages, ${week.questions} questions, ${routed} of them brought to a maintainer with ${week.pings.length} pings; broken promises: ${week.broken.length}.`,
    "",
    "| maintainer | zone | hours | pings | busiest day, of cap |",
    "|---|---|---|---|---|",
    ...rows,
    "",
    "| how questions ended | |",
    "|---|---|",
    ...ends,
  ].join("\n");
}

const width = 980;
const left = 60;
const lane = 34;
const top = 130;

/** Questions by the hour above; a lane a maintainer with their hours shaded and a dot a ping below. */
export function plot(week: Week): string {
  const settings = schema.parse({
    people,
    timezone: "Europe/Berlin",
    networks: [{ type: "terminal", name: "net" }],
  });
  const x = (at: number): number => left + ((at - week.from) / (7 * 24 * hour)) * (width - left - 10);
  const hours = Array.from({ length: 7 * 24 }, (_, index) => week.from + index * hour);
  const counts = hours.map((from) => week.asked.filter((at) => at >= from && at < from + hour).length);
  const most = Math.max(1, ...counts);
  const bars = counts.flatMap((count, index) => {
    const height = (count / most) * 80;
    return count
      ? [
          `<rect x="${x(hours[index] ?? 0).toFixed(1)}" y="${(110 - height).toFixed(1)}" width="4.6" height="${height.toFixed(1)}" fill="#4477aa"/>`,
        ]
      : [];
  });
  const days = Array.from({ length: 7 }, (_, index) => {
    const at = week.from + index * 24 * hour;
    const name = DateTime.fromMillis(at, { zone: "utc", locale: "en" }).toFormat("ccc d LLL");
    return `<line x1="${x(at).toFixed(1)}" y1="20" x2="${x(at).toFixed(1)}" y2="${top + 5 * lane}" stroke="#ccc"/><text x="${(x(at) + 4).toFixed(1)}" y="16">${name}</text>`;
  });
  const lanes = Object.keys(people).flatMap((handle, index) => {
    const person = settings.people[handle];
    const y = top + index * lane;
    // India's zone is half an hour off.
    const shaded = hours
      .flatMap((at) => [at, at + hour / 2])
      .filter((at) => person && inHours(person, settings.timezone, at))
      .map((at) => `<rect x="${x(at).toFixed(1)}" y="${y}" width="3" height="${lane - 6}" fill="#ddeedd"/>`);
    const dots = week.pings
      .filter((ping) => ping.handle === handle && ping.at < week.from + 7 * 24 * hour)
      .map(
        (ping) => `<circle cx="${x(ping.at).toFixed(1)}" cy="${y + (lane - 6) / 2}" r="3" fill="#bb4433"/>`,
      );
    return [`<text x="4" y="${y + 18}">${handle}</text>`, ...shaded, ...dots];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top + 5 * lane + 24}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    ...days,
    `<text x="4" y="70">questions</text>`,
    ...bars,
    ...lanes,
    `<text x="${left}" y="${top + 5 * lane + 16}">bars: questions an hour, at most ${most}; green: a maintainer's hours (UTC axis); dots: pings</text>`,
    "</svg>",
    "",
  ].join("\n");
}
