import { type AppError, AppFailure } from "#shared/app-error.ts";

/** Codes of Node's TLS layer and of OpenSSL's verification that mean "the certificate was not accepted". */
const isCertificateCode = (code: string): boolean =>
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|HOSTNAME_MISMATCH)/.test(code);

/** Codes that mean "there is no TLS connection at all". */
const isTlsCode = (code: string): boolean => /^(ERR_TLS_|ERR_SSL_|EPROTO)/.test(code);

/** Turns what the socket, TLS or undici threw into a failure with a way out. */
export const transportFailure = (thrown: unknown, url: URL): AppFailure => {
  if (thrown instanceof AppFailure) return thrown;
  const code = errorCode(thrown);
  return new AppFailure(
    { ...wordsFor(code, url), cause: code === "" ? String(thrown) : code },
    { cause: thrown },
  );
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
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") {
    return {
      code: "timed_out",
      message: `No connection to ${url.host} within 10 s.`,
      advice: "A firewall may drop the packets. Check that the server is reachable from this machine.",
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
  return {
    code: "connection_failed",
    message: `The connection to ${url.host} broke.`,
    advice: "Try again. If it happens again, the server or something in between ends connections early.",
  };
};
