import type { CheckOutcome } from "../trace/index.ts";
import { decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
import { checkAtHash } from "./id-token-checks/at-hash.ts";
import { checkAudience, checkAuthorizedParty } from "./id-token-checks/audience.ts";
import { checkAcr, checkAuthTime } from "./id-token-checks/authentication.ts";
import { type IdTokenContext, type IdTokenExpectations, outcome } from "./id-token-checks/context.ts";
import { checkIssuer } from "./id-token-checks/issuer.ts";
import { checkNonce } from "./id-token-checks/nonce.ts";
import { checkSignature } from "./id-token-checks/signature.ts";
import { checkSubject } from "./id-token-checks/subject.ts";
import { checkExpiry, checkIssuedAt, checkNotBefore } from "./id-token-checks/times.ts";

/** The verdict: every check's outcome in order, and the claims only if none failed. */
export interface IdTokenVerdict {
  readonly outcomes: readonly CheckOutcome[];
  readonly claims?: Readonly<Record<string, unknown>>;
}

type Check = (context: IdTokenContext) => CheckOutcome | undefined | Promise<CheckOutcome>;

/**
 * The checks of OIDC Core 3.1.3.7 in the order of the standard, all of them, so that a person sees everything
 * that is wrong at once. The signature is checked although the code flow may skip it (LIB-1). A check that the
 * request gives no reason for answers nothing.
 */
const checks: readonly Check[] = [
  checkSignature,
  checkIssuer,
  checkSubject,
  checkAudience,
  checkAuthorizedParty,
  checkExpiry,
  checkIssuedAt,
  checkNotBefore,
  checkNonce,
  checkAuthTime,
  checkAcr,
  checkAtHash,
];

/** Verifies an ID token; never throws for anything a provider could send. */
export const verifyIdToken = async (
  token: string,
  expected: IdTokenExpectations,
): Promise<IdTokenVerdict> => {
  const { decryption } = expected;
  if (decryption?.result === "failed") return { outcomes: [decryption] };
  const before = decryption === undefined ? [] : [decryption];
  const decoded = decodeJwt(token);
  if (decoded === undefined) return { outcomes: [...before, formOutcome(token)] };
  const form = outcome(
    "id_token.form",
    "ID token is a signed JWT",
    "OIDC Core 2",
    "passed",
    "a JWS with JSON claims",
    "a JWS with JSON claims",
  );
  const context: IdTokenContext = { token, decoded, expected };
  const outcomes = [...before, form];
  for (const check of checks) {
    const found = await check(context);
    if (found !== undefined) outcomes.push(found);
  }
  return outcomes.some(({ result }) => result === "failed")
    ? { outcomes }
    : { outcomes, claims: decoded.claims };
};

const formOutcome = (token: string): CheckOutcome => {
  const isEncrypted = isEncryptedJwt(token);
  return outcome(
    "id_token.form",
    "ID token is a signed JWT",
    "OIDC Core 2",
    "failed",
    "a JWS with JSON claims",
    isEncrypted ? "an encrypted JWT (JWE)" : `${token.split(".").length} parts that are no JWS`,
    isEncrypted ? "id_token_encrypted" : "id_token_malformed",
  );
};
