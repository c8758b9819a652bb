import { type AppError, AppFailure } from "#shared/app-error.ts";

/** Codes of Node's TLS layer and of OpenSSL's verification that mean "the certificate was not accepted". */
const isCertificateCode = (code: string): boolean =>
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|HOSTNAME_MISMATCH)/.test(code);

/** Codes that mean "there is no TLS connection at all". */
const isTlsCode = (code: string): boolean => /^(ERR_TLS_|ERR_SSL_|EPROTO)/.test(code);

/** The server's alert that it wants a client certificate (RFC 8446 6.2). */
const isCertificateRequiredCode = (code: string): boolean => /ALERT_CERTIFICATE_REQUIRED$/.test(code);

/** The server's alerts that mean "the client certificate was not accepted" (RFC 8446 6.2). */
const isCertificateRefusedCode = (code: string): boolean =>
  /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN)|UNKNOWN_CA|ACCESS_DENIED)$/.test(
    code,
  );

/** Codes of a chain that ends at an authority that is not known here. */
const isAuthorityCode = (code: string): boolean =>
  /^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF))/.test(code);

/**
 * Turns what the socket, TLS or undici threw into a failure with a way out.
 * @param hasClientCertificate whether there was one to show
 */
export const transportFailure = (
  thrown: unknown,
  url: URL,
  hasClientCertificate: boolean = false,
): AppFailure => {
  if (thrown instanceof AppFailure) return thrown;
  const code = errorCode(thrown);
  const words = clientCertificateWords(code, url, hasClientCertificate) ?? wordsFor(code, url);
  return new AppFailure({ ...words, cause: code === "" ? String(thrown) : code }, { cause: thrown });
};

/** What the server said of the client certificate; undefined: nothing. */
const clientCertificateWords = (
  code: string,
  url: URL,
  hasClientCertificate: boolean,
): Omit<AppError, "cause"> | undefined => {
  const isRefused = isCertificateRefusedCode(code);
  // Without one, some servers say that it is bad in place of that it is missing.
  if (isCertificateRequiredCode(code) || (isRefused && !hasClientCertificate)) {
    return {
      code: "client_certificate_required",
      message: `${url.host} demands a client certificate.`,
      advice: hasClientCertificate
        ? "None of the authorities it accepts signed this configuration's one. Ask which authority must sign it."
        : "Set the client certificate that was registered for this client, with its private key.",
      field: "clientCertificate",
      source: "RFC 8446 6.2",
    };
  }
  if (!isRefused) return undefined;
  return {
    code: "client_certificate_refused",
    message: `${url.host} did not accept the client certificate.`,
    advice: "Check that it is the one that was registered, has not ended, and comes with its whole chain.",
    field: "clientCertificate",
    source: "RFC 8446 6.2",
  };
};

const errorCode = (thrown: unknown): string => {
  if (thrown instanceof AggregateError) return errorCode(thrown.errors[0]);
  const code = (thrown as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? code : "";
};

const wordsFor = (code: string, url: URL): Omit<AppError, "cause"> => {
  if (code === "ECONNREFUSED") {
    return {
      code: "connection_refused",
      message: `Nothing listens at ${url.host}.`,
      advice: "Check the host and port, and that the server runs.",
    };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return {
      code: "host_not_found",
      message: `The host name ${url.hostname} was not found.`,
      advice: "Check the spelling, your network or VPN, and the DNS server.",
    };
  }
  if (code === "ETIMEDOUT") {
    return {
      code: "timed_out",
      message: `No connection to ${url.host} could be made in time.`,
      advice: "A firewall may drop the packets. Check that the server is reachable from this machine.",
    };
  }
  if (isAuthorityCode(code)) {
    return {
      code: "tls_failed",
      message: `The TLS certificate of ${url.host} is from an authority that is not trusted here.`,
      advice:
        "If it is your organization's own, add the authority's certificate to this configuration's certificate authorities. Else the server may not send its whole chain.",
      field: "connection.certificateAuthorities",
    };
  }
  if (isCertificateCode(code)) {
    return {
      code: "tls_failed",
      message: `The TLS certificate of ${url.host} was not accepted.`,
      advice:
        "Check that the certificate is valid, for this host name, and from an authority this machine trusts.",
    };
  }
  if (isTlsCode(code)) {
    return {
      code: "tls_failed",
      message: `No TLS connection to ${url.host} could be made.`,
      advice:
        "Check the port, and whether the URL should begin with http. If it is right, the server may offer only old TLS versions, or ask for a client certificate.",
    };
  }
  if (code === "UND_ERR_HEADERS_OVERFLOW") {
    return {
      code: "response_too_large",
      message: `The headers of ${url.host}'s answer are larger than 64 KiB.`,
      advice: "Check that the URL is the right one. The answer was not used.",
    };
  }
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") {
    return {
      code: "connection_failed",
      message: `The answer of ${url.host} is shorter than the length it announced.`,
      advice: "Try again. If it happens again, the server or something in between ends answers early.",
      source: "RFC 9112 6.3",
    };
  }
  return {
    code: "connection_failed",
    message: `The connection to ${url.host} broke.`,
    advice: "Try again. If it happens again, the server or something in between ends connections early.",
  };
};
