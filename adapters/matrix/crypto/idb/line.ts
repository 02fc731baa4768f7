/** One after another: the transactions of one file. */

/** @returns a function that starts a job when all before it have ended */
export function createLine(): (job: () => Promise<void>) => void {
  let last = Promise.resolve();
  return (job) => {
    last = last.then(job, job);
  };
}

/** The next turn of the event loop: everything that a result has set going has run by then. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
