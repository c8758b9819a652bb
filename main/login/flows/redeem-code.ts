import * as openid from "openid-client";
import type { RelyingParty } from "../relying-party.ts";
import { parseObject } from "../relying-party.ts";
import type { RequestSecrets } from "./build-authorization-request.ts";
import { atStep, findFailure } from "./find-failure.ts";
import type { LoginContext, LoginTokens } from "./login-context.ts";
import { tokenEndpointRefusal, tokenResponseInvalid } from "./token-endpoint-answer.ts";

/** A token response that has the right form; its ID token is not verified yet. */
export interface RedeemedTokens {
  readonly accessToken: string;
  readonly idToken: string | undefined;
  readonly stored: Omit<LoginTokens, "idTokenClaims" | "userinfo">;
  /** What openid-client had against the answer; it is looked at after our own checks have named the reason. */
  readonly libraryError: unknown;
}

/**
 * Redeems the code once (OIDC Core 3.1.3.1); it is never tried again (C-89). openid-client sends the request
 * and validates the answer, and our own checks follow: a login passes only when both accept it.
 * @throws AppFailure `token_error`, `token_http_status`, `token_response_invalid`, or of transport
 */
export const redeemCode = async (
  context: LoginContext,
  party: RelyingParty,
  redirectUri: string,
  parameters: ReadonlyMap<string, string>,
  secrets: RequestSecrets,
): Promise<RedeemedTokens> => {
  context.recorder.redactor.learn(parameters.get("code"));
  // Built from the redirect URI that was sent, never from what the browser says (LIB-13).
  const currentUrl = new URL(redirectUri);
  for (const [name, value] of parameters) currentUrl.searchParams.append(name, value);
  let libraryError: unknown;
  try {
    await openid.authorizationCodeGrant(party.client, currentUrl, {
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      pkceCodeVerifier: secrets.codeVerifier,
      idTokenExpected: true,
    });
  } catch (thrown) {
    libraryError = thrown;
    const failure = findFailure(thrown);
    if (failure !== undefined) throw atStep(failure, "token_endpoint");
  }
  return readTokenResponse(context, party, libraryError);
};

const readTokenResponse = (
  context: LoginContext,
  party: RelyingParty,
  libraryError: unknown,
): RedeemedTokens => {
  const response = party.answerOf("token_endpoint");
  if (response === undefined) throw libraryError;
  const success = response.status === 200;
  context.recorder.check("token_endpoint", {
    checkId: "token.success",
    title: "Token response is a success",
    source: "RFC 6749 5.1",
    result: success ? "passed" : "failed",
    expected: "200",
    found: String(response.status),
    ...(success ? {} : { code: "token_error" as const }),
  });
  if (!success) throw tokenEndpointRefusal(response);
  const body = parseObject(response.body);
  if (body === undefined) throw tokenResponseInvalid("not a JSON object");
  return { ...readMembers(body, context), libraryError };
};

/** Characters an access token may have in a header (RFC 6750 2.1), which also keeps line breaks out. */
const isHeaderSafe = (token: string): boolean => /^[\x21-\x7e]+$/.test(token);

const readMembers = (
  body: Readonly<Record<string, unknown>>,
  context: LoginContext,
): Omit<RedeemedTokens, "libraryError"> => {
  const { access_token, token_type, refresh_token, id_token, scope } = body;
  if (typeof access_token !== "string" || !isHeaderSafe(access_token)) {
    throw tokenResponseInvalid("access_token is missing or cannot be sent in a header");
  }
  if (typeof token_type !== "string" || token_type.toLowerCase() !== "bearer") {
    throw tokenResponseInvalid(`token_type is ${JSON.stringify(token_type) ?? "missing"}, expected Bearer`);
  }
  compareScopes(context, scope);
  const expiresAt = expiryOf(body.expires_in, context.clock.now());
  const idToken = typeof id_token === "string" ? id_token : undefined;
  return {
    accessToken: access_token,
    idToken,
    stored: {
      accessToken: access_token,
      tokenType: token_type,
      idToken: idToken ?? "",
      ...(typeof refresh_token === "string" && refresh_token !== "" ? { refreshToken: refresh_token } : {}),
      ...(typeof scope === "string" ? { scope } : {}),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
  };
};

/** `expires_in` in seconds, at times sent as text; what makes no sense counts as "not said" (C-71). */
export const expiryOf = (expiresIn: unknown, now: number): number | undefined => {
  const seconds = typeof expiresIn === "string" && expiresIn.trim() !== "" ? Number(expiresIn) : expiresIn;
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0 && seconds < 1e10
    ? now + seconds * 1000
    : undefined;
};

const compareScopes = (context: LoginContext, scope: unknown): void => {
  const asked = context.configuration.selectedScopes;
  // Without the member the granted scopes are those asked for (RFC 6749 5.1).
  const granted = typeof scope === "string" ? scope.split(" ").filter((item) => item !== "") : asked;
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
