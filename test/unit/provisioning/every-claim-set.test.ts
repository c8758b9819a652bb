import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type LoginClaims, valueOfAttribute } from "#shared/provisioning/provisioned.ts";
import { provisioningFlows, rowsOfFlow } from "#shared/provisioning/provisioning-settings.ts";
import {
  evaluateProvisioning,
  loadExpressionSearch,
  roleDirectory,
} from "../../../main/provisioning/index.ts";
import { defaultRules, userRole } from "../../support/provisioning.ts";

const folder = new URL("../../fixtures/claims/", import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(".json", ""));
const claimsOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));

const search = await loadExpressionSearch();
const directory = roleDirectory([userRole]);

/** A login that brought this claim set as what it is, beside the least that there is of the others. */
const loginWith = (name: string): LoginClaims => {
  const claims = claimsOf(name);
  const whose = { iss: "https://op.example", sub: typeof claims.sub === "string" ? claims.sub : "1" };
  if (name.endsWith("identity")) return { idToken: whose, identity: claims };
  if (name.includes("userinfo")) return { idToken: whose, userinfo: claims };
  if (name.includes("access_token")) return { idToken: whose, accessToken: claims };
  return { idToken: { ...whose, ...claims } };
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

describe.each(names)("the claim set %s", (name) => {
  const claims = claimsOf(name);
  const login = loginWith(name);

  it.each(provisioningFlows)("makes a user by the flow %s, with no value that it does not have", (flow) => {
    const rows = flow === "custom" ? rowsOfFlow({ flow: "userinfo", rows: [] }) : [];
    const provisioning = { ...defaultRules.provisioning, flow, rows };
    const given = evaluateProvisioning({ ...defaultRules, provisioning }, login, directory, search);
    expect(given.subject).not.toBe("");
    const values = Object.values(claims).map(text);
    for (const { attribute, value } of given.attributes) {
      if (attribute !== "Name" && value !== "") expect(values).toContain(value);
    }
    expect(given.roles.map(({ name: role }) => role)).toEqual(["User"]);
  });

  it("gives name and e-mail by the standard flow where ID token or UserInfo say them", () => {
    const { attributes } = evaluateProvisioning(defaultRules, login, directory, undefined);
    const expected = { ...login.userinfo, ...login.idToken } as Record<string, unknown>;
    expect(valueOfAttribute(attributes, "Fullname")).toBe(text(expected.name));
    expect(valueOfAttribute(attributes, "Email")).toBe(text(expected.email));
  });
});
