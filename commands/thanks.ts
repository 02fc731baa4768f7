/** Looks after the weekly post: see it, add to it, stop it, send it. */
import type { Argument, Call, Command } from "../src/command.ts";
import type { Effect } from "../src/effects.ts";
import type { Millis } from "../src/events.ts";
import {
  asPost,
  asPreview,
  composeWeek,
  noteState,
  pendingWeek,
  postChannels,
  postEverywhere,
  type Week,
  weekDue,
} from "../src/features/weekly/post.ts";
import { nextRun } from "../src/features/weekly/when.ts";
import { nameAsWritten } from "../src/features/weekly/written.ts";
import { literal } from "../src/markdown.ts";
import { placeName } from "../src/places.ts";
import type { WeeklyWords } from "../src/wording/en-weekly.ts";
import { wording } from "../src/wording.ts";
import type { World } from "../src/world.ts";

/** By the bot's own clock: a network's may run ahead, and what came in between would be in no post. */
const nowOf = (call: Call): Millis => call.event.seen ?? call.at;

const sent = (week: Week): boolean => week.state === "posted";

function preview({ week, call, world, words }: Asked): readonly Effect[] {
  if (sent(week)) return [call.reply(words.command.alreadyPosted())];
  const composed = composeWeek(world, week, nowOf(call), call.place);
  if (!composed) return [call.reply(words.command.nothingYet())];
  const { text, ...more } = asPost(asPreview(world, week, composed, call.place));
  return [call.reply(text, more)];
}

/** What is sent already takes no note: it goes into the post after it. */
function takesNotes(world: World, week: Week): Week | undefined {
  if (!sent(week)) return week;
  const next = nextRun(world.settings.thanks.schedule, world.settings.timezone, week.due);
  return next === undefined ? undefined : weekDue(world, next);
}

function note({ week: pending, args, call, world, words }: Asked): readonly Effect[] {
  const name = String(args["name"] ?? "");
  const text = String(args["text"] ?? "").trim();
  if (name === "" || text === "") return [call.reply(words.command.noteUsage())];
  const by = world.account(call.place.network, call.actor.key)?.person;
  if (by === undefined) return [call.reply(words.command.unknownCaller())];
  if (world.personNamed(name)?.unthanked)
    return [call.reply(words.command.optedOut(nameAsWritten(name)), { quiet: [name] })];
  const week = takesNotes(world, pending);
  if (!week) return [call.reply(words.command.noSchedule())];
  return [
    { do: "note", fact: { fact: "postNote", week: week.week, name, text, by } },
    call.confirm(words.command.noted(nameAsWritten(name), words.moment(week.due, world.settings.timezone)), {
      quiet: [name],
    }),
  ];
}

/** The names in a week's post as it stands, in small letters. */
const namesIn = (world: World, week: Week, at: Millis): ReadonlySet<string> =>
  new Set(composeWeek(world, week, at)?.quiet.map((name) => name.toLowerCase()));

function edit({ week, args, call, world, words }: Asked): readonly Effect[] {
  if (sent(week)) return [call.reply(words.command.alreadyPosted())];
  const name = String(args["name"] ?? "");
  const text = String(args["text"] ?? "").trim();
  const by = world.account(call.place.network, call.actor.key)?.person;
  if (name === "" || text === "") return [call.reply(words.command.editUsage())];
  if (by === undefined) return [call.reply(words.command.unknownCaller())];
  const opening = name.toLowerCase() === "opening";
  if (opening && text === "out") return [call.reply(words.command.editUsage())];
  const shown = nameAsWritten(name);
  const change = (to: string | null | undefined): Effect => ({
    do: "note",
    fact: { fact: "postEdit", week: week.week, name, text: to, by },
  });
  if (text === "undo")
    return [change(undefined), call.reply(words.command.editUndone(shown), { quiet: [name] })];
  if (!opening && !namesIn(world, week, nowOf(call)).has(name.toLowerCase()))
    return [call.reply(words.command.editNobody(shown), { quiet: [name] })];
  if (text === "out") return [change(null), call.reply(words.command.editOut(shown), { quiet: [name] })];
  return [change(text.slice(0, 500)), call.reply(words.command.edited(shown), { quiet: [name] })];
}

function hold({ week, call, words }: Asked): readonly Effect[] {
  if (sent(week)) return [call.reply(words.command.alreadyPosted())];
  if (week.state === "held") return [call.reply(words.command.alreadyHeld())];
  return [noteState(week, "held", nowOf(call)), call.confirm(words.command.held())];
}

function post({ week, call, world, words }: Asked): readonly Effect[] {
  if (sent(week)) return [call.reply(words.command.alreadyPosted())];
  const posts = postEverywhere(world, week, nowOf(call));
  if (!posts) return [call.reply(words.command.nothingYet())];
  return [...posts, call.confirm(words.command.posted(postChannels(world).map(placeName).map(literal)))];
}

function release(asked: Asked): readonly Effect[] {
  const { week, call, world, words } = asked;
  if (week.state !== "held") return [call.reply(words.command.notHeld())];
  const now = nowOf(call);
  if (week.due > now)
    return [
      noteState(week, "previewed", now),
      call.confirm(words.command.released(words.moment(week.due, world.settings.timezone))),
    ];
  // Its time has passed while it was held: it goes out at once, or there is nothing to wait for.
  return composeWeek(world, week, now, call.place)
    ? post(asked)
    : [noteState(week, "empty", now), call.reply(words.command.nothingYet())];
}

interface Asked {
  readonly week: Week;
  readonly args: Readonly<Record<string, Argument>>;
  readonly call: Call;
  readonly world: World;
  /** In the language of the place it is said in. */
  readonly words: WeeklyWords;
}

const actions = new Map<string, (asked: Asked) => readonly Effect[]>([
  ["preview", preview],
  ["note", note],
  ["hold", hold],
  ["release", release],
  ["edit", edit],
  ["approve", post],
  ["post", post],
]);

export const thanks: Command = {
  name: "thanks",
  summary: "look after the weekly thank-you post",
  parameters: [
    { name: "action", type: "word", summary: "preview, note, edit, hold, release, approve or post" },
    { name: "name", type: "person", summary: "for note and edit: whom it is about", optional: true },
    { name: "text", type: "text", summary: "for note and edit: what to say about them", optional: true },
  ],
  examples: [
    "thanks preview",
    "thanks note alice for the patient reviews",
    "thanks edit bob mended the heating",
  ],
  for: "maintainers",
  run(args, call, world) {
    const words = wording(world.settings, call.place).weekly;
    const action = String(args["action"] ?? "").toLowerCase();
    const run = actions.get(action);
    if (!run) {
      // "porchlight: thanks a lot" is no command.
      const meant = call.event.kind !== "message" || /^!|\s!|:!/.test(call.event.text);
      return meant ? [call.reply(words.command.usage())] : [];
    }
    if (postChannels(world).length === 0) return [call.reply(words.command.noChannels())];
    const week = pendingWeek(world, nowOf(call));
    if (!week) return [call.reply(words.command.noSchedule())];
    return run({ week, args, call, world, words });
  },
};
