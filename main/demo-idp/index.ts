/** The demo identity provider. Nothing here loads oidc-provider before a provider is started. */
export type { DemoProviderState, DemoProviderStateKeeper, RunningDemoIdp } from "../ports/demo-idp-host.ts";
export { demoClientIds } from "./demo-clients.ts";
export { createDemoConfiguration, type DemoConfiguration } from "./demo-configuration.ts";
export { createDemoStateStore } from "./demo-state-store.ts";
export { InProcessDemoIdp, type InProcessDemoIdpOptions } from "./in-process-demo-idp.ts";
export type { MessageFromDemoIdp, MessageToDemoIdp } from "./messages.ts";
export type { DemoProvider, DemoProviderOptions } from "./provider.ts";
export { type DemoRole, type DemoUser, demoUsers } from "./users.ts";

import type { DemoProvider, DemoProviderOptions } from "./provider.ts";

/** See `provider.ts`, which is loaded on the first call. */
export const startDemoProvider = async (options?: DemoProviderOptions): Promise<DemoProvider> =>
  (await import("./provider.ts")).startDemoProvider(options);
