import { AppFailure } from "#shared/app-error.ts";
import {
  type LoginClaims,
  type Provisioned,
  type ProvisionedAttribute,
  valueOfAttribute,
} from "#shared/provisioning/provisioned.ts";
import type { ProvisioningSettings } from "#shared/provisioning/provisioning-settings.ts";
import type { User } from "#shared/users/user.ts";
import type { UserStore } from "../users/index.ts";
import { describeChange, type ProvisionedChange } from "./describe-change.ts";
import { evaluateProvisioning, type ProvisioningRules } from "./evaluate-provisioning.ts";
import type { ExpressionSearch } from "./expression-search.ts";
import type { RoleDirectory } from "./match-roles.ts";

/** What a login is provisioned with. */
export interface ProvisioningParts {
  readonly users: Pick<UserStore, "find" | "findByAttribute" | "saveLogin">;
  readonly directory: RoleDirectory;
  readonly rules: ProvisioningRules;
  readonly search: ExpressionSearch | undefined;
}

/**
 * Just-in-time provisioning: evaluates the claims of a login, creates or updates the user they belong to, and says
 * what that changed.
 * @throws AppFailure `user_inactive`, `user_unknown`, `user_ambiguous`, `principal_missing`, `id_token_sub_missing`,
 * `roles_unreadable`, `roles_expression_missing`, `data_key_missing`; nothing is stored then
 */
export const provision = (
  { users, directory, rules, search }: ProvisioningParts,
  configurationId: string,
  claims: LoginClaims,
): { readonly user: User; readonly created: boolean; readonly change: ProvisionedChange } => {
  const given = evaluateProvisioning(rules, claims, directory, search);
  const { known, provisioned } = decideUser(users, configurationId, given, rules.provisioning);
  const saved = users.saveLogin({ ...provisioned, configurationId, claims, ...(known && { id: known.id }) });
  return { ...saved, change: describeChange(known, provisioned) };
};

/**
 * Decides whom a login updates, or that it makes a new user, who gets the defaults besides.
 * @throws AppFailure `user_inactive`, `user_unknown`, `user_ambiguous`, `principal_missing`
 */
export const decideUser = (
  users: Pick<UserStore, "find" | "findByAttribute">,
  configurationId: string,
  given: Provisioned,
  settings: ProvisioningSettings,
): { readonly known: User | undefined; readonly provisioned: Provisioned } => {
  const known = findUser(users, configurationId, given, settings.findBy);
  if (known?.active === false) throw userInactive(known);
  if (known === undefined && !settings.createUsers) throw userUnknown(given, settings.findBy);
  return { known, provisioned: known === undefined ? withDefaults(given, settings) : given };
};

/**
 * The user that a login belongs to: by the attribute that is set for it, else by issuer and subject, which name
 * nobody else (OIDC Core 5.7).
 * @throws AppFailure `principal_missing`, `user_ambiguous`
 */
export const findUser = (
  users: Pick<UserStore, "find" | "findByAttribute">,
  configurationId: string,
  { issuer, subject, attributes }: Provisioned,
  findBy: string,
): User | undefined => {
  const ofSubject = users.find(configurationId, issuer, subject);
  const value = valueOfAttribute(attributes, findBy);
  if (findBy === "Name" && value === subject) return ofSubject;
  if (value === "") throw principalMissing(findBy);
  const matches = users.findByAttribute(configurationId, findBy, value);
  const [first, second] = matches;
  const other = second ?? (ofSubject && first && ofSubject.id !== first.id ? ofSubject : undefined);
  if (first !== undefined && other !== undefined) throw ambiguous(findBy, value, [first, other]);
  return first ?? ofSubject;
};

const withDefaults = (given: Provisioned, { defaults }: ProvisioningSettings): Provisioned => {
  const isEmpty = (name: string) => valueOfAttribute(given.attributes, name) === "";
  const used = defaults.filter(({ attribute, value }) => value !== "" && isEmpty(attribute));
  const byDefault = (attribute: string): ProvisionedAttribute | undefined => {
    const found = used.find((candidate) => candidate.attribute === attribute);
    return found && { ...found, source: "default for new users" };
  };
  const known = given.attributes.map((each) => byDefault(each.attribute) ?? each);
  const added = used
    .filter(({ attribute }) => !given.attributes.some((each) => each.attribute === attribute))
    .map(({ attribute }) => byDefault(attribute))
    .filter((each) => each !== undefined);
  return { ...given, attributes: [...known, ...added] };
};

const nameOf = ({ name, fullname }: User): string => (fullname === "" ? name : `${fullname} (${name})`);

const userInactive = (user: User): AppFailure =>
  new AppFailure({
    code: "user_inactive",
    message: `The user ${user.name} is deactivated here, so the login was refused.`,
    advice: "Activate the user, then log in again.",
    step: "provisioning",
  });

const userUnknown = ({ subject, attributes }: Provisioned, findBy: string): AppFailure =>
  new AppFailure({
    code: "user_unknown",
    message: `No user here has ${findBy} ${valueOfAttribute(attributes, findBy) || subject}, and logins create none.`,
    advice: "Import the user, or switch on Create users in the configuration's provisioning.",
    step: "provisioning",
    field: "provisioning.createUsers",
  });

const ambiguous = (findBy: string, value: string, users: readonly User[]): AppFailure =>
  new AppFailure({
    code: "user_ambiguous",
    message: `More than one user matches ${findBy} ${value}: ${users.map(nameOf).join(" and ")}.`,
    advice: "Forget the one that is not meant, or find users by an attribute that is unique.",
    step: "provisioning",
    field: "provisioning.findBy",
  });

const principalMissing = (findBy: string): AppFailure =>
  new AppFailure({
    code: "principal_missing",
    message: `The login brings no ${findBy}, by which its user would be found.`,
    advice:
      "Correct the expression of that attribute, select the scope that brings the claim, or find users by Name.",
    step: "provisioning",
    field: "provisioning.findBy",
  });
