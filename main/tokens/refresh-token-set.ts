import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import { type ClientConfiguration, usesClientSecret } from "#shared/configurations/client-configuration.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { Clock } from "../ports/clock.ts";
import type { TraceRecorder } from "../trace/index.ts";
import { certificateBinding } from "./certificate-binding.ts";
import { loadDpopKey } from "./dpop-key.ts";
import { parametersOf } from "./extra-parameters.ts";
import { decodeJwt, verifyIdToken } from "./id-token.ts";
import { refusalOf } from "./id-token-refusals.ts";
import { describeLibraryError, findFailure, isOnlyHmacUnsupported } from "./library-errors.ts";
import { createRelyingParty, type RelyingParty } from "./relying-party.ts";
import { requireBinding } from "./require-binding.ts";
import { supportedAlgorithms } from "./signing-algorithms.ts";
import { tokenEndpointRefusal, tokenResponseInvalid } from "./token-endpoint-refusal.ts";
import { readTokenResponse } from "./token-response.ts";
import type { StoredTokenSet } from "./token-set-store.ts";

/**
 * Refreshes a token set (RFC 6749 6, OIDC Core 12). The old refresh token stays when the provider does not
 * rotate it, the old ID token when it sends none, and the key that the tokens are bound to (RFC 9449 5). A refreshed ID token must be of the same user (RP-43).
 * @throws AppFailure `no_refresh_token`, `token_error`, `token_http_status`, `redirect_refused`,
 * `token_response_invalid`, `token_not_bound`, `id_token_*`, `refreshed_sub_mismatch`, or of transport
 */
export const refreshTokenSet = async (parts: {
  readonly configuration: ClientConfiguration;
  readonly credentials: ClientCredentials;
  readonly set: StoredTokenSet;
  readonly subject: string;
  readonly recorder: TraceRecorder;
  readonly clock: Clock;
}): Promise<StoredTokenSet> => {
  const { configuration, credentials, set, recorder, clock } = parts;
  if (set.refreshToken === undefined) throw noRefreshToken();
  if (set.refreshTokenRevokedAt !== undefined) throw refreshTokenRevoked();
  for (const secret of [credentials.secret, set.accessToken, set.refreshToken, set.idToken])
    recorder.redactor.learn(secret);
  const algorithms = supportedAlgorithms(
    configuration.capabilities.idTokenSigningAlgorithmsSupported,
    usesClientSecret(configuration.clientAuthenticationMethod),
  );
  const key = set.dpopKey && (await loadDpopKey(set.dpopKey));
  const party = createRelyingParty({
    configuration,
    credentials,
    algorithms,
    recorder,
    now: clock.now,
    ...(key === undefined ? {} : { binding: key }),
  });
  const libraryError = await askForTokens(party, set.refreshToken, configuration.extraParameters.refresh);
  const answer = party.answerOf("token_endpoint");
  if (answer === undefined) throw libraryError;
  if (answer.status !== 200) throw tokenEndpointRefusal(answer);
  const encryption = party.decryptionOf("token_endpoint")?.encryption;
  const response = {
    ...readTokenResponse(answer, clock.now(), set.dpopKey !== undefined),
    ...(encryption === undefined ? {} : { idTokenEncryption: encryption }),
  };
  requireBinding(recorder, set.dpopKey, response);
  const binding = certificateBinding(response.accessToken, configuration.clientCertificate);
  if (binding !== undefined) recorder.check("token_endpoint", binding);
  if (response.idToken !== undefined) {
    await checkRefreshedIdToken(parts, party, response.idToken, response.accessToken);
  }
  if (libraryError !== undefined && !isOnlyHmacUnsupported(libraryError))
    throw tokenResponseInvalid(describeLibraryError(libraryError), answer);
  const { expiresAt: _expired, accessTokenRevokedAt: _revoked, ...lasting } = set;
  const { idTokenEncryption: _old, ...others } = lasting;
  const kept = response.idToken === undefined ? lasting : others;
  return { ...kept, ...response, refreshedAt: clock.now() };
};

const askForTokens = async (
  party: RelyingParty,
  refreshToken: string,
  extra: ClientConfiguration["extraParameters"]["refresh"],
): Promise<unknown> => {
  try {
    await openid.refreshTokenGrant(party.client, refreshToken, parametersOf(extra), party.proofs);
    return undefined;
  } catch (thrown) {
    const failure = findFailure(thrown);
    if (failure !== undefined) throw failure;
    return thrown;
  }
};

const checkRefreshedIdToken = async (
  parts: Parameters<typeof refreshTokenSet>[0],
  party: RelyingParty,
  idToken: string,
  accessToken: string,
): Promise<void> => {
  const nonce = nonceOf(parts.set.idToken);
  const comparesNonce = typeof nonce === "string" && nonceOf(idToken) !== undefined;
  const { outcomes, claims } = await verifyIdToken(idToken, {
    issuer: parts.configuration.issuer,
    clientId: parts.configuration.clientId,
    // A refreshed ID token need not have the nonce of the login, but if it does it is the same (C-69).
    ...(comparesNonce ? { nonce } : {}),
    accessToken,
    ...party.idTokenRules(),
    now: parts.clock.now(),
  });
  for (const outcome of outcomes) parts.recorder.check("id_token", outcome);
  const refusal = refusalOf(outcomes);
  if (refusal !== undefined) throw refusal;
  if (claims?.sub === parts.subject) return;
  throw new AppFailure({
    code: "refreshed_sub_mismatch",
    message: "The refreshed ID token is of another user.",
    advice: "The tokens were not stored. Sign out here, log in again, and tell the provider's administrator.",
    step: "id_token",
    source: "OIDC Core 12.2",
  });
};

const nonceOf = (idToken: string | undefined): unknown =>
  idToken === undefined ? undefined : decodeJwt(idToken)?.claims.nonce;

const refreshTokenRevoked = (): AppFailure =>
  new AppFailure({
    code: "no_refresh_token",
    message: "The refresh token was revoked.",
    advice: "Log in again.",
    step: "token_endpoint",
  });

const noRefreshToken = (): AppFailure =>
  new AppFailure({
    code: "no_refresh_token",
    message: "There is no refresh token.",
    advice: "Log in again. For refresh tokens, select the scope offline_access and log in once more.",
    step: "token_endpoint",
    field: "selectedScopes",
  });
