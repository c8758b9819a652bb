import type { TokenKind, TokenSetView, TokenView } from "#shared/tokens/token-set-view.ts";
import { numericDate, viewClaims } from "#shared/tokens/view-claims.ts";
import { maskSources, SOURCES_MEMBER } from "./claim-sources.ts";
import { type DecodedJwt, decodeJwt, isEncryptedJwt } from "./decode-jwt.ts";
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
  ...(set.fromSources === undefined ? {} : { fromSources: set.fromSources }),
});

const viewToken = (kind: TokenKind, token: string, set: StoredTokenSet): TokenView => {
  const revokedAt = {
    id_token: undefined,
    access_token: set.accessTokenRevokedAt,
    refresh_token: set.refreshTokenRevokedAt,
  }[kind];
  const boundTo = kind === "access_token" ? set.dpopKey?.kid : undefined;
  const encryption = kind === "id_token" ? set.idTokenEncryption : undefined;
  return {
    ...decodeToken(kind, token, set),
    ...(boundTo === undefined ? {} : { boundTo }),
    ...(encryption === undefined ? {} : { encryption }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
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
    claims: viewClaims(maskSources(decoded.claims), textsOf(decoded)),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
};

/** The members' texts to the letter, but for the one that is masked. */
const textsOf = ({ payloadText }: DecodedJwt): ReadonlyMap<string, string> => {
  const texts = new Map(memberTexts(payloadText));
  texts.delete(SOURCES_MEMBER);
  return texts;
};
