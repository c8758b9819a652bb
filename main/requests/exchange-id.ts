import type { Random } from "../ports/random.ts";

/**
 * An id for an exchange that begins with its time (UUIDv7, RFC 9562 5.7): new ones come to stand beside each other in
 * the index, so that writing a hundred of them changes a few of its pages, not a hundred.
 */
export const exchangeId = (now: number, random: Random): string => {
  const time = Math.floor(now).toString(16).padStart(12, "0").slice(-12);
  // Of the random one, all but what stands in the place of the time, and its version.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.uuid().slice(15)}`;
};
