import type { ExchangeConnection, ExchangeTimings } from "#shared/trace/trace-entry.ts";

/** Header names and values in the order of the wire; a name may occur more than once. */
export type HttpHeaders = readonly (readonly [name: string, value: string])[];

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HttpHeaders;
  readonly body?: string | Uint8Array;
}

/** Bounds of one exchange; every one is enforced. */
export interface HttpLimits {
  /** From the request to the response's head. */
  readonly headersTimeoutMs: number;
  /** From the request to the last byte of the body. */
  readonly totalTimeoutMs: number;
  /** On the wire and again after decompression. */
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

export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
  /** Time to the response's head, in ms. */
  readonly headersAfterMs: number;
  /** Time to the end of the body, in ms. */
  readonly totalMs: number;
  readonly timings?: ExchangeTimings;
  readonly connection?: ExchangeConnection;
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

/** An HTTP client that can also reach servers in other ways than the machine's own. */
export interface HttpConnector extends HttpClient {
  /** Closes all connections, those of every way. */
  close(): Promise<void>;
  /** A client that reaches servers in this way; equal ways share their connections, which are closed with this. */
  through(connection: Connection): HttpClient;
}

/** What is recorded of how an exchange went, as far as the client knows. */
export const courseOf = ({
  timings,
  connection,
}: HttpResponse): Pick<HttpResponse, "timings" | "connection"> => ({
  ...(timings && { timings }),
  ...(connection && { connection }),
});

/** The first value of a header, names compared without case. */
export const headerValue = (headers: HttpHeaders, name: string): string | undefined =>
  headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
