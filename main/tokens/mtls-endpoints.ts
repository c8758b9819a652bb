import type { ClientConfiguration, Endpoints } from "#shared/configurations/client-configuration.ts";

/**
 * The configuration with the endpoints that it calls. A client that has a certificate is there to show it: where the
 * provider publishes other endpoints for connections with one, those are used (RFC 8705 5). An endpoint that the
 * configuration does without stays away.
 */
export const withMtlsEndpoints = (configuration: ClientConfiguration): ClientConfiguration => {
  if (configuration.clientCertificate === undefined) return configuration;
  const { endpoints, capabilities } = configuration;
  const aliases = Object.entries(capabilities.mtlsEndpoints).filter(
    ([name, alias]) => alias !== "" && endpoints[name as keyof Endpoints] !== "",
  );
  return { ...configuration, endpoints: { ...endpoints, ...Object.fromEntries(aliases) } };
};
