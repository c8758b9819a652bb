import type { LoginStep } from "#shared/app-error.ts";
import type { ComparedGroup } from "#shared/login/run-comparison.ts";
import type { CheckEntry, TraceEntry } from "#shared/trace/trace-entry.ts";
import { compareValues, type Values, valuesOf } from "./compare-values.ts";
import { expectedInChecks } from "./expected-differences.ts";

const titles: Readonly<Record<LoginStep, string>> = {
  preparation: "Preparation",
  discovery: "Metadata",
  authorization_endpoint: "Authorization request",
  callback: "Authorization response",
  token_endpoint: "Token response",
  id_token: "ID token",
  userinfo: "UserInfo",
  provisioning: "Provisioning",
};

/** Results and findings of the checks, one group a step; a check that was not reached is absent. */
export const compareChecks = (
  left: readonly TraceEntry[],
  right: readonly TraceEntry[],
): readonly ComparedGroup[] =>
  (Object.keys(titles) as readonly LoginStep[]).flatMap((step) =>
    compareValues(titles[step], checksOf(left, step), checksOf(right, step), expectedInChecks),
  );

const checksOf = (trace: readonly TraceEntry[], step: LoginStep): Values =>
  valuesOf(
    trace
      .filter((entry): entry is CheckEntry => entry.kind === "check" && entry.step === step)
      .filter(({ result }) => result !== "not_reached")
      .map(({ checkId, result, found }) => [checkId, `${result}: ${found}`]),
  );
