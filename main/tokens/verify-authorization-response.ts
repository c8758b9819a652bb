import type { AppErrorCode } from "#shared/app-error.ts";
import type { CheckOutcome } from "../trace/index.ts";
import { decodeJwt } from "./decode-jwt.ts";
import { CLOCK_TOLERANCE_IN_SECONDS, outcome, shown } from "./id-token-checks/context.ts";
import { dated, isNumericDate } from "./id-token-checks/times.ts";
import { type SignatureRules, verifySignature } from "./verify-signature.ts";

const SOURCE = "JARM 2.4";

/** What a signed authorization response must be. */
export interface ResponseExpectations extends SignatureRules {
  readonly issuer: string;
  readonly clientId: string;
  /** Now, in epoch ms. */
  readonly now: number;
}

/**
 * Verifies a signed authorization response (JARM 2.4): every check's outcome, and the members only if none failed.
 * Its state was compared when it came.
 */
export const verifyAuthorizationResponse = async (
  token: string,
  expected: ResponseExpectations,
): Promise<{
  readonly outcomes: readonly CheckOutcome[];
  readonly members?: Readonly<Record<string, unknown>>;
}> => {
  const decoded = decodeJwt(token);
  if (decoded === undefined) return { outcomes: [formOutcome] };
  const { header, claims } = decoded;
  const { problem, ...finding } = await verifySignature(token, header, expected);
  const outcomes = [
    checked("signature", "Signature of the answer is valid", problem === undefined, finding),
    checkIssuer(claims.iss, expected),
    checkAudience(claims.aud, expected),
    checkExpiry(claims.exp, expected),
  ];
  return outcomes.some(({ result }) => result === "failed") ? { outcomes } : { outcomes, members: claims };
};

const codes = {
  form: "jarm_response_invalid",
  signature: "jarm_signature_invalid",
  iss: "jarm_iss_mismatch",
  aud: "jarm_aud_mismatch",
  exp: "jarm_expired",
} as const satisfies Record<string, AppErrorCode>;

const checked = (
  what: keyof typeof codes,
  title: string,
  isPassed: boolean,
  { expected, found }: { readonly expected: string; readonly found: string },
): CheckOutcome =>
  outcome(
    `response.${what}`,
    title,
    SOURCE,
    isPassed ? "passed" : "failed",
    expected,
    found,
    isPassed ? undefined : codes[what],
  );

const formOutcome = checked("form", "Answer is a signed JWT", false, {
  expected: "a JWS with JSON members",
  found: "a text that is no JWS",
});

const checkIssuer = (iss: unknown, { issuer }: ResponseExpectations): CheckOutcome =>
  checked("iss", "iss of the answer equals the issuer", iss === issuer, {
    expected: shown(issuer),
    found: shown(iss),
  });

const checkAudience = (aud: unknown, { clientId }: ResponseExpectations): CheckOutcome =>
  checked(
    "aud",
    "aud of the answer is this client",
    Array.isArray(aud) ? aud.includes(clientId) : aud === clientId,
    { expected: shown(clientId), found: shown(aud) },
  );

const checkExpiry = (exp: unknown, { now }: ResponseExpectations): CheckOutcome =>
  checked(
    "exp",
    "exp of the answer is not past",
    isNumericDate(exp) && exp > now / 1000 - CLOCK_TOLERANCE_IN_SECONDS,
    { expected: `after ${dated(Math.floor(now / 1000))}`, found: dated(exp) },
  );
