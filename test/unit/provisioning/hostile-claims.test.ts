import { describe, expect, it } from "vitest";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { ProvisioningSettings, RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import { provisioningFlows, standardRows } from "#shared/provisioning/provisioning-settings.ts";
import {
  evaluateProvisioning,
  loadExpressionSearch,
  roleDirectory,
} from "../../../main/provisioning/index.ts";
import { failureOf } from "../../support/failure-of.ts";
import { defaultRules, userRole } from "../../support/provisioning.ts";

const search = await loadExpressionSearch();
const directory = roleDirectory([userRole]);

const evaluate = (
  claims: LoginClaims,
  provisioning: Partial<ProvisioningSettings> = {},
  roleParsing: Partial<RoleSettings> = {},
) =>
  evaluateProvisioning(
    {
      provisioning: { ...defaultRules.provisioning, ...provisioning },
      roleParsing: { ...defaultRules.roleParsing, ...roleParsing },
    },
    claims,
    directory,
    search,
  );

const loginWith = (members: object): LoginClaims => {
  const document = { iss: "https://op.example", sub: "1", ...members };
  return { idToken: document, userinfo: document, identity: document, accessToken: document };
};

const fullnameOf = ({ attributes }: ReturnType<typeof evaluate>) => attributes[1]?.value;

const custom = (expression: string) => ({
  flow: "custom" as const,
  rows: [...standardRows.filter(({ attribute }) => attribute !== "Fullname"), row(expression)],
});
const row = (expression: string) => ({ attribute: "Fullname", source: "id_token" as const, expression });

describe.each(provisioningFlows)("the flow %s", (flow) => {
  const settings = flow === "custom" ? custom("name") : { flow };

  it.each([
    ["nothing", null],
    ["an object", { first: "Jane", last: "Doe" }],
    ["a list of objects", [{ value: "Jane" }]],
    ["an empty list", []],
    ["an empty text", ""],
  ])("makes no name of %s", (_what, name) => {
    const claims = loginWith({ name, display_name: name, email: name });
    expect(fullnameOf(evaluate(claims, settings))).toBe("");
  });

  it("keeps names in any script to the letter", () => {
    for (const name of ["عمر الخطيب", "👩‍👩‍👧‍👦 Família", "A\u202Egnp.exe", "Zoe\u0301"]) {
      expect(fullnameOf(evaluate(loginWith({ name, display_name: name }), settings))).toBe(name);
    }
  });

  it("cuts a name of a megabyte, and no character in two", () => {
    const name = `${"a".repeat(1023)}${"👩".repeat(500_000)}`;
    expect(fullnameOf(evaluate(loginWith({ name, display_name: name }), settings))).toBe("a".repeat(1023));
  });

  it("refuses a login whose subject is no text", async () => {
    for (const sub of [undefined, null, 7, "", ["1"], {}]) {
      expect(await failureOf(() => evaluate(loginWith({ sub }), settings))).toMatchObject({
        code: "id_token_sub_missing",
      });
    }
  });
});

describe("claims that are called like something of the language", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  it.each(names)("are not there unless the token says so: %s", (name) => {
    const given = evaluate(loginWith({}), custom(`"${name}"`));
    expect(fullnameOf(given)).toBe("");
  });

  it.each(names)("are claims like any other where it does: %s", (name) => {
    const idToken = JSON.parse(`{"iss":"https://op.example","sub":"1","${name}":"Jane"}`);
    expect(fullnameOf(evaluate({ idToken }, custom(`"${name}"`)))).toBe("Jane");
    expect(Object.getPrototypeOf(idToken)).toBe(Object.prototype);
  });

  it.each(names)("are kept apart when an expression makes members of them: %s", (name) => {
    const idToken = { iss: "https://op.example", sub: "1", roles: [{ name, isAdmin: true }] };
    for (const expression of ["group_by(roles, &name)", "from_items(roles[].[name, @])"]) {
      evaluate({ idToken }, custom(expression));
      expect({}).not.toHaveProperty("isAdmin");
      expect([]).not.toHaveProperty("isAdmin");
    }
  });

  it.each(names)("are no role: %s", (name) => {
    const given = evaluate(loginWith({ roles: [name] }), {}, { parser: "entra" });
    expect(given.roles.map(({ why }) => why)).toEqual(["fallback role"]);
    expect(given.unmatchedRoles.map(({ candidate }) => candidate)).toEqual([name]);
  });
});

describe.each(["entra", "siemens_sam"] as const)("roles for the parser %s", (parser) => {
  const claim = parser === "entra" ? "roles" : "sws.samauth.role.name";

  it.each([
    ["nothing", null],
    ["a number", 7],
    ["an object", { role: "User" }],
    ["a list of objects", [{ name: "User" }]],
    ["a list with nothing among names", ["User", null]],
  ])("are none in %s", (_what, value) => {
    const given = evaluate(loginWith({ [claim]: value }), {}, { parser });
    expect(given.roles.map(({ why }) => why)).toEqual(["fallback role"]);
  });
});

describe("roles of a custom parser", () => {
  it.each([
    ["a number", "`7`"],
    ["an object", "{a: sub}"],
    ["a list of lists", "[[sub]]"],
    ["what it cannot be used on", "length(missing)"],
    ["what cannot be read", "roles["],
    ["what takes too long", "trim(blanks)"],
  ])("refuse the login where the expression gives %s", async (_what, expression) => {
    const claims = loginWith({ blanks: `${" ".repeat(1_000_000)}x` });
    const error = await failureOf(() => evaluate(claims, {}, { parser: "custom", expression }));
    expect(error).toMatchObject({
      code: "roles_unreadable",
      step: "provisioning",
      field: "roleParsing.expression",
    });
    expect(error.cause).toBeTruthy();
  });
});
