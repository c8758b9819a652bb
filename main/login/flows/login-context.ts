import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginRunState } from "#shared/login/login-run.ts";
import type { ClaimSource } from "#shared/provisioning/provisioned.ts";
import type { BrowserOpener } from "../../ports/browser-opener.ts";
import type { ClientCredentials } from "../../ports/client-credentials.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DpopKey, TokenResponse } from "../../tokens/index.ts";
import type { TraceRecorder } from "../../trace/index.ts";

/** What a flow works with during one run. */
export interface LoginContext {
  readonly configuration: ClientConfiguration;
  readonly credentials: ClientCredentials;
  readonly loginHint: string | undefined;
  readonly recorder: TraceRecorder;
  readonly clock: Clock;
  readonly browser: BrowserOpener;
  /** How long the browser is waited for, in ms. */
  readonly timeLimitMs: number;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Tells that the run has come to its next state. */
  enter(state: Exclude<LoginRunState, "succeeded" | "failed" | "cancelled">): void;
  /** Tells the authorization request's URL while the browser is waited for. */
  offerLink(url: string): void;
}

/** What a flow that went well has got: everything is verified. */
export interface LoginTokens extends TokenResponse {
  readonly idTokenClaims: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  readonly fromSources?: readonly ClaimSource[];
  /** What Salesforce's identity URL says. */
  readonly identity?: Readonly<Record<string, unknown>>;
  /** The key that the tokens are bound to. */
  readonly dpopKey?: DpopKey;
}
