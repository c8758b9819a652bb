import type { Members, ProviderUser } from "./script.ts";

/** Standard claims by the scope that asks for them (OIDC Core 5.4); any other claim needs none. */
const claimsOfScopes: Readonly<Record<string, readonly string[]>> = {
  profile: ["name", "family_name", "given_name", "nickname", "preferred_username", "picture", "locale"],
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified"],
  address: ["address"],
};

/** What was asked for of a user: by scopes, and by name in the `claims` parameter (OIDC Core 5.5). */
export interface AskedClaims {
  readonly scope: string;
  readonly claims: Readonly<Record<string, Members | undefined>>;
}

/** Reads what an authorization request asks for. */
export const askedClaims = (parameters: URLSearchParams): AskedClaims => ({
  scope: parameters.get("scope") ?? "",
  claims: JSON.parse(parameters.get("claims") ?? "{}"),
});

/** The claims of a user that were asked for in one of the two places. */
export const claimsFor = (
  user: ProviderUser,
  asked: AskedClaims,
  place: "id_token" | "userinfo",
): Members => {
  const scopes = asked.scope.split(" ");
  const byName = Object.keys(asked.claims[place] ?? {});
  const withheld = Object.entries(claimsOfScopes).flatMap(([scope, names]) =>
    scopes.includes(scope) ? [] : names.filter((name) => !byName.includes(name)),
  );
  return Object.fromEntries(Object.entries(user).filter(([name]) => !withheld.includes(name)));
};

/** The authentication context class that satisfies a request: the first one that it asks for. */
export const acrFor = (parameters: URLSearchParams): string | undefined => {
  const { acr } = askedClaims(parameters).claims.id_token ?? {};
  const { value, values } = (acr ?? {}) as { readonly value?: string; readonly values?: readonly string[] };
  return value ?? values?.[0] ?? parameters.get("acr_values")?.split(" ")[0];
};
