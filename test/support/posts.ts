/**
 * Four weekly posts of a made-up year, as each network shows them: the whole core on a
 * fake network with that network's traits, then that adapter's own words. `npm run posts`
 * writes them into docs/thanks.md and the README.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { traits as discord } from "../../adapters/discord/discord.ts";
import { contentOf } from "../../adapters/discord/outbound.ts";
import { traits as irc } from "../../adapters/irc/irc.ts";
import { render } from "../../adapters/matrix/html.ts";
import { traits as matrix } from "../../adapters/matrix/matrix.ts";
import { traits as terminal } from "../../adapters/terminal/terminal.ts";
import type { Outgoing, Traits } from "../../src/adapter.ts";
import type { ContributionKind, Deed } from "../../src/contribution.ts";
import { packageRoot } from "../../src/paths.ts";
import { createStage, plain, type Stage } from "./stage.ts";

const day = 864e5;
const zone = "Europe/Berlin";

/** Somebody's work in a week: who, what kind, what it was called. */
type Work = readonly [name: string, kind: ContributionKind, title: string];

interface Week {
  /** When the post was due. */
  readonly due: string;
  readonly language: string;
  readonly traits: Traits;
  /** Who was there before: their first was long ago. */
  readonly known: readonly string[];
  /** Who of them did nothing for more than a year. */
  readonly away: readonly string[];
  readonly work: readonly Work[];
  /** Who asked, what, who answered. */
  readonly help: readonly (readonly [asker: string, question: string, helper: string, answer: string])[];
  readonly thanks: readonly (readonly [giver: string, text: string])[];
  readonly open: readonly (readonly [asker: string, question: string])[];
  readonly maintainer: readonly string[];
}

const deedOf = (kind: ContributionKind): Deed =>
  kind === "review" ? "review" : kind === "bug" || kind === "ideas" ? "issueDone" : "change";

function contribute(
  stage: Stage,
  [name, kind, title]: Work,
  n: number,
  at: number,
  historical = false,
): void {
  stage.give({
    kind: "contribution",
    id: `forge/d${n}`,
    at,
    network: "forge",
    actor: { key: name, name, address: `https://forge.example/${name}`, verified: true, bot: false },
    contribution: kind,
    deed: deedOf(kind),
    thing: `forge:1#${n}`,
    title,
    url: `https://forge.example/teapot/pull/${n}`,
    ...(historical ? { historical: true } : {}),
  });
}

/** Lives through a week; returns what the bot posted, and what went into a thread beneath it. */
function live(week: Week): { readonly post: readonly Outgoing[]; readonly rest: readonly Outgoing[] } {
  const due = Date.parse(week.due);
  const stage = createStage({
    config: {
      community: "Teapot",
      timezone: zone,
      language: week.language,
      thanks: { channels: ["net/#project"] },
      channels: { wait: "off" },
    },
    traits: week.traits,
    start: new Date(due - 5 * day).toISOString(),
  });
  let n = 400;
  for (const name of week.known)
    for (const ago of week.away.includes(name) ? [500] : [500, 60])
      contribute(stage, [name, "code", "Long ago"], n++, due - ago * day + n, true);
  for (const work of week.work) contribute(stage, work, n++, stage.now);
  for (const name of [...week.help.flatMap(([asker, , helper]) => [asker, helper]), "mia"]) stage.join(name);
  for (const [asker, question, helper, answer] of week.help) {
    stage.say(asker, question);
    stage.say(helper, `${asker}: ${answer}`);
    stage.wait(3 * 36e5);
  }
  for (const [giver, text] of week.thanks) stage.say(giver, text);
  for (const [asker, question] of week.open) stage.say(asker, question);
  for (const line of week.maintainer)
    stage.say("mia", line, { place: { network: "net", channel: "#maint" } });
  stage.heard();
  stage.now = due;
  const id = `weekly/post@${week.due.replace("Z", ".000Z")}`;
  stage.give({ kind: "tick", id, network: "clock", timer: "weekly/post", at: due });
  const post = stage.heard().map(({ item }) => item);
  stage.wait(5 * 60_000);
  const rest = stage.heard().map(({ item }) => item);
  stage.store.close();
  return { post, rest };
}

const spring: Week = {
  due: "2026-03-09T08:00:00Z",
  language: "en",
  traits: irc,
  known: ["bob", "dan", "erin", "mia"],
  away: ["dan"],
  work: [
    ["carol", "code", "fix(parser): crash on empty input (#412)"],
    ["bob", "code", "feat: TLS 1.3 for the listener"],
    ["dan", "review", "feat: TLS 1.3 for the listener"],
    ["erin", "translation", "i18n: Dutch, first half"],
  ],
  help: [
    ["frank", "how do I turn the kettle on from the command line?", "bob", "teapot --kettle on"],
    ["gail", "why does the teapot say error 17 after an update?", "bob", "it is empty, fill it first"],
  ],
  thanks: [["frank", "thanks bob for the patience"]],
  open: [["hugo", "does it run on a Pi Zero with 512 MB?"]],
  maintainer: ["!thanks note erin from the train, without a network!"],
};

