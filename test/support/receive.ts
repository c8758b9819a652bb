import type { Clock } from "../../main/ports/clock.ts";
import type {
  AnswerReceiver,
  ApiClient,
  HttpAnswer,
  HttpHead,
  HttpLimits,
  HttpRequest,
} from "../../main/ports/http.ts";
import { failureOf } from "./failure-of.ts";
import { openClient, wide } from "./open-client.ts";

/** What a receiver was given of an answer, also of one that failed. */
export interface Received {
  readonly heads: readonly HttpHead[];
  readonly bytes: Buffer;
  readonly pieces: number;
}

/** Remembers what it is given; `hold` says what each piece waits for. */
export const createReceiver = (
  hold: (bytes: Uint8Array) => Promise<void> | undefined = () => undefined,
): { readonly receiver: AnswerReceiver; received(): Received } => {
  const heads: HttpHead[] = [];
  const pieces: Uint8Array[] = [];
  return {
    receiver: {
      begin: (head) => void heads.push(head),
      take: (bytes) => {
        // The bytes are the caller's only until this returns.
        pieces.push(Uint8Array.from(bytes));
        return hold(bytes);
      },
    },
    received: () => ({ heads, bytes: Buffer.concat(pieces), pieces: pieces.length }),
  };
};

interface Options {
  readonly request?: Partial<HttpRequest>;
  readonly limits?: Partial<HttpLimits>;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly client?: ApiClient;
  readonly hold?: (bytes: Uint8Array) => Promise<void> | undefined;
}

const receiving = (url: string, options: Options) => {
  const { receiver, received } = createReceiver(options.hold);
  const client = options.client ?? openClient(options.clock);
  const request = { method: "GET", url, headers: [], ...options.request };
  const answer = client.receive(request, { ...wide, ...options.limits }, receiver, options.signal);
  return { answer, received };
};

/** Receives the answer of a URL. */
export const receiveFrom = async (
  url: string,
  options: Options = {},
): Promise<Received & { readonly answer: HttpAnswer }> => {
  const { answer, received } = receiving(url, options);
  const arrived = await answer;
  return { ...received(), answer: arrived };
};

/** The same for an answer that must fail. */
export const failedReceiving = async (url: string, options: Options = {}) => {
  const { answer, received } = receiving(url, options);
  const error = await failureOf(() => answer);
  return { ...received(), error };
};
