/** The seam between the adapter and whatever encrypts for it. */
import type { Fields, RawEvent } from "../raw.ts";

/** End-to-end encryption of one login. */
export interface Encryption {
  /**
   * Takes in the keys and device lists of a sync, before its events are read.
   * @throws MatrixFailure when the same sync has to be taken again, KeyStoreError when the disk fails
   */
  takeSync(sync: Fields): Promise<void>;
  /** A room's state changed in a way that matters for how its messages are encrypted. */
  follow(room: string, event: RawEvent): Promise<void>;
  /**
   * @returns the event in the clear, or undefined when its key is not known; then it is kept,
   * also over a restart, and handed over when the key comes
   */
  decrypt(room: string, event: RawEvent): Promise<RawEvent | undefined>;
  /** A message was taken back: it is not waited for any more. */
  forget(id: string): void;
  /** @returns the event to send in place of this one. */
  encrypt(room: string, type: string, content: Fields): Promise<{ type: string; content: Fields }>;
  /** Ends it; the keys are on the disk. */
  close(): Promise<void>;
}
