import type { Hop, SentToken } from "#shared/requests/exchange.ts";
import type { RequestMethod } from "#shared/requests/request-draft.ts";
import type { Clock } from "../ports/clock.ts";
import type {
  AnswerReceiver,
  ApiClient,
  HttpAnswer,
  HttpHead,
  HttpHeaders,
  HttpLimits,
  HttpRequest,
} from "../ports/http.ts";
import type { BoundSender, DpopKey } from "../tokens/index.ts";
import type { Redactor } from "../trace/index.ts";
import type { ReceivingBody } from "./bodies/receive-body.ts";
import { sendingTimedOut } from "./sending-timed-out.ts";
import type { SuppliedToken, TokenSupply } from "./token-supply.ts";

/** A sending under way: what it is made of, and what has become of it so far. */
export interface Sending {
  readonly clock: Clock;
  /** Reaches an origin: for one to which the identity's tokens may not go, without its client certificate. */
  readonly clientFor: (url: URL) => ApiClient;
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
  /** Of all that it takes, redirects and all. */
  readonly limits: HttpLimits;
  /** When it has to have ended, on the clock's own scale. */
  readonly endsAt: number;
  /** Absent: no token is sent. */
  readonly supply?: TokenSupply;
  readonly boundSender: (key: DpopKey) => Promise<BoundSender>;
  readonly hops: Hop[];
  /** Begins to receive an answer. */
  readonly receive: () => ReceivingBody;
  /** What was received last. */
  received?: ReceivedAnswer;
  /** The token that was sent first. */
  token?: SentToken;
  supplied?: SuppliedToken;
  /** The request as it went out last. */
  sent?: HttpRequest;
  /** The request as it went out first. */
  sentFirst?: HttpRequest;
}

/** An answer on its way, or arrived. */
export interface ReceivedAnswer {
  readonly body: ReceivingBody;
  /** Time to its head, in ms. */
  headersAfterMs: number;
  /** It broke off. */
  isBroken: boolean;
}

/**
 * Sends one request, with the token where `carriesToken` says so: a Bearer token (RFC 6750 2.1), or one that is bound
 * to a key (RFC 9449 7.1). After a 401 it is sent once more where there is another token.
 * @throws AppFailure of the token or of transport
 */
export const transmit = async (
  sending: Sending,
  request: HttpRequest,
  carriesToken: boolean,
): Promise<HttpAnswer> => {
  const { supply } = sending;
  if (supply === undefined || !carriesToken) return sendWith(sending, request, []);
  sending.supplied ??= learned(sending, await supply.first());
  sending.token ??= sending.supplied.facts;
  const response = await sendWithToken(sending, request, sending.supplied);
  if (response.status !== 401) return response;
  const another = await supply.another();
  if (another === undefined) return response;
  sending.supplied = learned(sending, another);
  return sendWithToken(sending, request, another);
};

/** A token that came with a refresh is not known yet. */
const learned = ({ redactor }: Sending, token: SuppliedToken): SuppliedToken => {
  redactor.learn(token.value);
  return token;
};

const sendWithToken = async (
  sending: Sending,
  request: HttpRequest,
  { value, dpopKey }: SuppliedToken,
): Promise<HttpAnswer> => {
  if (dpopKey === undefined) return sendWith(sending, request, [["authorization", `Bearer ${value}`]]);
  const sender = await sending.boundSender(dpopKey);
  return sender.send(value, request, (credentials) => sendWith(sending, request, credentials));
};

const sendWith = async (
  sending: Sending,
  request: HttpRequest,
  credentials: HttpHeaders,
): Promise<HttpAnswer> => {
  const { clock } = sending;
  sending.sent =
    credentials.length === 0 ? request : { ...request, headers: [...credentials, ...request.headers] };
  sending.sentFirst ??= sending.sent;
  const begun = clock.elapsed();
  const leftMs = sending.endsAt - begun;
  if (leftMs <= 0) throw sendingTimedOut(request.url, sending.limits.totalTimeoutMs);
  const limits = { ...sending.limits, headersTimeoutMs: leftMs, totalTimeoutMs: leftMs };
  // What an attempt before brought is not the answer.
  await sending.received?.body.discard();
  const body = sending.receive();
  const received: ReceivedAnswer = { body, headersAfterMs: 0, isBroken: false };
  sending.received = received;
  const receiver: AnswerReceiver = {
    begin: (head) => {
      received.headersAfterMs = clock.elapsed() - begun;
      body.begin(head);
    },
    take: body.take,
  };
  try {
    const client = sending.clientFor(new URL(request.url));
    return await client.receive(sending.sent, limits, receiver, sending.signal);
  } catch (thrown) {
    received.isBroken = true;
    throw thrown;
  }
};

/** The hop that a redirect is, as it is kept. */
export const hopOf = (
  { redactor, sent }: Sending,
  response: HttpHead,
  location: string,
  facts: Pick<Hop, "isTokenSent" | "durationMs">,
): Hop => ({
  method: (sent?.method ?? "GET") as RequestMethod,
  url: redactor.url(sent?.url ?? ""),
  status: response.status,
  requestHeaders: redactor.headers(sent?.headers ?? []),
  responseHeaders: redactor.headers(response.headers),
  location: redactor.url(location),
  ...facts,
});
