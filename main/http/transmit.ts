import type { Dispatcher } from "undici";
import type { ExchangeConnection, ExchangeTimings } from "#shared/trace/trace-entry.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpHeaders, HttpRequest } from "../ports/http.ts";
import type { Deadline } from "./deadline.ts";
import type { Line, LineAgent, LineOptions } from "./line-agent.ts";
import { tooLarge } from "./response-too-large.ts";

/** An answer as it came, with its times on the clock's own scale. */
export interface Answer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
  /** When the request was written. */
  readonly writtenAt: number;
  /** When the head had come. */
  readonly headersAt: number;
  /** Of a connection that was made for it. */
  readonly connectionTimings?: Pick<ExchangeTimings, "dnsMs" | "connectMs" | "tlsMs">;
  readonly connection?: ExchangeConnection;
}

/** One exchange, straight on undici's dispatcher: its streams would cost more than all of the rest here. */
export const transmit = (
  agent: LineAgent,
  request: HttpRequest,
  url: URL,
  maxBytes: number,
  deadline: Deadline,
  clock: Clock,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const answer = { status: 0, headers: [] as HttpHeaders, writtenAt: 0, headersAt: 0 };
    const options = dispatchOptions(request, url);
    const chunks: Uint8Array[] = [];
    let size = 0;
    // The answer is no longer waited for, also while the connection is still being made.
    deadline.whenOver(reject);
    agent.dispatch(options, {
      onRequestStart: (controller) => {
        deadline.whenOver((failure) => controller.abort(failure));
        answer.writtenAt = clock.elapsed();
        Object.assign(answer, useOf(options.line));
      },
      onResponseStart: (controller, status) => {
        const isInterim = status < 200;
        if (!isInterim) {
          answer.status = status;
          answer.headers = pairs(controller.rawHeaders);
          answer.headersAt = deadline.headersArrived();
        }
      },
      onResponseData: (controller, chunk) => {
        size += chunk.byteLength;
        if (size > maxBytes) controller.abort(tooLarge(url, maxBytes));
        else chunks.push(chunk);
      },
      onResponseEnd: () => resolve({ ...answer, body: joined(chunks) }),
      onResponseError: (_controller, error) => reject(options.line?.opened?.brokenBy() ?? error),
    });
  });

/** Counts a use of a connection, and says what there is to say of it. */
const useOf = (line: Line | undefined): Pick<Answer, "connectionTimings" | "connection"> => {
  if (line?.opened === undefined) return {};
  line.uses += 1;
  if (line.uses > 1 && line.reused !== undefined) return { connection: line.reused };
  const { timings, facts } = line.opened;
  return { connectionTimings: timings, connection: { ...facts, isReused: false } };
};

const dispatchOptions = (request: HttpRequest, url: URL): LineOptions => ({
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
