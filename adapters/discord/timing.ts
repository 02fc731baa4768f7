import type { Millis } from "../../src/events.ts";

/** How long things may take, in milliseconds. */
export interface Timing {
  /** From the login to the gateway's READY; the library has no limit of its own. */
  readonly login: Millis;
  /** The first pause before connecting again; it doubles. */
  readonly firstRetry: Millis;
  readonly maxRetry: Millis;
  /** An interaction that has no answer by then gets "thinking…"; Discord gives it up after 3 s. */
  readonly defer: Millis;
  /** The same for a click. It shows nothing while it waits, but what comes in time can be told from what got lost. */
  readonly click: Millis;
  /** A deferred answer that never came is taken away after this. */
  readonly abandon: Millis;
  /** How long an interaction's token is used; Discord ends it after 15 minutes. */
  readonly token: Millis;
  /** How long Discord surely knows a nonce; it says "the past few minutes". */
  readonly nonce: Millis;
  /** A rate limit longer than this is handed back to the outbox. */
  readonly patience: Millis;
  /** One request to the API. */
  readonly request: Millis;
}

/**
 * Source: https://discord.com/developers/docs/interactions/receiving-and-responding,
 * https://discord.com/developers/docs/resources/message#create-message
 */
export const usualTiming: Timing = {
  login: 30_000,
  firstRetry: 1000,
  maxRetry: 300_000,
  defer: 1800,
  click: 700,
  abandon: 60_000,
  token: 14.5 * 60_000,
  nonce: 120_000,
  patience: 5000,
  request: 15_000,
};
