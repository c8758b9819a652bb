import type { Random } from "../../ports/random.ts";

/**
 * Ids for very many rows: UUIDs that rise (version 7, RFC 9562 5.7; the counter of 6.2 is in `rand_a`). Random ones
 * would be put all over the indexes, and every page of them be written over and over.
 */
export const createRisingIds = (random: Random, now: number): (() => string) => {
  let time = now;
  let count = 0;
  return () => {
    count = (count + 1) % 0x1000;
    if (count === 0) time += 1;
    const first = time.toString(16).padStart(12, "0");
    const second = count.toString(16).padStart(3, "0");
    return `${first.slice(0, 8)}-${first.slice(8)}-7${second}-${random.uuid().slice(19)}`;
  };
};
