import type { LoginClaims, ProvisionedRole } from "#shared/provisioning/provisioned.ts";
import { valueOfAttribute } from "#shared/provisioning/provisioned.ts";
import { defaultProvisioning, defaultRoleParsing } from "#shared/provisioning/provisioning-settings.ts";
import type { Role } from "#shared/roles/role.ts";
import {
  evaluateProvisioning,
  type ProvisioningRules,
  provision,
  roleDirectory,
} from "../../main/provisioning/index.ts";
import type { LoginOfUser, UserStore } from "../../main/users/index.ts";

/** The fallback role, as every database has it. */
export const userRole: Role = { id: "6f1d3c1e-52ab-4c55-8a0e-0b7f5b8c9d01", name: "User", description: "" };

/** The rules of a configuration in which nothing is set. */
export const defaultRules: ProvisioningRules = {
  provisioning: defaultProvisioning,
  roleParsing: defaultRoleParsing,
};

/** Provisions a login by the default rules. */
export const provisionByDefault = (users: UserStore, configurationId: string, claims: LoginClaims) =>
  provision(
    { users, directory: roleDirectory([userRole]), rules: defaultRules, search: undefined },
    configurationId,
    claims,
  );

/** What the default rules make of claims, in a flat form. */
export const mapByDefault = (claims: LoginClaims) => {
  const given = evaluateProvisioning(defaultRules, claims, roleDirectory([userRole]), undefined);
  const { attributes, issuer, subject, roles } = given;
  const sourceOf = (name: string) => attributes.find(({ attribute }) => attribute === name)?.source;
  return {
    issuer,
    subject,
    name: valueOfAttribute(attributes, "Name"),
    fullname: valueOfAttribute(attributes, "Fullname"),
    email: valueOfAttribute(attributes, "Email"),
    roles: roles.map(({ name }) => name),
    sources: { name: sourceOf("Name"), fullname: sourceOf("Fullname"), email: sourceOf("Email") },
  };
};

/** A login in a flat form: what is left out is empty. */
export interface FlatLogin {
  readonly id?: string;
  readonly configurationId: string;
  readonly issuer?: string;
  readonly subject: string;
  readonly fullname?: string;
  readonly email?: string;
  readonly roles?: readonly ProvisionedRole[];
  readonly sources?: Readonly<Record<string, string>>;
  readonly claims?: LoginClaims;
}

/** The login for a user store, of the user that the store has for its subject. */
export const flatLogin = (users: Pick<UserStore, "find">, login: FlatLogin): LoginOfUser => {
  const { issuer = "https://op.example", subject, configurationId, sources = {} } = login;
  const id = login.id ?? users.find(configurationId, issuer, subject)?.id;
  const attribute = (name: string, value = "") => ({ attribute: name, value, source: sources[name] ?? "" });
  return {
    ...(id === undefined ? {} : { id }),
    configurationId,
    issuer,
    subject,
    attributes: [
      attribute("Name", subject),
      attribute("Fullname", login.fullname),
      attribute("Email", login.email),
    ],
    roles: login.roles ?? [{ id: userRole.id, name: userRole.name, why: "fallback role" }],
    claims: login.claims ?? { idToken: { iss: issuer, sub: subject } },
  };
};
