/** One-time codes for linking accounts. Pure. */
import { createHmac } from "node:crypto";
import type { Account } from "../world.ts";

/** How long a code can be used, milliseconds. */
export const codeLasts = 10 * 60_000;

/** At most so many codes and so many tries an hour and account. */
export const codesAnHour = 5;
export const triesAnHour = 10;

/** Without letters and digits that look alike (Crockford's base 32 less its vowels). */
const letters = "23456789bcdfghjkmnpqrstvwxz";

/**
 * Eight letters, some 38 bits, from the database's secret and the asking event's id:
 * nothing random in `decide`, and nothing that anybody outside can foresee.
 */
export function codeFrom(secret: string, id: string): string {
  const digest = createHmac("sha256", secret).update(id).digest();
  return Array.from(digest.subarray(0, 8), (byte) => letters[byte % letters.length]).join("");
}

/** How an account is written: `libera:alice`. */
export const accountName = (account: Account): string => `${account.network}:${account.key}`;
