import type { AppError } from "../app-error.ts";

/** Whether logins can be started from outside, by a provider or a link (OIDC Core 4). */
export interface LoginInitiationStatus {
  readonly state: "off" | "listening" | "failed";
  /** The `initiate_login_uri` to register at the provider; present while listening. */
  readonly uri?: string;
  /** Why it does not listen. */
  readonly error?: AppError;
}
