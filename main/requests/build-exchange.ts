import type { ExchangeBody, ExchangeRequest, ExchangeResponse } from "#shared/requests/exchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { type HttpRequest, type HttpResponse, headerValue } from "../ports/http.ts";
import type { Redactor } from "../trace/index.ts";

const MAX_CONTENT_CHARACTERS = 8 * 1024 * 1024;

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

/** The response as it is kept and shown: text where the bytes are text, else base64. */
export const recordResponse = (response: HttpResponse, redactor: Redactor): ExchangeResponse => {
  const mediaType = headerValue(response.headers, "content-type") ?? "";
  return {
    status: response.status,
    statusText: response.statusText,
    httpVersion: "1.1",
    headers: redactor.headers(response.headers),
    mediaType,
    body: recordBody(response.body, redactor),
    headersAfterMs: response.headersAfterMs,
  };
};

const recordBody = (bytes: Uint8Array, redactor: Redactor): ExchangeBody => {
  const text = decodeText(bytes);
  const encoding = text === undefined ? "base64" : "text";
  const content = text === undefined ? Buffer.from(bytes).toString("base64") : redactor.text(text);
  const isComplete = content.length <= MAX_CONTENT_CHARACTERS;
  return {
    encoding,
    content: isComplete ? content : content.slice(0, MAX_CONTENT_CHARACTERS),
    sizeInBytes: bytes.byteLength,
    isComplete,
    isKept: false,
  };
};

const decoder = new TextDecoder("utf-8", { fatal: true });

const decodeText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = decoder.decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
};
