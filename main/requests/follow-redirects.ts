import type { AppError } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { HttpAnswer, HttpRequest } from "../ports/http.ts";
import { isAllowedOrigin } from "./allowed-origin.ts";
import {
  MOST_HOPS,
  type NextRequest,
  nextRequest,
  secretWouldLeave,
  tooManyRedirects,
  withoutCredentials,
} from "./redirects.ts";
import { hopOf, type Sending, transmit } from "./sending.ts";

/** The answer at the end of the redirects, or the redirect that was not followed with the reason. */
export interface Followed {
  readonly response: HttpAnswer;
  readonly notFollowed?: AppError;
  /** Whether the token went with the request that was answered. */
  readonly isTokenSent: boolean;
}

interface Rules {
  readonly redirects: "follow" | "stop";
  /** Says which origins are allowed; none are for what is sent anonymously. */
  readonly configuration: ClientConfiguration | undefined;
  /** Values of secret variables. */
  readonly secrets: readonly string[];
  readonly bodyHoldsSecret: () => boolean;
}

interface Step {
  readonly request: HttpRequest;
  readonly carriesToken: boolean;
}

/**
 * Sends a request and follows redirects by hand, so that at each of them it is decided anew what may go along: the
 * token and what was typed to be known by stay behind when the origin changes, unless the new one is allowed for the
 * configuration, and always from https to http. What stayed behind once does not come back.
 * @throws AppFailure `too_many_redirects`, or as `transmit`; the hops so far stand in `sending`
 */
export const followRedirects = async (
  sending: Sending,
  request: HttpRequest,
  rules: Rules,
): Promise<Followed> => {
  let step: Step = { request, carriesToken: sending.supply !== undefined };
  for (;;) {
    const begun = sending.clock.elapsed();
    const isTokenSent = step.carriesToken;
    const response = await transmit(sending, step.request, isTokenSent);
    const next = rules.redirects === "follow" ? nextRequest(step.request, response) : undefined;
    if (next === undefined) return { response, isTokenSent };
    const after = next.kind === "stay" ? next.error : stepAfter(step, next, rules);
    if (!("request" in after)) return { response, isTokenSent, notFollowed: after };
    if (sending.hops.length >= MOST_HOPS) throw tooManyRedirects();
    const durationMs = sending.clock.elapsed() - begun;
    const location = next.kind === "follow" ? next.location : "";
    sending.hops.push(hopOf(sending, response, location, { isTokenSent, durationMs }));
    step = after;
  }
};

const stepAfter = (
  { carriesToken }: Step,
  next: Extract<NextRequest, { readonly kind: "follow" }>,
  { configuration, secrets, bodyHoldsSecret }: Rules,
): Step | AppError => {
  const { request, isDowngrade, leavesOrigin } = next;
  if (!leavesOrigin) return { request, carriesToken };
  const url = new URL(request.url);
  const isTrusted = !isDowngrade && configuration !== undefined && isAllowedOrigin(url, configuration);
  if (isTrusted) return { request, carriesToken };
  if (request.body !== undefined && bodyHoldsSecret()) return secretWouldLeave(url.origin);
  return {
    request: { ...request, headers: withoutCredentials(request.headers, secrets) },
    carriesToken: false,
  };
};
