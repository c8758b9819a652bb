import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import type { CurrentIdentity, RequestBody, RequestMethod } from "#shared/requests/request-draft.ts";
import { requestLimits } from "../http/index.ts";
import type { Clock } from "../ports/clock.ts";
import { type ApiClient, courseOf, type HttpRequest } from "../ports/http.ts";
import type { Random } from "../ports/random.ts";
import type { Reach } from "../ports/reach.ts";
import type { ClientTokens, TokenSets } from "../tokens/index.ts";
import { createRedactor } from "../trace/index.ts";
import { isAllowedOrigin, requireAllowedOrigin } from "./allowed-origin.ts";
import { encodeBody, type ReadableFiles } from "./bodies/encode-body.ts";
import type { ResponseBodies } from "./bodies/response-bodies.ts";
import { recordRequest, recordResponse } from "./build-exchange.ts";
import { exchangeId } from "./exchange-id.ts";
import { type Followed, followRedirects } from "./follow-redirects.ts";
import type { Identities, Identity } from "./identities.ts";
import { type Judgement, judgeAnswer, LARGEST_JUDGED_BYTES, needsBody } from "./judge-answer.ts";
import type { Performed } from "./perform-order.ts";
import { prepareRequest } from "./prepare-request.ts";
import { holdsSecret } from "./redirects.ts";
import type { ResolvedRequest } from "./resolve-request.ts";
import type { Sending } from "./sending.ts";
import { supplyFor } from "./supply-for.ts";

export interface SendParts {
  /** For what is sent anonymously. */
  readonly http: ApiClient;
  readonly reach: Reach;
  readonly clock: Clock;
  readonly random: Random;
  readonly tokenSets: TokenSets;
  readonly clientTokens: ClientTokens;
  readonly identities: Identities;
  readonly requestFiles: ReadableFiles;
  readonly responseBodies: Pick<ResponseBodies, "receive">;
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
  readonly replayOf: Exchange["replayOf"] | undefined;
}

/**
 * Sends a request as an identity, or anonymously. Whatever the peer answers is a response; a failed connection, or a
 * token that there is not, is an exchange with an error.
 * @throws AppFailure when nothing may be sent: `request_url_invalid`, `request_header_invalid`,
 * `origin_not_allowed`, `insecure_url`, `no_token_set`, `no_expired_token`, `secret_missing`, `secret_unreadable`
 */
export const sendRequest = async (
  parts: SendParts,
  order: SendingOrder,
  signal: AbortSignal,
): Promise<Performed> => {
  const body = await encodeBody(order.request, { files: parts.requestFiles, random: parts.random });
  const request = prepareRequest(order.request, body);
  const identity = await parts.identities.get(order.identity);
  if (identity !== undefined && order.request.token !== "none") requireSendable(request, identity);
  const id = exchangeId(parts.clock.now(), parts.random);
  const sending = await startSending(parts, order, { request, id }, identity, signal);
  const startedAt = parts.clock.now();
  const begun = parts.clock.elapsed();
  const outcome = await attempt(sending, request, order, identity);
  const durationMs = parts.clock.elapsed() - begun;
  // Before anything is recorded: what is captured may be a secret.
  const { variables, ...judgement } = await judge(sending, order, outcome, durationMs);
  const exchange: Exchange = {
    id,
    ...partsOfOrder(order, identity),
    method: order.request.method,
    url: sending.redactor.text(request.url),
    startedAt,
    durationMs,
    sizeInBytes: 0,
    request: recordRequest(sending.sentFirst ?? request, order.request, sending.redactor),
    ...partsOfSending(sending),
    ...(await partsOfAnswer(sending, outcome)),
    ...partsOfRedirects(sending, outcome),
    ...judgement,
  };
  return { exchange, captured: variables };
};

/**
 * The identity's token may go where the request goes, and nothing stands in its place.
 * @throws AppFailure `origin_not_allowed`, `insecure_url`, `request_header_invalid`
 */
const requireSendable = ({ url, headers }: HttpRequest, identity: Identity): void => {
  requireAllowedOrigin(new URL(url), identity.configuration);
  const isBound =
    identity.sender === "user" ? identity.tokenSet.dpopKey !== undefined : identity.configuration.dpop;
  const own = isBound ? ["authorization", "dpop"] : ["authorization"];
  const taken = headers.find(([name]) => own.includes(name.toLowerCase()));
  if (taken === undefined) return;
  throw new AppFailure({
    code: "request_header_invalid",
    message: `The header ${taken[0]} is set by the identity.`,
    advice: "Remove the header, or send the request without a token.",
    field: "headers",
  });
};

