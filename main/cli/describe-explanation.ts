import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { ExplainedChange, Explanation } from "#shared/explain/explanation.ts";
import { describeError } from "./describe-error.ts";

/** Why a login failed, in readable lines: the error, what it means, what to change, what to ask. */
export const describeExplanation = (error: AppError, explanation: Explanation): readonly string[] => [
  ...describeError(new AppFailure(error)),
  `What it means: ${[...titleOf(error, explanation), explanation.meaning].join(" ")}`,
  ...section("Usual causes:", explanation.causes),
  ...section("What to change:", explanation.changes.map(describeChange)),
  ...(explanation.message === "" ? [] : [`Ask the provider's administrator: ${explanation.message}`]),
];

/** Nothing where the error says the same. */
const titleOf = ({ message }: AppError, { title }: Explanation): readonly string[] =>
  message === `${title}.` ? [] : [`${title}.`];

const section = (heading: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [heading, ...items.map((item) => `   - ${item}`)];

const describeChange = ({ label, from, to }: ExplainedChange): string => {
  if (to !== undefined) return `${label}${from === undefined ? "" : ` from ${from}`} to ${to}`;
  return from === undefined ? label : `${label}, which is ${from} now`;
};
