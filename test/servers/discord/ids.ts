/** Snowflakes as Discord makes them: time and a counter, each larger than the last. */
const epoch = 1_420_070_400_000;

export type Ids = ReturnType<typeof createIds>;

export function createIds() {
  let last = 0n;
  return {
    next(at = Date.now()): string {
      const id = BigInt(at - epoch) << 22n;
      last = id > last ? id : last + 1n;
      return last.toString();
    },
    timeOf: (id: string): number => Number(BigInt(id) >> 22n) + epoch,
  };
}
