import { type AccessTokenClaims, AccessTokenRefused, type AccessTokenVerifier } from "./access-token.ts";
import { ApiProblem } from "./api-answer.ts";
import { ProofRefused, type ProofVerifier, proofAlgorithms } from "./dpop-proof.ts";
import type { DemoRole } from "./users.ts";

const realm = 'realm="Demo API"';

/** What comes with a request to show who it is from. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** The header DPoP. */
  readonly proof: string | undefined;
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
}

/** What credentials are verified with. */
export interface TokenVerifiers {
  readonly accessTokens: AccessTokenVerifier;
  readonly proofs: ProofVerifier;
}

/**
 * The claims of the access token in the Authorization header: a Bearer token, or one that is bound to a key, with its
 * proof (RFC 9449 7.1).
 * @throws ApiProblem 401, with the challenge of RFC 6750 section 3: without an error code when there is no token.
 */
export const readClaims = async (
  { accessTokens, proofs }: TokenVerifiers,
  credentials: Credentials,
): Promise<AccessTokenClaims> => {
  const [, word = "", accessToken] =
    /^(Bearer|DPoP) +([\w.~+/-]+=*)$/i.exec(credentials.authorization ?? "") ?? [];
  if (accessToken === undefined) {
    const message = "Send an access token: Authorization: Bearer …";
    throw new ApiProblem(401, "unauthorized", message, {
      headers: { "WWW-Authenticate": `Bearer ${realm}` },
    });
  }
  const scheme = word.toLowerCase() === "dpop" ? "DPoP" : "Bearer";
  try {
    const claims = await accessTokens.verify(accessToken);
    const thumbprint = thumbprintIn(claims);
    if ((thumbprint === undefined) !== (scheme === "Bearer")) {
      const right =
        thumbprint === undefined ? "not bound to a key: send it as Bearer" : "bound: send it as DPoP";
      throw new AccessTokenRefused(`The access token is ${right}.`);
    }
    const { proof = "", method, url } = credentials;
    if (thumbprint !== undefined) await proofs.verify(proof, { method, url, accessToken, thumbprint });
    return claims;
  } catch (error) {
    if (error instanceof ProofRefused) throw refusal("DPoP", "invalid_dpop_proof", error.message);
    if (error instanceof AccessTokenRefused) throw refusal(scheme, "invalid_token", error.message);
    throw error;
  }
};

/** The thumbprint of the key that a token is bound to (RFC 9449 6.1). */
const thumbprintIn = ({ cnf }: AccessTokenClaims): string | undefined => {
  const { jkt } = (cnf ?? {}) as { readonly jkt?: unknown };
  return typeof jkt === "string" ? jkt : undefined;
};

const refusal = (scheme: "Bearer" | "DPoP", code: string, message: string): ApiProblem => {
  const algorithms = scheme === "DPoP" ? `, algs="${proofAlgorithms.join(" ")}"` : "";
  const challenge = `${scheme} ${realm}, error="${code}", error_description="${message}"${algorithms}`;
  return new ApiProblem(401, code, message, { headers: { "WWW-Authenticate": challenge } });
};

/** @throws ApiProblem 403 unless the token carries one of the roles. */
export const requireRole = (claims: AccessTokenClaims, ...wanted: readonly DemoRole[]): void => {
  if (wanted.some((role) => claims.roles.includes(role))) {
    return;
  }
  const message = `This needs the role ${wanted.join(" or ")}.`;
  throw new ApiProblem(403, "insufficient_scope", message, {
    headers: {
      "WWW-Authenticate": `Bearer ${realm}, error="insufficient_scope", error_description="${message}"`,
    },
    details: { required_roles: wanted, roles: claims.roles },
  });
};
