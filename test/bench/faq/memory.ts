/** What a value takes to be held: the heap and what hangs outside it, with the garbage of before and after collected. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A context made after the flag is set has `gc`, so that nobody needs to start the benchmark with it. */
function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

let collect: (() => void) | undefined;

/** Bytes in use on the heap and in buffers outside it. SQLite's are not among them. */
export function bytesInUse(): number {
  collect ??= collector();
  // What one collection frees may be all that held something outside the heap.
  for (let times = 0; times < 3; times++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What `make` returns and how many bytes it holds; less than 0 only by what the engine itself let go of. */
export function held<T>(make: () => T): { readonly made: T; readonly bytes: number } {
  const before = bytesInUse();
  const made = make();
  return { made, bytes: bytesInUse() - before };
}
