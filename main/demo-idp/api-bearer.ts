import { type AccessTokenClaims, AccessTokenRefused, type AccessTokenVerifier } from "./access-token.ts";
import { ApiProblem } from "./api-answer.ts";
import type { DemoRole } from "./users.ts";

const realm = 'Bearer realm="Demo API"';

/**
 * The claims of the Bearer token in the Authorization header.
 * @throws ApiProblem 401, with the challenge of RFC 6750 section 3: without an error code when there is no token.
 */
export const readClaims = async (
  verifier: AccessTokenVerifier,
  authorization: string | undefined,
): Promise<AccessTokenClaims> => {
  const accessToken = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization ?? "")?.[1];
  if (accessToken === undefined) {
    const message = "Send an access token: Authorization: Bearer …";
    throw new ApiProblem(401, "unauthorized", message, { headers: { "WWW-Authenticate": realm } });
  }
  try {
    return await verifier.verify(accessToken);
  } catch (error) {
    if (!(error instanceof AccessTokenRefused)) {
      throw error;
    }
    const challenge = `${realm}, error="invalid_token", error_description="${error.message}"`;
    throw new ApiProblem(401, "invalid_token", error.message, { headers: { "WWW-Authenticate": challenge } });
  }
};

/** @throws ApiProblem 403 unless the token carries one of the roles. */
export const requireRole = (claims: AccessTokenClaims, ...wanted: readonly DemoRole[]): void => {
  if (wanted.some((role) => claims.roles.includes(role))) {
    return;
  }
  const message = `This needs the role ${wanted.join(" or ")}.`;
  throw new ApiProblem(403, "insufficient_scope", message, {
    headers: { "WWW-Authenticate": `${realm}, error="insufficient_scope", error_description="${message}"` },
    details: { required_roles: wanted, roles: claims.roles },
  });
};
