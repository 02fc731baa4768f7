/**
 * How matrix-bot-sdk's requests go out: as before, but over connections that do not keep
 * a stopped process alive, and so that a request can be called off. The SDK waits half a
 * minute for each sync and has no way to end that.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

interface Parameters {
  readonly uri: string;
  readonly [name: string]: unknown;
}

type Callback = (error: Error | null, response?: unknown, body?: unknown) => void;

/** A function like the package `request`. */
export type RequestFunction = (parameters: Parameters, callback: Callback) => { abort(): void };

const calling = new AsyncLocalStorage<AbortSignal>();

/** Everything that is requested inside `work` ends, with an AbortError, when the signal says so. */
export const until = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  calling.run(signal, work);

/** Idle connections of these do not hold the process. */
const agents = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 32 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 32 }),
};

const aborted = (): Error => Object.assign(new Error("The request was called off"), { name: "AbortError" });

/** The SDK's request function around the package's own. */
export const send =
  (request: RequestFunction): RequestFunction =>
  (parameters, callback) => {
    const signal = calling.getStore();
    const agent = parameters.uri.startsWith("https:") ? agents.https : agents.http;
    let over = false;
    const end: Callback = (...outcome) => {
      if (over) return;
      over = true;
      signal?.removeEventListener("abort", callOff);
      callback(...outcome);
    };
    const running = request({ ...parameters, forever: false, agent }, end);
    const callOff = (): void => {
      running.abort();
      end(aborted());
    };
    if (signal?.aborted) queueMicrotask(callOff);
    else signal?.addEventListener("abort", callOff);
    return running;
  };
