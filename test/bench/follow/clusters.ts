/** Conversations as sets of lines, and how alike two divisions of a log are. */

/** Lines that links hold together, context included; only those from `first` on are kept. */
export function clustersOf(
  links: ReadonlyMap<number, readonly number[]>,
  first: number,
): readonly Set<number>[] {
  const above = new Map<number, number>();
  const find = (line: number): number => {
    let top = line;
    while ((above.get(top) ?? top) !== top) top = above.get(top) ?? top;
    above.set(line, top);
    return top;
  };
  for (const [line, parents] of links)
    for (const parent of [line, ...parents]) {
      const one = find(line);
      const other = find(parent);
      if (one !== other) above.set(one, other);
    }
  const found = new Map<number, Set<number>>();
  for (const line of links.keys()) {
    if (line < first) continue;
    const top = find(line);
    const cluster = found.get(top) ?? new Set();
    found.set(top, cluster.add(line));
  }
  return [...found.values()];
}

const nameOf = (cluster: ReadonlySet<number>): string => [...cluster].sort((a, b) => a - b).join(" ");

/** Conversations of more than one line that both divisions have. */
export function exactly(
  mine: readonly ReadonlySet<number>[],
  theirs: readonly ReadonlySet<number>[],
): { hit: number; wrong: number; missed: number } {
  const ours = new Set(mine.filter((one) => one.size > 1).map(nameOf));
  const gold = new Set(theirs.filter((one) => one.size > 1).map(nameOf));
  const hit = [...ours].filter((one) => gold.has(one)).length;
  return { hit, wrong: ours.size - hit, missed: gold.size - hit };
}

/**
 * Lines that agree when each conversation is matched with at most one of the other
 * division, as well as can be. Source: Hungarian method by shortest augmenting paths,
 * R. Jonker and A. Volgenant, Computing 38 (1987).
 */
export function oneToOne(
  mine: readonly ReadonlySet<number>[],
  theirs: readonly ReadonlySet<number>[],
): number {
  const size = Math.max(mine.length, theirs.length);
  const clusterOf = new Map(theirs.flatMap((one, at) => [...one].map((line) => [line, at] as const)));
  const shared = Array.from({ length: size }, () => new Float64Array(size));
  for (const [at, one] of mine.entries())
    for (const line of one) {
      const other = clusterOf.get(line);
      const row = shared[at];
      if (other !== undefined && row) row[other] = (row[other] ?? 0) + 1;
    }
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const matched = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    matched[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const from = matched[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let to = 1; to <= size; to++) {
        if (used[to]) continue;
        const cost = -(shared[from - 1]?.[to - 1] ?? 0) - (u[from] ?? 0) - (v[to] ?? 0);
        if (cost < (least[to] ?? 0)) {
          least[to] = cost;
          way[to] = column;
        }
        if ((least[to] ?? 0) < delta) {
          delta = least[to] ?? 0;
          next = to;
        }
      }
      for (let to = 0; to <= size; to++) {
        if (used[to]) {
          const at = matched[to] ?? 0;
          u[at] = (u[at] ?? 0) + delta;
          v[to] = (v[to] ?? 0) - delta;
        } else least[to] = (least[to] ?? 0) - delta;
      }
      column = next;
    } while ((matched[column] ?? 0) !== 0);
    do {
      const before = way[column] ?? 0;
      matched[column] = matched[before] ?? 0;
      column = before;
    } while (column !== 0);
  }
  let same = 0;
  for (let to = 1; to <= size; to++) same += shared[(matched[to] ?? 1) - 1]?.[to - 1] ?? 0;
  return same;
}
