import type { ClientConfigurationDraft, EndpointName } from "../configurations/client-configuration.ts";

/** Paths of the fields of a configuration that an explanation may name: those of the draft, and what is kept apart. */
export type FieldPath =
  | "automaticConfigurationUrl"
  | "issuer"
  | `endpoints.${EndpointName}`
  | "clientId"
  | "clientAuthenticationMethod"
  | "basicEncoding"
  | "assertionAudience"
  | "clientSecret"
  | "clientKey"
  | "nextClientKey"
  | "decryptionKey"
  | "clientCertificate"
  | "selectedScopes"
  | `redirect.${keyof ClientConfigurationDraft["redirect"]}`
  | `authorizationRequest.${keyof ClientConfigurationDraft["authorizationRequest"]}`
  | `extraParameters.${keyof ClientConfigurationDraft["extraParameters"]}`
  | "dpop"
  | "userinfoTokenIn"
  | `connection.${keyof ClientConfigurationDraft["connection"]}`
  | `provisioning.${keyof ClientConfigurationDraft["provisioning"]}`
  | `roleParsing.${keyof ClientConfigurationDraft["roleParsing"]}`
  | "allowInsecureHttp";

/** The value of a field of the draft; undefined where it has none. */
export const valueOfField = (draft: ClientConfigurationDraft, field: FieldPath): unknown =>
  field
    .split(".")
    .reduce<unknown>((part, name) => (part as Readonly<Record<string, unknown>> | undefined)?.[name], draft);

/**
 * A field's value as text, a list of words joined by spaces; empty where it has none. Secrets and keys are not
 * part of a draft, and switches have no text.
 */
export const textOfField = (draft: ClientConfigurationDraft, field: FieldPath): string => {
  const value = valueOfField(draft, field);
  if (typeof value === "string" || typeof value === "number") return String(value);
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(" ") : "";
};
