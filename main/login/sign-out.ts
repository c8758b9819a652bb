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
 * their own; that is no error. A redirect without our state is an answer too, told as what it is: nothing but
 * the outcome's words hangs on it, and some providers forget it (RP-46). `signal` ends the waiting.
 * @throws AppFailure `end_session_not_offered`, `browser_open_failed`, `port_in_use`
 */
export const signOutAtProvider = async (parts: {
  readonly configuration: ClientConfiguration;
  readonly idToken: string | undefined;
  readonly browser: BrowserOpener;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<SignOutOutcome> => {
  const { configuration, clock, signal } = parts;
  const endpoint = configuration.endpoints.endSession;
  if (endpoint === "") throw notOffered();
  parseCallableUrl(endpoint, "endpoints.endSession", configuration.allowInsecureHttp);
  const state = openid.randomState();
  const listener = await openLoopbackListener({
    redirect: { ...configuration.redirect, path: postLogoutPathOf(configuration.redirect.path) },
    clock,
    onRejected: () => {},
  });
  const waiting = waitingEnds(clock, signal);
  try {
    // The URL holds the ID token, so the browser is sent there by way of our own page.
    const start = listener.startPage(endSessionUrl(endpoint, parts, listener.redirectUri, state));
    await Promise.race([parts.browser.open(start), waiting.ended]);
    const answer = await Promise.race([listener.response, waiting.ended]);
    return answer === undefined ? outcomes.not_confirmed : outcomes[compareState(answer.get("state"), state)];
  } finally {
    waiting.stop();
    listener.finish();
  }
};

/** Ends after the time that a provider may take, or with the signal. */
const waitingEnds = (clock: Clock, signal: AbortSignal) => {
  let end = () => {};
  const ended = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });
  const stopTimer = clock.after(WAIT_MS, end);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  const stop = () => {
    stopTimer();
    signal.removeEventListener("abort", end);
  };
  return { ended, stop };
};

const compareState = (given: string | undefined, sent: string) => {
  if (given === sent) return "confirmed";
  return given === undefined ? "confirmed_without_state" : "confirmed_with_another_state";
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

type ProviderAnswer = NonNullable<SignOutOutcome["providerAnswer"]>;

const outcome = (providerAnswer: ProviderAnswer, message: string): SignOutOutcome => ({
  kind: "provider",
  providerAnswer,
  message,
});

const outcomes: Readonly<Record<ProviderAnswer, SignOutOutcome>> = {
  confirmed: outcome("confirmed", "Signed out here and at the provider."),
  confirmed_without_state: outcome(
    "confirmed_without_state",
    "Signed out here. The provider sent the browser back without the state of the request, which it should repeat (OIDC RP-Initiated Logout 1.0, 3): any page could have done that, so look at the provider's own page.",
  ),
  confirmed_with_another_state: outcome(
    "confirmed_with_another_state",
    "Signed out here. The browser came back with another state than was sent (OIDC RP-Initiated Logout 1.0, 3), so this may not be the answer of the provider: look at its own page.",
  ),
  not_confirmed: outcome(
    "not_confirmed",
    "Signed out here. The provider did not send the browser back, so its session may go on: look at its page in the browser.",
  ),
};

const notOffered = (): AppFailure =>
  new AppFailure({
    code: "end_session_not_offered",
    message: "The provider offers no end-session endpoint.",
    advice: "Sign out here only, and end the session on the provider's own pages.",
    field: "endpoints.endSession",
    source: "OIDC RP-Initiated Logout 1.0",
  });
