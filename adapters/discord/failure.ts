/** What an error of the API means for the row that met it. */
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { SendFailed } from "../../src/adapter.ts";
import { missingPermission, slowMode, type Trouble, tokenTrouble } from "./trouble.ts";

/** What was tried, for the words. */
export interface Attempt {
  readonly network: string;
  /** Where, as the config names it; or the person. */
  readonly where: string;
  /** The permission that it takes, as Discord's settings call it. */
  readonly permission: string;
  /** Seconds of slow mode, where that is known. */
  readonly slow: number;
}

export interface Failure {
  readonly error: SendFailed;
  readonly trouble?: Trouble;
}

/** Trying again changes nothing. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const forGood: ReadonlySet<number | string> = new Set<number>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.UnknownEmoji,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.CannotExecuteActionOnDMChannel,
  RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
  RESTJSONErrorCodes.CannotSendAnEmptyMessage,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.InvalidRecipients,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
  RESTJSONErrorCodes.MaximumNumberOfReactionsReached,
  RESTJSONErrorCodes.ReactionWasBlocked,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
  RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration,
]);

const denied: ReadonlySet<number | string> = new Set<number>([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
]);

/** The network itself failed: no connection, a broken one, or none in time. */
const networkCodes = /^(?:ECONN|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EPIPE|ETIMEDOUT|UND_ERR)/;

/** No connection was made, so nothing was sent. */
const neverLeft = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOST|ENET|UND_ERR_CONNECT)/;

const networkCode = (error: unknown): string => {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : undefined;
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
};

export function isOffline(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "AbortError") return true;
  return networkCodes.test(networkCode(error)) || error.message === "fetch failed";
}

/** What could not be read now may be read later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof RateLimitError ||
  (error instanceof SendFailed && !error.forGood) ||
  ((error instanceof HTTPError || error instanceof DiscordAPIError) && error.status >= 500) ||
  isOffline(error);

export const codeOf = (error: unknown): number | string | undefined =>
  error instanceof DiscordAPIError ? error.code : undefined;

/** @returns what to throw, and what to tell the maintainers if they can mend it. */
export function failureOf(error: unknown, attempt: Attempt): Failure {
  if (error instanceof SendFailed) return { error };
  const { where, network } = attempt;
  const because = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.ceil(Math.max(error.retryAfter, error.sublimitTimeout, 1000));
    const reason = `Discord's rate limit for ${where} is used up`;
    const failed = new SendFailed(reason, { retryAfterMs, notTaken: true, cause: error });
    // Slow mode is answered as a rate limit, too.
    return attempt.slow > 0 ? { error: failed, trouble: slowMode(where, attempt.slow) } : { error: failed };
  }
  if (error instanceof DiscordAPIError) {
    const reason = `${where}: ${because.replace(/\s+/g, " ")} (${error.code})`;
    if (error.status === 401)
      return {
        error: new SendFailed(reason, { offline: true, notTaken: true, cause: error }),
        trouble: tokenTrouble(network),
      };
    if (error.code === RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit) {
      const retryAfterMs = Math.max(1, attempt.slow) * 1000;
      return {
        error: new SendFailed(reason, { retryAfterMs, notTaken: true, cause: error }),
        trouble: slowMode(where, attempt.slow),
      };
    }
    const failed = new SendFailed(reason, {
      forGood: forGood.has(error.code),
      notTaken: true,
      cause: error,
    });
    if (!denied.has(error.code)) return { error: failed };
    const lacks = error.code === RESTJSONErrorCodes.MissingAccess ? "View Channel" : attempt.permission;
    return { error: failed, trouble: missingPermission(where, [lacks]) };
  }
  if (error instanceof HTTPError)
    return { error: new SendFailed(`Discord answered ${error.status} for ${where}`, { cause: error }) };
  const offline = isOffline(error);
  const notTaken = neverLeft.test(networkCode(error));
  return { error: new SendFailed(`${where}: ${because}`, { offline, notTaken, cause: error }) };
}
