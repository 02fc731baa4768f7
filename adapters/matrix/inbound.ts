/** Raw events of a room as events of the core. Pure. */
import type { Actor, Event, MessageEvent, Millis, Place } from "../../src/events.ts";
import { addressed, mentionsOf, type Self } from "./addressed.ts";
import { type Fields, fields, type RawEvent, text } from "./raw.ts";
import { clean, nameFrom, oneLine, withoutQuote } from "./words.ts";

/** What is remembered of an event: what others refer to. */
export interface Known {
  readonly sender: string;
  /** The root of the thread it is in. */
  readonly thread?: string;
  readonly reaction?: { readonly target: string; readonly emoji: string };
}

/** What has to be known to read an event. */
export interface View {
  readonly network: string;
  readonly self: Self;
  /** Where the room's messages are said. */
  readonly place: Place;
  nameOf(user: string): string;
  isBot(user: string): boolean;
  known(id: string): Known | undefined;
  /** The name that was last told as somebody's new one. */
  renamed(user: string): string | undefined;
}

/** How an event came in. */
export interface Arrival {
  /** By our clock. */
  readonly now: Millis;
  /** It is history: who was there then says nothing about who is there now. */
  readonly playback: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const none: readonly Event[] = [];

/** Longer keys of reactions are no emoji. */
const longestEmoji = 64;

const relation = (content: Fields): Fields => fields(content["m.relates_to"]);

/** The event that this one changes or annotates and that has to be known to read it. */
export function refersTo(raw: RawEvent): string | undefined {
  const kind = relation(raw.content)["rel_type"];
  const edit = raw.type === "m.room.message" && kind === "m.replace";
  const reaction = raw.type === "m.reaction" && kind === "m.annotation";
  return edit || reaction ? text(relation(raw.content)["event_id"]) : undefined;
}

function threadOf(content: Fields): string | undefined {
  const to = relation(content);
  return to["rel_type"] === "m.thread" ? text(to["event_id"]) : undefined;
}

function reactionOf(raw: RawEvent): Known["reaction"] {
  const to = relation(raw.content);
  const [target, key] = [text(to["event_id"]), text(to["key"])];
  if (raw.type !== "m.reaction" || to["rel_type"] !== "m.annotation") return undefined;
  if (target === undefined || key === undefined || key.length > longestEmoji || key.includes("://"))
    return undefined;
  const emoji = oneLine(key).trim();
  return emoji === "" ? undefined : { target, emoji };
}

/** What to remember of an event. */
export function remembered(raw: RawEvent): Known {
  const thread = threadOf(raw.content);
  const reaction = reactionOf(raw);
  return {
    sender: raw.sender,
    ...(thread === undefined ? {} : { thread }),
    ...(reaction === undefined ? {} : { reaction }),
  };
}

/** Another server's clock may be anything; nothing happened later than now. */
const timeOf = (raw: RawEvent, now: Millis): Millis =>
  raw.at !== undefined && raw.at > 0 && raw.at < now ? Math.floor(raw.at) : now;

function actorOf(view: View, user: string, name = view.nameOf(user)): Actor {
  return { key: user, name, address: user, verified: true, bot: view.isBot(user) };
}

const within = (place: Place, thread: string | undefined): Place =>
  thread === undefined ? place : { ...place, thread };

const base = (raw: RawEvent, view: View, arrival: Arrival) => ({
  id: `${view.network}/${raw.id}`,
  at: timeOf(raw, arrival.now),
  network: view.network,
});

function said(raw: RawEvent, view: View, arrival: Arrival): readonly Event[] {
  const { content } = raw;
  const body = text(content["body"]);
  const kind = text(content["msgtype"]);
  // A request to verify keys is for programs, its body for those that don't know it.
  if (body === undefined || kind === undefined || kind.startsWith("m.key.verification")) return none;
  const to = relation(content);
  const edited = to["rel_type"] === "m.replace" ? text(to["event_id"]) : undefined;
  if (edited !== undefined) return editedTo(raw, edited, body, view, arrival);
  const replyTo = to["is_falling_back"] === true ? undefined : text(fields(to["m.in_reply_to"])["event_id"]);
  const words = clean(replyTo === undefined && to["rel_type"] === undefined ? body : withoutQuote(body));
  if (words === "") return none;
  const event: Writable<MessageEvent> = {
    ...base(raw, view, arrival),
    kind: "message",
    place: within(view.place, threadOf(content)),
    actor: actorOf(view, raw.sender),
    text: words,
    native: raw.id,
  };
  const toBot = kind === "m.emote" ? undefined : addressed(words, content, view.self);
  if (view.place.private) event.toBot = toBot || words;
  else if (toBot !== undefined) event.toBot = toBot;
  if (replyTo !== undefined) event.replyTo = replyTo;
  const mentions = mentionsOf(content);
  if (mentions?.length) event.mentions = mentions;
  if (kind === "m.notice") event.style = "notice";
  else if (kind === "m.emote") event.style = "action";
  return [event];
}

/** Source: client-server API, "Event replacements": only who wrote it may change it. */
function editedTo(
  raw: RawEvent,
  target: string,
  body: string,
  view: View,
  arrival: Arrival,
): readonly Event[] {
  const original = view.known(target);
  if (original?.sender !== raw.sender) return none;
  const content = fields(raw.content["m.new_content"]);
  const words = clean(withoutQuote(text(content["body"]) ?? body.replace(/^\* /, "")));
  if (words === "") return none;
  const toBot = addressed(words, content, view.self);
  const told = view.place.private ? toBot || words : toBot;
  return [
    {
      ...base(raw, view, arrival),
      kind: "edit",
      place: within(view.place, original.thread),
      actor: actorOf(view, raw.sender),
      target,
      text: words,
      ...(told === undefined ? {} : { toBot: told }),
    },
  ];
}

function reacted(raw: RawEvent, view: View, arrival: Arrival): readonly Event[] {
  const reaction = reactionOf(raw);
  if (!reaction) return none;
  const place = within(view.place, view.known(reaction.target)?.thread);
  const actor = actorOf(view, raw.sender);
  return [{ ...base(raw, view, arrival), kind: "reaction", place, actor, ...reaction }];
}

/** A message taken back is a deletion; a reaction taken back is one less. */
function redacted(raw: RawEvent, view: View, arrival: Arrival): readonly Event[] {
  if (raw.redacts === undefined) return none;
  const known = view.known(raw.redacts);
  const place = within(view.place, known?.thread);
  if (!known?.reaction) return [{ ...base(raw, view, arrival), kind: "delete", place, target: raw.redacts }];
  if (known.sender === view.self.id) return none;
  const thread = view.known(known.reaction.target)?.thread;
  return [
    {
      ...base(raw, view, arrival),
      kind: "reaction",
      place: within(view.place, thread),
      actor: actorOf(view, known.sender),
      ...known.reaction,
      removed: true,
    },
  ];
}

function member(raw: RawEvent, view: View, arrival: Arrival): readonly Event[] {
  const user = raw.stateKey;
  if (user === undefined || user === view.self.id || view.place.private) return none;
  const now = raw.content["membership"];
  const before = raw.before?.["membership"];
  const shared = base(raw, view, arrival);
  const name = nameFrom(text(raw.content["displayname"]), user);
  if (now === "join" && before !== "join")
    return [{ ...shared, kind: "join", place: view.place, actor: actorOf(view, user, name) }];
  if (now === "join") {
    const old = nameFrom(text(raw.before?.["displayname"]), user);
    // The same change is told in every room; only the first is news.
    if (old === name || view.renamed(user) === name) return none;
    return [{ ...shared, kind: "rename", from: actorOf(view, user, old), to: actorOf(view, user, name) }];
  }
  if ((now === "leave" || now === "ban") && before === "join")
    return [{ ...shared, kind: "leave", place: view.place, actor: actorOf(view, user) }];
  return none;
}

/** One event of a room as events. What we did ourselves is none. */
export function inbound(raw: RawEvent, view: View, arrival: Arrival): readonly Event[] {
  if (raw.type === "m.room.member") return arrival.playback ? none : member(raw, view, arrival);
  if (raw.sender === view.self.id || raw.stateKey !== undefined) return none;
  switch (raw.type) {
    case "m.room.message":
      return said(raw, view, arrival);
    case "m.reaction":
      return reacted(raw, view, arrival);
    case "m.room.redaction":
      return redacted(raw, view, arrival);
    default:
      return none;
  }
}
