import type { ComparedGroup, ComparedRow } from "#shared/login/run-comparison.ts";
import type { IsExpected } from "./expected-differences.ts";

/** Names with their values, in their order, as one side has them. */
export type Values = ReadonlyMap<string, string>;

/** Longer ones are cut for the page, after they were compared. In characters. */
const MOST_SHOWN = 4_096;

/**
 * What two sides have under a title, in the order of the left side, then what only the right one has; no group
 * where neither has anything. A masked value is compared as its mask, which is the same for all secrets.
 */
export const compareValues = (
  title: string,
  left: Values | undefined,
  right: Values | undefined,
  isExpected: IsExpected,
): readonly ComparedGroup[] => {
  const names = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  if (names.size === 0) return [];
  const rows = [...names].map((name) => compare(name, left?.get(name), right?.get(name), isExpected));
  return [{ title, rows }];
};

const compare = (
  name: string,
  left: string | undefined,
  right: string | undefined,
  isExpected: IsExpected,
): ComparedRow => {
  const differs = left !== right;
  const isOnBoth = left !== undefined && right !== undefined;
  return {
    name,
    ...(left === undefined ? {} : { left: shown(left) }),
    ...(right === undefined ? {} : { right: shown(right) }),
    differs,
    isExpected: differs && isOnBoth && isExpected(name, left, right),
  };
};

const shown = (value: string): string =>
  value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;

/** Pairs as values; a name that comes again is numbered. */
export const valuesOf = (pairs: Iterable<readonly [string, string]>): Values => {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) values.set(freeName(values, name), value);
  return values;
};

const freeName = (taken: ReadonlyMap<string, unknown>, name: string): string => {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
};

/** Deeper objects are one value. */
const MOST_LEVELS = 4;

/**
 * The members of an object, those of objects within it under `outer.inner`. Lists of single values are sorted:
 * providers order groups and audiences as they like.
 */
export const membersOf = (object: object, prefix = "", level = 1): readonly (readonly [string, string])[] =>
  Object.entries(object).flatMap(([member, value]) => {
    const name = prefix + member;
    const isNested = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isNested || level === MOST_LEVELS || Object.keys(value).length === 0) return [[name, textOf(value)]];
    return membersOf(value, `${name}.`, level + 1);
  });

const textOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item !== "object");
  return JSON.stringify(isPlainList ? [...value].sort() : value) ?? "";
};
