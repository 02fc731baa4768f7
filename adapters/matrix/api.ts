/**
 * The calls of the client-server API that the adapter makes, over matrix-bot-sdk's client.
 * Each throws MatrixFailure.
 * Source: Matrix specification 1.15, client-server API.
 */
import type { MatrixClient } from "matrix-bot-sdk";
import { MatrixFailure, readFailure } from "./failure.ts";
import { type Fields, fields, list, type RawEvent, readEvent, readEvents, text } from "./raw.ts";
import { until } from "./transport.ts";

/** A part of a room's history, newest first. */
export interface History {
  readonly events: readonly RawEvent[];
  /** Where it goes on; undefined at the beginning of the room. */
  readonly end: string | undefined;
}

export type Api = ReturnType<typeof createApi>;

const part = encodeURIComponent;
const v3 = "/_matrix/client/v3";

/** A body or address that is wrong at the other end, not a Matrix answer. */
function expectFields(value: unknown, from: string): Fields {
  if (typeof value === "object" && value !== null) return value as Fields;
  throw new MatrixFailure(`${from} did not answer as a Matrix homeserver does`, { status: 502 });
}

/**
 * @param client matrix-bot-sdk's, with the access token of one login
 * @param signal ends every call that is under way
 */
export function createApi(client: MatrixClient, signal: AbortSignal) {
  async function call(
    method: "GET" | "POST" | "PUT",
    path: string,
    query: Fields = {},
    body?: Fields,
    timeout = 60_000,
  ): Promise<Fields> {
    try {
      const work = (): Promise<unknown> => client.doRequest(method, path, query, body ?? null, timeout);
      return expectFields(await until(signal, work), client.homeserverUrl);
    } catch (error) {
      throw readFailure(error);
    }
  }

  /** Of nothing there, as undefined. */
  async function maybe(work: Promise<Fields>): Promise<Fields | undefined> {
    try {
      return await work;
    } catch (error) {
      const failure = readFailure(error);
      // Not every server says M_NOT_FOUND for what it does not find.
      if (failure.status === 404 && failure.code !== undefined && failure.code !== "M_UNRECOGNIZED")
        return undefined;
      throw error;
    }
  }

  const eventId = (answer: Fields): string => {
    const id = text(answer["event_id"]);
    if (id === undefined) throw new MatrixFailure("the answer has no event id", { status: 502 });
    return id;
  };

  return {
    async whoAmI(): Promise<{ user: string; device: string | undefined }> {
      const answer = await call("GET", `${v3}/account/whoami`);
      const user = text(answer["user_id"]);
      if (user === undefined) throw new MatrixFailure("the answer to whoami has no user id", { status: 502 });
      return { user, device: text(answer["device_id"]) };
    },
    login: (body: Fields): Promise<Fields> => call("POST", `${v3}/login`, {}, body),
    logOut: () => call("POST", `${v3}/logout`, {}, {}),
    nameDevice: (device: string, name: string) =>
      call("PUT", `${v3}/devices/${part(device)}`, {}, { display_name: name }),
    sync: (query: Fields, timeout: number): Promise<Fields> =>
      call("GET", `${v3}/sync`, query, undefined, timeout),
    /** Backwards from a token, at most to another. */
    async history(room: string, from: string, to: string | undefined, limit: number): Promise<History> {
      const filter = JSON.stringify({ lazy_load_members: true });
      const query = { dir: "b", from, limit, filter, ...(to === undefined ? {} : { to }) };
      const answer = await call("GET", `${v3}/rooms/${part(room)}/messages`, query);
      return { events: readEvents(answer["chunk"]), end: text(answer["end"]) };
    },
    /** @returns undefined when it is not there, or not for us. */
    async event(room: string, event: string): Promise<RawEvent | undefined> {
      const path = `${v3}/rooms/${part(room)}/event/${part(event)}`;
      const answer = await maybe(call("GET", path));
      return answer && readEvent(answer);
    },
    state: (room: string, type: string, key = ""): Promise<Fields | undefined> =>
      maybe(call("GET", `${v3}/rooms/${part(room)}/state/${part(type)}/${part(key)}`)),
    async joinedRooms(): Promise<readonly string[]> {
      const answer = await call("GET", `${v3}/joined_rooms`);
      return list(answer["joined_rooms"]).flatMap((room) => text(room) ?? []);
    },
    /** User id and display name of everybody in a room. */
    async joinedMembers(room: string): Promise<ReadonlyMap<string, string | undefined>> {
      const answer = await call("GET", `${v3}/rooms/${part(room)}/joined_members`);
      const members = Object.entries(fields(answer["joined"]));
      return new Map(members.map(([user, profile]) => [user, text(fields(profile)["display_name"])]));
    },
    /** @returns the room's id, and servers that know it. */
    async resolve(alias: string): Promise<{ room: string; servers: readonly string[] } | undefined> {
      const answer = await maybe(call("GET", `${v3}/directory/room/${part(alias)}`));
      const room = answer && text(answer["room_id"]);
      if (room === undefined) return undefined;
      return { room, servers: list(answer?.["servers"]).flatMap((one) => text(one) ?? []) };
    },
    /** @param via servers that know the room. @returns the room's id. */
    async join(room: string, via: readonly string[] = []): Promise<string> {
      const servers = via.slice(0, 5);
      const query = servers.length ? { via: servers, server_name: servers } : {};
      const answer = await call("POST", `${v3}/join/${part(room)}`, query, {}, 120_000);
      return text(answer["room_id"]) ?? room;
    },
    createRoom: async (body: Fields): Promise<string> => {
      const room = text((await call("POST", `${v3}/createRoom`, {}, body))["room_id"]);
      if (room === undefined) throw new MatrixFailure("the new room has no id", { status: 502 });
      return room;
    },
    invite: (room: string, user: string) =>
      call("POST", `${v3}/rooms/${part(room)}/invite`, {}, { user_id: user }),
    /** The same transaction id again changes nothing and gives the same event id. */
    send: async (room: string, type: string, transaction: string, content: Fields): Promise<string> =>
      eventId(
        await call("PUT", `${v3}/rooms/${part(room)}/send/${part(type)}/${part(transaction)}`, {}, content),
      ),
    redact: async (room: string, event: string, transaction: string): Promise<string> =>
      eventId(
        await call("PUT", `${v3}/rooms/${part(room)}/redact/${part(event)}/${part(transaction)}`, {}, {}),
      ),
    /** @param forMs how long it is shown when nobody ends it */
    typing: (room: string, user: string, on: boolean, forMs: number) =>
      call(
        "PUT",
        `${v3}/rooms/${part(room)}/typing/${part(user)}`,
        {},
        on ? { typing: true, timeout: forMs } : { typing: false },
      ),
    accountData: (user: string, type: string): Promise<Fields | undefined> =>
      maybe(call("GET", `${v3}/user/${part(user)}/account_data/${part(type)}`)),
    setAccountData: (user: string, type: string, body: Fields) =>
      call("PUT", `${v3}/user/${part(user)}/account_data/${part(type)}`, {}, body),
    profile: (user: string): Promise<Fields | undefined> => maybe(call("GET", `${v3}/profile/${part(user)}`)),
    setProfile: (user: string, key: "displayname" | "avatar_url", value: string) =>
      call("PUT", `${v3}/profile/${part(user)}/${key}`, {}, { [key]: value }),
    /** @returns the image's mxc:// address. */
    async upload(image: Buffer, type: string, filename: string): Promise<string> {
      try {
        return await until(signal, () => client.uploadContent(image, type, filename));
      } catch (error) {
        throw readFailure(error);
      }
    },
  };
}