const german: Week = {
  ...spring,
  due: "2026-03-30T07:00:00Z",
  language: "de",
  traits: matrix,
  work: [
    ["jonas", "doc", "docs: explain how long tea steeps"],
    ["carol", "code", "perf: boil in half the time"],
    ["carol", "bug", "Steam on the lens"],
    ["bob", "review", "perf: boil in half the time"],
  ],
  known: ["bob", "carol", "mia"],
  away: [],
  help: [["gail", "wie kann ich den Kessel im Winter entkalken?", "frank", "mit Zitronensäure"]],
  thanks: [["gail", "danke frank für die Zitronensäure"]],
  open: [],
  maintainer: ["!thanks edit opening Die Uhren gehen vor, und wir auch."],
};

const many = ["ines", "jack", "kim", "lena", "milo", "nora", "otto", "pia", "quinn", "rosa", "sam", "tess"];
const summer: Week = {
  ...spring,
  due: "2026-07-06T07:00:00Z",
  traits: discord,
  known: ["bob", "carol", "dan", "erin", "mia", ...many.slice(2)],
  away: [],
  work: many.flatMap((name, index): Work[] => [
    [name, "code", `fix: leak number ${index + 1} in the spout`],
    [name, "review", `fix: leak number ${((index + 1) % many.length) + 1} in the spout`],
    ...(index % 3 === 0 ? [[name, "bug", `It drips on Mondays, part ${index / 3 + 1}`] as const] : []),
  ]),
  help: [["gail", "where is the lid kept in the new release?", "kim", "under the handle"]],
  thanks: [],
  open: [],
  maintainer: [],
};

const winter: Week = {
  ...spring,
  due: "2027-01-04T08:00:00Z",
  language: "fr",
  traits: terminal,
  away: [],
  work: [
    ["zoé", "translation", "l10n: le mode d’emploi en français"],
    ["bob", "maintenance", "chore: last clean-up of the year"],
  ],
  help: [["gail", "comment est-ce que je change la langue de la théière ?", "erin", "avec --lang fr"]],
  thanks: [],
  open: [],
  maintainer: [],
};

const quoted = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");

const lines = (items: readonly Outgoing[], front: string): string =>
  ["```", ...items.map((item) => `${front}${plain(item)}`), "```"].join("\n");

const bodies = (items: readonly Outgoing[]) =>
  items.flatMap((item) => (item.do === "say" ? [item.body] : []));

/** Without what only the clients need: names that must not ring have an invisible sign in them. */
const readable = (text: string): string => text.replace(/[\u200b\u2060]/g, "");

const onIrc = (): string => lines(live(spring).post, "<porchlight> ");

function examples(): string {
  const long = live(summer);
  const rest = bodies(long.rest).map((body) => readable(contentOf(body)));
  return [
    "### On IRC, in March: lines\n",
    onIrc(),
    "\n### On Matrix, in German, the week the clocks changed: as clients show it\n",
    quoted(
      bodies(live(german).post)
        .map((body) => readable(render(body).html ?? render(body).plain))
        .join("\n"),
    ),
    "\n### On Discord, in July, a long week: some of each kind, and everybody by name\n",
    quoted(
      bodies(long.post)
        .map((body) => readable(contentOf(body)))
        .join("\n\n"),
    ),
    "\nand in the thread beneath it, among others:\n",
    quoted((rest[0] ?? "").split("\n").slice(0, 8).join("\n")),
    "\n### In the terminal, in French, over the year's end\n",
    lines(live(winter).post, ""),
  ].join("\n");
}

/** For the README: the first at once, the others for whoever wants to see them. */
const folded = (): string => {
  const [first = "", ...others] = examples().split(/^(?=### )/m);
  const [, ...shown] = first.split("\n\n");
  return [
    shown.join("\n\n").trimEnd(),
    "",
    "<details><summary>The same on Matrix, on Discord and in the terminal, in other languages, after a long week</summary>",
    "",
    others.join("").replace(/^### /gm, "#### ").trimEnd(),
    "",
    "</details>",
  ].join("\n");
};

const marks = ["<!-- posts: made by npm run posts -->", "<!-- /posts -->"] as const;
const files: readonly (readonly [path: string, make: () => string])[] = [
  [join(packageRoot, "docs", "thanks.md"), examples],
  [join(packageRoot, "README.md"), folded],
];

/** A file with its posts as the bot would say them now. */
function withPosts(path: string, make: () => string): string {
  const text = readFileSync(path, "utf8");
  const [begin, end] = marks;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} lacks the lines ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n${make()}\n${text.slice(to)}`;
}

/** Each file as it is, and as it should be. */
export const posts = (): readonly { readonly path: string; readonly is: string; readonly should: string }[] =>
  files.map(([path, make]) => ({ path, is: readFileSync(path, "utf8"), should: withPosts(path, make) }));

if (process.argv[1] === import.meta.filename)
  for (const { path, should } of posts()) writeFileSync(path, should);
