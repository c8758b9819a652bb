import { MASK } from "#shared/plain-text.ts";

/** Claims of an ID token or of UserInfo. */
export type Claims = Readonly<Record<string, unknown>>;

/** A source as it is described (OIDC Core 5.6.2); what is missing or of the wrong type is absent. */
export interface NamedSource {
  readonly name: string;
  /** Names of the claims that are said to be there. */
  readonly promised: readonly string[];
  /** Its claims as a JWT: it is aggregated. */
  readonly jwt?: string;
  /** Where its claims can be had: it is distributed. */
  readonly endpoint?: string;
  readonly accessToken?: string;
}

/** The claim in which sources stand with their tokens. */
export const SOURCES_MEMBER = "_claim_sources";

const MAX_NAMES = 200;

/** The sources that `_claim_names` leads to, each once, in the order of their first claim. */
export const namedSources = (claims: Claims): readonly NamedSource[] => {
  const names = objectOf(claims, "_claim_names");
  const sources = objectOf(claims, SOURCES_MEMBER);
  const promised = new Map<string, string[]>();
  for (const [claim, source] of Object.entries(names).slice(0, MAX_NAMES)) {
    if (typeof source === "string") promised.set(source, [...(promised.get(source) ?? []), claim]);
  }
  return Array.from(promised, ([name, list]) => {
    const source = objectOf(sources, name);
    const [jwt, endpoint, accessToken] = ["JWT", "endpoint", "access_token"].map((member) =>
      textOf(source, member),
    );
    return {
      name,
      promised: list,
      ...(jwt === undefined ? {} : { jwt }),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(accessToken === undefined ? {} : { accessToken }),
    };
  });
};

/** Claims with the access tokens and JWTs of their sources masked: what they hold is told beside them. */
export const maskSources = (claims: Claims): Claims =>
  Object.hasOwn(claims, SOURCES_MEMBER)
    ? { ...claims, [SOURCES_MEMBER]: maskedSources(claims[SOURCES_MEMBER]) }
    : claims;

const maskedSources = (sources: unknown): unknown =>
  isObject(sources)
    ? mapMembers(sources, (source) => (isObject(source) ? maskedSource(source) : MASK))
    : MASK;

const maskedSource = (source: Claims): Claims =>
  mapMembers(source, (value, name) => (name === "endpoint" ? value : MASK));

const mapMembers = (object: Claims, change: (value: unknown, name: string) => unknown): Claims =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));

const isObject = (value: unknown): value is Claims =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectOf = (claims: Claims, name: string): Claims => {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return isObject(value) ? value : {};
};

const textOf = (claims: Claims, name: string): string | undefined => {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};
