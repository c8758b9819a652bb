import { AppFailure } from "#shared/app-error.ts";
import { usesFormPost } from "#shared/configurations/client-configuration.ts";
import { decodeJwt } from "../../tokens/index.ts";
import { membersAsParameters, type TraceRecorder } from "../../trace/index.ts";
import type { RedirectReceiver } from "../callback/index.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";
import type { LoginContext } from "./login-context.ts";

/**
 * Opens the browser with the authorization request and waits for the callback. A test window that a person closes
 * ends the wait: its session went with it, and a captured redirect could come from nowhere else.
 * @throws AppFailure `browser_open_failed`, `login_timed_out`, `login_cancelled`
 */
export const askUser = async (
  context: LoginContext,
  { url, members: requested = {} }: AuthorizationRequest,
  receiver: RedirectReceiver,
): Promise<ReadonlyMap<string, string>> => {
  const { recorder, browser } = context;
  // In another browser nothing would catch a captured redirect: it would go to its address.
  if (receiver.captured === undefined) context.offerLink(url.href);
  context.enter("waiting_for_user");
  recorder.navigation("authorization_endpoint", {
    from: "workbench",
    to: "browser",
    label: `Open ${browser.describe()}`,
  });
  recorder.navigation("authorization_endpoint", {
    from: "browser",
    to: "identity_provider",
    label: `GET ${url.pathname}`,
    url: url.origin + url.pathname,
    parameters: [...url.searchParams, ...membersAsParameters(recorder.redactor, "request", requested)],
  });
  const waiting = waitFor(context, receiver);
  const finished = new AbortController();
  try {
    await browser.open(url.href, {
      captured: receiver.captured,
      onClosed: () => waiting.fail(windowClosed()),
      finished: finished.signal,
    });
    const parameters = await waiting.response;
    const members = membersOfResponse(parameters);
    learnSecrets(recorder, parameters, members);
    recorder.navigation("callback", {
      from: "browser",
      to: "workbench",
      label: callbackLabel(context.configuration, receiver),
      url: receiver.redirectUri,
      parameters: [...parameters, ...membersAsParameters(recorder.redactor, "response", members)],
    });
    return parameters;
  } finally {
    waiting.stop();
    finished.abort();
  }
};

/** What is in a signed answer; nothing of it is verified yet. */
const membersOfResponse = (parameters: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> =>
  decodeJwt(parameters.get("response") ?? "")?.claims ?? {};

const learnSecrets = (
  { redactor }: TraceRecorder,
  parameters: ReadonlyMap<string, string>,
  members: Readonly<Record<string, unknown>>,
): void => {
  for (const name of ["code", "access_token", "id_token"]) {
    redactor.learn(parameters.get(name));
    const member = members[name];
    if (typeof member === "string") redactor.learn(member);
  }
};

const callbackLabel = (
  { authorizationRequest }: LoginContext["configuration"],
  { redirectUri, captured }: RedirectReceiver,
): string => {
  const method = usesFormPost(authorizationRequest.responseMode) ? "POST" : "GET";
  const { pathname } = new URL(redirectUri);
  return captured === undefined
    ? `${method} ${pathname}`
    : `${method} ${pathname || redirectUri}, captured in the test window`;
};

const waitFor = ({ clock, signal, timeLimitMs }: LoginContext, receiver: RedirectReceiver) => {
  let stop = () => {};
  let fail: (failure: AppFailure) => void = () => {};
  const response = new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
    fail = reject;
    const stopTimer = clock.after(timeLimitMs, () => reject(timedOut(timeLimitMs)));
    const onAbort = () => reject(loginCancelled());
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    stop = () => {
      stopTimer();
      signal.removeEventListener("abort", onAbort);
    };
    receiver.response.then(resolve, reject);
  });
  // The browser may fail to open first; the rejection that follows is of no interest then.
  response.catch(() => {});
  return { response, stop: () => stop(), fail: (failure: AppFailure) => fail(failure) };
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

const windowClosed = (): AppFailure =>
  new AppFailure({
    code: "login_cancelled",
    message: "The test window was closed.",
    advice: "Start the login again when you want to: it gets a new window, which knows nothing of this one.",
    step: "authorization_endpoint",
  });

/** The refusal of a run that a person has cancelled. */
export const loginCancelled = (): AppFailure =>
  new AppFailure({
    code: "login_cancelled",
    message: "The login was cancelled.",
    advice: "Start it again when you want to.",
    step: "authorization_endpoint",
  });
