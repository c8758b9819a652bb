import { STATUS_CODES } from "node:http";
import type { Agent, Dispatcher } from "undici";
import { AppFailure } from "#shared/app-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpConnector, HttpHeaders, HttpLimits, HttpRequest, HttpResponse } from "../ports/http.ts";
import { decompress } from "./decompress.ts";
import { tooLarge } from "./response-too-large.ts";
import { transportFailure } from "./transport-failure.ts";

const CONNECT_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * An HTTP/1.1 client over keep-alive connections. The limits run on the given clock, not on undici's own
 * timers, so that tests can let time pass.
 */
export const createHttpClient = (clock: Clock): HttpConnector => {
  let opening: Promise<Agent> | undefined;
  const agent = (): Promise<Agent> => {
    opening ??= openAgent();
    return opening;
  };
  const client: HttpConnector = {
    through: () => client,
    send: async (request, limits, signal) => sendOnce(await agent(), clock, request, limits, signal),
    close: async () => (await opening)?.destroy(),
  };
  return client;
};

/** undici is loaded here: it is large, and the window is open before anything is sent. */
const openAgent = async (): Promise<Agent> => {
  const { Agent } = await import("undici");
  return new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS },
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
};

const sendOnce = async (
  agent: Agent,
  clock: Clock,
  request: HttpRequest,
  limits: HttpLimits,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> => {
  const url = new URL(request.url);
  const begun = clock.elapsed();
  const deadline = startDeadline(clock, limits, signal, url);
  try {
    const answer = await transmit(agent, request, url, limits.maxResponseBytes, deadline);
    return {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? "",
      headers: answer.headers,
      body: decompress(answer.body, answer.headers, limits.maxResponseBytes, url),
      headersAfterMs: answer.headersAt - begun,
      totalMs: clock.elapsed() - begun,
    };
  } catch (thrown) {
    throw deadline.reason() ?? transportFailure(thrown, url);
  } finally {
    deadline.end();
  }
};

interface Answer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
  /** When the head had come, on the clock's own scale. */
  readonly headersAt: number;
}

/** One exchange, straight on undici's dispatcher: its streams would cost more than all of the rest here. */
const transmit = (
  agent: Agent,
  request: HttpRequest,
  url: URL,
  maxBytes: number,
  deadline: Deadline,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const head = { status: 0, headers: [] as HttpHeaders, headersAt: 0 };
    const chunks: Uint8Array[] = [];
    let size = 0;
    // The answer is no longer waited for, also while the connection is still being made.
    deadline.whenOver(reject);
    agent.dispatch(dispatchOptions(request, url), {
      onRequestStart: (controller) => deadline.whenOver((failure) => controller.abort(failure)),
      onResponseStart: (controller, status) => {
        const isInterim = status < 200;
        if (!isInterim) {
          Object.assign(head, {
            status,
            headers: pairs(controller.rawHeaders),
            headersAt: deadline.headersArrived(),
          });
        }
      },
      onResponseData: (controller, chunk) => {
        size += chunk.byteLength;
        if (size > maxBytes) controller.abort(tooLarge(url, maxBytes));
        else chunks.push(chunk);
      },
      onResponseEnd: () => resolve({ ...head, body: joined(chunks) }),
      onResponseError: (_controller, error) => reject(error),
    });
  });

const dispatchOptions = (request: HttpRequest, url: URL): Dispatcher.DispatchOptions => ({
  origin: url.origin,
  path: url.pathname + url.search,
  method: request.method as Dispatcher.HttpMethod,
  headers: request.headers.flat(),
  body: request.body ?? null,
});

/** undici's raw headers are names and values in turn. */
const pairs = (raw: unknown): HttpHeaders => {
  const flat = raw as readonly (string | Buffer)[];
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    headers.push([latin1(flat[index]), latin1(flat[index + 1])]);
  }
  return headers;
};

/** A field value is bytes; those beyond ASCII are opaque (RFC 9110 5.5). */
const latin1 = (part: string | Buffer | undefined): string =>
  typeof part === "string" ? part : (part?.toString("latin1") ?? "");

const joined = (chunks: readonly Uint8Array[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);

/** The limits of one exchange, and the wish of whoever asked for it to end it. */
interface Deadline {
  /** Calls `end` once the exchange has to end, at once when it has to already. */
  whenOver(end: (failure: AppFailure) => void): void;
  /** The head has come in time; answers when. */
  headersArrived(): number;
  /** Why it had to end, if it had. */
  reason(): AppFailure | undefined;
  /** Nothing is waited for any more. */
  end(): void;
}

const startDeadline = (
  clock: Clock,
  limits: HttpLimits,
  outer: AbortSignal | undefined,
  url: URL,
): Deadline => {
  const ends: ((failure: AppFailure) => void)[] = [];
  let why: AppFailure | undefined;
  const abort = (failure: AppFailure) => {
    if (why !== undefined) return;
    why = failure;
    for (const end of ends) end(failure);
  };
  const onOuterAbort = () => abort(requestCancelled());
  if (outer?.aborted) onOuterAbort();
  outer?.addEventListener("abort", onOuterAbort, { once: true });
  const stopHeaders = clock.after(limits.headersTimeoutMs, () =>
    abort(timedOut(url, limits.headersTimeoutMs)),
  );
  const stopTotal = clock.after(limits.totalTimeoutMs, () => abort(timedOut(url, limits.totalTimeoutMs)));
  return {
    whenOver: (end) => {
      if (why === undefined) ends.push(end);
      else end(why);
    },
    headersArrived: () => {
      stopHeaders();
      return clock.elapsed();
    },
    reason: () => why,
    end: () => {
      stopHeaders();
      stopTotal();
      outer?.removeEventListener("abort", onOuterAbort);
    },
  };
};

/** The refusal of a request that nobody waits for any more. */
export const requestCancelled = (): AppFailure =>
  new AppFailure({
    code: "request_cancelled",
    message: "The request was cancelled.",
    advice: "Send it again when you want to.",
  });

const timedOut = (url: URL, afterMs: number): AppFailure =>
  new AppFailure({
    code: "timed_out",
    message: `${url.host} did not answer within ${Math.round(afterMs / 1000)} s.`,
    advice: "Check that the server is up and reachable from this machine, then try again.",
    cause: `${url.origin}${url.pathname}`,
  });
