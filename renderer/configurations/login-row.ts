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
  preparation: "Preparation failed",
  discovery: "Discovery failed",
  authorization_endpoint: "Authorization failed",
  callback: "Callback failed",
  token_endpoint: "Token endpoint failed",
  id_token: "ID token failed",
  userinfo: "UserInfo failed",
  provisioning: "Provisioning failed",
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
