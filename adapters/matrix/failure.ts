/** What went wrong with a request, from whatever matrix-bot-sdk throws. */
import { SendFailed } from "../../src/adapter.ts";
import { count, fields, text } from "./raw.ts";

/** No connection was made. */
const neverLeft = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/;

/** A request that failed. */
export class MatrixFailure extends Error {
  override readonly name = "MatrixFailure";
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  /** Matrix's error code, such as `M_FORBIDDEN`. Source: client-server API, "Standard error response". */
  readonly code: string | undefined;
  /** Milliseconds that the server wants us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, how: { status?: number; code?: string; retryAfterMs?: number } = {}) {
    super(message);
    this.status = how.status;
    this.code = how.code;
    this.retryAfterMs = how.retryAfterMs;
  }

  /** The server, or the way to it, does not work now; nothing is said about the request itself. */
  get offline(): boolean {
    return (
      this.status === undefined || this.status === 408 || (this.status >= 500 && this.code !== "M_NOT_FOUND")
    );
  }

  /** The server said no, or was not reached: what was asked is not done. */
  get notTaken(): boolean {
    if (this.status === undefined) return neverLeft.test(this.message);
    // A proxy says 502 and 503 of a server that is down.
    return this.status < 500 ? this.code !== undefined : this.status === 502 || this.status === 503;
  }

  /** The access token is worth nothing any more. */
  get loggedOut(): boolean {
    return this.code === "M_UNKNOWN_TOKEN" || this.code === "M_MISSING_TOKEN";
  }
}

/** When a server does not say how long to wait. */
const usualWait = 5000;

/** @param error what the SDK threw: its MatrixError, a bare HTTP response, or a socket's error */
export function readFailure(error: unknown): MatrixFailure {
  if (error instanceof MatrixFailure) return error;
  const raw = fields(error);
  const status = count(raw["statusCode"]);
  const code = text(raw["errcode"]);
  const body = fields(raw["body"]);
  const wait = count(body["retry_after_ms"]);
  const said = text(body["error"]) ?? (error instanceof Error ? error.message : "");
  // It goes into sentences of our own.
  const words = said.replace(/\.\s*$/, "");
  if (status === undefined)
    return new MatrixFailure(error instanceof Error ? error.message : `no answer (${String(error)})`);
  const limited = status === 429 || code === "M_LIMIT_EXCEEDED";
  return new MatrixFailure(words === "" ? `HTTP ${status}` : words, {
    status,
    ...(code === undefined ? {} : { code }),
    ...(limited ? { retryAfterMs: Math.max(0, wait ?? usualWait) } : {}),
  });
}

/** Refusals after which trying the same again is of no use. */
const lasting = new Set([
  "M_FORBIDDEN",
  "M_TOO_LARGE",
  "M_BAD_JSON",
  "M_NOT_JSON",
  "M_INVALID_PARAM",
  "M_NOT_FOUND",
]);

/** The same for the outbox. */
export function toSendFailed(error: unknown, what = "the homeserver"): SendFailed {
  if (error instanceof SendFailed) return error;
  const failure = readFailure(error);
  const code = failure.code === undefined ? "" : ` (${failure.code})`;
  return new SendFailed(`${what}: ${failure.message}${code}`, {
    cause: error,
    // A login that ended is mended by a new one; meanwhile the row waits.
    offline: failure.offline || failure.loggedOut,
    notTaken: failure.notTaken,
    forGood: failure.code !== undefined && lasting.has(failure.code),
    ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
  });
}
