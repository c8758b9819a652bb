import { EventEmitter } from "node:events";
import { STATUS_CODES } from "node:http";
import type { Agent, Dispatcher } from "undici";
import { AppFailure } from "#shared/app-error.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpClient, HttpHeaders, HttpLimits, HttpRequest, HttpResponse } from "../ports/http.ts";
import { decompress } from "./decompress.ts";
import { tooLarge } from "./response-too-large.ts";
import { transportFailure } from "./transport-failure.ts";

const CONNECT_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 64 * 1024;

/**
 * An HTTP/1.1 client over keep-alive connections. The limits run on the given clock, not on undici's own
 * timers, so that tests can let time pass.
 */
export const createHttpClient = (clock: Clock): HttpClient => {
  let opening: Promise<Agent> | undefined;
  const agent = (): Promise<Agent> => {
    opening ??= openAgent();
    return opening;
  };
  return {
    send: async (request, limits, signal) => sendOnce(await agent(), clock, request, limits, signal),
    close: async () => (await opening)?.destroy(),
  };
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
    const refusal = deadline.reason();
    if (refusal !== undefined) throw refusal;
    const answer = await agent.request(dispatchOptions(request, url, deadline.signal));
    const headersAfterMs = clock.elapsed() - begun;
    deadline.headersArrived();
    const headers = pairs(answer.headers);
    const raw = await readBody(answer.body, limits.maxResponseBytes, url);
    return {
      status: answer.statusCode,
      statusText: STATUS_CODES[answer.statusCode] ?? "",
      headers,
      body: decompress(raw, headers, limits.maxResponseBytes, url),
      headersAfterMs,
      totalMs: clock.elapsed() - begun,
    };
  } catch (thrown) {
    throw deadline.reason() ?? transportFailure(thrown, url);
  } finally {
    deadline.end();
  }
};

const dispatchOptions = (
  request: HttpRequest,
  url: URL,
  signal: EventEmitter,
): Dispatcher.RequestOptions => ({
  origin: url.origin,
  path: url.pathname + url.search,
  method: request.method as Dispatcher.HttpMethod,
  headers: request.headers.flat(),
  body: request.body ?? null,
  signal,
  responseHeaders: "raw",
});

/** undici's raw headers are names and values in turn, although its type says otherwise. */
const pairs = (raw: unknown): HttpHeaders => {
  const flat = raw as readonly (string | Buffer)[];
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    headers.push([String(flat[index]), String(flat[index + 1])]);
  }
  return headers;
};

const readBody = async (body: AsyncIterable<Uint8Array>, max: number, url: URL): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > max) throw tooLarge(url, max);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
};

interface Deadline {
  /** Emits `abort`; an AbortController for each request would cost more than all of the rest here. */
  readonly signal: EventEmitter;
  headersArrived(): void;
  /** Why it was aborted, if it was. */
  reason(): AppFailure | undefined;
  end(): void;
}

const startDeadline = (
  clock: Clock,
  limits: HttpLimits,
  outer: AbortSignal | undefined,
  url: URL,
): Deadline => {
  const emitter = new EventEmitter();
  let why: AppFailure | undefined;
  const abort = (failure: AppFailure) => {
    why ??= failure;
    emitter.emit("abort");
  };
  const onOuterAbort = () => abort(requestCancelled());
  if (outer?.aborted) onOuterAbort();
  outer?.addEventListener("abort", onOuterAbort, { once: true });
  const stopHeaders = clock.after(limits.headersTimeoutMs, () =>
    abort(timedOut(url, limits.headersTimeoutMs)),
  );
  const stopTotal = clock.after(limits.totalTimeoutMs, () => abort(timedOut(url, limits.totalTimeoutMs)));
  return {
    signal: emitter,
    headersArrived: stopHeaders,
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
