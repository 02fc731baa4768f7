/** The seam between the adapter and whatever encrypts for it. */
import type { Fields, RawEvent } from "../raw.ts";

/** End-to-end encryption of one login. */
export interface Encryption {
  /** Takes in the keys and device lists of a sync, before its events are read. */
  takeSync(sync: Fields): Promise<void>;
  /** A room's state changed in a way that matters for who gets keys: members, encryption. */
  follow(room: string, event: RawEvent): Promise<void>;
  /** @returns the event in the clear, or undefined when its key is not known. */
  decrypt(room: string, event: RawEvent): Promise<RawEvent | undefined>;
  /** @returns the event to send in place of this one. */
  encrypt(room: string, type: string, content: Fields): Promise<{ type: string; content: Fields }>;
}
