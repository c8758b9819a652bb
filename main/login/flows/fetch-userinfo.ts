import * as openid from "openid-client";
import { AppFailure } from "#shared/app-error.ts";
import { isRedirect, redirectRefused } from "../../http/index.ts";
import {
  describeLibraryError,
  findFailure,
  isOnlyHmacUnsupported,
  jwtOf,
  parseObject,
  type RelyingParty,
  wireErrorOf,
} from "../../tokens/index.ts";
import type { LoginContext } from "./login-context.ts";
import { readSignedUserinfo } from "./read-signed-userinfo.ts";

/**
 * Asks UserInfo for its claims, where there is such an endpoint (OIDC Core 5.3); an answer that is a JWT is
 * verified. openid-client sends the token in the header only: one in a form is answered for by our checks alone.
 * @throws AppFailure `userinfo_http_status`, `redirect_refused`, `userinfo_response_invalid`,
 * `userinfo_decryption_failed`, `userinfo_signature_invalid`, `userinfo_iss_mismatch`, `userinfo_aud_mismatch`, `userinfo_sub_mismatch`, or of
 * transport
 */
export const fetchUserinfo = async (
  context: Pick<LoginContext, "configuration" | "recorder">,
  party: RelyingParty,
  accessToken: string,
  subject: string,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  if (context.configuration.endpoints.userinfo === "") return undefined;
  // A token that is bound to a key goes into the header only (RFC 9449 7.1).
  const isInForm = context.configuration.userinfoTokenIn === "body" && party.dpopKey === undefined;
  let libraryError: unknown;
  try {
    if (isInForm) await party.postUserinfo(accessToken);
    else await openid.fetchUserInfo(party.userinfoClient, accessToken, subject, party.proofs);
  } catch (thrown) {
    libraryError = thrown;
    const failure = findFailure(thrown);
    if (failure !== undefined) throw failure;
  }
  const response = party.answerOf("userinfo");
  if (response === undefined) throw libraryError;
  if (isRedirect(response)) throw redirectRefused(response, userinfoEndpoint);
  if (response.status !== 200) throw refused(wireErrorOf(response));
  checkDecryption(context, party);
  const jwt = jwtOf(response);
  const claims =
    jwt === undefined ? parseObject(response.body) : await readSignedUserinfo(context, party, jwt);
  if (claims === undefined) throw invalid("not a JSON object");
  checkSubject(context, claims.sub, subject);
  const isAccepted = libraryError === undefined || (jwt !== undefined && isOnlyHmacUnsupported(libraryError));
  if (!isAccepted) throw invalid(describeLibraryError(libraryError));
  return claims;
};

/** @throws AppFailure `userinfo_decryption_failed` */
const checkDecryption = (context: Pick<LoginContext, "recorder">, party: RelyingParty): void => {
  const outcome = party.decryptionOf("userinfo")?.outcome;
  if (outcome === undefined) return;
  context.recorder.check("userinfo", outcome);
  if (outcome.result === "passed") return;
  throw new AppFailure({
    code: "userinfo_decryption_failed",
    message: "UserInfo's answer is encrypted, and the decryption key here does not open it.",
    advice:
      "Compare the decryption key with the one that is registered at the provider: its kid, and how keys and content are encrypted.",
    cause: `expected ${outcome.expected}, found ${outcome.found}`,
    step: "userinfo",
    field: "decryptionKey",
    source: outcome.source,
  });
};

const userinfoEndpoint = {
  title: "UserInfo endpoint",
  step: "userinfo",
  field: "endpoints.userinfo",
} as const;

/** The claims are those of the user who logged in (OIDC Core 5.3.2). */
const checkSubject = (context: Pick<LoginContext, "recorder">, found: unknown, expected: string): void => {
  const passed = found === expected;
  context.recorder.check("userinfo", {
    checkId: "userinfo.sub",
    title: "sub is that of the ID token",
    source: "OIDC Core 5.3.2",
    result: passed ? "passed" : "failed",
    expected,
    found: found === undefined ? "missing" : String(found),
    ...(passed ? {} : { code: "userinfo_sub_mismatch" as const }),
  });
  if (passed) return;
  throw new AppFailure({
    code: "userinfo_sub_mismatch",
    message: "UserInfo speaks of another user than the ID token.",
    advice:
      "Do not use these claims. Check that the UserInfo endpoint belongs to the issuer, and tell the administrator.",
    step: "userinfo",
    source: "OIDC Core 5.3.2",
    field: "endpoints.userinfo",
  });
};

const refused = (wire: ReturnType<typeof wireErrorOf>): AppFailure =>
  new AppFailure({
    code: "userinfo_http_status",
    message: `UserInfo answered ${wire.httpStatus}.`,
    advice:
      "Ask the administrator whether this client may call UserInfo with the selected scopes; or leave the UserInfo endpoint empty to do without it.",
    step: "userinfo",
    field: "endpoints.userinfo",
    wire,
  });

const invalid = (cause: string): AppFailure =>
  new AppFailure({
    code: "userinfo_response_invalid",
    message: "UserInfo's answer cannot be used.",
    advice: "Look at the answer. If the URL is the right one, tell the provider's administrator.",
    cause,
    step: "userinfo",
    field: "endpoints.userinfo",
    source: "OIDC Core 5.3.2",
  });
