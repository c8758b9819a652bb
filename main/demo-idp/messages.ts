import type { AppError } from "#shared/app-error.ts";
import type { DemoProviderState, RunningDemoIdp } from "../ports/demo-idp-host.ts";

/** What the host tells the demo identity provider's process. */
export type MessageToDemoIdp =
  | {
      readonly type: "start";
      /** What an earlier start answered, so that the issuer, the secret and the keys stay the same. */
      readonly state?: DemoProviderState | undefined;
      readonly accessTokenLifeInSeconds?: number | undefined;
    }
  | { readonly type: "stop" };

/** What the process answers: `started` or `failed` to `start`, `stopped` to `stop`. */
export type MessageFromDemoIdp =
  | {
      readonly type: "started";
      readonly running: RunningDemoIdp;
      /** To be kept by the host, as a secret. */
      readonly state: DemoProviderState;
    }
  | { readonly type: "failed"; readonly error: AppError }
  | { readonly type: "stopped" };
