/** What a call on the store gives back at once; its result comes later. */

/** What a handler is told. */
export interface StoreEvent {
  readonly type: string;
  readonly target: unknown;
  readonly oldVersion?: number;
  readonly newVersion?: number;
  preventDefault(): void;
}

export type Handler = ((event: StoreEvent) => unknown) | null;

/**
 * Source: Indexed Database API 3.0, "IDBRequest". A class, since the wasm module asks
 * whether what it gets is one.
 */
export class Request {
  readyState: "pending" | "done" = "pending";
  result: unknown = undefined;
  error: DOMException | null = null;
  transaction: unknown = null;
  onsuccess: Handler = null;
  onerror: Handler = null;

  /** Tells its result. Throws what the handler throws. */
  succeed(result: unknown): void {
    this.readyState = "done";
    this.result = result;
    this.error = null;
    this.onsuccess?.({ type: "success", target: this, preventDefault: () => undefined });
  }

  /** @returns whether the handler took care of the failure, so that the transaction goes on */
  fail(error: DOMException): boolean {
    this.readyState = "done";
    this.result = undefined;
    this.error = error;
    let handled = false;
    this.onerror?.({
      type: "error",
      target: this,
      preventDefault: () => {
        handled = true;
      },
    });
    return handled;
  }
}

/** Source: the same, "IDBOpenDBRequest". */
export class OpenRequest extends Request {
  onupgradeneeded: Handler = null;
  onblocked: Handler = null;

  upgrade(database: unknown, transaction: unknown, oldVersion: number, newVersion: number): void {
    this.readyState = "done";
    this.result = database;
    this.transaction = transaction;
    this.onupgradeneeded?.({
      type: "upgradeneeded",
      target: this,
      oldVersion,
      newVersion,
      preventDefault: () => undefined,
    });
  }
}

/** Any failure as the one kind that the wasm module reads. */
export function asDomException(error: unknown): DOMException {
  if (error instanceof DOMException) return error;
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  const name = code === "SQLITE_FULL" ? "QuotaExceededError" : "UnknownError";
  return new DOMException(code === "" ? message : `${message} (${code})`, name);
}
