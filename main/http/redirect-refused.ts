import { AppFailure, type LoginStep } from "#shared/app-error.ts";
import { type HttpResponse, headerValue } from "../ports/http.ts";

/** Whether an answer leads elsewhere (RFC 9110 15.4). */
export const isRedirect = ({ status }: HttpResponse): boolean => status >= 300 && status < 400;

/**
 * The refusal of a redirect on a back channel: it is never followed, its place is told (C-49).
 * @param what is what was asked for, in a sentence: `discovery document`, `token endpoint`
 */
export const redirectRefused = (
  response: HttpResponse,
  what: { readonly title: string; readonly step: LoginStep; readonly field: string },
): AppFailure => {
  const location = headerValue(response.headers, "location") ?? "another place";
  return new AppFailure({
    code: "redirect_refused",
    message: `The ${what.title} has moved to ${location.slice(0, 300)}.`,
    advice: "Redirects are not followed here. If you trust the new place, use its URL.",
    step: what.step,
    field: what.field,
    wire: { httpStatus: response.status },
  });
};
