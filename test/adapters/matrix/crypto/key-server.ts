import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Json = Record<string, unknown>;

/** The part of a homeserver that hands keys from device to device, in memory. */
export interface KeyServer {
  readonly url: string;
  /** What waits for a device, each time once, as a sync would bring it. */
  sync(
    user: string,
    device: string,
  ): { events: unknown[]; counts: Record<string, number>; fallback: string[] };
  /** Everybody in every room. */
  readonly members: Set<string>;
  /** The paths that were asked for. */
  readonly asked: string[];
  /** The next upload of keys is answered like this. */
  refuse: { status: number; body: Json } | undefined;
  close(): Promise<void>;
}

interface Device {
  keys?: Json;
  readonly once: Map<string, unknown>;
  fallback?: [string, unknown];
  fallbackUsed: boolean;
  readonly inbox: unknown[];
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Json);
}

/** A token is `USER DEVICE`. Source: client-server API, "End-to-End Encryption". */
export async function startKeyServer(): Promise<KeyServer> {
  const devices = new Map<string, Device>();
  const members = new Set<string>();
  const asked: string[] = [];

  const deviceOf = (name: string): Device => {
    let device = devices.get(name);
    if (!device) {
      device = { once: new Map(), fallbackUsed: false, inbox: [] };
      devices.set(name, device);
    }
    return device;
  };
  const of = (user: string): [string, Device][] =>
    [...devices].flatMap(([name, device]) => {
      const [owner, id = ""] = name.split(" ");
      return owner === user ? [[id, device] as [string, Device]] : [];
    });

  function upload(name: string, body: Json): Json {
    const device = deviceOf(name);
    if (body["device_keys"]) device.keys = body["device_keys"] as Json;
    for (const [id, key] of Object.entries((body["one_time_keys"] ?? {}) as Json)) device.once.set(id, key);
    const fallback = Object.entries((body["fallback_keys"] ?? {}) as Json)[0];
    if (fallback) {
      device.fallback = fallback;
      device.fallbackUsed = false;
    }
    return { one_time_key_counts: { signed_curve25519: device.once.size } };
  }

  function claim(wanted: Record<string, Record<string, string>>): Json {
    const take = (device: Device): unknown => {
      const first = [...device.once][0];
      if (first) {
        device.once.delete(first[0]);
        return Object.fromEntries([first]);
      }
      device.fallbackUsed = true;
      return device.fallback ? Object.fromEntries([device.fallback]) : {};
    };
    const keys = Object.entries(wanted).map(([user, ids]) => [
      user,
      Object.fromEntries(Object.keys(ids).map((id) => [id, take(deviceOf(`${user} ${id}`))])),
    ]);
    return { one_time_keys: Object.fromEntries(keys), failures: {} };
  }

  function query(users: Json): Json {
    const keys = Object.keys(users).map((user) => [
      user,
      Object.fromEntries(of(user).flatMap(([id, { keys }]) => (keys ? [[id, keys]] : []))),
    ]);
    return { device_keys: Object.fromEntries(keys), failures: {} };
  }

  function deliver(from: string, type: string, messages: Record<string, Record<string, unknown>>): Json {
    const sender = from.split(" ")[0];
    for (const [user, ids] of Object.entries(messages))
      for (const [id, content] of Object.entries(ids))
        for (const [name, device] of of(user))
          if (id === "*" || id === name) device.inbox.push({ type, sender, content });
    return {};
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const path = (request.url ?? "").split("?")[0]?.replace("/_matrix/client/v3/", "") ?? "";
      const from = (request.headers.authorization ?? "").replace("Bearer ", "");
      const body = await bodyOf(request);
      asked.push(path);
      const answer = (status: number, value: Json): void => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(value));
      };
      if (path === "keys/upload" && handle.refuse) {
        const { status, body: refusal } = handle.refuse;
        handle.refuse = undefined;
        return answer(status, refusal);
      }
      if (path === "keys/upload") return answer(200, upload(from, body));
      if (path === "keys/query") return answer(200, query(body["device_keys"] as Json));
      if (path === "keys/claim")
        return answer(200, claim(body["one_time_keys"] as Record<string, Record<string, string>>));
      if (path.startsWith("sendToDevice/")) {
        const type = decodeURIComponent(path.split("/")[1] ?? "");
        return answer(200, deliver(from, type, body["messages"] as Record<string, Record<string, unknown>>));
      }
      if (path.endsWith("/joined_members"))
        return answer(200, { joined: Object.fromEntries([...members].map((user) => [user, {}])) });
      if (path === "account/whoami") {
        const [user, device] = from.split(" ");
        return answer(200, { user_id: user, device_id: device });
      }
      return answer(404, { errcode: "M_UNRECOGNIZED", error: path });
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const handle: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    members,
    asked,
    refuse: undefined,
    sync(user, id) {
      const device = deviceOf(`${user} ${id}`);
      return {
        events: device.inbox.splice(0),
        counts: { signed_curve25519: device.once.size },
        fallback: device.fallback && !device.fallbackUsed ? ["signed_curve25519"] : [],
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return handle;
}
