import { decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
import { CLOCK_TOLERANCE_IN_SECONDS, shown } from "./id-token-checks/context.ts";
import { isNumericDate } from "./id-token-checks/times.ts";
import { verifySignature } from "./verify-signature.ts";
import type { UserinfoExpectations } from "./verify-userinfo.ts";

/** What the JWT of a source of claims is worth. */
export interface SourceJwtFinding {
  readonly state: "verified" | "not_verified" | "not_read";
  /** Why it is not verified or cannot be read; absent for one that is verified. */
  readonly why?: string;
  readonly issuer?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/**
 * Reads the JWT of a source of claims and verifies it where its maker is the configured issuer, with that one's keys:
 * nobody's else are known, and a key that it brings along is never looked at (OIDC Core 5.6.2). It must be of this
 * user and for this client where it says so.
 */
export const verifySourceJwt = async (
  token: string,
  expected: UserinfoExpectations & { readonly subject: string },
): Promise<SourceJwtFinding> => {
  const decoded = decodeJwt(token);
  if (decoded === undefined) {
    return {
      state: "not_read",
      why: isEncryptedJwt(token) ? "It is encrypted." : "It is no JWT with claims.",
    };
  }
  const { header, claims } = decoded;
  const issuer = typeof claims.iss === "string" ? claims.iss : undefined;
  const read = { claims, ...(issuer === undefined ? {} : { issuer }) };
  const why =
    issuer === expected.issuer
      ? (wrongClaim(claims, expected) ?? signatureProblem(await verifySignature(token, header, expected)))
      : foreignIssuer(issuer);
  return why === undefined ? { state: "verified", ...read } : { state: "not_verified", why, ...read };
};

/** Whether the issuer's keys decide over this token. */
export const isOfIssuer = (token: string, issuer: string): boolean => decodeJwt(token)?.claims.iss === issuer;

const foreignIssuer = (issuer: string | undefined): string =>
  issuer === undefined
    ? "It does not say who made it: it has no iss."
    : `Signed by ${issuer.slice(0, 300)}, whose keys are not known here.`;

const signatureProblem = ({
  problem,
  found,
}: Awaited<ReturnType<typeof verifySignature>>): string | undefined =>
  problem === undefined ? undefined : `Its signature: ${found}.`;

const wrongClaim = (
  { aud, exp, sub }: Readonly<Record<string, unknown>>,
  { clientId, now, subject }: UserinfoExpectations & { readonly subject: string },
): string | undefined => {
  const isForUs = aud === undefined || (Array.isArray(aud) ? aud.includes(clientId) : aud === clientId);
  if (!isForUs) return `It is for another client: aud is ${shown(aud)}.`;
  if (sub !== undefined && sub !== subject) return `It is about another user: sub is ${shown(sub)}.`;
  const earliest = now / 1000 - CLOCK_TOLERANCE_IN_SECONDS;
  const isCurrent = exp === undefined || (isNumericDate(exp) && exp > earliest);
  return isCurrent ? undefined : "It has expired.";
};
