import type { AppError, LoginStep } from "#shared/app-error.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { CheckEntry, CheckResult, ExchangeEntry, NavigationEntry } from "#shared/trace/trace-entry.ts";

/** When the sample runs began. */
export const START = Date.UTC(2025, 10, 21, 10, 2, 17);

const at = (position: number) => ({
  id: `run:${position}`,
  position,
  startedAt: START + position * 100,
});

export const sampleRun = (changes: Partial<LoginRun> = {}): LoginRun => ({
  id: "run",
  configurationId: "c1",
  configurationAlias: "Northwind acceptance",
  state: "failed",
  startedAt: START,
  browser: "system browser",
  ...changes,
});

export const exchange = (
  position: number,
  step: LoginStep,
  request: string,
  status?: number,
  body = "",
): ExchangeEntry => {
  const [method = "", url = ""] = request.split(" ");
  return {
    ...at(position),
    step,
    kind: "exchange",
    to: "identity_provider",
    request: { method, url, headers: [] },
    ...(status === undefined
      ? {}
      : {
          durationMs: 50,
          response: {
            status,
            statusText: status === 200 ? "OK" : "",
            headers: [],
            body: { text: body, sizeInBytes: body.length, truncated: false },
          },
        }),
  };
};

export const openBrowser = (position: number): NavigationEntry => ({
  ...at(position),
  step: "authorization_endpoint",
  kind: "navigation",
  from: "workbench",
  to: "browser",
  label: "Open system browser",
  parameters: [],
  durationMs: 0,
});

export const authorize = (position: number): NavigationEntry => ({
  ...openBrowser(position),
  from: "browser",
  to: "identity_provider",
  label: "GET /oauth2/authorize",
});

export const callback = (
  position: number,
  parameters: Readonly<Record<string, string>>,
): NavigationEntry => ({
  ...openBrowser(position),
  step: "callback",
  from: "browser",
  to: "workbench",
  label: "GET /oauth/v2/callback",
  parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
});

export const refusedCallback = (position: number): NavigationEntry => ({
  ...callback(position, {}),
  label: "Callback refused, the login goes on waiting",
  failure: { code: "callback_rejected", message: "The state is not the one sent." },
});

export const check = (
  position: number,
  step: LoginStep,
  title: string,
  result: CheckResult = "passed",
): CheckEntry => ({
  ...at(position),
  step,
  kind: "check",
  checkId: `${step}.${position}`,
  title,
  source: "OIDC Core 3.1.3.7",
  result,
  expected: "this",
  found: result === "passed" ? "this" : "that",
  durationMs: 0,
});

export const sampleError = (changes: Partial<AppError> = {}): AppError => ({
  code: "token_error",
  message: "The provider did not accept the client authentication.",
  advice: "Check the client secret.",
  step: "token_endpoint",
  ...changes,
});
