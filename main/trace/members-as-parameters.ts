import type { Redactor } from "./redact.ts";

/**
 * The members of a JWT that goes through the browser as parameters of its navigation, named after the one that it
 * stands in: `response.state`. Secrets are masked as they are in a query.
 */
export const membersAsParameters = (
  redactor: Redactor,
  parameter: string,
  members: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] =>
  redactor
    .parameters(Object.entries(members).map(([name, value]) => [name, shownMember(redactor, value)]))
    .map(({ name, value }) => [`${parameter}.${name}`, value]);

const shownMember = (redactor: Redactor, value: unknown): string =>
  typeof value === "string" ? value : (redactor.body(JSON.stringify(value), []).text ?? "");
