import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { Exchange, RefreshRecord, TokenUse } from "#shared/requests/exchange.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import { requestCancelled, requestLimits } from "../http/index.ts";
import type { Clock } from "../ports/clock.ts";
import {
  courseOf,
  type HttpClient,
  type HttpHeaders,
  type HttpLimits,
  type HttpRequest,
  type HttpResponse,
} from "../ports/http.ts";
import type { Random } from "../ports/random.ts";
import type { Reach } from "../ports/reach.ts";
import {
  type BoundSender,
  canRefresh,
  createBoundSender,
  type RefreshOutcome,
  type StoredTokenSet,
  type TokenSets,
} from "../tokens/index.ts";
import { createRedactor, type Redactor } from "../trace/index.ts";
import { requireAllowedOrigin } from "./allowed-origin.ts";
import { encodeBody, type ReadableFiles } from "./bodies/encode-body.ts";
import { recordRequest, recordResponse } from "./build-exchange.ts";
import type { Identities, Identity } from "./identities.ts";
import { prepareRequest } from "./prepare-request.ts";
import type { ResolvedRequest } from "./resolve-request.ts";

/** An access token that ends within this time is refreshed before it is used. */
export const REFRESH_BEFORE_END_MS = 60_000;

export interface SendParts {
  /** For what is sent anonymously. */
  readonly http: HttpClient;
  readonly reach: Reach;
  readonly clock: Clock;
  readonly random: Random;
  readonly tokenSets: TokenSets;
  readonly identities: Identities;
  readonly requestFiles: ReadableFiles;
}

/** What is to be sent, and as whom. */
export interface SendingOrder {
  readonly request: ResolvedRequest;
  readonly identity: CurrentIdentity;
  /** `expired`: a token of the user's that has really ended, and no refresh. */
  readonly tokenState: "valid" | "expired";
  readonly savedRequestId: string | undefined;
  readonly runId: string | undefined;
  /** Name of the environment that its variables came from. */
  readonly environment: string | undefined;
}

/** A sending under way: what has become of it so far. */
interface Sending {
  readonly parts: SendParts;
  readonly http: HttpClient;
  readonly request: HttpRequest;
  readonly redactor: Redactor;
  readonly limits: HttpLimits;
  readonly signal: AbortSignal;
  readonly userId: string | undefined;
  /** For the key that the identity's tokens were bound to at first. */
  readonly boundSender: BoundSender | undefined;
  readonly mayRefresh: boolean;
  tokenUse: TokenUse;
  sent: HttpRequest;
  refresh?: RefreshRecord;
}

/**
 * Sends a request as an identity, or anonymously. The token, a Bearer token (RFC 6750 2.1) or one that is bound to a
 * key (RFC 9449 7.1), is refreshed first when it is about to end, and once after a 401. Whatever the peer answers is a response; a failed connection is an
 * exchange with an error.
 * @throws AppFailure when nothing may be sent: `request_url_invalid`, `request_header_invalid`,
 * `origin_not_allowed`, `insecure_url`, `no_token_set`, `no_expired_token`, `secret_unreadable`
 */
export const sendRequest = async (
  parts: SendParts,
  order: SendingOrder,
  signal: AbortSignal,
): Promise<Exchange> => {
  const body = await encodeBody(order.request, { files: parts.requestFiles, random: parts.random });
  const request = prepareRequest(order.request, body);
  const { savedRequestId, runId, environment } = order;
  const userId = order.identity.kind === "user" ? order.identity.userId : undefined;
  const identity = userId === undefined ? undefined : await allowedIdentity(parts, userId, request);
  const isMeantExpired = order.tokenState === "expired";
  if (isMeantExpired && identity !== undefined && !hasEnded(identity.tokenSet, parts.clock.now()))
    throw noExpiredToken(identity.name);
  const sending: Sending = {
    parts,
    http: identity === undefined ? parts.http : parts.reach.clientOf(identity.configuration),
    request,
    redactor: identity?.redactor ?? createRedactor(),
    limits: requestLimits(order.request),
    signal,
    userId,
    boundSender: identity?.boundSender,
    mayRefresh: !isMeantExpired,
    tokenUse: "none",
    sent: request,
  };
  sending.redactor.learnCredentials(request.headers);
  const startedAt = parts.clock.now();
  const begun = parts.clock.elapsed();
  const outcome = await attempt(sending, identity?.tokenSet);
  const { response, error } = outcome;
  return {
    id: parts.random.uuid(),
    ...(savedRequestId === undefined ? {} : { savedRequestId }),
    sender: order.identity.kind,
    ...(userId === undefined ? {} : { userId }),
    ...(identity === undefined ? {} : { configurationId: identity.configuration.id }),
    ...(runId === undefined ? {} : { runId }),
    ...(environment === undefined ? {} : { environment }),
    hops: [],
    sentAs: identity?.name ?? "Anonymous",
    method: order.request.method,
    url: sending.redactor.text(request.url),
    startedAt,
    durationMs: parts.clock.elapsed() - begun,
    sizeInBytes: response?.body.byteLength ?? 0,
    tokenUse: sending.tokenUse,
    request: recordRequest(sending.sent, sending.redactor),
    ...(response === undefined
      ? {}
      : {
          status: response.status,
          response: recordResponse(response, sending.redactor),
          ...courseOf(response),
        }),
    ...(error === undefined ? {} : { error: sending.redactor.error(error) }),
    ...(sending.refresh === undefined ? {} : { refresh: sending.refresh }),
  };
};

