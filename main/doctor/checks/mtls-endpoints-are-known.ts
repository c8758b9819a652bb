import { usesClientCertificate } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { knowsProvider } from "../document-members.ts";
import { fixOf } from "../draft-fix.ts";

/** A login goes by the document, and what comes after it by the last import (RP-29). */
export const mtlsEndpointsAreKnown: DoctorCheck = {
  checkId: "mtls-endpoints-are-known",
  area: "client_registration",
  title: "Endpoints for client certificates are known",
  expected: "those of the document, where it has any",
  source: "RFC 8705 5",
  examine: (examination) => {
    const { draft, clientCertificate, metadata } = examination;
    if (clientCertificate === undefined && !usesClientCertificate(draft.clientAuthenticationMethod))
      return notApplicable("No client certificate is used.");
    if (!knowsProvider(examination)) return notApplicable("Nothing is known of the provider.");
    const imported = draft.capabilities.mtlsEndpoints;
    const published = metadata?.capabilities.mtlsEndpoints ?? imported;
    if (JSON.stringify(published) !== JSON.stringify(imported)) {
      return warning({
        title: "Endpoints for client certificates are not imported",
        found: published.token || "other ones than at the last import",
        advice: "A refresh goes by the last import, and would use the endpoints without a certificate.",
        fix: metadata && fixOf("Take them over", "capabilities", { capabilities: metadata.capabilities }),
      });
    }
    const isSome = Object.values(published).some((url) => url !== "");
    if (!isSome) return passed("none are published: the certificate is shown at the usual endpoints");
    if (published.token !== "") return passed(published.token);
    return warning({
      title: "Token endpoint for client certificates is not published",
      found: "mtls_endpoint_aliases without token_endpoint",
      advice:
        "The usual token endpoint is used. If it answers invalid_client, ask where certificates are taken.",
      ask: "mtls_endpoint_aliases in the discovery document has no token_endpoint. Which one takes client certificates?",
    });
  },
};
