import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  type MissingField,
  usesClientCertificate,
  usesClientSecret,
} from "./client-configuration.ts";
import { capturedUriProblem } from "./redirect-uri.ts";
import { signsRequests } from "./request-object.ts";

/** Which of a client's credentials are kept. */
export interface KeptCredentials {
  readonly clientSecret: boolean;
  readonly clientKey: boolean;
  readonly clientCertificate: boolean;
}

/** Says it of a configuration. */
export const keptCredentials = (
  configuration: Pick<ClientConfiguration, "clientSecretSavedAt" | "clientKey" | "clientCertificate">,
): KeptCredentials => ({
  clientSecret: configuration.clientSecretSavedAt !== undefined,
  clientKey: configuration.clientKey !== undefined,
  clientCertificate: configuration.clientCertificate !== undefined,
});

/**
 * What a configuration still needs before a login can run, in the order of the form. The same list feeds the
 * form, the list of configurations and the refusal of a login, so that they always agree.
 */
export const missingForLogin = (
  draft: ClientConfigurationDraft,
  kept: KeptCredentials,
): readonly MissingField[] => {
  const missing: MissingField[] = [];
  const need = (present: boolean, field: MissingField["field"], message: string) => {
    if (!present) missing.push({ field, message });
  };
  need(draft.issuer !== "", "issuer", "Issuer is missing");
  need(draft.endpoints.authorization !== "", "endpoints.authorization", "Authorization endpoint is missing");
  need(draft.endpoints.token !== "", "endpoints.token", "Token endpoint is missing");
  need(draft.endpoints.jwks !== "", "endpoints.jwks", "JWKS endpoint is missing");
  need(draft.clientId !== "", "clientId", "Client ID is missing");
  const method = draft.clientAuthenticationMethod;
  const isSigning = method === "private_key_jwt" || signsRequests(draft);
  need(!isSigning || kept.clientKey, "clientKey", "The client's key is missing");
  need(!usesClientSecret(method) || kept.clientSecret, "clientSecret", "Client secret is missing");
  const hasCertificate = kept.clientCertificate || !usesClientCertificate(method);
  need(hasCertificate, "clientCertificate", "Client certificate is missing");
  need(draft.selectedScopes.includes("openid"), "selectedScopes", "Scope openid is not selected");
  if (draft.redirect.kind === "captured") {
    const { capturedUri } = draft.redirect;
    need(capturedUri !== "", "redirect.capturedUri", "Captured redirect URI is missing");
    const problem = capturedUriProblem(capturedUri);
    need(problem === undefined, "redirect.capturedUri", `Captured redirect URI: ${problem}`);
  }
  return missing;
};
