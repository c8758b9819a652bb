/**
 * Does something for each item, so many at a time, beginning in their order. After an abort no other is begun; those
 * under way end by themselves.
 */
export const eachInFlight = async <Item>(
  items: readonly Item[],
  atATime: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !signal.aborted) {
      const item = items[next] as Item;
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, worker));
};
