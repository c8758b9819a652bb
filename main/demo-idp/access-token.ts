import { createLocalJWKSet, errors, type JWK, jwtVerify } from "jose";

/** What the API reads from a verified access token (RFC 9068 2.2). */
export interface AccessTokenClaims extends Readonly<Record<string, unknown>> {
  readonly sub: string;
  readonly roles: readonly string[];
}

/** Why an access token was refused, for `error_description` (RFC 6750 3.1). */
export class AccessTokenRefused extends Error {}

/** Checks access tokens of one issuer for one audience. */
export interface AccessTokenVerifier {
  /**
   * Signature, type, issuer, audience and expiry (RFC 9068 4).
   * @throws AccessTokenRefused
   */
  verify(accessToken: string): Promise<AccessTokenClaims>;
  /** The token's id, when the signature is right, whatever its expiry; else undefined. */
  jtiOf(accessToken: string): Promise<string | undefined>;
}

/** @param now the clock that expiry is judged by, in epoch ms. */
export const createAccessTokenVerifier = (options: {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWK[];
  readonly now: () => number;
}): AccessTokenVerifier => {
  const { issuer, audience, keys, now } = options;
  const jwks = createLocalJWKSet({ keys });
  const checks = {
    issuer,
    audience,
    typ: "at+jwt",
    algorithms: ["RS256"],
    requiredClaims: ["sub", "exp", "jti"],
  };
  return {
    async verify(accessToken) {
      try {
        const { payload } = await jwtVerify(accessToken, jwks, { ...checks, currentDate: new Date(now()) });
        const roles: unknown = payload.roles;
        const names = Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [];
        return { ...payload, sub: String(payload.sub), roles: names };
      } catch (error) {
        throw new AccessTokenRefused(reason(error), { cause: error });
      }
    },
    async jtiOf(accessToken) {
      try {
        const { payload } = await jwtVerify(accessToken, jwks, { ...checks, currentDate: new Date(0) });
        return payload.jti;
      } catch (error) {
        if (error instanceof errors.JOSEError) {
          return undefined;
        }
        throw error;
      }
    },
  };
};

/** In words that fit the header: ASCII without quotes and backslashes (RFC 6750 3). */
const reason = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) {
    return "The access token has expired.";
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return `The access token is not for this API: claim ${error.claim} is wrong or missing.`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
    return "The access token is not signed by this provider.";
  }
  if (error instanceof errors.JOSEError) {
    return "The access token is not a JWT that this API understands.";
  }
  throw error;
};
