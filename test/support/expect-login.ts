import { expect } from "vitest";
import type { AppError, AppErrorCode, LoginStep } from "#shared/app-error.ts";
import type { LoginRunDetail } from "#shared/login/login-run.ts";
import type { CheckEntry } from "#shared/trace/trace-entry.ts";
import { signIn, tokenOf } from "./identities.ts";
import { openScenario, type Scenario, type ScenarioOptions } from "./open-scenario.ts";
import { noteRefusal } from "./scenario.ts";
import type { ProviderScript } from "./scriptable-provider/index.ts";

/** How a login must be refused. */
export interface ExpectedRefusal {
  readonly code: AppErrorCode;
  readonly step: LoginStep;
  readonly field?: string;
  readonly wire?: AppError["wire"];
}

/** A scenario in which a login was refused. */
export interface RefusedLogin extends Scenario, LoginRunDetail {
  readonly error: AppError;
  /** The checks of the ID token and of the answers that failed. */
  readonly failedChecks: readonly string[];
}

/** Plays one login that must be refused with exactly this error, and after which nothing is stored. */
export const expectRefused = async (
  options: ScenarioOptions,
  refusal: ExpectedRefusal,
): Promise<RefusedLogin> => {
  const scenario = await openScenario(options);
  return { ...scenario, ...(await expectRefusal(scenario, refusal)) };
};

/** The same for a scenario that is open already; `login` resolves with the end of its run. */
export const expectRefusal = async (
  scenario: Scenario,
  refusal: ExpectedRefusal,
  login: () => Promise<LoginRunDetail> = scenario.login,
): Promise<LoginRunDetail & Pick<RefusedLogin, "error" | "failedChecks">> => {
  const { run, trace } = await login();
  expect(run.error).toMatchObject(refusal);
  noteRefusal(refusal.code);
  expect(run).toMatchObject({ state: "failed" });
  expect(run.user).toBeUndefined();
  expect(scenario.stored()).toEqual({ users: 0, tokenSets: 0 });
  return { run, trace, error: run.error as AppError, failedChecks: failedChecks(trace) };
};

/** Plays one login that must be accepted. */
export const expectAccepted = async ({
  loginHint,
  ...options
}: ScenarioOptions & { readonly loginHint?: string }): Promise<Scenario & LoginRunDetail> => {
  const scenario = await openScenario(options);
  return { ...scenario, ...(await expectAcceptance(scenario, loginHint)) };
};

/** The same for a scenario that is open already. */
export const expectAcceptance = async (scenario: Scenario, loginHint?: string): Promise<LoginRunDetail> => {
  const { run, trace } = await scenario.login(loginHint);
  expect(run.error).toBeUndefined();
  expect(run.state).toBe("succeeded");
  expect(failedChecks(trace)).toEqual([]);
  expect(scenario.stored()).toEqual({ users: 1, tokenSets: 1 });
  return { run, trace };
};

/** Plays a refresh that must be refused with exactly this error, and after which the tokens are as they were. */
export const expectRefreshRefused = async (
  bend: ProviderScript,
  refusal: Pick<ExpectedRefusal, "code" | "step">,
): Promise<void> => {
  const scenario = await openScenario();
  const userId = await signIn(scenario);
  const tokens = async () => [
    await tokenOf(scenario, userId, "access_token"),
    await tokenOf(scenario, userId, "refresh_token"),
    await tokenOf(scenario, userId, "id_token"),
  ];
  const before = await tokens();
  scenario.provider.change(bend);
  expect(await scenario.errorOf("tokens.refresh", { userId })).toMatchObject(refusal);
  noteRefusal(refusal.code);
  expect(await tokens()).toEqual(before);
};

const failedChecks = (trace: LoginRunDetail["trace"]): readonly string[] =>
  trace
    .filter((entry): entry is CheckEntry => entry.kind === "check" && entry.result === "failed")
    .map(({ checkId }) => checkId);
