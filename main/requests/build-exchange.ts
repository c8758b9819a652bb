import type { ExchangeBody, ExchangeRequest, ExchangeResponse } from "#shared/requests/exchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { type HttpHead, type HttpRequest, headerValue } from "../ports/http.ts";
import type { Redactor } from "../trace/index.ts";

/** The request as it is kept: the token is masked, and so is any header that holds a credential. */
export const recordRequest = (
  request: HttpRequest,
  { body, token, redirects, timeLimitInSeconds, sizeLimitInMebibytes }: RecordedDraft,
  redactor: Redactor,
): ExchangeRequest => ({
  headers: redactor.headers(request.headers),
  body: redactor.text(typeof request.body === "string" ? request.body : ""),
  ...(body.kind === "multipart" || body.kind === "file" ? { upload: recordUpload(body, redactor) } : {}),
  settings: { token, redirects, timeLimitInSeconds, sizeLimitInMebibytes },
});

/** What of a request is recorded beside what went out. */
type RecordedDraft = Pick<
  RequestDraft,
  "body" | "token" | "redirects" | "timeLimitInSeconds" | "sizeLimitInMebibytes"
>;

const recordUpload = (
  body: NonNullable<ExchangeRequest["upload"]>,
  redactor: Redactor,
): NonNullable<ExchangeRequest["upload"]> =>
  body.kind === "file"
    ? body
    : {
        ...body,
        parts: body.parts.map((part) =>
          part.kind === "file" ? part : { ...part, value: redactor.text(part.value) },
        ),
      };

/** The response as it is kept and shown. */
export const recordResponse = (
  { status, statusText, headers, httpVersion }: HttpHead,
  body: ExchangeBody,
  headersAfterMs: number,
  redactor: Redactor,
): ExchangeResponse => ({
  status,
  statusText,
  httpVersion,
  headers: redactor.headers(headers),
  mediaType: headerValue(headers, "content-type") ?? "",
  body,
  headersAfterMs,
});
