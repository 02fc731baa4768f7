/** A forge's deliveries: known to come from it, journalled, acknowledged only then. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Event, Millis } from "../../src/events.ts";
import type { Asked, Hook, Reply } from "../../src/web/route.ts";

/** A header's value; empty when it is missing or there several times. */
export type Header = (name: string) => string;

/** What differs from forge to forge. */
export interface Deliveries {
  /** The forge's name in the config; the path ends in it. */
  readonly network: string;
  /** Why a delivery can't be believed, in a sentence for whoever set the webhook up; undefined when it can. */
  distrust(body: Buffer, header: Header, now: Millis): string | undefined | Promise<string | undefined>;
  /** What kind of delivery it is, and what is wrong with the headers that tell. */
  nameOf(header: Header): { readonly name: string } | { readonly wrong: string };
  read(name: string, payload: unknown, now: Millis): readonly Event[];
}

/** Equal, in a time that doesn't tell where they differ. */
export function same(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHmac("sha256", "compare").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

const refuse = (status: number, error: string): Reply => ({ status, body: { error } });

/** `POST /webhooks/NAME`. */
export function createWebhook(deliveries: Deliveries): Hook {
  const { network } = deliveries;
  const path = `/webhooks/${network}`;
  return ({ receive, log, now = Date.now }) => ({
    method: "POST",
    path,
    async answer({ headers, body }: Asked) {
      const header: Header = (name) => {
        const value = headers[name];
        return typeof value === "string" ? value : "";
      };
      const came = now();
      const distrust = await deliveries.distrust(body, header, came);
      if (distrust !== undefined) {
        log.warn({ bytes: body.length }, `a delivery to ${path} can't be believed: ${distrust}`);
        return refuse(401, distrust);
      }
      const named = deliveries.nameOf(header);
      if ("wrong" in named) return refuse(400, named.wrong);
      let payload: unknown;
      try {
        payload = JSON.parse(body.toString("utf8"));
      } catch {
        return refuse(400, "The body is not JSON: set the webhook's content type to application/json.");
      }
      const events = deliveries.read(named.name, payload, came);
      let fresh = 0;
      try {
        for (const event of events) if (await receive(event)) fresh++;
      } catch (error) {
        log.error({ err: error, network }, "a delivery could not be journalled");
        return refuse(503, "It could not be stored. Deliver it again later.");
      }
      log.debug({ network, name: named.name, events: events.length, fresh }, "a delivery came");
      // Forges send again what isn't acknowledged: one that is known is thanked for, and changes nothing.
      return { status: 202, body: { events: events.length, fresh } };
    },
  });
}
