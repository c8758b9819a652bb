import { type ClientHttp2Stream, constants, type OutgoingHttpHeaders, sensitiveHeaders } from "node:http2";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Clock } from "../ports/clock.ts";
import type { HttpHeaders, HttpRequest } from "../ports/http.ts";
import type { Deadline } from "./deadline.ts";
import type { Http2Line } from "./http2-lines.ts";
import type { Answer, Intake } from "./transmit.ts";

/** The server has not looked at the request, so that it may be sent again, whatever it is (RFC 9113 8.7). */
export class StreamRefused extends Error {
  readonly code = "ERR_HTTP2_STREAM_REFUSED";
}

/** An answer that ended before its end. */
class StreamBroken extends Error {
  readonly code = "ERR_HTTP2_STREAM_BROKEN";
}

/** Header fields that must not stand in tables that other requests share (RFC 7541 7.1.3). */
const neverIndexed = ["authorization", "cookie", "dpop", "proxy-authorization", "x-api-key"];

/** One exchange over HTTP/2. @throws StreamRefused */
export const transmitHttp2 = (
  line: Http2Line,
  request: HttpRequest,
  url: URL,
  intake: Intake,
  deadline: Deadline,
  clock: Clock,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { body } = request;
    const stream = line.session.request(headersOf(request, url), { endStream: body === undefined });
    line.uses += 1;
    const { facts, timings } = line.opened;
    const isReused = line.uses > 1;
    const answer = {
      status: 0,
      headers: [] as HttpHeaders,
      httpVersion: "2" as const,
      writtenAt: clock.elapsed(),
      headersAt: 0,
      connection: { ...facts, isReused },
      ...(isReused ? {} : { connectionTimings: timings }),
    };
    const isWhole = watchForEnd(stream);
    const fail = (thrown: unknown): void => {
      reject(thrown);
      stream.close(constants.NGHTTP2_CANCEL);
    };
    deadline.whenOver(fail);
    stream.on("response", (headers, _flags, raw?: readonly string[]) => {
      answer.status = headers[":status"] ?? 0;
      answer.headers = pairsOf(raw ?? []);
      answer.headersAt = deadline.headersArrived();
      intake.begin(answer.status, answer.headers, answer.httpVersion);
    });
    stream.on("data", (chunk: Buffer) => {
      try {
        const taking = intake.take(chunk);
        if (taking === undefined) return;
        stream.pause();
        taking.then(() => stream.resume(), fail);
      } catch (thrown) {
        fail(thrown);
      }
    });
    stream.on("error", (thrown) => {
      if (stream.rstCode !== constants.NGHTTP2_REFUSED_STREAM) fail(thrown);
    });
    stream.once("close", () => {
      if (stream.rstCode === constants.NGHTTP2_REFUSED_STREAM) reject(new StreamRefused());
      else if (!isWhole() || answer.status === 0) reject(new StreamBroken());
      else Promise.resolve(intake.end()).then(() => resolve(answer), reject);
    });
    if (typeof body === "object" && "open" in body) {
      const source = Readable.from(body.open(), { objectMode: false });
      // A server may have answered before it has read all.
      pipeline(source, stream).catch((thrown: unknown) => isWhole() || fail(thrown));
    } else if (body !== undefined) stream.end(body);
  });

/**
 * Whether the server said that its answer is over. A stream that was reset without an error ends for Node as one
 * that is whole does; but then it is closed already.
 */
const watchForEnd = (stream: ClientHttp2Stream): (() => boolean) => {
  let isWhole = false;
  const push = stream.push.bind(stream);
  stream.push = (chunk, encoding) => {
    if (chunk === null && !stream.closed) isWhole = true;
    return push(chunk, encoding);
  };
  return () => isWhole;
};

const headersOf = ({ method, headers, body }: HttpRequest, url: URL): OutgoingHttpHeaders => {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const field = name.toLowerCase();
    const before = fields[field];
    fields[field] = before === undefined ? value : [...[before].flat(), value];
  }
  return {
    ...fields,
    ":method": method,
    ":scheme": "https",
    ":authority": url.host,
    ":path": url.pathname + url.search,
    ...(body === undefined ? {} : { "content-length": String(sizeOf(body)) }),
    [sensitiveHeaders]: neverIndexed.filter((name) => name in fields),
  };
};

const sizeOf = (body: NonNullable<HttpRequest["body"]>): number => {
  if (typeof body === "string") return Buffer.byteLength(body);
  return "open" in body ? body.sizeInBytes : body.byteLength;
};

/** Names and values in turn, as they came; what begins with a colon is not a header. */
const pairsOf = (raw: readonly string[]): HttpHeaders => {
  const headers: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name = "", value = ""] = [raw[index], raw[index + 1]];
    if (!name.startsWith(":")) headers.push([name, value]);
  }
  return headers;
};
