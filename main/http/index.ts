export { type FetchOptions, requestOfFetch, responseForFetch } from "./fetch-adapter.ts";
export { createHttpClient, requestCancelled } from "./http-client.ts";
export { claimSourceLimits, protocolLimits, requestLimits } from "./limits.ts";
export { isShallow } from "./nesting.ts";
export { isRedirect, redirectRefused } from "./redirect-refused.ts";
export { createTlsProbe } from "./tls-probe.ts";
