import { type AppErrorCode, AppFailure, type LoginStep } from "#shared/app-error.ts";
import { isRedirect, isShallow, redirectRefused } from "../http/index.ts";
import { type HttpResponse, headerValue } from "../ports/http.ts";

/** How refusals of one kind of document are called. */
export interface DocumentKind {
  /** In a sentence: `discovery document`, `JWKS`. */
  readonly title: string;
  readonly step: LoginStep;
  readonly statusCode: AppErrorCode;
  readonly invalidCode: AppErrorCode;
  readonly notJsonCode: AppErrorCode;
  readonly field: string;
  /** What to do when the server answers that there is no such document. */
  readonly adviceOnStatus: string;
}

/**
 * Reads a back-channel document as a JSON object.
 * @throws AppFailure `redirect_refused`, or the kind's codes for a wrong status, no JSON, or no object
 */
export const readJsonDocument = (
  response: HttpResponse,
  url: string,
  kind: DocumentKind,
): Readonly<Record<string, unknown>> => {
  requireSuccess(response, url, kind);
  const document = parseJson(response, url, kind);
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw invalid(kind, url, `The ${kind.title} is not a JSON object.`);
  }
  if (!isShallow(document)) throw invalid(kind, url, `The ${kind.title} is nested too deeply.`);
  return document as Readonly<Record<string, unknown>>;
};

/** The refusal of a document whose content is not as the standard has it. */
export const invalid = (kind: DocumentKind, url: string, message: string): AppFailure =>
  new AppFailure({
    code: kind.invalidCode,
    message,
    advice:
      "Check the URL. If it is right, the provider publishes a broken document: tell its administrator.",
    cause: url,
    step: kind.step,
    field: kind.field,
  });

const requireSuccess = (response: HttpResponse, url: string, kind: DocumentKind): void => {
  if (isRedirect(response)) throw redirectRefused(response, kind);
  if (response.status === 200) return;
  throw new AppFailure({
    code: kind.statusCode,
    message:
      `The provider answered ${response.status} ${response.statusText} in place of the ${kind.title}.`.replace(
        "  ",
        " ",
      ),
    advice:
      response.status >= 500
        ? "The provider has a problem. Try again later, or tell its administrator."
        : kind.adviceOnStatus,
    cause: url,
    step: kind.step,
    field: kind.field,
    wire: { httpStatus: response.status },
  });
};

const parseJson = (response: HttpResponse, url: string, kind: DocumentKind): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(response.body));
  } catch (thrown) {
    const type = headerValue(response.headers, "content-type") ?? "no content type";
    throw new AppFailure(
      {
        code: kind.notJsonCode,
        message: `The ${kind.title} is not JSON (${type.slice(0, 100)}).`,
        advice:
          "Open the URL in a browser: a login page or an error page often stands there. Then correct the URL.",
        cause: url,
        step: kind.step,
        field: kind.field,
      },
      { cause: thrown },
    );
  }
};
