/** Keeps the values that were used last, a few of them. */
export interface LastUsed<Value> {
  get(key: string): Value | undefined;
  /** The value that is kept, or else the one that is made now. */
  of(key: string, make: () => Value): Value;
  clear(): void;
}

/** Makes an empty one. */
export const createLastUsed = <Value>(most: number): LastUsed<Value> => {
  // In the order of their last use.
  const kept = new Map<string, Value>();
  const get = (key: string): Value | undefined => {
    const value = kept.get(key);
    if (value !== undefined) {
      kept.delete(key);
      kept.set(key, value);
    }
    return value;
  };
  return {
    get,
    of: (key, make) => {
      const value = get(key) ?? make();
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return value;
    },
    clear: () => kept.clear(),
  };
};
