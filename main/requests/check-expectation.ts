import { isDeepStrictEqual } from "node:util";
import type { ExpectationResult } from "#shared/requests/exchange.ts";
import type { Expectation } from "#shared/requests/request-draft.ts";
import type { HttpHeaders } from "../ports/http.ts";

/** What expectations look at. */
export interface JudgedAnswer {
  readonly status: number;
  readonly headers: HttpHeaders;
  /** From the sending to the last byte, without what it took to get a token. */
  readonly durationMs: number;
  /** Evaluates JMESPath over the whole answer. */
  readonly search: (expression: string) => Searched;
}

/** What an expression gave; or why it could not be evaluated. */
export type Searched = { readonly value: unknown } | { readonly problem: string };

const MOST_SHOWN = 200;

/** Whether an answer is as it was expected, and what it has in that place. */
export const checkExpectation = (expectation: Expectation, answer: JudgedAnswer): ExpectationResult => ({
  expectation,
  ...outcomeOf(expectation, answer),
});

const outcomeOf = (
  expectation: Expectation,
  answer: JudgedAnswer,
): Omit<ExpectationResult, "expectation"> => {
  switch (expectation.kind) {
    case "status":
      return { passed: fitsStatus(expectation.status, answer.status), found: String(answer.status) };
    case "time":
      return {
        passed: answer.durationMs <= expectation.withinMs,
        found: `${Math.round(answer.durationMs)} ms`,
      };
    case "header":
      return outcomeOfHeader(expectation, answer.headers);
    case "json":
      return outcomeOfJson(expectation, answer.search(expectation.expression));
  }
};

const fitsStatus = (expected: string, status: number): boolean =>
  expected.endsWith("xx") ? expected[0] === String(status)[0] : expected === String(status);

type OfHeader = Extract<Expectation, { readonly kind: "header" }>;
type OfJson = Extract<Expectation, { readonly kind: "json" }>;

/** A header that came several times is one with commas (RFC 9110 5.3); each of its values counts as well. */
const outcomeOfHeader = ({ name, test, value }: OfHeader, headers: HttpHeaders) => {
  const wanted = name.trim().toLowerCase();
  const values = headers.filter(([each]) => each.toLowerCase() === wanted).map(([, each]) => each);
  const whole = values.join(", ");
  const found = values.length === 0 ? "no such header" : shortened(whole);
  const passed = {
    is_present: values.length > 0,
    is_absent: values.length === 0,
    equals: values.length > 0 && [whole, ...values].includes(value),
    contains: values.length > 0 && whole.includes(value),
  }[test];
  return { passed, found };
};

/** JMESPath has null for what is not there, so that null counts as absent. */
const outcomeOfJson = ({ test, value }: OfJson, searched: Searched) => {
  if ("problem" in searched) return { passed: false, found: searched.problem };
  const { value: found } = searched;
  const isThere = found !== null && found !== undefined;
  const passed = {
    is_present: isThere,
    is_absent: !isThere,
    equals: isThere && isDeepStrictEqual(found, jsonOrText(value)),
    contains: isThere && contains(found, value),
  }[test];
  return { passed, found: isThere ? shortened(JSON.stringify(found)) : "nothing" };
};

/** A text has it in it, a list as one of its items, an object among its members. */
const contains = (found: unknown, value: string): boolean => {
  const wanted = jsonOrText(value);
  if (typeof found === "string") return found.includes(typeof wanted === "string" ? wanted : value);
  if (Array.isArray(found)) return found.some((item) => isDeepStrictEqual(item, wanted));
  if (typeof found !== "object" || found === null) return isDeepStrictEqual(found, wanted);
  if (typeof wanted !== "object" || wanted === null) return Object.hasOwn(found, String(wanted));
  return Object.entries(wanted).every(([name, member]) =>
    isDeepStrictEqual((found as Readonly<Record<string, unknown>>)[name], member),
  );
};

const jsonOrText = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const shortened = (text: string): string =>
  text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
