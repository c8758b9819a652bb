import { usesClientCertificate, usesClientSecret } from "#shared/configurations/client-configuration.ts";
import { type CheckVerdict, type DoctorCheck, failed, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import type { ExaminedCertificate } from "../examination.ts";

export const credentialsFitTheMethod: DoctorCheck = {
  checkId: "credentials-fit-the-method",
  area: "client_registration",
  title: "Secret, key or certificate fits the method",
  expected: "a secret, a key or a certificate, as the method has it",
  source: "OIDC Core 9",
  examine: ({ draft, hasClientSecret, clientKeyAlgorithm, clientCertificate }) => {
    const method = draft.clientAuthenticationMethod;
    if (usesClientSecret(method)) {
      if (hasClientSecret) return passed(`a secret for ${method}`);
      return failed({
        title: "Client secret is missing",
        found: `no secret for ${method}`,
        advice: "Copy the client secret from the client's registration at the provider.",
      });
    }
    if (method === "private_key_jwt") {
      if (clientKeyAlgorithm !== undefined) return passed(`a key for ${clientKeyAlgorithm}`);
      return failed({
        title: "Client's key is missing",
        found: "no key for private_key_jwt",
        advice: "Make a key or import one, and register its public side at the provider.",
      });
    }
    if (usesClientCertificate(method)) return verdictOf(method, clientCertificate);
    if (!hasClientSecret) return passed("none needed");
    return warning({
      title: "Client secret is not used",
      found: `a secret is kept, and the method is ${method}`,
      advice: "If the client has a secret, use a method with one; otherwise remove the secret.",
    });
  },
};

/** An authority's certificate may be registered by itself as well; a self-signed one is of no authority (RFC 8705 2). */
const verdictOf = (method: string, certificate: ExaminedCertificate | undefined): CheckVerdict => {
  if (certificate === undefined) {
    return failed({
      title: "Client certificate is missing",
      found: `no certificate for ${method}`,
      advice: "Import the certificate that was issued for this client, or make a self-signed one.",
    });
  }
  const { subject, issuer } = certificate;
  if (method !== "tls_client_auth" || subject !== issuer) return passed(subject);
  return warning({
    title: "Client certificate is self-signed",
    found: subject,
    expected: "a certificate of an authority for tls_client_auth",
    advice: "A certificate without an authority is registered itself, with self_signed_tls_client_auth.",
    fix: fixOf("Use the self-signed method", "clientAuthenticationMethod", {
      clientAuthenticationMethod: "self_signed_tls_client_auth",
    }),
  });
};
