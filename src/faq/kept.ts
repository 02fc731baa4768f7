/** What is worked out when it is first needed, and kept, but never without bound. */

/**
 * Keeps what is made of at most so many keys. When it is full it begins anew, which costs less
 * than to know what was used last.
 */
export function keep<K extends object | number, T extends object>(
  most: number,
  make: (key: K) => T,
): (key: K) => T {
  const kept = new Map<K, T>();
  return (key) => {
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= most) kept.clear();
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
