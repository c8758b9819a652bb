import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { postLogoutPathOf } from "#shared/configurations/redirect-uri.ts";
import type { SignOutOutcome } from "#shared/tokens/token-set-view.ts";
import { parseCallableUrl } from "../discovery/index.ts";
import type { BrowserOpener } from "../ports/browser-opener.ts";
import type { Clock } from "../ports/clock.ts";
import { openLoopbackListener } from "./callback/index.ts";

/** How long the provider may take to send the browser back. */
const WAIT_MS = 60_000;

/**
 * Ends the session at the provider (OpenID Connect RP-Initiated Logout 1.0): the browser goes to the
 * end-session endpoint with `id_token_hint` and comes back to a loopback page. Some providers stay on a page of
 * their own; that is no error.
 * @throws AppFailure `end_session_not_offered`, `browser_open_failed`, `port_in_use`
 */
export const signOutAtProvider = async (parts: {
  readonly configuration: ClientConfiguration;
  readonly idToken: string | undefined;
  readonly browser: BrowserOpener;
  readonly clock: Clock;
}): Promise<SignOutOutcome> => {
  const { configuration, clock } = parts;
  const endpoint = configuration.endpoints.endSession;
  if (endpoint === "") throw notOffered();
  parseCallableUrl(endpoint, "endpoints.endSession", configuration.allowInsecureHttp);
  const state = openid.randomState();
  const listener = await openLoopbackListener({
    redirect: { ...configuration.redirect, path: postLogoutPathOf(configuration.redirect.path) },
    state,
    clock,
    onRejected: () => {},
  });
  let stopWaiting = () => {};
  try {
    // The URL holds the ID token, so the browser is sent there by way of our own page.
    await parts.browser.open(listener.startPage(endSessionUrl(endpoint, parts, listener.redirectUri, state)));
    const tooLate = new Promise<undefined>((resolve) => {
      stopWaiting = clock.after(WAIT_MS, () => resolve(undefined));
    });
    const answer = await Promise.race([listener.response, tooLate]);
    return answer === undefined ? notConfirmed : confirmed;
  } finally {
    stopWaiting();
    listener.finish();
  }
};

const endSessionUrl = (
  endpoint: string,
  parts: { readonly configuration: ClientConfiguration; readonly idToken: string | undefined },
  redirectUri: string,
  state: string,
): URL => {
  const url = new URL(endpoint);
  if (parts.idToken !== undefined) url.searchParams.set("id_token_hint", parts.idToken);
  url.searchParams.set("client_id", parts.configuration.clientId);
  url.searchParams.set("post_logout_redirect_uri", redirectUri);
  url.searchParams.set("state", state);
  return url;
};

const confirmed: SignOutOutcome = {
  kind: "provider",
  providerAnswer: "confirmed",
  message: "Signed out here and at the provider.",
};

const notConfirmed: SignOutOutcome = {
  kind: "provider",
  providerAnswer: "not_confirmed",
  message:
    "Signed out here. The provider did not send the browser back, so its session may go on: look at its page in the browser.",
};

const notOffered = (): AppFailure =>
  new AppFailure({
    code: "end_session_not_offered",
    message: "The provider offers no end-session endpoint.",
    advice: "Sign out here only, and end the session on the provider's own pages.",
    field: "endpoints.endSession",
    source: "OIDC RP-Initiated Logout 1.0",
  });
