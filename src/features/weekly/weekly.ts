/** The weekly thank-you: shown to the maintainers first, then posted once. */
import type { Effect } from "../../effects.ts";
import type { Event, Millis, TickEvent } from "../../events.ts";
import { wording } from "../../wording.ts";
import type { World } from "../../world.ts";
import {
  asPost,
  asPreview,
  composeWeek,
  maintainersPlace,
  noteState,
  postChannels,
  postEverywhere,
  weekDue,
} from "./post.ts";
import { restOf } from "./rest.ts";
import { postTimer, previewTimer } from "./when.ts";

/** The time of the post, which both ticks carry in their id. */
function dueOf(event: TickEvent): Millis {
  const due = Date.parse(event.id.slice(event.id.lastIndexOf("@") + 1));
  return Number.isNaN(due) ? event.at : due;
}

function preview(event: TickEvent, world: World): readonly Effect[] {
  const due = dueOf(event);
  const now = event.seen ?? event.at;
  const to = maintainersPlace(world);
  // Late by more than the time it announces: the post itself is next.
  if (!to || now >= due) return [];
  const week = weekDue(world, due);
  if (week.state === "posted" || week.state === "empty") return [];
  const composed = composeWeek(world, week, now, to);
  const kept = composeWeek(world, week, now);
  if (!composed || !kept) return [];
  return [
    { do: "say", key: `weekly/${week.week}/preview`, to, ...asPost(asPreview(world, week, composed, to)) },
    ...(week.state === "held" ? [] : [noteState(week, "previewed", now, kept.text)]),
  ];
}

function post(event: TickEvent, world: World): readonly Effect[] {
  const due = dueOf(event);
  const week = weekDue(world, due);
  switch (week.state) {
    case "posted":
    case "empty":
      return [];
    case "held": {
      const to = maintainersPlace(world);
      if (!to) return [];
      const text = wording(world.settings, to).weekly.heldReminder();
      return [{ do: "say", key: `weekly/${week.week}/held`, to, text, priority: 2 }];
    }
    case "previewed":
    case undefined:
      return postEverywhere(world, week, due) ?? [noteState(week, "empty", due)];
  }
}

/** Answers the two ticks that `schedule.ts` sends; nothing else. */
export function weekly(event: Event, world: World): readonly Effect[] {
  if (event.kind !== "tick" || postChannels(world).length === 0) return [];
  if (event.timer === previewTimer) return preview(event, world);
  if (event.timer === postTimer) return post(event, world);
  return restOf(event, world, event.seen ?? event.at);
}
