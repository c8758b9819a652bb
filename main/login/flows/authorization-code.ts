import * as openid from "openid-client";
import {
  asksForSignedResponse,
  usesClientSecret,
  usesFormPost,
} from "#shared/configurations/client-configuration.ts";
import { createRelyingParty, supportedAlgorithms } from "../../tokens/index.ts";
import { openCapturedRedirect, openLoopbackListener, type RedirectReceiver } from "../callback/index.ts";
import { askUser } from "./ask-user.ts";
import { bindToNewKey } from "./bind-to-new-key.ts";
import { buildAuthorizationRequest } from "./build-authorization-request.ts";
import { checkAuthorizationResponse } from "./check-authorization-response.ts";
import { checkIdToken } from "./check-id-token.ts";
import { fetchIdentity } from "./fetch-identity.ts";
import { fetchUserinfo } from "./fetch-userinfo.ts";
import type { LoginContext, LoginTokens } from "./login-context.ts";
import { readAuthorizationResponse } from "./read-authorization-response.ts";
import { readClaimSources } from "./read-claim-sources.ts";
import { readProvider } from "./read-provider.ts";
import { redeemCode } from "./redeem-code.ts";

/**
 * The authorization code flow with PKCE through a browser, with a loopback redirect or one that the test window
 * captures (OIDC Core 3.1, RFC 7636, RFC 8252, RFC 9207), step by step. Where DPoP is on, the tokens are bound to a
 * key of this login (RFC 9449).
 * @throws AppFailure with the step at which it ended; nothing has been stored then
 */
export const runAuthorizationCodeFlow = async (given: LoginContext): Promise<LoginTokens> => {
  const secrets = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
  given.recorder.redactor.learn(secrets.codeVerifier);
  const { capabilities, configuration } = await readProvider(given);
  const context = { ...given, configuration };
  const algorithms = supportedAlgorithms(
    capabilities.idTokenSigningAlgorithmsSupported,
    usesClientSecret(configuration.clientAuthenticationMethod),
  );
  const receiver = await openReceiver(context, secrets.state);
  try {
    const binding = configuration.dpop ? await bindToNewKey(context, capabilities) : undefined;
    const party = createRelyingParty({
      ...context,
      algorithms,
      now: context.clock.now,
      ...(binding === undefined ? {} : { binding }),
    });
    party.readKeysAhead();
    const request = await buildAuthorizationRequest(
      context,
      party,
      receiver.redirectUri,
      secrets,
      capabilities,
    );
    const given = await askUser(context, request, receiver).finally(request.withdraw);
    const response = await readAuthorizationResponse(context, party, given, capabilities);
    checkAuthorizationResponse(context, response.parameters, capabilities);
    context.enter("exchanging");
    const redeemed = await redeemCode(context, party, receiver.redirectUri, response, secrets);
    context.enter("validating");
    const idTokenClaims = await checkIdToken(context, party, redeemed, secrets.nonce);
    const userinfo = await fetchUserinfo(context, party, redeemed.response.accessToken, idTokenClaims.sub);
    const { idToken, ...claims } = await readClaimSources(context, party, idTokenClaims.sub, {
      idToken: idTokenClaims,
      ...(userinfo === undefined ? {} : { userinfo }),
    });
    const { accessToken, identityUrl } = redeemed.response;
    const about = { accessToken, ...(identityUrl === undefined ? {} : { identityUrl }) };
    const identity = await fetchIdentity(context, about, idTokenClaims.sub);
    const bound = party.dpopKey === undefined ? {} : { dpopKey: party.dpopKey };
    return {
      ...redeemed.response,
      ...bound,
      idTokenClaims: idToken,
      ...claims,
      ...(identity && { identity }),
    };
  } finally {
    receiver.finish();
  }
};

const openReceiver = async (context: LoginContext, state: string): Promise<RedirectReceiver> => {
  const { redirect, authorizationRequest } = context.configuration;
  const expected = {
    state,
    isSigned: asksForSignedResponse(authorizationRequest.responseMode),
    method: usesFormPost(authorizationRequest.responseMode) ? "POST" : "GET",
    onRejected: recordRefusals(context),
  } as const;
  return redirect.kind === "captured"
    ? openCapturedRedirect({ ...expected, uri: redirect.capturedUri })
    : openLoopbackListener({ ...expected, redirect, clock: context.clock });
};

const MAX_RECORDED_REFUSALS = 20;

/** A flood of foreign callbacks must not fill the trace (F-85). */
const recordRefusals = ({ recorder }: LoginContext): ((reason: string) => void) => {
  let count = 0;
  return (reason) => {
    count += 1;
    if (count > MAX_RECORDED_REFUSALS) return;
    recorder.navigation("callback", {
      from: "browser",
      to: "workbench",
      label: "Callback refused, the login goes on waiting",
      failure: { code: "callback_rejected", message: reason },
    });
  };
};
