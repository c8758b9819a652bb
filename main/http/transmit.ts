import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import type { ExchangeConnection, ExchangeTimings } from "#shared/trace/trace-entry.ts";
import type { Clock } from "../ports/clock.ts";
import type { HttpHeaders, HttpRequest, HttpVersion } from "../ports/http.ts";
import type { Deadline } from "./deadline.ts";
import type { Line, LineAgent, LineOptions } from "./line-agent.ts";

/** Where an answer goes on its way in. What it throws, and what it rejects with, ends the exchange. */
export interface Intake {
  /** The head of the final answer. */
  begin(status: number, headers: HttpHeaders, httpVersion: HttpVersion): void;
  /** Bytes of the body as they came; nothing more comes until what this gives is settled. */
  take(bytes: Uint8Array): Promise<void> | undefined;
  /** All has come. The exchange has ended when what this gives is settled. */
  end(): Promise<void> | undefined;
}

/** An answer's head, with its times on the clock's own scale. */
export interface Answer {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly httpVersion: HttpVersion;
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
  intake: Intake,
  deadline: Deadline,
  clock: Clock,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const answer = {
      status: 0,
      headers: [] as HttpHeaders,
      httpVersion: "1.1" as const,
      writtenAt: 0,
      headersAt: 0,
    };
    const options = dispatchOptions(request, url);
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
        if (isInterim) return;
        answer.status = status;
        answer.headers = pairs(controller.rawHeaders);
        answer.headersAt = deadline.headersArrived();
        intake.begin(status, answer.headers, answer.httpVersion);
      },
      onResponseData: (controller, chunk) => {
        // Going on after a pause gives nothing at first; a pause for that would never end.
        if (chunk.byteLength === 0) return;
        const taking = intake.take(chunk);
        if (taking === undefined) return;
        controller.pause();
        taking.then(
          () => controller.resume(),
          (thrown: Error) => controller.abort(thrown),
        );
      },
      onResponseEnd: () => {
        const ending = intake.end();
        if (ending === undefined) resolve(answer);
        else ending.then(() => resolve(answer), reject);
      },
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

const dispatchOptions = ({ method, headers, body }: HttpRequest, url: URL): LineOptions => {
  const isStreamed = typeof body === "object" && "open" in body;
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: method as Dispatcher.HttpMethod,
    headers: isStreamed ? [...headers.flat(), "content-length", String(body.sizeInBytes)] : headers.flat(),
    body: isStreamed ? Readable.from(body.open(), { objectMode: false }) : (body ?? null),
  };
};

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
