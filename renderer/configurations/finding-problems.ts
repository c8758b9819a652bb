import {
  type ClientConfigurationDraft,
  usesClientCertificate,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import type { DoctorFinding } from "#shared/doctor/diagnosis.ts";
import { changedFields, type FieldName } from "./draft-edits.ts";
import { errorField } from "./error-field.ts";
import { type FieldProblem, type FieldProblems, fieldError, fieldWarning } from "./field-problem.ts";

/** Checks of one field of ours, also where they offer no fix or one for another field. */
export const fieldsOfChecks: Readonly<Record<string, FieldName>> = {
  "allowed-origins-are-sound": "allowedOrigins",
  "asked-acr-is-offered": "authorizationRequest.acrValues",
  "asked-prompt-is-offered": "authorizationRequest.prompt",
  "asked-resources-are-uris": "authorizationRequest.resources",
  "authentication-method-is-listed": "clientAuthenticationMethod",
  "claims-parameter-is-offered": "authorizationRequest.claims",
  "client-certificate-is-current": "clientCertificate",
  "client-id-is-set": "clientId",
  "dpop-is-offered": "dpop",
  "document-can-be-read": "automaticConfigurationUrl",
  "issuer-is-configured": "issuer",
  "issuer-is-no-endpoint": "issuer",
  "issuer-is-no-template": "issuer",
  "openid-is-selected": "selectedScopes",
  "pushed-requests-can-be-sent": "authorizationRequest.pushed",
  "request-object-algorithm-is-listed": "authorizationRequest.requestObject",
  "request-object-can-be-sent": "authorizationRequest.requestObject",
  "response-mode-is-offered": "authorizationRequest.responseMode",
  "selected-scopes-are-listed": "selectedScopes",
  "signed-answer-can-be-verified": "authorizationRequest.responseMode",
  "url-is-a-well-known-url": "automaticConfigurationUrl",
};

/** The field that a finding is about, if it is about one of ours. */
export const fieldOfFinding = (
  { checkId, fix }: Pick<DoctorFinding, "checkId" | "fix">,
  draft: ClientConfigurationDraft,
): FieldName | undefined => {
  if (checkId === "credentials-fit-the-method") return fieldOfCredentials(draft);
  if (checkId === "endpoints-are-set") return fieldOfEndpoints(draft);
  return Object.hasOwn(fieldsOfChecks, checkId) ? fieldsOfChecks[checkId] : errorField(fix?.field);
};

const fieldOfCredentials = ({ clientAuthenticationMethod: method }: ClientConfigurationDraft): FieldName => {
  if (usesClientSecret(method)) return "clientSecret";
  if (usesClientCertificate(method)) return "clientCertificate";
  return method === "private_key_jwt" ? "clientKey" : "clientAuthenticationMethod";
};

const fieldOfEndpoints = ({ endpoints }: ClientConfigurationDraft): FieldName => {
  const missing = (["authorization", "token", "jwks"] as const).find((name) => endpoints[name] === "");
  return `endpoints.${missing ?? "authorization"}`;
};

/** What the doctor's findings say under the fields; of several the worst. */
export const findingProblems = (
  findings: readonly DoctorFinding[],
  draft: ClientConfigurationDraft,
): FieldProblems => {
  const problems: { -readonly [Field in keyof FieldProblems]: FieldProblem } = {};
  for (const tone of ["failed", "warning"] as const)
    for (const finding of findings) {
      const field = finding.result === tone ? fieldOfFinding(finding, draft) : undefined;
      if (field !== undefined)
        problems[field] ??= (tone === "failed" ? fieldError : fieldWarning)(finding.title);
    }
  return problems;
};

/** The findings without the problems of fields that were edited since the doctor looked. */
export const findingsStillTrue = (
  findings: readonly DoctorFinding[],
  diagnosed: ClientConfigurationDraft,
  draft: ClientConfigurationDraft,
  isSecretTyped: boolean,
): readonly DoctorFinding[] => {
  const edited = new Set<FieldName>(changedFields(diagnosed, draft));
  if (isSecretTyped) edited.add("clientSecret");
  if (edited.size === 0) return findings;
  return findings.filter((finding) => {
    if (finding.result !== "failed" && finding.result !== "warning") return true;
    const field = fieldOfFinding(finding, diagnosed);
    return field === undefined || !edited.has(field);
  });
};
