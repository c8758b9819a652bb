import { AppFailure } from "#shared/app-error.ts";
import type { CheckOutcome, TraceRecorder } from "../trace/index.ts";
import { decodeJwt } from "./decode-jwt.ts";
import type { DpopKey } from "./dpop-key.ts";
import type { TokenResponse } from "./token-response.ts";

/**
 * Checks that an access token is bound to our key, where it was asked for with one, and records it: by its type
 * (RFC 9449 5), and by the thumbprint in it where it is a JWT (RFC 9449 6.1). A token that is not bound is refused:
 * whoever gets hold of it could use it, which the login was to rule out.
 * @throws AppFailure `token_not_bound`
 */
export const requireBinding = (
  recorder: TraceRecorder,
  key: DpopKey | undefined,
  response: TokenResponse,
): void => {
  if (key === undefined) return;
  const type = checkType(response);
  recorder.check("token_endpoint", type);
  const claims = decodeJwt(response.accessToken)?.claims;
  const thumbprint = claims === undefined ? undefined : checkThumbprint(claims, key);
  if (thumbprint !== undefined) recorder.check("token_endpoint", thumbprint);
  if (type.result === "failed") throw notBound(type, isBearer);
  if (thumbprint?.result === "failed") throw notBound(thumbprint, isOfAnotherKey);
};

const checkType = ({ tokenType }: TokenResponse): CheckOutcome => {
  const passed = tokenType.toLowerCase() === "dpop";
  return {
    checkId: "token.type",
    title: "Access token is bound to our key",
    source: "RFC 9449 5",
    result: passed ? "passed" : "failed",
    expected: "token_type DPoP",
    found: `token_type ${tokenType}`,
    ...(passed ? {} : { code: "token_not_bound" }),
  };
};

const checkThumbprint = ({ cnf }: Readonly<Record<string, unknown>>, { kid }: DpopKey): CheckOutcome => {
  const check = { checkId: "token.cnf", title: "cnf names our key", source: "RFC 9449 6.1", expected: kid };
  const { jkt } = (cnf ?? {}) as { readonly jkt?: unknown };
  if (jkt === kid) return { ...check, result: "passed", found: kid };
  // The claim is the API's to read; without it the API may ask the provider instead (RFC 9449 6.2).
  if (jkt === undefined) return { ...check, result: "warning", found: "missing" };
  return { ...check, result: "failed", found: String(jkt), code: "token_not_bound" };
};

const isBearer = {
  message: "The access token is not bound to the key: the provider answered with a Bearer token.",
  advice:
    "Ask the administrator to switch on DPoP for this client, or switch DPoP off here. The token was not kept.",
  source: "RFC 9449 5",
} as const;

const isOfAnotherKey = {
  message: "The access token is bound to another key than ours.",
  advice: "It could not be used. Tell the provider's administrator; the token was not kept.",
  source: "RFC 9449 6.1",
} as const;

const notBound = (
  { expected, found }: CheckOutcome,
  words: { readonly message: string; readonly advice: string; readonly source: string },
): AppFailure =>
  new AppFailure({
    code: "token_not_bound",
    ...words,
    cause: `expected ${expected}, found ${found}`,
    step: "token_endpoint",
    field: "dpop",
  });
