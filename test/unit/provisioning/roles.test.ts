import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import {
  evaluateProvisioning,
  loadExpressionSearch,
  roleDirectory,
} from "../../../main/provisioning/index.ts";
import { failureOf } from "../../support/failure-of.ts";
import { defaultRules, userRole } from "../../support/provisioning.ts";

const claimsOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/claims/${name}.json`, import.meta.url), "utf8"));

const planner = { id: "c1c31b36-2779-4ddd-a6e7-eaff22ad382c", name: "Planner", description: "" };
const approver = { id: "0f7c6f0e-6f0b-4a52-9df0-0d4a2f2b9d11", name: "Orders.Approve", description: "" };
const directory = roleDirectory([userRole, planner, approver]);
const search = await loadExpressionSearch();
const idToken = { iss: "https://op.example", sub: "1" };

const rolesOf = (
  settings: Partial<RoleSettings>,
  claims: Omit<LoginClaims, "idToken"> & Partial<LoginClaims>,
) =>
  evaluateProvisioning(
    { ...defaultRules, roleParsing: { ...defaultRules.roleParsing, ...settings } },
    { idToken, ...claims },
    directory,
    search,
  );

const whys = ({ roles }: ReturnType<typeof rolesOf>) =>
  Object.fromEntries(roles.map(({ name, why }) => [name, why]));

describe("the roles of a login", () => {
  it("are the fallback role where nothing else is set", () => {
    expect(whys(rolesOf({}, {}))).toEqual({ User: "fallback role" });
  });

  it("come from the claim of Siemens SAM, by UUID", () => {
    const accessToken = claimsOf("siemens-sam-access_token");
    expect(whys(rolesOf({ parser: "siemens_sam" }, { accessToken }))).toEqual({
      Planner: "sws.samauth.role.name[0] in the access token, matched by UUID",
    });
  });

  it("are the fallback role for a role of Siemens SAM that nobody knows, which is named", () => {
    const accessToken = { "sws.samauth.role.name": "Stranger" };
    const given = rolesOf({ parser: "siemens_sam" }, { accessToken });
    expect(whys(given)).toEqual({ User: "fallback role" });
    expect(given.unmatchedRoles).toEqual([
      { candidate: "Stranger", why: "sws.samauth.role.name in the access token, no role is called so" },
    ]);
  });

  it("come from Entra's roles, by UUID and by name", () => {
    const accessToken = claimsOf("entra-v2-roles-access_token");
    expect(whys(rolesOf({ parser: "entra" }, { accessToken }))).toEqual({
      Planner: "roles[0] in the access token, matched by UUID",
      "Orders.Approve": "roles[1] in the access token, matched by name",
    });
  });

  it("are the fallback role where Entra gives a user none", () => {
    const accessToken = claimsOf("entra-v2-groups-overage-access_token");
    expect(whys(rolesOf({ parser: "entra" }, { accessToken }))).toEqual({ User: "fallback role" });
  });

  it("come from an expression over the ID token, also a single name", () => {
    const settings = { parser: "custom", token: "id_token", expression: '"cognito:groups"' } as const;
    const groups = claimsOf("cognito-groups-id_token");
    expect(rolesOf(settings, { idToken: { ...idToken, ...groups } }).unmatchedRoles).toHaveLength(2);
    const single = {
      ...idToken,
      ...claimsOf("_cognito-single-group-string-id_token"),
      "cognito:groups": "Planner",
    };
    expect(whys(rolesOf(settings, { idToken: single }))).toEqual({
      Planner: "result in the ID token, matched by name",
    });
  });

  it("have the default roles beside those that were parsed", () => {
    const accessToken = claimsOf("siemens-sam-access_token");
    const defaultRoles = [userRole.id.toUpperCase(), "gone"];
    const settings = { parser: "siemens_sam" as const, defaultRoles };
    expect(Object.keys(whys(rolesOf(settings, { accessToken })))).toEqual(["Planner", "User"]);
  });

  it("come from scopes that are called like a role, and other scopes are no matter", () => {
    const given = rolesOf({ fromScopes: true }, { scopes: ["openid", "Planner"] });
    expect(whys(given)).toEqual({ Planner: "granted scope, matched by name" });
    expect(given.unmatchedRoles).toEqual([]);
  });
});

it("roles come from scopes that the Mendix OIDC Provider makes of roles' UUIDs", () => {
  const scopes = [
    "openid",
    `mx:app:userrole:${planner.id}`,
    "mx:app:userrole:7e1c5f36-0000-4000-8000-000000000000",
  ];
  expect(whys(rolesOf({ fromScopes: true }, { scopes }))).toEqual({
    Planner: "granted scope, matched by UUID",
  });
});

describe("roles that cannot be read", () => {
  it.each(["siemens_sam", "entra", "custom"] as const)("end the login: %s, opaque token", async (parser) => {
    const error = await failureOf(() => rolesOf({ parser, expression: "roles" }, {}));
    expect(error).toMatchObject({
      code: "roles_unreadable",
      field: "roleParsing.token",
      step: "provisioning",
    });
    expect(error.message).toContain("opaque");
  });

  it("end it where the custom parser is empty, in the module's words", async () => {
    const error = await failureOf(() => rolesOf({ parser: "custom" }, { accessToken: {} }));
    expect(error).toMatchObject({ code: "roles_expression_missing", field: "roleParsing.expression" });
    expect(error.message).toMatch(/custom .* required to process Access_token roles/i);
  });

  it.each([
    ["roles", {}],
    ["roles", { roles: { a: 1 } }],
    ["roles", { roles: ["a", 7] }],
    ["roles", { roles: null }],
    ["roles[", { roles: ["a"] }],
  ])("end it where the expression %s gives nothing usable of %j", async (expression, accessToken) => {
    const error = await failureOf(() => rolesOf({ parser: "custom", expression }, { accessToken }));
    expect(error).toMatchObject({ code: "roles_unreadable", field: "roleParsing.expression" });
  });

  it("never come from inherited members (Z-72)", () => {
    const accessToken = Object.create({ roles: ["Planner"] });
    expect(whys(rolesOf({ parser: "entra" }, { accessToken }))).toEqual({ User: "fallback role" });
  });
});
