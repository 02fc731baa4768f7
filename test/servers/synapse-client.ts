import { setTimeout as pause } from "node:timers/promises";
import { until } from "./process.ts";
import { type Synapse, serverName } from "./synapse.ts";

type Json = Record<string, unknown>;

/** An event as a client gets it. */
export interface Seen {
  readonly type: string;
  readonly event_id: string;
  readonly room_id: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly content: Json & { readonly body?: string };
  readonly unsigned?: Json;
}

/** A plain Matrix client for tests: a person in front of Synapse. */
export interface Client {
  readonly user: string;
  readonly token: string;
  /** Everything seen in timelines, in order. */
  readonly seen: Seen[];
  /** Who was writing in which room, each time that changed. */
  readonly typing: { readonly room: string; readonly users: readonly string[] }[];
  /** Rooms that this person is invited to and not yet in. */
  readonly invites: Set<string>;
  /** Any call of the client-server API; the path goes on after `/_matrix/client/v3`. */
  call(method: string, path: string, body?: unknown): Promise<Json>;
  /** The same, but a refusal is an answer, too: its status and body. */
  tryCall(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>;
  create(body: Json): Promise<string>;
  join(room: string): Promise<string>;
  send(room: string, content: Json, type?: string): Promise<string>;
  say(room: string, text: string): Promise<string>;
  redact(room: string, event: string): Promise<string>;
  react(room: string, event: string, emoji: string): Promise<string>;
  state(room: string, type: string, content: Json, key?: string): Promise<void>;
  /** Waits until an event that fits was seen. */
  wait(fits: (event: Seen) => boolean, what?: string): Promise<Seen>;
  /** Every message of a room by the server's own history, oldest first. */
  history(room: string): Promise<Seen[]>;
  close(): void;
}

let transactions = 0;

/** @param token from {@link Synapse.register} */
export function connectClient(server: Pick<Synapse, "url">, name: string, token: string): Client {
  const user = `@${name}:${serverName}`;
  const seen: Seen[] = [];
  const typing: Client["typing"] = [];
  const invites = new Set<string>();
  const closing = new AbortController();
  const { signal } = closing;

  async function tryCall(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Json }> {
    const answer = await fetch(`${server.url}/_matrix/client/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Json };
  }

  async function call(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await tryCall(method, path, body);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  const id = encodeURIComponent;
  const next = (): string => `t${Date.now()}.${transactions++}`;
  const eventOf = async (answer: Promise<Json>): Promise<string> => String((await answer)["event_id"]);

  async function listen(): Promise<void> {
    let since = "";
    while (!signal.aborted) {
      try {
        const path = `${server.url}/_matrix/client/v3/sync?timeout=${since === "" ? 0 : 20_000}${since && `&since=${id(since)}`}`;
        const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` }, signal });
        const sync = (await answer.json()) as {
          next_batch: string;
          rooms?: {
            join?: Record<string, { timeline: { events: Seen[] }; ephemeral?: { events: Seen[] } }>;
            invite?: Record<string, unknown>;
          };
        };
        for (const room of Object.keys(sync.rooms?.invite ?? {})) invites.add(room);
        for (const [room, { timeline, ephemeral }] of Object.entries(sync.rooms?.join ?? {})) {
          invites.delete(room);
          for (const { type, content } of ephemeral?.events ?? [])
            if (type === "m.typing") typing.push({ room, users: content["user_ids"] as string[] });
          for (const event of timeline.events) seen.push({ ...event, room_id: room });
        }
        since = sync.next_batch;
      } catch {
        if (!signal.aborted) await pause(100);
      }
    }
  }
  void listen();

  return {
    user,
    token,
    seen,
    typing,
    invites,
    call,
    tryCall,
    create: async (body) => String((await call("POST", "/createRoom", body))["room_id"]),
    join: async (room) => String((await call("POST", `/join/${id(room)}`, {}))["room_id"]),
    send: (room, content, type = "m.room.message") =>
      eventOf(call("PUT", `/rooms/${id(room)}/send/${type}/${next()}`, content)),
    say: (room, body) =>
      eventOf(call("PUT", `/rooms/${id(room)}/send/m.room.message/${next()}`, { msgtype: "m.text", body })),
    redact: (room, event) => eventOf(call("PUT", `/rooms/${id(room)}/redact/${id(event)}/${next()}`, {})),
    react: (room, event, emoji) =>
      eventOf(
        call("PUT", `/rooms/${id(room)}/send/m.reaction/${next()}`, {
          "m.relates_to": { rel_type: "m.annotation", event_id: event, key: emoji },
        }),
      ),
    async state(room, type, content, key = "") {
      await call("PUT", `/rooms/${id(room)}/state/${type}/${id(key)}`, content);
    },
    async wait(fits, what = "an event") {
      await until(what, () => seen.some(fits));
      const found = seen.find(fits);
      if (!found) throw new Error(`Lost ${what}`);
      return found;
    },
    async history(room) {
      const all: Seen[] = [];
      let from: string | undefined;
      for (let pages = 0; pages < 50; pages++) {
        const start = from === undefined ? "" : `&from=${id(from)}`;
        const page = await call("GET", `/rooms/${id(room)}/messages?dir=b&limit=500${start}`);
        all.push(...(page["chunk"] as Seen[]));
        from = page["end"] as string | undefined;
        if (from === undefined) break;
      }
      return all.reverse();
    },
    close: () => closing.abort(),
  };
}
