import type { Expectation } from "./request-draft.ts";

/** What is expected, in plain words: `Status is 2xx`, `Header content-type contains json`, `total is 7`. */
export const expectationWords = (expectation: Expectation): string => {
  switch (expectation.kind) {
    case "status":
      return `Status is ${expectation.status}`;
    case "header":
      return `Header ${expectation.name || "without a name"} ${testWords(expectation)}`;
    case "json":
      return `${expectation.expression || "The JSON"} ${testWords(expectation)}`;
    case "time":
      return `Answered within ${expectation.withinMs.toLocaleString("en")} ms`;
  }
};

const testWords = ({
  test,
  value,
}: Pick<Extract<Expectation, { readonly kind: "json" }>, "test" | "value">): string => {
  switch (test) {
    case "is_present":
      return "is present";
    case "is_absent":
      return "is absent";
    case "equals":
      return `is ${value === "" ? "empty" : value}`;
    case "contains":
      return `contains ${value}`;
  }
};
