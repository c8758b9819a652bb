import { numericDate } from "#shared/tokens/view-claims.ts";
import { decodeJwt } from "./decode-jwt.ts";
import type { StoredTokenSet } from "./token-set-store.ts";

/**
 * When an access token ends: what stands in it, as that is what an API goes by, else what the provider said of it.
 * @returns epoch ms; undefined: unknown
 */
export const endOfToken = ({
  accessToken,
  expiresAt,
}: Pick<StoredTokenSet, "accessToken" | "expiresAt">): number | undefined =>
  numericDate(decodeJwt(accessToken)?.claims.exp) ?? expiresAt;

/** When an ID token ends (OIDC Core 2), epoch ms. */
export const endOfIdToken = (idToken: string | undefined): number | undefined =>
  idToken === undefined ? undefined : numericDate(decodeJwt(idToken)?.claims.exp);
