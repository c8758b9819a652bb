import type { HttpHeaders, HttpResponse } from "../../main/ports/http.ts";

/** An answer as the HTTP client would give it. */
export const httpResponse = (
  body: string | Uint8Array,
  { status = 200, headers = [] }: { readonly status?: number; readonly headers?: HttpHeaders } = {},
): HttpResponse => ({
  status,
  statusText: status === 200 ? "OK" : "",
  headers,
  httpVersion: "1.1",
  body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  receivedInBytes: Buffer.byteLength(body),
  headersAfterMs: 0,
  totalMs: 0,
});

/** The same with a JSON body. */
export const jsonResponse = (value: unknown, status = 200): HttpResponse =>
  httpResponse(JSON.stringify(value), { status, headers: [["content-type", "application/json"]] });
