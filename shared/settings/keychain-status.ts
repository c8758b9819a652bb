import type { AppError } from "../app-error.ts";

/** Where secrets are kept now. */
export interface KeychainStatus {
  /**
   * `checking`: not asked yet. `ready`: the OS keychain holds the secrets. `memory_only`: there is no
   * keychain, secrets last until the app ends. `locked`: the keychain is there but did not answer or its data
   * key is missing; nothing that needs a secret can run.
   */
  readonly state: "checking" | "ready" | "memory_only" | "locked";
  readonly error?: AppError;
}
