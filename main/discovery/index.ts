export { isLoopbackHost } from "../http/index.ts";
export { automaticConfigurationUrlOf, issuersOfUrl } from "./automatic-configuration-url.ts";
export { discoveryRequest, importMetadata } from "./import-metadata.ts";
export { readJsonDocument } from "./read-json-document.ts";
export { jwksDocument, readJwks } from "./read-jwks.ts";
export { discoveryDocument, type ProviderMetadata, readMetadata } from "./read-metadata.ts";
export { parseCallableUrl } from "./safe-url.ts";
export { questionOfAccount } from "./webfinger.ts";
