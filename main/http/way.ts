import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";
import { AppFailure } from "#shared/app-error.ts";
import type { Connection } from "../ports/http.ts";
import { certificateAuthoritiesOf } from "./certificate-authorities.ts";

/** A proxy that tunnels (RFC 9110 9.3.6). */
export interface HttpProxy {
  readonly hostname: string;
  readonly port: number;
  readonly origin: string;
}

/** A `Connection` that was read: what every connection of its kind is made with. */
export interface Way {
  readonly proxy?: HttpProxy;
  /** Absent: Node's own, which is quicker. */
  readonly secureContext?: SecureContext;
  readonly hasClientCertificate: boolean;
}

/** The machine's own way. */
export const ownWay: Way = { hasClientCertificate: false };

/**
 * Reads how servers are to be reached.
 * @throws AppFailure `authorities_unreadable`, `invalid_input`
 */
export const readWay = (connection: Connection): Way => {
  const { clientCertificate } = connection;
  const proxy = readProxy(connection.proxyUrl.trim());
  const authorities = certificateAuthoritiesOf(connection.certificateAuthorities);
  const isOwnTls = authorities.length === 0 && clientCertificate === undefined;
  return {
    ...(proxy ? { proxy } : {}),
    ...(isOwnTls ? {} : { secureContext: openSecureContext(authorities, clientCertificate) }),
    hasClientCertificate: clientCertificate !== undefined,
  };
};

const readProxy = (proxyUrl: string): HttpProxy | undefined => {
  if (proxyUrl === "") return undefined;
  const url = URL.canParse(proxyUrl) ? new URL(proxyUrl) : undefined;
  const isPlain = url?.protocol === "http:" && url.pathname === "/" && url.search === "" && url.hash === "";
  if (url === undefined || !isPlain) throw noProxyUrl("The proxy's URL can't be used.");
  if (url.username !== "" || url.password !== "") {
    throw noProxyUrl("The proxy's URL has a user name or password in it.");
  }
  return {
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? 80 : Number(url.port),
    origin: url.origin,
  };
};

const noProxyUrl = (message: string): AppFailure =>
  new AppFailure({
    code: "invalid_input",
    message,
    advice: "Write it as http://host:port, or leave it empty to use no proxy.",
    field: "connection.proxyUrl",
  });

const openSecureContext = (
  authorities: readonly string[],
  clientCertificate: Connection["clientCertificate"],
): SecureContext => {
  try {
    return createSecureContext({
      ...(authorities.length === 0 ? {} : { ca: [...rootCertificates, ...authorities] }),
      ...(clientCertificate && {
        cert: clientCertificate.certificatePem,
        key: clientCertificate.privateKeyPem,
      }),
    });
  } catch (thrown) {
    // The authorities were read one by one before, so that it is the client's own.
    throw new AppFailure(
      {
        code: "invalid_input",
        message: "The client certificate and its private key can't be used together.",
        advice: "Set the certificate anew, with the private key that belongs to it.",
        field: "clientCertificate",
      },
      { cause: thrown },
    );
  }
};
