import {
  emptyRequestDraft,
  type RequestBody,
  type RequestDraft,
  type RequestMethod,
  requestMethods,
} from "#shared/requests/request-draft.ts";
import { requestDraftSchema } from "#shared/requests/request-draft-schema.ts";
import { keptHeaders, withoutTokens, withoutUserInfo } from "./credentials.ts";
import { cleanName, nameOfRequest } from "./names.ts";
import type { Reading, Where } from "./reading.ts";

/** A request as a tool had it; what it does not say is as in a new one. */
export interface FoundRequest extends Partial<Omit<RequestDraft, "method" | "name">> {
  readonly name: string;
  readonly method: string;
  readonly url: string;
}

/**
 * Makes a request of what was found: credentials stay behind, and what does not fit is noted. Undefined: it cannot
 * be sent from here at all, which is noted as well.
 * @param folder where it was found
 */
export const makeDraft = (found: FoundRequest, folder: Where, reading: Reading): RequestDraft | undefined => {
  const method = (found.method.trim() || "GET").toUpperCase();
  const name = cleanName(found.name, nameOfRequest(method, found.url));
  const where = [...folder, name];
  if (!(requestMethods as readonly string[]).includes(method)) {
    reading.leave(where, "Request", `The method ${method.slice(0, 32)} is not sent from here.`);
    return undefined;
  }
  const url = found.url.trim();
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)/i.test(url)) {
    reading.leave(where, "Request", "Only http and https URLs are requested.");
    return undefined;
  }
  const draft = requestDraftSchema.safeParse({
    ...emptyRequestDraft,
    ...found,
    name,
    method: method as RequestMethod,
    url: withoutTokens(withoutUserInfo(url, where, reading), where, reading),
    ...contentOf(found, where, reading),
  });
  if (!draft.success) {
    const [issue] = draft.error.issues;
    const place = issue?.path.filter((step) => typeof step === "string").join(" ") || "request";
    reading.leave(where, "Request", `Its ${place} is larger than, or not as, a request may have it.`);
    return undefined;
  }
  reading.count("request");
  return draft.data;
};

/** Headers and body; a header that only says again what the body is, is left to it. */
const contentOf = (
  { headers = [], body = { kind: "none" } }: FoundRequest,
  where: Where,
  reading: Reading,
): Pick<RequestDraft, "headers" | "body"> => {
  const implied = impliedType(body);
  const kept = keptHeaders(headers, where, reading).filter(
    ({ name, value, enabled }) =>
      !(enabled && name.toLowerCase() === "content-type" && saysNothingNew(value, body, implied)),
  );
  return { headers: [...kept], body };
};

const impliedType = (body: RequestBody): string | undefined => {
  switch (body.kind) {
    case "json":
      return "application/json";
    case "form":
      return "application/x-www-form-urlencoded";
    case "text":
    case "file":
      return body.mediaType || undefined;
    default:
      return undefined;
  }
};

const saysNothingNew = (value: string, body: RequestBody, implied: string | undefined): boolean => {
  const type = value.trim().toLowerCase();
  // Its boundary is chosen anew when it is sent.
  if (body.kind === "multipart") return type.startsWith("multipart/form-data");
  return type === implied?.toLowerCase();
};
