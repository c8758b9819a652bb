import { AppFailure } from "#shared/app-error.ts";
import type { LoopbackListener } from "../callback/index.ts";
import type { LoginContext } from "./login-context.ts";

/**
 * Opens the browser with the authorization request and waits for the callback.
 * @throws AppFailure `browser_open_failed`, `login_timed_out`, `login_cancelled`
 */
export const askUser = async (
  context: LoginContext,
  request: URL,
  listener: LoopbackListener,
): Promise<ReadonlyMap<string, string>> => {
  const { recorder, browser } = context;
  context.offerLink(request.href);
  context.enter("waiting_for_user");
  recorder.navigation("authorization_endpoint", {
    from: "workbench",
    to: "browser",
    label: `Open ${browser.describe()}`,
  });
  recorder.navigation("authorization_endpoint", {
    from: "browser",
    to: "identity_provider",
    label: `GET ${request.pathname}`,
    url: request.origin + request.pathname,
    parameters: request.searchParams,
  });
  const waiting = waitFor(context, listener);
  try {
    await browser.open(request.href);
    const parameters = await waiting.response;
    for (const name of ["code", "access_token", "id_token"]) recorder.redactor.learn(parameters.get(name));
    recorder.navigation("callback", {
      from: "browser",
      to: "workbench",
      label: `${context.configuration.authorizationRequest.responseMode === "form_post" ? "POST" : "GET"} ${context.configuration.redirect.path}`,
      url: listener.redirectUri,
      parameters,
    });
    return parameters;
  } finally {
    waiting.stop();
  }
};

const waitFor = ({ clock, signal, timeLimitMs }: LoginContext, listener: LoopbackListener) => {
  let stop = () => {};
  const response = new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
    const stopTimer = clock.after(timeLimitMs, () => reject(timedOut(timeLimitMs)));
    const onAbort = () => reject(loginCancelled());
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    stop = () => {
      stopTimer();
      signal.removeEventListener("abort", onAbort);
    };
    listener.response.then(resolve, reject);
  });
  // The browser may fail to open first; the rejection that follows is of no interest then.
  response.catch(() => {});
  return { response, stop: () => stop() };
};

const timedOut = (timeLimitMs: number): AppFailure =>
  new AppFailure({
    code: "login_timed_out",
    message: `No answer came back from the browser within ${Math.round(timeLimitMs / 1000)} s.`,
    advice:
      "Was the login finished in the browser? If it ended on an error page of the provider, compare the redirect URI registered there with the one here, to the letter.",
    step: "authorization_endpoint",
    source: "RFC 8252 7.3",
  });

/** The refusal of a run that a person has cancelled. */
export const loginCancelled = (): AppFailure =>
  new AppFailure({
    code: "login_cancelled",
    message: "The login was cancelled.",
    advice: "Start it again when you want to.",
    step: "authorization_endpoint",
  });
