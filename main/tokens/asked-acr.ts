import type { ClientConfigurationDraft } from "#shared/configurations/client-configuration.ts";
import { parseObjectText } from "./parse-object.ts";

/** The authentication context classes that a request asks for. */
export interface AskedAcr {
  readonly values: readonly string[];
  /** Asked for so that a login without one of them is none (OIDC Core 5.5.1.1). */
  readonly isEssential: boolean;
}

/**
 * What an authorization request asks of `acr`: as an essential claim of the ID token, else by `acr_values`;
 * `undefined` when it names no value.
 */
export const askedAcr = ({
  acrValues,
  claims,
}: ClientConfigurationDraft["authorizationRequest"]): AskedAcr | undefined => {
  const idToken = asObject(parseObjectText(claims)?.id_token);
  const acr = asObject(idToken?.acr);
  const ofClaim = [acr?.value, ...(Array.isArray(acr?.values) ? acr.values : [])].filter(isText);
  if (acr?.essential === true && ofClaim.length > 0) return { values: ofClaim, isEssential: true };
  const values = [...acrValues.split(/\s+/).filter((value) => value !== ""), ...ofClaim];
  return values.length === 0 ? undefined : { values, isEssential: false };
};

const isText = (value: unknown): value is string => typeof value === "string";

const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
