export { discoveryRequest, importMetadata } from "./import-metadata.ts";
export { readJwks } from "./read-jwks.ts";
export { type ProviderMetadata, readMetadata } from "./read-metadata.ts";
export { isLoopbackHost, parseCallableUrl } from "./safe-url.ts";
