import type { ProviderCapabilities } from "#shared/configurations/client-configuration.ts";
import { type DoctorCheck, notApplicable, passed, warning } from "../check.ts";
import { fixOf } from "../draft-fix.ts";
import { shownList } from "../shown.ts";

const members: Readonly<Record<Exclude<keyof ProviderCapabilities, "importedAt">, string>> = {
  scopesSupported: "scopes_supported",
  clientAuthenticationMethodsSupported: "token_endpoint_auth_methods_supported",
  codeChallengeMethodsSupported: "code_challenge_methods_supported",
  idTokenSigningAlgorithmsSupported: "id_token_signing_alg_values_supported",
  claimsSupported: "claims_supported",
  issResponseParameterSupported: "authorization_response_iss_parameter_supported",
  pushedAuthorizationRequestsRequired: "require_pushed_authorization_requests",
  subjectTypesSupported: "subject_types_supported",
  responseModesSupported: "response_modes_supported",
  authorizationSigningAlgorithmsSupported: "authorization_signing_alg_values_supported",
  requestObjectSigningAlgorithmsSupported: "request_object_signing_alg_values_supported",
  requestObjectEncryptionAlgorithmsSupported: "request_object_encryption_alg_values_supported",
  requestObjectEncryptionMethodsSupported: "request_object_encryption_enc_values_supported",
  signedRequestObjectRequired: "require_signed_request_object",
  dpopSigningAlgorithmsSupported: "dpop_signing_alg_values_supported",
  mtlsEndpoints: "mtls_endpoint_aliases",
};

const sorted = (value: ProviderCapabilities[keyof typeof members]): string =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

/** What is offered in the form is what was imported last (C-54). */
export const importIsUpToDate: DoctorCheck = {
  checkId: "import-is-up-to-date",
  area: "discovery_document",
  title: "Last import is up to date",
  expected: "what the document says now",
  source: "OIDC Discovery 4",
  examine: ({ draft, metadata }) => {
    const imported = draft.capabilities;
    if (metadata === undefined) return notApplicable("There is no document to compare with.");
    if (imported.importedAt === undefined) return notApplicable("Nothing has been imported yet.");
    const names = Object.keys(members) as (keyof typeof members)[];
    const differing = names.filter((name) => sorted(imported[name]) !== sorted(metadata.capabilities[name]));
    if (differing.length === 0) return passed("as imported");
    return warning({
      title: "Provider has changed since the last import",
      found: shownList(differing.map((name) => members[name])),
      advice: "A login goes by the document, the form by the last import. Take the changes over.",
      fix: fixOf("Take the changes over", "capabilities", { capabilities: metadata.capabilities }),
    });
  },
};
