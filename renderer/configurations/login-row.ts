import type { LoginStep } from "#shared/app-error.ts";
import { hasEnded, type LoginRun } from "#shared/login/login-run.ts";
import type { Status } from "../ui/index.ts";

/** A login run in one line: its status, and who signed in or where it failed. */
export interface LoginRow {
  readonly status: Status;
  readonly words: string;
  /** All of it, where the words are a part. */
  readonly note: string;
}

const failedAt: Readonly<Record<LoginStep, string>> = {
  preparation: "Failed before it began",
  discovery: "Failed at discovery",
  authorization_endpoint: "Failed at authorization",
  callback: "Failed at the callback",
  token_endpoint: "Failed at the token endpoint",
  id_token: "Failed at the ID token",
  userinfo: "Failed at UserInfo",
  provisioning: "Failed at provisioning",
};

/** See {@link LoginRow}. */
export const loginRow = (run: LoginRun): LoginRow => {
  if (run.state === "succeeded") {
    const who = run.user ? run.user.fullname || run.user.name : "Succeeded";
    return { status: "passed", words: who, note: who };
  }
  if (run.state === "failed") {
    const words = run.error?.step ? failedAt[run.error.step] : "Failed";
    return { status: "failed", words, note: run.error ? `${words}: ${run.error.message}` : words };
  }
  const words = hasEnded(run) ? "Cancelled" : "Under way";
  return { status: hasEnded(run) ? "off" : "incomplete", words, note: words };
};
