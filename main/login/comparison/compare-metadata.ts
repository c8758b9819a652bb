import type { ComparedGroup } from "#shared/login/run-comparison.ts";
import type { ExchangeEntry, TraceEntry } from "#shared/trace/trace-entry.ts";
import { parseObjectText } from "../../tokens/index.ts";
import { compareValues, membersOf, type Values, valuesOf } from "./compare-values.ts";
import { neverExpected } from "./expected-differences.ts";

/** What the provider published at the time: its discovery document and its keys. */
export const compareMetadata = (
  left: readonly TraceEntry[],
  right: readonly TraceEntry[],
): readonly ComparedGroup[] => [
  ...compareValues("Discovery document", documentOf(left), documentOf(right), neverExpected),
  ...compareValues("Keys", keysOf(left), keysOf(right), neverExpected),
];

const answersOf = (trace: readonly TraceEntry[], step: ExchangeEntry["step"]) =>
  trace
    .filter((entry): entry is ExchangeEntry => entry.kind === "exchange" && entry.step === step)
    .map(({ response }) => parseObjectText(response?.body.text ?? ""))
    .filter((answer) => answer !== undefined);

const documentOf = (trace: readonly TraceEntry[]): Values | undefined => {
  const document = answersOf(trace, "discovery").findLast(({ issuer }) => issuer !== undefined);
  return document && valuesOf(membersOf(document));
};

/** The last set that was read: keys that were made meanwhile are in it. */
const keysOf = (trace: readonly TraceEntry[]): Values | undefined => {
  const keys = answersOf(trace, "id_token").findLast(({ keys: list }) => Array.isArray(list))?.keys;
  return keys === undefined
    ? undefined
    : valuesOf((keys as readonly unknown[]).filter(isObject).map(keyValue));
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const SHOWN_OF_KEY = 16;

/** Type, algorithm, use, and the beginning of the key itself: a kid may come again with another key. */
const keyValue = (key: Readonly<Record<string, unknown>>): readonly [string, string] => {
  const material = key.n ?? key.x;
  const parts = [
    key.kty,
    key.alg,
    key.crv,
    key.use,
    typeof material === "string" ? `${material.slice(0, SHOWN_OF_KEY)}…` : undefined,
  ];
  const name = typeof key.kid === "string" ? key.kid : "a key without kid";
  return [name, parts.filter((part) => typeof part === "string").join(" ")];
};
