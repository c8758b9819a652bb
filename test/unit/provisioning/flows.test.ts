import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type LoginClaims, valueOfAttribute } from "#shared/provisioning/provisioned.ts";
import {
  type ProvisioningSettings,
  provisioningProblems,
  reusedPrincipal,
} from "#shared/provisioning/provisioning-settings.ts";
import { loadExpressionSearch, mapClaims } from "../../../main/provisioning/index.ts";
import { defaultRules } from "../../support/provisioning.ts";

const claimsOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../fixtures/claims/${name}.json`, import.meta.url), "utf8"));

const search = await loadExpressionSearch();

const flow = (changes: Partial<ProvisioningSettings>, claims: LoginClaims) =>
  mapClaims({ ...defaultRules.provisioning, ...changes }, claims, search);

const values = (attributes: ReturnType<typeof flow>) =>
  Object.fromEntries(attributes.map(({ attribute, value }) => [attribute, value]));

describe("the standard flow", () => {
  it.each([
    ["okta-id_token", "00u00000000000000000", "Alex Example", "alex@example.com"],
    ["google-workspace-id_token", "100000000000000000001", "Alex Example", "alex@example.com"],
    ["auth0-namespaced-id_token", "auth0|000000000000000000000001", "Alex Example", "alex@example.com"],
  ])("takes %s", (name, subject, fullname, email) => {
    expect(values(flow({}, { idToken: claimsOf(name) }))).toEqual({
      Name: subject,
      Fullname: fullname,
      Email: email,
    });
  });
});

describe("the flow for thin tokens", () => {
  it("takes everything but the subject from UserInfo", () => {
    const { sub } = claimsOf("keycloak-userinfo");
    const idToken = { iss: "https://op.example", sub, name: "Old name", email: "old@example.com" };
    const attributes = flow({ flow: "userinfo" }, { idToken, userinfo: claimsOf("keycloak-userinfo") });
    expect(values(attributes)).toEqual({ Name: sub, Fullname: "Alex Example", Email: "alex@example.com" });
  });

  it("says what UserInfo does not have", () => {
    const attributes = flow({ flow: "userinfo" }, { idToken: { iss: "i", sub: "1", name: "Not taken" } });
    expect(attributes[1]).toMatchObject({ value: "", problem: "name is not in UserInfo" });
  });
});

describe("the flow of Salesforce", () => {
  const { sub, ...userinfo } = claimsOf("salesforce-userinfo");
  const idToken = { iss: "https://login.salesforce.com", sub };

  it("takes everything from the identity URL", () => {
    const identity = claimsOf("salesforce-identity");
    expect(values(flow({ flow: "salesforce" }, { idToken, identity }))).toEqual({
      Name: "005000000000000AAA",
      Fullname: "Alex Example",
      Email: "alex@example.com",
    });
  });

  it("makes do with the tokens and UserInfo where it said nothing, and says so", () => {
    const attributes = flow({ flow: "salesforce" }, { idToken, userinfo });
    expect(values(attributes)).toEqual({ Name: sub, Fullname: userinfo.name, Email: userinfo.email });
    expect(attributes[1]?.problem).toBe("display_name is not at the identity URL");
  });
});

describe("a custom flow", () => {
  const idToken = { ...claimsOf("auth0-namespaced-id_token"), given_name: "Alex", family_name: "Example" };
  const custom = (
    expression: string,
    source: "id_token" | "userinfo" | "access_token" | "all" = "id_token",
  ) =>
    flow(
      { flow: "custom", rows: [{ attribute: "Department", source, expression }] },
      { idToken, accessToken: claimsOf("keycloak-access_token") },
    ).at(-1);

  it.each([
    ["join(' ', [given_name, family_name])", "id_token", "Alex Example"],
    ['"https://example.com/department"', "id_token", "engineering"],
    ['"https://example.com/roles"[0]', "id_token", "editor"],
    ['"https://example.com/roles"', "id_token", "editor, viewer"],
    ["email_verified", "id_token", "true"],
    ["iat", "id_token", "1553929576"],
    ["realm_access.roles[?@ == 'admin'] | [0]", "access_token", "admin"],
    ["access_token.azp || id_token.aud", "all", "example-ui"],
  ] as const)("maps %s of %s", (expression, source, value) => {
    expect(custom(expression, source)).toMatchObject({ attribute: "Department", value });
  });

  it.each([
    ["org.unit[-1]", "id_token", "null, org is not in the ID token"],
    ["department", "id_token", "null, department is not in the ID token"],
    ["given_name.first", "id_token", "null, not in the ID token"],
    ["join", "access_token", "null, join is not in the access token"],
    ["not_null(department, org)", "id_token", "null, not in the ID token"],
    ["department", "userinfo", "the login brought nothing that UserInfo says"],
    ["realm_access", "access_token", "the result is no text"],
    ["''", "id_token", "the result is empty"],
  ] as const)("says why %s of %s gives nothing", (expression, source, problem) => {
    expect(custom(expression, source)).toMatchObject({ value: "", problem });
  });

  it.each(["join(", "a b", "unknown_function(@)", "[?"])("says what is wrong with %j", (expression) => {
    expect(custom(expression)).toMatchObject({ value: "", problem: expect.stringMatching(/.{5,}/) });
  });

  it.each([
    ["a b", "Syntax error at character 3: b is not expected there"],
    [
      "join(', ', [given_name]) && a family_name",
      "Syntax error at character 31: family_name is not expected there",
    ],
    ["a..b", "Syntax error at character 3: . is not expected there"],
    ["a ~ b", "Syntax error at character 3: ~ is not expected there"],
    ["roles[", "Syntax error at the end: something is missing"],
  ])("says where %j cannot be read", (expression, problem) => {
    expect(custom(expression)).toMatchObject({ problem, isUnreadable: true });
  });

  it("tells an expression that cannot be read from one that does not fit", () => {
    expect(custom("join(")?.isUnreadable).toBe(true);
    expect(custom("length(missing)")).toMatchObject({ value: "" });
    expect(custom("length(missing)")?.isUnreadable).toBeUndefined();
  });

  it("keeps Name, Fullname and Email first, also those that no row maps", () => {
    const attributes = flow(
      {
        flow: "custom",
        rows: [
          { attribute: "Department", source: "id_token", expression: "'a'" },
          { attribute: "Name", source: "id_token", expression: "email" },
        ],
      },
      { idToken },
    );
    expect(attributes.map(({ attribute }) => attribute)).toEqual(["Name", "Fullname", "Email", "Department"]);
    expect(valueOfAttribute(attributes, "Name")).toBe("alex@example.com");
    expect(attributes[1]).toMatchObject({ value: "", source: "not mapped" });
  });
});

describe("the rules of a mapping", () => {
  const row = (attribute: string, expression: string, source: "id_token" | "userinfo" = "id_token") => ({
    attribute,
    source,
    expression,
  });
  const mapping = (...rows: ReturnType<typeof row>[]) => ({
    ...defaultRules.provisioning,
    flow: "custom" as const,
    rows,
  });

  it("are one claim for an attribute, and a claim for the one that finds the user", () => {
    const rows = mapping(row("Email", "email"), row(" Email", "mail"), row("Phone", ""));
    expect(provisioningProblems(rows, defaultRules.roleParsing).map(({ message }) => message)).toEqual([
      "Email is mapped twice",
      "An expression is needed",
      "Name finds the user, so it has to be mapped",
      "Name has to be mapped",
    ]);
  });

  it("are that the claim which finds the user is mapped once", () => {
    const rows = mapping(row("Name", "sub"), row("Id", " sub "), row("Other", "sub", "userinfo"));
    expect([...reusedPrincipal(rows)]).toEqual([1]);
    expect([...reusedPrincipal({ ...rows, findBy: "Id" })]).toEqual([0]);
    expect([...reusedPrincipal({ ...rows, flow: "standard" })]).toEqual([]);
  });
});
