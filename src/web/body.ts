/** Reads a request's body, never more than allowed. */
import type { IncomingMessage } from "node:http";

/** Memory shared by all requests. */
export interface Room {
  /** Takes room for bytes; false when there is none. */
  take(bytes: number): boolean;
}

/** How the reading ended; `held` is the room to give back. */
export type Body =
  | { readonly read: "whole"; readonly bytes: Buffer; readonly held: number }
  /** Over the limit, or there was no room, or the client went away. */
  | { readonly read: "large"; readonly held: number }
  | { readonly read: "busy"; readonly held: number }
  | { readonly read: "gone"; readonly held: number };

/** Resolves as soon as the outcome is certain; the request may then still be sending. */
export function readBody(request: IncomingMessage, limit: number, room: Room): Promise<Body> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > limit) return Promise.resolve({ read: "large", held: 0 });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let held = 0;
    const end = (body: Body): void => {
      request.off("data", data).off("end", whole).off("close", gone).off("error", gone);
      // Without a listener a late error would end the process.
      request.on("error", () => undefined);
      resolve(body);
    };
    const gone = (): void => end({ read: "gone", held });
    const whole = (): void => end({ read: "whole", bytes: Buffer.concat(chunks), held });
    const data = (chunk: Buffer): void => {
      if (held + chunk.length > limit) end({ read: "large", held });
      else if (!room.take(chunk.length)) end({ read: "busy", held });
      else {
        held += chunk.length;
        chunks.push(chunk);
      }
    };
    request.on("data", data).on("end", whole).on("close", gone).on("error", gone);
  });
}
