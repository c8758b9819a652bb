import type { Expectation } from "#shared/requests/request-draft.ts";

/** What an answer can be tested for, in the words of its row. */
export const expectationKinds = [
  { value: "status", label: "Status" },
  { value: "header", label: "Header" },
  { value: "json", label: "JSON at" },
  { value: "time", label: "Answers within" },
] as const satisfies readonly { readonly value: Expectation["kind"]; readonly label: string }[];

/** How a header or a value is tested. */
export const expectationTests = [
  { value: "is_present", label: "is there" },
  { value: "is_absent", label: "is not there" },
  { value: "equals", label: "is" },
  { value: "contains", label: "contains" },
] as const;

export type ExpectationTest = (typeof expectationTests)[number]["value"];

/** Whether a test compares with a value. */
export const comparesValue = (test: ExpectationTest): boolean => test === "equals" || test === "contains";

/** A new expectation of a kind. */
export const newExpectation = (kind: Expectation["kind"]): Expectation => {
  switch (kind) {
    case "status":
      return { kind, status: "2xx" };
    case "header":
      return { kind, name: "", test: "is_present", value: "" };
    case "json":
      return { kind, expression: "", test: "equals", value: "" };
    case "time":
      return { kind, withinMs: 1000 };
  }
};

/** An expectation in one sentence: "Status is 2xx", "JSON at items[0].id is 7". */
export const expectationSentence = (expectation: Expectation): string => {
  switch (expectation.kind) {
    case "status":
      return `Status is ${expectation.status}`;
    case "time":
      return `Answers within ${String(expectation.withinMs)} ms`;
    case "header":
      return `Header ${expectation.name} ${testWords(expectation)}`;
    case "json":
      return `JSON at ${expectation.expression} ${testWords(expectation)}`;
  }
};

const testWords = ({ test, value }: { readonly test: ExpectationTest; readonly value: string }): string => {
  const words = expectationTests.find((each) => each.value === test)?.label ?? test;
  return comparesValue(test) ? `${words} ${value}` : words;
};

/** Whether two expectations say the same. */
export const isSameExpectation = (a: Expectation, b: Expectation): boolean =>
  expectationSentence(a) === expectationSentence(b);

/** A status or a class of them. */
export const isStatusPattern = (typed: string): boolean => /^[1-5](\d\d|xx)$/u.test(typed);
