import { type HttpHeaders, headerValue } from "../ports/http.ts";

/**
 * Our clock less the provider's, in ms: positive when ours is ahead. The header tells whole seconds, and of an
 * answer from a cache how old it is (RFC 9110 6.6.1, RFC 9111 5.1). `undefined` when it tells no time.
 */
export const clockDifferenceOf = (headers: HttpHeaders, receivedAt: number): number | undefined => {
  const date = headerValue(headers, "date") ?? "";
  // Numbers alone would be taken for years.
  const sentAt = /^[A-Za-z]{3},/.test(date.trim()) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(sentAt)) return undefined;
  const age = /^\d{1,10}$/.exec(headerValue(headers, "age")?.trim() ?? "")?.[0] ?? "0";
  return receivedAt - (sentAt + Number(age) * 1000 + 500);
};

/** The smaller of two differences: a cache that does not tell its age only ever makes one larger. */
export const leastDifference = (differences: readonly (number | undefined)[]): number | undefined =>
  differences.reduce(
    (least, next) =>
      next !== undefined && (least === undefined || Math.abs(next) < Math.abs(least)) ? next : least,
    undefined,
  );
