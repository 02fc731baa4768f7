/** A line that waits for its turn. */
export interface Waiting {
  /** Writes it. */
  go(): void;
  /** It will not be written: the connection is gone. */
  drop(): void;
}

export interface Pace {
  /** Milliseconds between two lines; 0 for no pacing. */
  readonly every: number;
  /** Lines that may go at once after a pause. */
  readonly burst: number;
}

export type Queue = ReturnType<typeof createQueue>;

/** The order of what waits: answers, routing, posts, and our own housekeeping. */
export type Priority = 0 | 1 | 2 | 3;

/** More than this many lines waiting means that something floods. */
export const maxWaiting = 500;

/**
 * A token bucket in front of the connection: servers cut off whoever sends faster than
 * they allow. Lower priorities go first, equal ones in order.
 * @param monotonic milliseconds of a clock that never jumps.
 */
export function createQueue(pace: Pace, monotonic: () => number = () => performance.now()) {
  const lanes: [Waiting[], Waiting[], Waiting[], Waiting[]] = [[], [], [], []];
  let tokens = pace.burst;
  let filled = monotonic();
  let timer: NodeJS.Timeout | undefined;
  let size = 0;

  function refill(): void {
    const now = monotonic();
    tokens = Math.min(pace.burst, tokens + (now - filled) / pace.every);
    filled = now;
  }

  function drain(): void {
    timer = undefined;
    refill();
    while (size > 0 && tokens >= 1) {
      const lane = lanes.find((one) => one.length > 0);
      const next = lane?.shift();
      if (!next) break;
      size--;
      tokens--;
      next.go();
    }
    if (size > 0 && !timer) timer = setTimeout(drain, Math.ceil((1 - tokens) * pace.every));
  }

  return {
    get size(): number {
      return size;
    },
    /** Milliseconds until a line that is put in now would surely go. */
    get wait(): number {
      return size * pace.every;
    },
    /** False when the queue is full. */
    push(priority: Priority, item: Waiting): boolean {
      if (pace.every === 0) {
        item.go();
        return true;
      }
      if (size >= maxWaiting) return false;
      lanes[priority].push(item);
      size++;
      if (!timer) drain();
      return true;
    },
    /** Drops all that waits. */
    clear(): void {
      clearTimeout(timer);
      timer = undefined;
      for (const lane of lanes) for (const item of lane.splice(0)) item.drop();
      size = 0;
    },
  };
}
