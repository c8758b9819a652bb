import { randomUUID } from "node:crypto";
import { compactJws } from "../compact-jws.ts";
import { encryptForClient } from "./encrypt-for-client.ts";
import type { Members, ProviderScript, ProviderUser } from "./script.ts";
import { algorithmOf, atHashOf, signIdToken } from "./sign-id-token.ts";
import type { SigningKey } from "./signing-keys.ts";
import { type AskedClaims, claimsFor } from "./user-claims.ts";

/** A login at the provider: everything it issues belongs to one. */
export interface ProviderSession {
  readonly user: ProviderUser;
  readonly scope: string;
  readonly asked: AskedClaims;
  readonly nonce: string;
  readonly loggedInAt: number;
  readonly acr?: string;
  /** The thumbprint of the key that its tokens are bound to. */
  readonly boundTo?: string;
}

/** The codes and tokens that the provider has issued. */
export interface IssuedTokens {
  /** Keeps a pushed request; answers its reference, which is good once (RFC 9126 2.2). */
  push(asked: URLSearchParams): string;
  takePushed(reference: string): URLSearchParams | undefined;
  code(session: ProviderSession, asked: URLSearchParams): string;
  /** What the code was asked for with; only once for each code. */
  redeem(code: string): { readonly session: ProviderSession; readonly asked: URLSearchParams } | undefined;
  /** The session of a code that was not redeemed yet. */
  sessionOfCode(code: string): ProviderSession | undefined;
  sessionOfRefreshToken(refreshToken: string): ProviderSession | undefined;
  /** The session of a refresh token that is good; a rotated one is good no more afterwards. */
  refresh(refreshToken: string): ProviderSession | undefined;
  /** The session of an access token that is good now. */
  sessionOf(accessToken: string | undefined): ProviderSession | undefined;
  /** What introspection says of a token that is good now. */
  describe(token: string): Members | undefined;
  /** From now on the token is good no more, and with a refresh token the access tokens of its session. */
  revoke(token: string): void;
  wasIssued(idToken: string | null): boolean;
  /** From now on no access token that was issued before is good. */
  revokeAccessTokens(): void;
  response(session: ProviderSession, refreshToken?: string): Promise<Members>;
  /** Everything secret that was issued so far. */
  secrets(): readonly string[];
}

/** Makes the books of a provider. `script` and `keys` are asked anew each time. */
export const createIssuedTokens = (parts: {
  readonly issuer: string;
  readonly clientId: string;
  readonly now: () => number;
  readonly script: () => ProviderScript;
  readonly keys: () => Promise<readonly [SigningKey, ...SigningKey[]]>;
}): IssuedTokens => {
  const codes = new Map<string, { readonly session: ProviderSession; readonly asked: URLSearchParams }>();
  const accessTokens = new Map<string, { readonly session: ProviderSession; readonly endsAt: number }>();
  const pushed = new Map<string, URLSearchParams>();
  const refreshTokens = new Map<string, ProviderSession>();
  const idTokens = new Set<string>();
  const secrets: string[] = [];
  const fresh = (kind: string): string => {
    const secret = `${parts.script().mark ?? ""}${kind}-${randomUUID()}`;
    secrets.push(secret);
    return secret;
  };
  const idTokenFor = async (session: ProviderSession, accessToken: string): Promise<string> => {
    const issuedAt = Math.floor(parts.now() / 1000);
    const script = parts.script().idToken ?? {};
    const key = (await parts.keys())[0];
    const claims = {
      iss: parts.issuer,
      aud: parts.clientId,
      ...claimsFor(session.user, session.asked, "id_token"),
      iat: issuedAt,
      exp: issuedAt + 300,
      auth_time: Math.floor(session.loggedInAt / 1000),
      nonce: session.nonce,
      ...(session.acr === undefined ? {} : { acr: session.acr }),
      at_hash: atHashOf(accessToken, algorithmOf(script, key)),
    };
    const signed = await signIdToken(claims, key, script);
    idTokens.add(signed);
    const { clientKeys = [], encryptedIdToken } = parts.script();
    const idToken = await encryptForClient(signed, clientKeys, encryptedIdToken, "JWT");
    secrets.push(signed, idToken);
    return idToken;
  };
  return {
    push: (asked) => {
      const reference = `urn:ietf:params:oauth:request_uri:${fresh("pushed-request")}`;
      pushed.set(reference, asked);
      return reference;
    },
    takePushed: (reference) => {
      const found = pushed.get(reference);
      pushed.delete(reference);
      return found;
    },
    code: (session, asked) => {
      const code = fresh("code");
      codes.set(code, { session, asked });
      return code;
    },
    redeem: (code) => {
      const found = codes.get(code);
      codes.delete(code);
      return found;
    },
    sessionOfCode: (code) => codes.get(code)?.session,
    sessionOfRefreshToken: (refreshToken) => refreshTokens.get(refreshToken),
    refresh: (refreshToken) => {
      const session = refreshTokens.get(refreshToken);
      if (parts.script().refreshToken !== "kept") refreshTokens.delete(refreshToken);
      return session;
    },
    sessionOf: (accessToken) => {
      const found = accessTokens.get(accessToken ?? "");
      return found !== undefined && found.endsAt > parts.now() ? found.session : undefined;
    },
    describe: (token) => {
      const access = accessTokens.get(token);
      const isGood = access !== undefined && access.endsAt > parts.now();
      const session = isGood ? access.session : refreshTokens.get(token);
      if (session === undefined) return undefined;
      return {
        sub: session.user.sub,
        client_id: parts.clientId,
        scope: session.scope,
        ...(isGood
          ? {
              token_type: session.boundTo === undefined ? "Bearer" : "DPoP",
              exp: Math.floor(access.endsAt / 1000),
            }
          : {}),
      };
    },
    revoke: (token) => {
      const session = refreshTokens.get(token);
      refreshTokens.delete(token);
      accessTokens.delete(token);
      for (const [issued, access] of [...accessTokens])
        if (access.session === session) accessTokens.delete(issued);
    },
    wasIssued: (idToken) => idToken !== null && idTokens.has(idToken),
    revokeAccessTokens: () => accessTokens.clear(),
    response: async (session, refreshToken) => {
      const {
        accessTokenLifeInSeconds = 3600,
        refreshToken: policy = "rotated",
        accessTokenClaims,
      } = parts.script();
      const accessToken = accessTokenWith(fresh("access-token"), accessTokenClaims);
      secrets.push(accessToken);
      accessTokens.set(accessToken, { session, endsAt: parts.now() + accessTokenLifeInSeconds * 1000 });
      const issuesRefreshToken = policy === "rotated" || (policy === "kept" && refreshToken === undefined);
      const newRefreshToken = issuesRefreshToken ? fresh("refresh-token") : undefined;
      if (newRefreshToken !== undefined) refreshTokens.set(newRefreshToken, session);
      return {
        access_token: accessToken,
        token_type: session.boundTo === undefined ? "Bearer" : "DPoP",
        expires_in: accessTokenLifeInSeconds,
        scope: session.scope,
        id_token: await idTokenFor(session, accessToken),
        ...(newRefreshToken === undefined ? {} : { refresh_token: newRefreshToken }),
      };
    },
    secrets: () => secrets,
  };
};

/** Opaque, or a JWT whose signature nobody here looks at. */
const accessTokenWith = (secret: string, claims: Members | undefined): string =>
  claims === undefined
    ? secret
    : compactJws({ alg: "RS256", typ: "at+jwt" }, { jti: secret, ...claims }, () => "c2lnbmVk");
