import type { ClientCertificate } from "#shared/configurations/client-key.ts";
import type { CheckOutcome } from "../trace/index.ts";
import { decodeJwt } from "./decode-jwt.ts";

/**
 * Whether an access token is bound to the client's certificate; undefined for one that says nothing of a certificate,
 * or that only the provider can read. It is the API that has to refuse another certificate, so this only warns
 * (RFC 8705 3.1).
 */
export const certificateBinding = (
  accessToken: string,
  certificate: ClientCertificate | undefined,
): CheckOutcome | undefined => {
  const confirmation = decodeJwt(accessToken)?.claims.cnf;
  const bound = (confirmation as Readonly<Record<string, unknown>> | null | undefined)?.["x5t#S256"];
  if (typeof bound !== "string") return undefined;
  return {
    checkId: "token.certificate_binding",
    title: "Access token is bound to our certificate",
    source: "RFC 8705 3.1",
    result: bound === certificate?.thumbprint ? "passed" : "warning",
    expected: certificate?.thumbprint ?? "no binding: there is no client certificate here",
    found: bound,
  };
};
