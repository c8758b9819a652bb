import type { LoginResult, RoleChange } from "#shared/login/login-result.ts";
import type { ComparedGroup } from "#shared/login/run-comparison.ts";
import type { ClaimSource } from "#shared/provisioning/provisioned.ts";
import { compareValues, membersOf, type Values, valuesOf } from "./compare-values.ts";
import { expectedInClaims, neverExpected } from "./expected-differences.ts";

type Result = LoginResult | undefined;

/** The claims that each login brought, by where they came from. */
export const compareClaims = (left: Result, right: Result): readonly ComparedGroup[] => {
  const compare = (title: string, claimsOf: (result: LoginResult) => object | undefined) =>
    compareValues(title, valuesIn(left, claimsOf), valuesIn(right, claimsOf), expectedInClaims);
  const sources = new Set([left, right].flatMap((result) => sourcesOf(result).map(({ name }) => name)));
  return [
    ...compare("ID token", ({ claims }) => claims.idToken),
    ...compare("UserInfo", ({ claims }) => claims.userinfo),
    ...compare("Access token", ({ accessTokenClaims }) => accessTokenClaims),
    ...[...sources].flatMap((name) =>
      compare(`Source ${name}`, (result) => sourcesOf(result).find((source) => source.name === name)?.claims),
    ),
    ...compareValues("Scopes", scopesOf(left), scopesOf(right), neverExpected),
  ];
};

const sourcesOf = (result: Result): readonly ClaimSource[] => result?.claims.fromSources ?? [];

const valuesIn = (
  result: Result,
  claimsOf: (result: LoginResult) => object | undefined,
): Values | undefined => {
  const claims = result && claimsOf(result);
  return claims && valuesOf(membersOf(claims));
};

const scopesOf = (result: Result): Values | undefined =>
  result && new Map(result.scopes.map((scope) => [scope, "granted"]));

/** The user's attributes after each login, and where each came from. */
export const compareAttributes = (left: Result, right: Result): readonly ComparedGroup[] =>
  compareValues("Attributes", attributesOf(left), attributesOf(right), neverExpected);

const attributesOf = (result: Result): Values | undefined =>
  result &&
  valuesOf(
    result.attributes.flatMap(({ attribute, after, source }) => [
      [attribute, after] as const,
      [`${attribute}, from`, source] as const,
    ]),
  );

/** The user's roles after each login, and those that it did not give. */
export const compareRoles = (left: Result, right: Result): readonly ComparedGroup[] =>
  compareValues("Roles", rolesOf(left), rolesOf(right), neverExpected);

const rolesOf = (result: Result): Values | undefined =>
  result && valuesOf(result.roles.map(({ role, change, why }) => [role, `${outcomes[change]}: ${why}`]));

/** Whether a role was there before is of the moment, not of the login. */
const outcomes: Readonly<Record<RoleChange["change"], string>> = {
  added: "given",
  kept: "given",
  removed: "taken away",
  no_match: "not given",
};
