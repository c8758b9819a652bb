import * as openid from "openid-client";
import type { RelyingParty } from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";

/** What binds an authorization request to its answer; it lives in memory for one run only (C-31). */
export interface RequestSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Builds the authorization request (OIDC Core 3.1.2.1) with PKCE S256 (RFC 7636 4.3), `state` and `nonce`. */
export const buildAuthorizationRequest = async (
  context: LoginContext,
  party: RelyingParty,
  redirectUri: string,
  secrets: RequestSecrets,
): Promise<URL> => {
  const scopes = context.configuration.selectedScopes;
  const url = openid.buildAuthorizationUrl(party.client, {
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(secrets.codeVerifier),
    code_challenge_method: "S256",
    ...(context.loginHint === undefined ? {} : { login_hint: context.loginHint }),
    // Providers give a refresh token only after consent (OIDC Core 11).
    ...(scopes.includes("offline_access") ? { prompt: "consent" } : {}),
  });
  context.recorder.check("preparation", {
    checkId: "request.pkce",
    title: "PKCE challenge is S256",
    source: "RFC 7636 4.2",
    result: "passed",
    expected: "S256",
    found: url.searchParams.get("code_challenge_method") ?? "missing",
  });
  return url;
};