const hasEnded = ({ expiresAt }: StoredTokenSet, now: number): boolean =>
  expiresAt !== undefined && expiresAt <= now;

const noExpiredToken = (name: string): AppFailure =>
  new AppFailure({
    code: "no_expired_token",
    message: `No access token of ${name} has ended yet.`,
    advice: "Wait until one has: tokens that a refresh or a login replaces are kept for this until then.",
  });

const allowedIdentity = async (parts: SendParts, userId: string, request: HttpRequest): Promise<Identity> => {
  const identity = await parts.identities.get(userId);
  requireAllowedOrigin(new URL(request.url), identity.configuration);
  const own = identity.tokenSet.dpopKey === undefined ? ["authorization"] : ["authorization", "dpop"];
  const taken = request.headers.find(([name]) => own.includes(name.toLowerCase()));
  if (taken !== undefined) {
    throw new AppFailure({
      code: "request_header_invalid",
      message: `The header ${taken[0]} is set by the identity.`,
      advice: "Remove the header, or send the request as Anonymous.",
      field: "headers",
    });
  }
  return identity;
};

type Outcome = { readonly response?: HttpResponse; readonly error?: AppError };

const attempt = async (sending: Sending, set: StoredTokenSet | undefined): Promise<Outcome> => {
  try {
    if (set === undefined) return { response: await transmit(sending, undefined) };
    return { response: await sendWithToken(sending, set) };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return { error: thrown.error };
    throw thrown;
  }
};

const sendWithToken = async (sending: Sending, set: StoredTokenSet): Promise<HttpResponse> => {
  const current = await refreshedFirst(sending, set);
  const response = await transmit(sending, current);
  const mayRefresh = sending.mayRefresh && canRefresh(current) && sending.tokenUse === "sent";
  if (response.status !== 401 || !mayRefresh || sending.userId === undefined) return response;
  const outcome = await refreshFor(sending, sending.userId);
  // The 401 is the answer then; why there was no new token stands beside it.
  if (outcome.set === undefined) return response;
  sending.tokenUse = "refreshed_after_401";
  return transmit(sending, outcome.set);
};

/** A token that has ended and cannot be refreshed is sent as it is: its refusal is what a tester looks for. */
const refreshedFirst = async (sending: Sending, set: StoredTokenSet): Promise<StoredTokenSet> => {
  sending.tokenUse = "sent";
  const { clock } = sending.parts;
  const endsSoon = set.expiresAt !== undefined && set.expiresAt - clock.now() < REFRESH_BEFORE_END_MS;
  if (!endsSoon || !sending.mayRefresh || !canRefresh(set) || sending.userId === undefined) return set;
  const outcome = await refreshFor(sending, sending.userId);
  if (outcome.set !== undefined) {
    sending.tokenUse = "refreshed_first";
    return outcome.set;
  }
  if (hasEnded(set, clock.now()) && outcome.failure !== undefined) {
    sending.tokenUse = "none";
    throw outcome.failure;
  }
  return set;
};

/** Waits for a refresh no longer than the sending is wanted; the refresh itself may serve others and goes on. */
const refreshFor = async (sending: Sending, userId: string): Promise<RefreshOutcome> => {
  const { signal } = sending;
  let stopWaiting = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    const onAbort = () => reject(requestCancelled());
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    stopWaiting = () => signal.removeEventListener("abort", onAbort);
  });
  try {
    const outcome = await Promise.race([sending.parts.tokenSets.refresh(userId), cancelled]);
    sending.refresh = recordOf(outcome);
    return outcome;
  } finally {
    stopWaiting();
  }
};

const recordOf = (outcome: RefreshOutcome): RefreshRecord => ({
  durationMs: outcome.durationMs,
  trace: outcome.trace,
  ...(outcome.failure === undefined ? {} : { error: outcome.failure.error }),
});

const transmit = async (sending: Sending, set: StoredTokenSet | undefined): Promise<HttpResponse> => {
  // A token that came with a refresh is not known yet.
  if (sending.refresh !== undefined) sending.redactor.learn(set?.accessToken);
  if (set === undefined) return sendWith(sending, []);
  const { accessToken, dpopKey } = set;
  if (dpopKey === undefined) return sendWith(sending, [["authorization", `Bearer ${accessToken}`]]);
  // Another login meanwhile has brought another key.
  const isSameKey = sending.boundSender?.keyId === dpopKey.kid;
  const sender = (isSameKey && sending.boundSender) || (await createBoundSender(dpopKey));
  return sender.send(accessToken, sending.request, (credentials) => sendWith(sending, credentials));
};

const sendWith = (sending: Sending, credentials: HttpHeaders): Promise<HttpResponse> => {
  const { request } = sending;
  sending.sent =
    credentials.length === 0 ? request : { ...request, headers: [...credentials, ...request.headers] };
  return sending.http.send(sending.sent, sending.limits, sending.signal);
};
