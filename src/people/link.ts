/** One-time codes for linking accounts. Pure. */
import { createHmac } from "node:crypto";
import type { Account } from "../world.ts";

/** How long a code can be used, milliseconds. */
export const codeLasts = 10 * 60_000;

/** The same for a code that is to be shown on a forge, which may be asked for news only now and then. */
export const forgeCodeLasts = 24 * 36e5;

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

/** What has to be written on the forge: who they say they are, and the code that only that account was told. */
export const proofText = (account: Account, code: string): string =>
  `porchlight: I am ${accountName(account)}, ${code}`;

/** How an account is written: `libera:alice`. */
export const accountName = (account: Account): string => `${account.network}:${account.key}`;
