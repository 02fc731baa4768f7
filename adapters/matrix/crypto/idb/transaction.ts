/**
 * Transactions. Source: Indexed Database API 3.0, "Transactions".
 *
 * All transactions of a file run one after another, also those that only read: each of
 * their requests is over in microseconds, and one at a time there is nothing to isolate.
 * A transaction ends by itself once a turn of the event loop brings no further request.
 */
import { turn } from "./line.ts";
import type { Records } from "./records.ts";
import { asDomException, type Handler, Request } from "./request.ts";

export type Mode = "readonly" | "readwrite" | "versionchange";

/** What the parts of a store see of the transaction they belong to. */
export interface Work {
  readonly mode: Mode;
  /** Does something when its turn comes; `target` gets the result, again for a cursor's next step. */
  request(work: () => unknown, target?: Request): Request;
  /** Throws ReadOnlyError where nothing may be written. */
  mayWrite(): void;
}

/** As the wasm module sees it. */
export interface Transaction<Store> extends Work {
  oncomplete: Handler;
  onabort: Handler;
  onerror: Handler;
  readonly error: DOMException | null;
  objectStore(name: string): Store;
  commit(): void;
  abort(): void;
}

/** A transaction and what drives it. */
export interface Driven<Store> {
  readonly transaction: Transaction<Store>;
  /** Runs to its end, written to disk or taken back. Never rejects. */
  run(): Promise<void>;
}

interface Step {
  readonly target: Request;
  readonly work: () => unknown;
}

/**
 * @param open an object store of this transaction, by its name
 * @param first what happens at its start, within it
 */
export function createTransaction<Store>(
  records: Records,
  mode: Mode,
  open: (work: Work, name: string) => Store,
  first?: (transaction: Transaction<Store>) => void,
): Driven<Store> {
  const steps: Step[] = [];
  let state: "open" | "committing" | "over" = "open";
  let failure: DOMException | null = null;
  let aborted = false;

  const expectOpen = (): void => {
    if (state !== "open") throw new DOMException("the transaction is over", "TransactionInactiveError");
  };

  function giveUp(error: DOMException | null): void {
    if (aborted || state === "over") return;
    aborted = true;
    failure = error;
  }

  function tell(handler: "oncomplete" | "onabort", type: string): void {
    transaction[handler]?.({ type, target: transaction, preventDefault: () => undefined });
  }

  const transaction: Transaction<Store> = {
    mode,
    oncomplete: null,
    onabort: null,
    onerror: null,
    get error() {
      return failure;
    },
    objectStore: (name) => open(transaction, name),
    request(work, target = new Request()) {
      expectOpen();
      target.readyState = "pending";
      target.transaction = transaction;
      steps.push({ target, work });
      return target;
    },
    mayWrite() {
      expectOpen();
      if (mode === "readonly") throw new DOMException("this transaction only reads", "ReadOnlyError");
    },
    commit() {
      expectOpen();
      state = "committing";
    },
    abort() {
      if (state === "over") throw new DOMException("the transaction is over", "InvalidStateError");
      giveUp(null);
    },
  };

  /** A result, or a failure, reaches whoever asked; what they throw ends the transaction. */
  function take({ target, work }: Step): void {
    let result: unknown;
    try {
      result = work();
    } catch (error) {
      const problem = asDomException(error);
      if (!target.fail(problem)) giveUp(problem);
      return;
    }
    target.succeed(result);
  }

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      giveUp(error instanceof DOMException ? error : new DOMException(String(error), "AbortError"));
    }
  }

  async function drain(): Promise<void> {
    await turn();
    while (!aborted) {
      const step = steps.shift();
      if (!step) return;
      guarded(() => take(step));
      // Whoever waited for it may go on with another request, after some promises.
      await turn();
    }
  }

  async function run(): Promise<void> {
    try {
      if (mode !== "readonly") records.begin();
      if (first) guarded(() => first(transaction));
      await drain();
      state = "over";
      if (!aborted && mode !== "readonly") records.commit();
    } catch (error) {
      giveUpLate(asDomException(error));
    }
    state = "over";
    if (!aborted) {
      tell("oncomplete", "complete");
      return;
    }
    if (mode !== "readonly") records.rollback();
    for (const { target } of steps.splice(0))
      target.fail(new DOMException("the transaction was taken back", "AbortError"));
    tell("onabort", "abort");
  }

  function giveUpLate(error: DOMException): void {
    aborted = true;
    failure = error;
  }

  return { transaction, run };
}
