import * as openid from "openid-client";
import {
  certificateBinding,
  describeLibraryError,
  findFailure,
  parametersOf,
  type RelyingParty,
  readTokenResponse,
  requireBinding,
  type TokenResponse,
  tokenEndpointRefusal,
} from "../../tokens/index.ts";
import type { RequestSecrets } from "./build-authorization-request.ts";
import type { LoginContext } from "./login-context.ts";
import { type AuthorizationResponse, rejectedByLibrary } from "./read-authorization-response.ts";

/** A token response that has the right form; its ID token is not verified yet. */
export interface RedeemedTokens {
  readonly response: TokenResponse;
  /** What openid-client had against the answer; it is looked at after our own checks have named the reason. */
  readonly libraryError: unknown;
}

/**
 * Redeems the code once (OIDC Core 3.1.3.1); it is never tried again (C-89), but
 * for the nonce that a provider wants in a proof (RFC 9449 8). openid-client sends the request
 * and validates the answer, and our own checks follow: a login passes only when both accept it.
 * @throws AppFailure `token_error`, `token_http_status`, `redirect_refused`, `token_response_invalid`,
 * `token_not_bound`, `jarm_response_invalid`, or of transport
 */
export const redeemCode = async (
  context: LoginContext,
  party: RelyingParty,
  redirectUri: string,
  authorization: AuthorizationResponse,
  secrets: RequestSecrets,
): Promise<RedeemedTokens> => {
  // Built from the redirect URI that was sent, never from what the browser says (LIB-13).
  const currentUrl = new URL(redirectUri);
  for (const [name, value] of authorization.forLibrary) currentUrl.searchParams.append(name, value);
  const maxAge = context.configuration.authorizationRequest.maxAgeInSeconds;
  let libraryError: unknown;
  try {
    await openid.authorizationCodeGrant(
      party.client,
      currentUrl,
      {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.codeVerifier,
        idTokenExpected: true,
        ...(maxAge === undefined ? {} : { maxAge }),
      },
      parametersOf(context.configuration.extraParameters.token),
      party.proofs,
    );
  } catch (thrown) {
    libraryError = thrown;
    const failure = findFailure(thrown);
    if (failure !== undefined) throw failure;
    const isUnsent = party.answerOf("token_endpoint") === undefined;
    if (isUnsent && authorization.forLibrary.has("response")) {
      throw rejectedByLibrary(describeLibraryError(thrown));
    }
  }
  return { response: readAnswer(context, party, libraryError), libraryError };
};

const readAnswer = (context: LoginContext, party: RelyingParty, libraryError: unknown): TokenResponse => {
  const answer = party.answerOf("token_endpoint");
  if (answer === undefined) throw libraryError;
  const success = answer.status === 200;
  context.recorder.check("token_endpoint", {
    checkId: "token.success",
    title: "Token response is a success",
    source: "RFC 6749 5.1",
    result: success ? "passed" : "failed",
    expected: "200",
    found: String(answer.status),
    ...(success ? {} : { code: "token_error" as const }),
  });
  if (!success) throw tokenEndpointRefusal(answer);
  const encryption = party.decryptionOf("token_endpoint")?.encryption;
  const response = {
    ...readTokenResponse(answer, context.clock.now(), party.dpopKey !== undefined),
    ...(encryption === undefined ? {} : { idTokenEncryption: encryption }),
  };
  requireBinding(context.recorder, party.dpopKey, response);
  compareScopes(context, response.scope);
  const binding = certificateBinding(response.accessToken, context.configuration.clientCertificate);
  if (binding !== undefined) context.recorder.check("token_endpoint", binding);
  return response;
};

const compareScopes = (context: LoginContext, scope: string | undefined): void => {
  const asked = context.configuration.selectedScopes;
  // Without the member the granted scopes are those asked for (RFC 6749 5.1).
  const granted = scope === undefined ? asked : scope.split(" ").filter((item) => item !== "");
  const missing = asked.filter((item) => !granted.includes(item));
  context.recorder.check("token_endpoint", {
    checkId: "token.scope",
    title: "All selected scopes are granted",
    source: "RFC 6749 3.3",
    result: missing.length === 0 ? "passed" : "warning",
    expected: asked.join(" "),
    found: granted.join(" "),
  });
};
