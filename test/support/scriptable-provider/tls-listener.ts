import { createServer, type Server } from "node:https";
import { openAuthority } from "../certificates.ts";
import { listen } from "../local-server.ts";
import type { metadataOf } from "./endpoints.ts";
import type { ProviderScript } from "./script.ts";

/** A second listener of a provider, with TLS. It asks for a client certificate and takes any: endpoints judge it. */
export interface TlsListener {
  /** For instance `https://127.0.0.1:51234`. */
  readonly origin: string;
  /** The authority of its own certificate, in PEM; nobody else knows it. */
  readonly authorityPem: string;
  readonly server: Server;
}

/** Opens the listener on a port of its own. */
export const openTlsListener = async (): Promise<TlsListener> => {
  const authority = openAuthority("Authority of the provider");
  const own = authority.issue("provider", ["127.0.0.1"]);
  const server = createServer({
    cert: own.certificatePem,
    key: own.privateKeyPem,
    requestCert: true,
    rejectUnauthorized: false,
  });
  const origin = (await listen(server)).replace("http:", "https:");
  return { origin, authorityPem: authority.certificatePem, server };
};

type Metadata = ReturnType<typeof metadataOf>;

/** The endpoints that clients authenticate at, or show a bound token to. */
const secured = [
  "token_endpoint",
  "userinfo_endpoint",
  "introspection_endpoint",
  "revocation_endpoint",
  "pushed_authorization_request_endpoint",
] as const satisfies readonly (keyof Metadata)[];

/** The metadata of a provider with such a listener: its endpoints are there, or aliases of them (RFC 8705 5). */
export const withSecuredEndpoints = (
  metadata: Metadata,
  { origin }: TlsListener,
  place: NonNullable<ProviderScript["clientCertificates"]>,
): Metadata => {
  const there = Object.fromEntries(
    secured.map((name) => [name, metadata[name].replace(metadata.issuer, origin)]),
  );
  return place === "at_the_endpoints"
    ? { ...metadata, ...there }
    : { ...metadata, mtls_endpoint_aliases: there };
};
