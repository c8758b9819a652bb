import { AppFailure } from "#shared/app-error.ts";
import { MASK } from "#shared/plain-text.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import {
  type CurrentIdentity,
  type Expectation,
  emptyRequestDraft,
  type RequestBody,
  type RequestDraft,
} from "#shared/requests/request-draft.ts";

/** A request that repeats an exchange. */
export interface ReplayedRequest {
  readonly request: RequestDraft;
  readonly replayOf: NonNullable<Exchange["replayOf"]>;
}

/** Headers that the sending sets itself: the identity's, and those that say how a body is packed. */
const ownHeaders: ReadonlySet<string> = new Set(["authorization", "dpop"]);

/**
 * The request that an exchange was made of. What was masked when it was recorded can't be sent again: the saved
 * request that it belongs to takes its place, or else there is none. Headers that were masked are left out where
 * there is no saved request, and named.
 * @param saved the saved request that it belongs to, while that is there
 * @throws AppFailure `secret_missing`; of `saved`
 */
export const replayRequest = (past: Exchange, saved: (() => RequestDraft) | undefined): ReplayedRequest => {
  const leftOut = maskedHeaders(past);
  const isMasked = hasMaskedContent(past);
  if (saved !== undefined && (isMasked || leftOut.length > 0)) {
    return { request: saved(), replayOf: { exchangeId: past.id, from: "saved_request" } };
  }
  if (isMasked) throw secretNotKept();
  const omitted = leftOut.length === 0 ? {} : { leftOut };
  return { request: recordedRequest(past), replayOf: { exchangeId: past.id, from: "recorded", ...omitted } };
};

/** Whom an exchange was sent as. @throws AppFailure `not_found` when that user or configuration is gone */
export const senderOf = ({ sender, userId, configurationId, sentAs }: Exchange): CurrentIdentity => {
  if (sender === "anonymous") return { kind: "anonymous" };
  if (sender === "user" && userId !== undefined) return { kind: "user", userId };
  if (sender === "client" && configurationId !== undefined) return { kind: "client", configurationId };
  throw new AppFailure({
    code: "not_found",
    message: `${sentAs}, whom this was sent as, is not here any more.`,
    advice: "Choose an identity to send it as.",
  });
};

const hasMaskedContent = ({ url, request: { body, upload } }: Exchange): boolean =>
  url.includes(MASK) ||
  body.includes(MASK) ||
  (upload !== undefined && JSON.stringify(upload).includes(MASK));

const maskedHeaders = ({ request, token }: Exchange): readonly string[] =>
  request.headers
    .filter(
      ({ name, value }) =>
        value.includes(MASK) && (token === undefined || !ownHeaders.has(name.toLowerCase())),
    )
    .map(({ name }) => name);

const recordedRequest = (past: Exchange): RequestDraft => {
  const { request, method, url } = past;
  const upload = request.upload;
  const isPacked = (name: string, value: string) =>
    upload !== undefined && name.toLowerCase() === "content-type" && /^multipart\//i.test(value);
  return {
    ...emptyRequestDraft,
    redirects: "stop",
    ...request.settings,
    name: "Replay",
    method,
    url,
    headers: request.headers
      .filter(({ name, value }) => !value.includes(MASK) && !isPacked(name, value))
      .map(({ name, value }) => ({ name, value, enabled: true })),
    body: upload ?? bodyOf(request.body),
    expectations: (past.expectations ?? []).map(({ expectation }) => expectation).filter(isWhole),
  };
};

/** Its media type stands in the headers. */
const bodyOf = (text: string): RequestBody =>
  text === "" ? { kind: "none" } : { kind: "text", text, mediaType: "" };

const isWhole = (expectation: Expectation): boolean =>
  !("value" in expectation) || !expectation.value.includes(MASK);

const secretNotKept = (): AppFailure =>
  new AppFailure({
    code: "secret_missing",
    message: "This exchange held a token in its URL or body, which was not kept.",
    advice: "Open the saved request, or type the request again, and send that.",
  });
