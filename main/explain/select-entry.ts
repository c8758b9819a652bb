import { catalogue } from "./catalogue/index.ts";
import type { CatalogueEntry, EntryConditions } from "./catalogue-entry.ts";
import type { ExplainedFailure } from "./explained-failure.ts";
import { providerKindOf } from "./provider-kind.ts";
import { isIn } from "./situations.ts";

/** Conditions from the least telling to the most: one of them outweighs all before it together. */
const byWeight = [
  "codes",
  "steps",
  "httpStatus",
  "providers",
  "errors",
  "cause",
  "situation",
  "description",
] as const satisfies readonly (keyof EntryConditions)[];

/**
 * The most specific entry that applies: the one whose most telling condition is the stronger, then the next.
 * Of entries with the same conditions the first in the catalogue wins, which has single providers before
 * the standards.
 */
export const selectEntry = (failure: ExplainedFailure): CatalogueEntry | undefined => {
  let best: CatalogueEntry | undefined;
  let bestWeight = 0;
  for (const entry of catalogue) {
    const weight = weightOf(entry.when);
    if (weight <= bestWeight || !applies(entry.when, failure)) continue;
    best = entry;
    bestWeight = weight;
  }
  return best;
};

const weightOf = (when: EntryConditions): number =>
  byWeight.reduce((sum, name, index) => (when[name] === undefined ? sum : sum + 2 ** index), 0);

const applies = (when: EntryConditions, failure: ExplainedFailure): boolean => {
  const { error, configuration } = failure;
  const { wire } = error;
  return (
    isAmong(when.codes, error.code) &&
    isAmong(when.steps, error.step) &&
    isAmong(when.errors, wire?.error) &&
    isBetween(when.httpStatus, wire?.httpStatus) &&
    matches(when.description, wire?.errorDescription || wire?.error) &&
    matches(when.cause, error.cause) &&
    (when.providers === undefined || isAmong(when.providers, providerKindOf(configuration.issuer))) &&
    (when.situation === undefined || isIn(when.situation, failure))
  );
};

const isAmong = <Value extends string>(
  allowed: readonly Value[] | undefined,
  value: Value | undefined,
): boolean => allowed === undefined || (value !== undefined && allowed.includes(value));

const isBetween = (range: EntryConditions["httpStatus"], status: number | undefined): boolean =>
  range === undefined || (status !== undefined && status >= range[0] && status <= range[1]);

const matches = (pattern: RegExp | undefined, text: string | undefined): boolean =>
  pattern === undefined || (text !== undefined && pattern.test(text));
