import { claimMeanings, timeClaims } from "./claim-meanings.ts";
import type { ClaimView } from "./token-set-view.ts";

/**
 * Claims with their meanings.
 * @param texts the members' texts as they came, where they are known
 */
export const viewClaims = (
  claims: Readonly<Record<string, unknown>>,
  texts: ReadonlyMap<string, string> = new Map(),
): readonly ClaimView[] =>
  Object.entries(claims).map(([name, value]) => {
    const time = timeClaims.has(name) ? numericDate(value) : undefined;
    return {
      name,
      value: texts.get(name) ?? JSON.stringify(value),
      meaning: Object.hasOwn(claimMeanings, name) ? (claimMeanings[name] ?? "") : "",
      ...(time === undefined ? {} : { time }),
    };
  });

/** The largest time a Date can hold, in ms. */
const MAX_DATE_MS = 8.64e15;

/** A NumericDate (RFC 7519 2) in epoch ms; absent where the value is none. */
export const numericDate = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && Math.abs(value * 1000) <= MAX_DATE_MS
    ? value * 1000
    : undefined;
