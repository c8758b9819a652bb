export { certificateAuthoritiesOf } from "./certificate-authorities.ts";
export { requestCancelled } from "./deadline.ts";
export { type FetchOptions, requestOfFetch, responseForFetch } from "./fetch-adapter.ts";
export { createHttpClient } from "./http-client.ts";
export { claimSourceLimits, protocolLimits, requestLimits } from "./limits.ts";
export { isLoopbackHost } from "./loopback-host.ts";
export { isShallow } from "./nesting.ts";
export { isRedirect, redirectRefused } from "./redirect-refused.ts";
export { createTlsProbe } from "./tls-probe.ts";
