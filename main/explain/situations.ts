import { usesClientCertificate } from "#shared/configurations/client-configuration.ts";
import { expectedAndFound, isSameIssuerButForSpelling, issuerFoundIn } from "./compare-issuers.ts";
import { capabilitiesOf, type ExplainedFailure } from "./explained-failure.ts";
import { refusedScopes } from "./refused-scopes.ts";

/** What the configuration, the capabilities and the error say together. */
const situations = {
  /** The provider lists client authentication methods, and not the one that is set. */
  method_not_listed: (failure: ExplainedFailure): boolean => {
    const listed = capabilitiesOf(failure).clientAuthenticationMethodsSupported;
    return listed.length > 0 && !listed.includes(failure.configuration.clientAuthenticationMethod);
  },
  /** Basic authentication of a client ID that is sent otherwise than it is written. */
  basic_with_punctuation: ({ configuration }: ExplainedFailure): boolean =>
    configuration.clientAuthenticationMethod === "client_secret_basic" &&
    configuration.basicEncoding === "form_encoded" &&
    punctuationOf(configuration.clientId).length > 0,
  no_client_authentication: ({ configuration }: ExplainedFailure): boolean =>
    configuration.clientAuthenticationMethod === "none",
  certificate_authentication: ({ configuration }: ExplainedFailure): boolean =>
    usesClientCertificate(configuration.clientAuthenticationMethod),
  /** `offline` or `offline_access` is selected where the provider knows only the other, or neither. */
  offline_scope: (failure: ExplainedFailure): boolean =>
    refusedScopes(failure).some((scope) => scope === "offline" || scope === "offline_access"),
  scope_named: (failure: ExplainedFailure): boolean => refusedScopes(failure).length > 0,
  /** The two issuers differ in a slash at the end, in capitals of the host, or in http and https. */
  issuer_spelling: (failure: ExplainedFailure): boolean => {
    const found = issuerFoundIn(failure.error);
    return found !== undefined && isSameIssuerButForSpelling(failure.configuration.issuer, found);
  },
  /** One of the two issuers is Entra's template for all tenants. */
  issuer_template: ({ error, configuration }: ExplainedFailure): boolean =>
    /\{tenant-?id\}/i.test(`${configuration.issuer} ${issuerFoundIn(error) ?? ""}`),
  /** The ID token is signed with a secret in place of a key. */
  symmetric_signature: ({ error }: ExplainedFailure): boolean =>
    /\bHS(256|384|512)\b/.test(expectedAndFound(error)?.found ?? ""),
} as const;

export type Situation = keyof typeof situations;

/** Whether a failure is in a situation. */
export const isIn = (situation: Situation, failure: ExplainedFailure): boolean =>
  situations[situation](failure);

/** Characters that form-url-encoding changes and that providers were seen not to decode (RFC 6749 2.3.1). */
export const punctuationOf = (clientId: string): readonly string[] => [
  ...new Set(clientId.match(/[^A-Za-z0-9-]/gu) ?? []),
];
