/** The maintainers' digest: what waits, oldest first, what was learned, and what is proposed. */
import type { Effect } from "../effects.ts";
import type { Millis, Place } from "../events.ts";
import type { Feature } from "../feature.ts";
import { placeNamed, whereOf } from "../places.ts";
import { wording } from "../wording.ts";
import type { World } from "../world.ts";
import { suggestions } from "./route/learned.ts";
import { isThere } from "./route/settle.ts";
import { sweepTimer } from "./sweep.ts";
import { nextRun } from "./weekly/when.ts";

export const digestTimer = "digest";

const questionsShown = 10;

function placeOf(world: World): Place | undefined {
  const { schedule, channel } = world.settings.digest;
  const name = channel ?? world.settings.maintainersChannel;
  return schedule === "off" || name === undefined ? undefined : placeNamed(name);
}

function waiting(world: World, to: Place, at: Millis): readonly string[] {
  const words = wording(world.settings, to);
  const say = words.routing;
  const open = world.queue().filter(({ place }) => !place.private);
  if (open.length === 0) return [];
  const rows = open.slice(0, questionsShown).map((question) =>
    words.queueRow({
      n: question.n,
      asker: question.asker.name,
      where: whereOf(world, question.place),
      ago: words.ago(at - question.askedAt),
      text: words.quoted(question.text, 120),
      state: words.states[question.state],
      gone: !isThere(world, question),
      by: question.claimedBy === undefined ? undefined : world.person(question.claimedBy)?.name,
    }),
  );
  const more = open.length - rows.length;
  return [say.digestWaits(open.length), rows.join("\n"), ...(more > 0 ? [say.digestMore(more)] : [])];
}

function learned(world: World, to: Place, at: Millis): readonly string[] {
  const say = wording(world.settings, to).routing;
  const found = suggestions(world, at);
  if (found.length === 0) return [];
  const rows = found.map(({ word, area, count, handle }) => say.areaSuggested(word, area, count, handle));
  return [say.digestLearned, rows.join("\n")];
}

function proposed(world: World, to: Place): readonly string[] {
  const { length } = world.proposals();
  return length === 0 ? [] : [wording(world.settings, to).routing.digestProposals(length)];
}

function compose(world: World, to: Place, at: Millis): Effect | undefined {
  const parts = [...waiting(world, to, at), ...learned(world, to, at), ...proposed(world, to)];
  if (parts.length === 0) return undefined;
  return {
    do: "say",
    key: `digest/${new Date(at).toISOString()}`,
    to,
    text: parts.join("\n\n"),
    quiet: [...Object.keys(world.settings.people), ...world.queue().map(({ asker }) => asker.name)],
    priority: 2,
    whole: true,
  };
}

/** Set by the hourly sweep when it isn't, so that a changed schedule holds from the next digest on. */
function next(world: World, at: Millis): readonly Effect[] {
  const { schedule } = world.settings.digest;
  if (schedule === "off") return [];
  const due = nextRun(schedule, world.settings.timezone, at);
  return due === undefined ? [] : [{ do: "wake", timer: digestTimer, at: due }];
}

export const digest: Feature = (event, world, { now }) => {
  if (event.kind !== "tick") return [];
  const to = placeOf(world);
  if (!to) return [];
  if (event.timer === sweepTimer) return world.timer(digestTimer) === undefined ? next(world, now) : [];
  if (event.timer !== digestTimer) return [];
  const said = compose(world, to, now);
  return [...(said ? [said] : []), ...next(world, now)];
};
