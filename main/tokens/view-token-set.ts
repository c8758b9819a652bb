import type { ClaimView, TokenKind, TokenSetView, TokenView } from "#shared/tokens/token-set-view.ts";
import { claimMeanings, timeClaims } from "./claim-meanings.ts";
import { decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
import { memberTexts } from "./member-texts.ts";
import { type StoredTokenSet, stateOf } from "./token-set-store.ts";

/** A token set as it may be shown: decoded, without any token (C-83). */
export const viewTokenSet = (userId: string, set: StoredTokenSet, now: number): TokenSetView => ({
  userId,
  configurationId: set.configurationId,
  state: stateOf(set, now),
  tokens: [
    ...(set.idToken === undefined ? [] : [viewToken("id_token", set.idToken, set)]),
    viewToken("access_token", set.accessToken, set),
    ...(set.refreshToken === undefined ? [] : [viewToken("refresh_token", set.refreshToken, set)]),
  ],
  grantedScopes: (set.scope ?? "").split(" ").filter((scope) => scope !== ""),
  obtainedAt: set.obtainedAt,
  ...(set.refreshedAt === undefined ? {} : { refreshedAt: set.refreshedAt }),
  ...(set.expiresAt === undefined ? {} : { expiresAt: set.expiresAt }),
  ...(set.userinfo === undefined ? {} : { userinfo: viewClaims(set.userinfo) }),
});

const viewToken = (kind: TokenKind, token: string, set: StoredTokenSet): TokenView => {
  const revokedAt = {
    id_token: undefined,
    access_token: set.accessTokenRevokedAt,
    refresh_token: set.refreshTokenRevokedAt,
  }[kind];
  return { ...decodeToken(kind, token, set), ...(revokedAt === undefined ? {} : { revokedAt }) };
};

const decodeToken = (kind: TokenKind, token: string, set: StoredTokenSet): TokenView => {
  const signature = kind === "id_token" ? "verified" : "not_verified";
  const decoded = decodeJwt(token);
  if (decoded === undefined) {
    const ends = kind === "access_token" && set.expiresAt !== undefined ? { expiresAt: set.expiresAt } : {};
    return { kind, form: isEncryptedJwt(token) ? "encrypted" : "opaque", signature, ...ends };
  }
  const issuedAt = numericDate(decoded.claims.iat);
  const expiresAt = numericDate(decoded.claims.exp);
  return {
    kind,
    form: "jwt",
    signature,
    header: decoded.header,
    claims: viewClaims(decoded.claims, memberTexts(decoded.payloadText)),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
};

/**
 * Claims with their meanings.
 * @param texts the members' texts as they came, where they are known
 */
export const viewClaims = (
  claims: Readonly<Record<string, unknown>>,
  texts: ReadonlyMap<string, string> = new Map(),
): readonly ClaimView[] =>
  Object.entries(claims).map(([name, value]) => {
    const time = timeClaims.has(name) ? numericDate(value) : undefined;
    return {
      name,
      value: texts.get(name) ?? JSON.stringify(value),
      meaning: Object.hasOwn(claimMeanings, name) ? (claimMeanings[name] ?? "") : "",
      ...(time === undefined ? {} : { time }),
    };
  });

/** The largest time a Date can hold, in ms. */
const MAX_DATE_MS = 8.64e15;

const numericDate = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && Math.abs(value * 1000) <= MAX_DATE_MS
    ? value * 1000
    : undefined;
