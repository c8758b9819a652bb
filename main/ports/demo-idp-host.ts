import type { JsonWebKey } from "node:crypto";
import type { DemoIdpStatus } from "#shared/demo-idp/demo-idp-status.ts";

/**
 * What must be the same at every start of the demo identity provider, or saved configurations stop working: the
 * port is part of the issuer. A plain value; it holds secrets, so it is kept like one.
 */
export interface DemoProviderState {
  readonly port: number;
  readonly clientSecret: string;
  /** Private JSON Web Keys (RFC 7517) that sign ID tokens and access tokens. */
  readonly signingKeys: readonly JsonWebKey[];
}

/** A demo identity provider that answers now. */
export interface RunningDemoIdp {
  readonly issuer: string;
  /** Base URL of its API, which is the audience of its access tokens too. */
  readonly apiBaseUrl: string;
  /** The workbench's registration there; `client_secret_basic` and `client_secret_post` both work. */
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** A second registration without a secret (authentication method `none`, PKCE required). */
  readonly publicClient: { readonly clientId: string };
}

/** Runs the demo identity provider: in a process of its own in the app, in this process in tests and headless runs. */
export interface DemoIdpHost {
  /** Starts it; when it runs already, answers the same one. @throws AppFailure `port_in_use` or `demo_idp_failed` */
  start(): Promise<RunningDemoIdp>;
  /** Stops it and frees its port; does nothing when it is off. */
  stop(): Promise<void>;
  status(): DemoIdpStatus;
}

/** Where a host keeps the state between runs. */
export interface DemoProviderStateKeeper {
  load(): Promise<DemoProviderState | undefined>;
  save(state: DemoProviderState): Promise<void>;
}
