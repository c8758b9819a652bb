import type { ExchangeConnection, ExchangeTimings } from "#shared/trace/trace-entry.ts";

/** Header names and values in the order of the wire; a name may occur more than once. */
export type HttpHeaders = readonly (readonly [name: string, value: string])[];

/** A body that is made while it is sent, anew for every sending: after a redirect or a refusal it goes out again. */
export interface StreamedBody {
  /** Exactly what `open` gives. */
  readonly sizeInBytes: number;
  /** @throws AppFailure while it is read, which ends the sending */
  open(): AsyncIterable<Uint8Array>;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HttpHeaders;
  readonly body?: string | Uint8Array | StreamedBody;
}

/** Bounds of one exchange; every one is enforced. */
export interface HttpLimits {
  /** From the request to the response's head. */
  readonly headersTimeoutMs: number;
  /** From the request to the last byte of the body. */
  readonly totalTimeoutMs: number;
  /** On the wire and again after decompression; `Infinity`: no limit. */
  readonly maxResponseBytes: number;
}

/** How servers are reached: what differs from the machine's own way. */
export interface Connection {
  /** `http://host:port` of a proxy, which tunnels (RFC 9110 9.3.6); empty: none. */
  readonly proxyUrl: string;
  /** Certificates in PEM of authorities that are trusted besides the machine's; empty: none. */
  readonly certificateAuthorities: string;
  /** Shown to every server that asks for one. */
  readonly clientCertificate?: { readonly certificatePem: string; readonly privateKeyPem: string };
}

/** The version that an answer came in. */
export type HttpVersion = "1.1" | "2";

/** What comes of an answer before its body. */
export interface HttpHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HttpHeaders;
  readonly httpVersion: HttpVersion;
}

/** An answer without its body. */
export interface HttpAnswer extends HttpHead {
  /** Time to the response's head, in ms. */
  readonly headersAfterMs: number;
  /** Time to the end of the body, in ms. */
  readonly totalMs: number;
  /** Of the body on the wire, before decompression. */
  readonly receivedInBytes: number;
  readonly timings?: ExchangeTimings;
  readonly connection?: ExchangeConnection;
}

export interface HttpResponse extends HttpAnswer {
  readonly body: Uint8Array;
}

/** Takes an answer while it arrives. */
export interface AnswerReceiver {
  /** Once, before the first bytes of the body. Also of an answer that breaks off later. */
  begin(head: HttpHead): void;
  /**
   * Bytes of the body, decompressed. The server is held back until what it gives is settled.
   * @throws AppFailure which ends the exchange; a rejection does, too
   */
  take(bytes: Uint8Array): Promise<void> | undefined;
}

/** Sends one request and reads the whole answer. Redirects are never followed: a 3xx is an answer. */
export interface HttpClient {
  /**
   * @throws AppFailure `connection_refused`, `host_not_found`, `connection_failed`, `tls_failed`, `timed_out`,
   * `response_too_large`, `request_cancelled`; and by a way of its own `proxy_unreachable`, `proxy_refused`,
   * `authorities_unreadable`, `client_certificate_required`, `client_certificate_refused`, `invalid_input`
   */
  send(request: HttpRequest, limits: HttpLimits, signal?: AbortSignal): Promise<HttpResponse>;
}

/** A client for requests to APIs. */
export interface ApiClient extends HttpClient {
  /**
   * As `send`, with the body given to `receiver` as it arrives, and over HTTP/2 where the server speaks it. What was
   * received before it failed stays received.
   * @throws AppFailure as `send`, as the body of the request and as the receiver
   */
  receive(
    request: HttpRequest,
    limits: HttpLimits,
    receiver: AnswerReceiver,
    signal?: AbortSignal,
  ): Promise<HttpAnswer>;
}

/** An HTTP client that can also reach servers in other ways than the machine's own. */
export interface HttpConnector extends ApiClient {
  /** Closes all connections, those of every way. */
  close(): Promise<void>;
  /** A client that reaches servers in this way; equal ways share their connections, which are closed with this. */
  through(connection: Connection): ApiClient;
}

/** What is recorded of how an exchange went, as far as the client knows. */
export const courseOf = ({
  timings,
  connection,
}: HttpAnswer): Pick<HttpAnswer, "timings" | "connection"> => ({
  ...(timings && { timings }),
  ...(connection && { connection }),
});

/** The first value of a header, names compared without case. */
export const headerValue = (headers: HttpHeaders, name: string): string | undefined =>
  headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
