/** A map that forgets what was used longest ago once it holds `most` entries. */
export interface Bounded<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
  keys(): readonly K[];
  readonly size: number;
}

/** @param most entries, at least 1 */
export function createBounded<K, V>(most: number): Bounded<K, V> {
  const entries = new Map<K, V>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= most) return;
      for (const [oldest] of entries) {
        entries.delete(oldest);
        return;
      }
    },
    delete: (key) => void entries.delete(key),
    keys: () => [...entries.keys()],
    get size() {
      return entries.size;
    },
  };
}
