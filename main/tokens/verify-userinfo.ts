import type { AppErrorCode } from "#shared/app-error.ts";
import { type HttpResponse, headerValue } from "../ports/http.ts";
import type { CheckOutcome } from "../trace/index.ts";
import { decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
import { CLOCK_TOLERANCE_IN_SECONDS, outcome, shown } from "./id-token-checks/context.ts";
import { dated, isNumericDate } from "./id-token-checks/times.ts";
import { decodeUtf8 } from "./parse-object.ts";
import { type SignatureRules, verifySignature } from "./verify-signature.ts";

const SOURCE = "OIDC Core 5.3.2";

/** What a signed UserInfo answer must be. */
export interface UserinfoExpectations extends SignatureRules {
  readonly issuer: string;
  readonly clientId: string;
  /** Now, in epoch ms. */
  readonly now: number;
}

/** The text of an answer of the media type `application/jwt`; `undefined` for any other. */
export const jwtOf = ({ headers, body }: HttpResponse): string | undefined => {
  const mediaType = headerValue(headers, "content-type")?.split(";")[0]?.trim().toLowerCase();
  return mediaType === "application/jwt" ? decodeUtf8(body)?.trim() : undefined;
};

/**
 * Verifies a signed UserInfo answer (OIDC Core 5.3.4, C-68): every check's outcome, and the claims only if none
 * failed. Whose claims they are is compared as for any other answer.
 */
export const verifyUserinfo = async (
  token: string,
  expected: UserinfoExpectations,
): Promise<{
  readonly outcomes: readonly CheckOutcome[];
  readonly claims?: Readonly<Record<string, unknown>>;
}> => {
  const decoded = decodeJwt(token);
  if (decoded === undefined) return { outcomes: [formOutcome(token)] };
  const { header, claims } = decoded;
  const { problem, ...finding } = await verifySignature(token, header, expected);
  const outcomes = [
    checked("signature", "Signature is valid", problem === undefined ? "passed" : "failed", finding),
    checkIssuer(claims.iss, expected),
    checkAudience(claims.aud, expected),
    checkExpiry(claims.exp, expected),
  ];
  return outcomes.some(({ result }) => result === "failed") ? { outcomes } : { outcomes, claims };
};

const codes = {
  form: "userinfo_response_invalid",
  signature: "userinfo_signature_invalid",
  iss: "userinfo_iss_mismatch",
  aud: "userinfo_aud_mismatch",
  exp: "userinfo_response_invalid",
} as const satisfies Record<string, AppErrorCode>;

const checked = (
  what: keyof typeof codes,
  title: string,
  result: CheckOutcome["result"],
  { expected, found }: { readonly expected: string; readonly found: string },
): CheckOutcome =>
  outcome(
    `userinfo.${what}`,
    title,
    SOURCE,
    result,
    expected,
    found,
    result === "failed" ? codes[what] : undefined,
  );

const formOutcome = (token: string): CheckOutcome =>
  checked("form", "Answer is a signed JWT", "failed", {
    expected: "a JWS with JSON claims",
    found: isEncryptedJwt(token) ? "an encrypted JWT (JWE)" : "a JWT that cannot be read",
  });

/** Providers leave it out at times; another one is refused. */
const checkIssuer = (iss: unknown, { issuer }: UserinfoExpectations): CheckOutcome =>
  checked("iss", "iss equals the issuer", resultOf(iss, iss === issuer), {
    expected: shown(issuer),
    found: shown(iss),
  });

const checkAudience = (aud: unknown, { clientId }: UserinfoExpectations): CheckOutcome =>
  checked(
    "aud",
    "aud is this client",
    resultOf(aud, Array.isArray(aud) ? aud.includes(clientId) : aud === clientId),
    { expected: shown(clientId), found: shown(aud) },
  );

const checkExpiry = (exp: unknown, { now }: UserinfoExpectations): CheckOutcome => {
  const earliest = now / 1000 - CLOCK_TOLERANCE_IN_SECONDS;
  const isPassed = exp === undefined || (isNumericDate(exp) && exp > earliest);
  return checked("exp", "exp is missing or not past", isPassed ? "passed" : "failed", {
    expected: `missing, or after ${dated(Math.floor(now / 1000))}`,
    found: dated(exp),
  });
};

const resultOf = (value: unknown, isRight: boolean): CheckOutcome["result"] =>
  isRight ? "passed" : value === undefined ? "warning" : "failed";
