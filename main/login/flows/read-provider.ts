import type {
  ClientConfiguration,
  ProviderCapabilities,
} from "#shared/configurations/client-configuration.ts";
import {
  automaticConfigurationUrlOf,
  discoveryDocument,
  discoveryRequest,
  parseCallableUrl,
  readMetadata,
  recordRepeatedMembers,
} from "../../discovery/index.ts";
import { protocolLimits } from "../../http/index.ts";
import type { LoginContext } from "./login-context.ts";

/** What a run goes by. */
export interface ProviderOfRun {
  readonly capabilities: ProviderCapabilities;
  /** With these capabilities. */
  readonly configuration: ClientConfiguration;
}

/**
 * Reads the discovery document anew for this run (C-54) and compares it with what is configured. Endpoints
 * that were set by hand win; the document says what the provider can do. The endpoint for pushed requests is taken
 * from the document where the provider has come to require them since the import (RFC 9126 5). A configuration
 * without an automatic configuration URL relies on its last import.
 * @throws AppFailure `discovery_*`, `redirect_refused`, `insecure_url`, or of transport
 */
export const readProvider = async (context: LoginContext): Promise<ProviderOfRun> => {
  const { configuration, recorder, clock, signal } = context;
  requireCallableEndpoints(context);
  const url = automaticConfigurationUrlOf(configuration.automaticConfigurationUrl);
  if (url === "") return { configuration, capabilities: configuration.capabilities };
  parseCallableUrl(url, "automaticConfigurationUrl", configuration.allowInsecureHttp);
  const response = await recorder.exchange(
    "discovery",
    "identity_provider",
    discoveryRequest(url),
    protocolLimits,
    signal,
  );
  const metadata = readMetadata(response, url, {
    expectedIssuer: configuration.issuer,
    allowInsecureHttp: configuration.allowInsecureHttp,
    now: clock.now(),
  });
  recordRepeatedMembers(recorder, response, discoveryDocument);
  recorder.check("discovery", {
    checkId: "discovery.issuer",
    title: "Document names the configured issuer",
    source: "OIDC Discovery 4.3",
    result: "passed",
    expected: configuration.issuer,
    found: metadata.issuer,
  });
  compareEndpoints(context, metadata.endpoints);
  checkClientAuthentication(context, metadata.capabilities);
  const { capabilities } = metadata;
  const { endpoints } = configuration;
  const needsPushEndpoint =
    capabilities.pushedAuthorizationRequestsRequired && endpoints.pushedAuthorizationRequest === "";
  const { pushedAuthorizationRequest } = needsPushEndpoint ? metadata.endpoints : endpoints;
  return {
    capabilities,
    configuration: {
      ...configuration,
      capabilities,
      endpoints: { ...endpoints, pushedAuthorizationRequest },
    },
  };
};

const requireCallableEndpoints = ({ configuration }: LoginContext): void => {
  const { endpoints, allowInsecureHttp } = configuration;
  for (const name of ["authorization", "token", "jwks", "userinfo"] as const) {
    if (endpoints[name] !== "") parseCallableUrl(endpoints[name], `endpoints.${name}`, allowInsecureHttp);
  }
};

const compareEndpoints = (
  { configuration, recorder }: LoginContext,
  published: typeof configuration.endpoints,
): void => {
  const names = ["authorization", "token", "userinfo", "jwks"] as const;
  const differing = names.filter((name) => published[name] !== configuration.endpoints[name]);
  recorder.check("discovery", {
    checkId: "discovery.endpoints",
    title: "Endpoints are those of the document",
    source: "OIDC Discovery 4",
    result: differing.length === 0 ? "passed" : "warning",
    expected: names.map((name) => published[name]).join(" "),
    found:
      differing.length === 0
        ? "the same"
        : differing.map((name) => `${name}: ${configuration.endpoints[name]}`).join(" "),
  });
};

/** The default of the standard, where the document is silent, is client_secret_basic (OIDC Discovery 3). */
const checkClientAuthentication = (
  { configuration, recorder }: LoginContext,
  capabilities: ProviderCapabilities,
): void => {
  const stated = capabilities.clientAuthenticationMethodsSupported;
  const listed = stated.length === 0 ? ["client_secret_basic"] : stated;
  const method = configuration.clientAuthenticationMethod;
  recorder.check("discovery", {
    checkId: "discovery.client_authentication_method",
    title: "Client authentication method is listed",
    source: "OIDC Discovery 3",
    result: listed.includes(method) ? "passed" : "warning",
    expected: listed.join(", "),
    found: method,
  });
};
