/** A log's lines as the events they were. Pure. */
import type { Actor, Event, Millis, Place } from "../events.ts";
import type { Cast } from "./cast.ts";
import type { LogFile } from "./log-file.ts";

/** An event and the line it comes from. */
export interface Scene {
  readonly event: Event;
  readonly file: string;
  readonly line: number;
}

export interface ScenesOptions {
  readonly place: Place;
  readonly cast: Cast;
  /** As many as the log has lines. */
  readonly times: readonly Millis[];
}

/** Who was there before the log began: whoever appears in it and does not come in first. */
function membersOf(log: LogFile, cast: Cast): readonly Actor[] {
  const members = new Map<string, Actor>();
  const met = new Set<string>();
  for (const { line } of log.lines) {
    if (!("nick" in line)) continue;
    const actor = cast.actor(line.nick, line.kind === "said" && line.bot);
    if (!met.has(actor.key) && line.kind !== "join") members.set(actor.key, actor);
    met.add(actor.key);
    if (line.kind === "rename") met.add(cast.actor(line.to).key);
  }
  return [...members.values()];
}

/**
 * Events in the order of the lines, after one that tells who was there from the
 * beginning, as networks do. Who speaks and was not seen to come back comes in first.
 */
export function scenesOf(log: LogFile, options: ScenesOptions): readonly Scene[] {
  const { place, cast, times } = options;
  const { network } = place;
  const scenes: Scene[] = [];
  const present = new Set<string>();
  const add = (number: number, event: Event): void => {
    scenes.push({ event, file: log.path, line: number });
  };
  const [first] = log.lines;
  if (first) {
    const actors = membersOf(log, cast);
    for (const { key } of actors) present.add(key);
    const id = `${network}/${log.path}/members`;
    add(first.number, { id, at: times[0] ?? 0, network, kind: "members", place, actors });
  }
  for (const [index, { number, line }] of log.lines.entries()) {
    const at = times[index] ?? 0;
    const native = `${log.path}:${number}`;
    const base = { id: `${network}/${native}`, at, network };
    switch (line.kind) {
      case "said": {
        const actor = cast.actor(line.nick, line.bot);
        if (!present.has(actor.key))
          add(number, { ...base, id: `${base.id}/join`, kind: "join", place, actor });
        present.add(actor.key);
        const style = line.style ? { style: line.style } : {};
        add(number, { ...base, kind: "message", place, actor, text: line.text, native, ...style });
        break;
      }
      case "join": {
        const actor = cast.actor(line.nick);
        present.add(actor.key);
        add(number, { ...base, kind: "join", place, actor });
        break;
      }
      case "part":
      case "kick":
      case "quit": {
        const actor = cast.actor(line.nick);
        present.delete(actor.key);
        add(number, { ...base, kind: "leave", actor, ...(line.kind === "quit" ? {} : { place }) });
        break;
      }
      case "rename": {
        const from = cast.actor(line.nick);
        const to = cast.actor(line.to);
        if (present.delete(from.key)) present.add(to.key);
        add(number, { ...base, kind: "rename", from, to });
        break;
      }
      case "day":
      case "other":
        break;
    }
  }
  return scenes;
}
