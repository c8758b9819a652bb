import { AppFailure } from "#shared/app-error.ts";
import {
  askedAcr,
  describeLibraryError,
  isOnlyHmacUnsupported,
  type RelyingParty,
  refusalOf,
  verifyIdToken,
} from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";
import type { RedeemedTokens } from "./redeem-code.ts";

/**
 * Verifies the ID token check by check (OIDC Core 3.1.3.7) and records each.
 * @returns its claims
 * @throws AppFailure `id_token_*`
 */
export const checkIdToken = async (
  context: LoginContext,
  party: RelyingParty,
  redeemed: RedeemedTokens,
  nonce: string,
): Promise<Readonly<Record<string, unknown>> & { readonly sub: string }> => {
  const { idToken, accessToken } = redeemed.response;
  if (idToken === undefined) throw missingIdToken();
  const request = context.configuration.authorizationRequest;
  const acr = askedAcr(request);
  const { outcomes, claims } = await verifyIdToken(idToken, {
    issuer: context.configuration.issuer,
    clientId: context.configuration.clientId,
    nonce,
    accessToken,
    ...party.idTokenRules(),
    ...(request.maxAgeInSeconds === undefined ? {} : { maxAgeInSeconds: request.maxAgeInSeconds }),
    ...(acr === undefined ? {} : { acr }),
    now: context.clock.now(),
  });
  for (const outcome of outcomes) context.recorder.check("id_token", outcome);
  const refusal = refusalOf(outcomes);
  if (refusal !== undefined) throw refusal;
  const { libraryError } = redeemed;
  const isAccepted = libraryError === undefined || isOnlyHmacUnsupported(libraryError);
  if (!isAccepted || claims === undefined) throw rejectedByLibrary(libraryError);
  return claims as typeof claims & { readonly sub: string };
};

const missingIdToken = (): AppFailure =>
  new AppFailure({
    code: "id_token_missing",
    message: "The token response has no ID token.",
    advice:
      "Select the scope openid, and ask the administrator whether the client is registered for OpenID Connect.",
    step: "id_token",
    source: "OIDC Core 3.1.3.3",
    field: "selectedScopes",
  });

const rejectedByLibrary = (libraryError: unknown): AppFailure =>
  new AppFailure({
    code: "id_token_rejected",
    message: "The token response was not accepted.",
    advice: "Look at the token response, and tell the provider's administrator what is wrong in it.",
    cause: describeLibraryError(libraryError),
    step: "id_token",
  });