const startSending = async (
  parts: SendParts,
  order: SendingOrder,
  { request, id }: { readonly request: HttpRequest; readonly id: string },
  identity: Identity | undefined,
  signal: AbortSignal,
): Promise<Sending> => {
  const { clock, identities } = parts;
  const redactor = (identity?.redactor ?? createRedactor()).extended();
  for (const secret of order.request.secrets) redactor.learn(secret);
  redactor.learnCredentials(request.headers);
  const limits = requestLimits(order.request);
  const heldBytes = needsBody(order.request) ? LARGEST_JUDGED_BYTES : 0;
  const supply = identity && (await supplyFor(parts, order, identity, signal));
  return {
    clock,
    clientFor: clientsFor(parts, identity),
    redactor,
    signal,
    limits,
    endsAt: clock.elapsed() + limits.totalTimeoutMs,
    ...(supply === undefined ? {} : { supply }),
    boundSender: identities.boundSender,
    hops: [],
    receive: () => parts.responseBodies.receive(id, redactor, heldBytes),
  };
};

/** A redirect may lead anywhere: the client certificate is for the origins that tokens go to, and the one typed. */
const clientsFor = (
  { http, reach }: Pick<SendParts, "http" | "reach">,
  identity: Identity | undefined,
): Sending["clientFor"] => {
  if (identity === undefined) return () => http;
  const { configuration } = identity;
  if (configuration.clientCertificate === undefined) {
    const client = reach.clientOf(configuration);
    return () => client;
  }
  const [trusted, strange] = [
    reach.clientOf(configuration),
    reach.clientOf({ connection: configuration.connection }),
  ];
  let first: string | undefined;
  return (url) => {
    first ??= url.origin;
    return url.origin === first || isAllowedOrigin(url, configuration) ? trusted : strange;
  };
};

type Outcome = Partial<Followed> & { readonly error?: AppError };

const attempt = async (
  sending: Sending,
  request: HttpRequest,
  { request: { redirects, secrets, body } }: SendingOrder,
  identity: Identity | undefined,
): Promise<Outcome> => {
  const rules = {
    redirects,
    secrets,
    configuration: identity?.configuration,
    bodyHoldsSecret: () => textsIn(body).some((text) => holdsSecret(text, secrets)),
  };
  try {
    return await followRedirects(sending, request, rules);
  } catch (thrown) {
    if (thrown instanceof AppFailure) return { error: thrown.error };
    throw thrown;
  }
};

/** What is typed of a body; files are not looked through. */
const textsIn = (body: RequestBody): readonly string[] => {
  switch (body.kind) {
    case "json":
    case "text":
      return [body.text];
    case "form":
      return body.fields.map(({ value }) => value);
    case "multipart":
      return body.parts.flatMap((part) => (part.kind === "text" ? [part.value] : []));
    default:
      return [];
  }
};

const judge = async (
  { supply, redactor, received }: Sending,
  { request }: SendingOrder,
  { response }: Outcome,
  durationMs: number,
): Promise<Judgement> => {
  if (response === undefined) return { variables: [] };
  const { status, headers } = response;
  const body = received?.body.whole();
  const forToken = supply?.record()?.durationMs ?? 0;
  return judgeAnswer(request, { status, headers, body, durationMs: durationMs - forToken }, redactor);
};

const partsOfOrder = (
  { savedRequestId, runId, environment, replayOf, identity: { kind } }: SendingOrder,
  identity: Identity | undefined,
) => ({
  ...(savedRequestId === undefined ? {} : { savedRequestId }),
  sender: kind,
  ...(identity?.sender === "user" ? { userId: identity.userId } : {}),
  ...(identity === undefined ? {} : { configurationId: identity.configuration.id }),
  ...(runId === undefined ? {} : { runId }),
  ...(environment === undefined ? {} : { environment }),
  ...(replayOf === undefined ? {} : { replayOf }),
  sentAs: identity?.name ?? "Anonymous",
});

const partsOfSending = ({ supply, token, hops }: Sending) => {
  const refresh = supply?.record();
  return {
    tokenUse: supply?.use() ?? ("none" as const),
    ...(token === undefined ? {} : { token }),
    hops,
    ...(refresh === undefined ? {} : { refresh }),
  };
};

/** The answer, also one that broke off: what came of it is kept, and beside it why there is not more. */
const partsOfAnswer = async ({ redactor, received }: Sending, { response, error }: Outcome) => {
  const head = response ?? (received?.isBroken === true ? received.body.head() : undefined);
  if (received === undefined || head === undefined) {
    await received?.body.discard();
    return error === undefined ? {} : { error: redactor.error(error) };
  }
  const body = await received.body.finish();
  const failure = error ?? received.body.failure();
  return {
    status: head.status,
    sizeInBytes: received.body.sizeInBytes(),
    response: recordResponse(head, body, received.headersAfterMs, redactor),
    ...(response && courseOf(response)),
    ...(failure === undefined ? {} : { error: redactor.error(failure) }),
  };
};

const partsOfRedirects = (
  { redactor, sent, hops }: Sending,
  { notFollowed, isTokenSent = false }: Outcome,
) => ({
  ...(notFollowed === undefined ? {} : { notFollowed: redactor.error(notFollowed) }),
  ...(hops.length === 0 || sent === undefined
    ? {}
    : {
        redirectedTo: {
          method: sent.method as RequestMethod,
          url: redactor.url(sent.url),
          headers: redactor.headers(sent.headers),
          isTokenSent,
        },
      }),
});
