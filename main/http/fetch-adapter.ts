import type { HttpHeaders, HttpRequest, HttpResponse } from "../ports/http.ts";

/** What openid-client hands to its custom fetch. */
export interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Turns a fetch call into our request. Bodies are form-encoded text or bytes in every OAuth call. */
export const requestOfFetch = (url: string, options: FetchOptions): HttpRequest => {
  const headers: HttpHeaders = Object.entries(options.headers);
  const body = options.body;
  if (body === undefined || body === null) return { method: options.method, url, headers };
  return {
    method: options.method,
    url,
    headers,
    body: body instanceof Uint8Array ? body : String(body),
  };
};

const nullBodyStatuses = new Set([204, 205, 304]);

/** Turns our response into the one of the Fetch standard. */
export const responseForFetch = (response: HttpResponse): Response => {
  const headers = new Headers();
  for (const [name, value] of response.headers) {
    // The body is decompressed already: its coding and length no longer describe it.
    if (!/^(content-encoding|content-length|transfer-encoding)$/i.test(name)) headers.append(name, value);
  }
  const body = nullBodyStatuses.has(response.status) ? null : new Uint8Array(response.body);
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
};
