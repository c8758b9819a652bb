import type { Capture, Expectation } from "#shared/requests/request-draft.ts";
import { variableNamePattern } from "#shared/requests/variable-name.ts";
import type { Reading, Where } from "../reading.ts";
import type { BrunoRow } from "./bruno-model.ts";

const NOT_A_PATH = "Only paths into the answer's JSON are known: write it as a JMESPath expression.";

/** `res.body.items[0].id` as JMESPath; undefined where it is more than a path. */
const pathInBody = (expression: string): string | undefined => {
  const path = /^res\.body((?:\.[A-Za-z_]\w*|\[\d+\])+)$/.exec(expression.trim())?.[1];
  return path?.replace(/^\./, "");
};

/** Assertions are no scripts: those that say the same here as there are taken over, the others noted. */
export const expectationsOf = (
  assertions: readonly BrunoRow[],
  where: Where,
  reading: Reading,
): readonly Expectation[] =>
  assertions.flatMap((assertion) => {
    const made = assertion.enabled ? expectationOf(assertion) : undefined;
    if (made === undefined) {
      reading.leave(
        where,
        `Assertion ${`${assertion.name}: ${assertion.value}`.slice(0, 120)}`,
        assertion.enabled ? "Say it under Expectations." : "It was switched off.",
      );
    }
    return made === undefined ? [] : [made];
  });

const expectationOf = ({ name, value }: BrunoRow): Expectation | undefined => {
  const [, operator = "", operand = ""] = /^(\S+)\s*(.*)$/s.exec(value.trim()) ?? [];
  const test = testOf(operator);
  if (name === "res.status") {
    return operator === "eq" && /^[1-5]\d\d$/.test(operand) ? { kind: "status", status: operand } : undefined;
  }
  if (name === "res.responseTime" && /^lte?$/.test(operator) && /^[1-9]\d{0,6}$/.test(operand)) {
    return { kind: "time", withinMs: Math.min(Number(operand), 3_600_000) };
  }
  if (test === undefined) return undefined;
  const header = /^res\.headers(?:\.([\w-]+)|\[['"]([^'"]+)['"]\])$/.exec(name);
  const said = test === "is_present" || test === "is_absent" ? "" : operand.replace(/^(['"])(.*)\1$/s, "$2");
  if (header !== null) return { kind: "header", name: header[1] ?? header[2] ?? "", test, value: said };
  const expression = pathInBody(name);
  return expression === undefined ? undefined : { kind: "json", expression, test, value: said };
};

const testOf = (operator: string) => {
  switch (operator) {
    case "eq":
      return "equals";
    case "contains":
      return "contains";
    case "isDefined":
      return "is_present";
    case "isUndefined":
      return "is_absent";
    default:
      return undefined;
  }
};

/** Variables that are set from the answer. */
export const capturesOf = (rows: readonly BrunoRow[], where: Where, reading: Reading): readonly Capture[] =>
  rows.flatMap(({ name, value, enabled }) => {
    const expression = pathInBody(value);
    if (enabled && expression !== undefined && variableNamePattern.test(name))
      return [{ variable: name, expression }];
    reading.leave(
      where,
      `Variable ${name.slice(0, 80)} from the answer`,
      enabled ? NOT_A_PATH : "It was switched off.",
    );
    return [];
  });
