import type { SentToken } from "#shared/requests/exchange.ts";
import { decodeJwt, endOfIdToken, endOfToken } from "../tokens/index.ts";

/** What a token set or a client's own token says of its access token. */
interface Granted {
  readonly scope?: string;
  readonly expiresAt?: number;
}

type Claims = Readonly<Record<string, unknown>>;

/** What stands in a token, and what was granted; whether it has ended changes with time. */
type LastingFacts = Omit<SentToken, "state">;

/** Those of token sets that are kept from one request to the next. */
const known = new WeakMap<Granted, LastingFacts>();

/** What is known of an access token: what the provider said of it, and what stands in it where it is a JWT. */
export const factsOfAccessToken = (accessToken: string, granted: Granted, now: number): SentToken => {
  const facts = known.get(granted) ?? readAccessToken(accessToken, granted);
  known.set(granted, facts);
  return withState(facts, now);
};

const readAccessToken = (accessToken: string, granted: Granted): LastingFacts => {
  const claims = decodeJwt(accessToken)?.claims ?? {};
  const scopes = granted.scope ?? claims.scope ?? claims.scp;
  return factsOf("access_token", claims, endOfToken({ ...granted, accessToken }), wordsOf(scopes));
};

/** What stands in an ID token; it has no scopes. */
export const factsOfIdToken = (idToken: string, now: number): SentToken =>
  withState(factsOf("id_token", decodeJwt(idToken)?.claims ?? {}, endOfIdToken(idToken), undefined), now);

const withState = (facts: LastingFacts, now: number): SentToken => ({
  ...facts,
  state: facts.expiresAt !== undefined && facts.expiresAt <= now ? "expired" : "valid",
});

const factsOf = (
  kind: SentToken["kind"],
  claims: Claims,
  expiresAt: number | undefined,
  scopes: readonly string[] | undefined,
): LastingFacts => {
  const roles = rolesIn(claims);
  const audience = wordsOf(claims.aud, [claims.aud]);
  return {
    kind,
    ...(scopes === undefined ? {} : { scopes }),
    ...(roles === undefined ? {} : { roles }),
    ...(audience === undefined ? {} : { audience }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
};

/** A list of texts, or one text, by default with a space between its words. */
const wordsOf = (
  value: unknown,
  ofText: readonly unknown[] | undefined = undefined,
): readonly string[] | undefined => {
  if (Array.isArray(value)) return value.filter((word) => typeof word === "string").slice(0, MOST);
  if (typeof value !== "string") return undefined;
  if (ofText !== undefined) return [value];
  return value
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, MOST);
};

const MOST = 200;

/** Roles where providers put them (RFC 9068 2.2.3.1, Entra ID, Keycloak, Cognito). */
const rolesIn = (claims: Claims): readonly string[] | undefined => {
  const ofResources = Object.values(membersOf(claims.resource_access)).map(
    (access) => membersOf(access).roles,
  );
  const lists = [
    claims.roles,
    claims.entitlements,
    claims["cognito:groups"],
    membersOf(claims.realm_access).roles,
    ...ofResources,
  ].flatMap((value) => wordsOf(value) ?? []);
  return lists.length === 0 ? undefined : [...new Set(lists)].slice(0, MOST);
};

const membersOf = (value: unknown): Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Claims) : {};
