import type { LoginStep } from "#shared/app-error.ts";
import type { LoginRun, LoginRunState } from "#shared/login/login-run.ts";
import type { Status } from "../ui/status.tsx";

const failedAt: Readonly<Record<LoginStep, string>> = {
  preparation: "Login failed before the browser was opened",
  discovery: "Login failed at the provider's metadata",
  authorization_endpoint: "Login failed at the authorization endpoint",
  callback: "Login failed at the callback",
  token_endpoint: "Login failed at the token endpoint",
  id_token: "Login failed at the ID token",
  userinfo: "Login failed at UserInfo",
  provisioning: "Login failed at provisioning",
};

const titles: Readonly<Record<LoginRunState, string>> = {
  preparing: "Preparing the login",
  waiting_for_user: "Waiting for the browser",
  exchanging: "Redeeming the code",
  validating: "Checking the ID token",
  provisioning: "Provisioning the user",
  succeeded: "Login succeeded",
  failed: "Login failed",
  cancelled: "Login cancelled",
};

/** The title of a run's page: its state, and for a failure the step where it was noticed. */
export const runTitle = (run: LoginRun): string => {
  if (run.state !== "failed" || !run.error) return titles[run.state];
  if (run.error.code === "login_timed_out") return "Login timed out";
  return run.error.step ? failedAt[run.error.step] : titles.failed;
};

/** The status of a run, for its icon. */
export const runStatus = (run: LoginRun): Status => {
  if (run.state === "succeeded") return "passed";
  if (run.state === "failed") return "failed";
  return run.state === "cancelled" ? "off" : "incomplete";
};

/** Who it was or should be: the user, or the login hint, called so. */
export const runPerson = (run: LoginRun): string | undefined => {
  if (run.user) return run.user.fullname || run.user.name;
  return run.loginHint ? `${run.loginHint} (login hint)` : undefined;
};
