import { type AppError, AppFailure } from "#shared/app-error.ts";
import type { AttributeChange } from "#shared/login/login-result.ts";
import type { EffectChange } from "#shared/provisioning/effect.ts";
import { effectKinds } from "#shared/provisioning/effect.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { User } from "#shared/users/user.ts";
import type { UserStore } from "../../users/index.ts";
import { changedAttributes } from "../describe-change.ts";
import { evaluateProvisioning, type ProvisioningRules } from "../evaluate-provisioning.ts";
import type { ExpressionSearch } from "../expression-search.ts";
import type { RoleDirectory } from "../match-roles.ts";
import { decideUser } from "../provision.ts";

/** Settings that are tried on users. */
export interface TriedSettings {
  readonly configurationId: string;
  readonly rules: ProvisioningRules;
  readonly directory: RoleDirectory;
  readonly search: ExpressionSearch | undefined;
}

/** What the next login of a user would come to if it brought the claims of the last one. */
export type UserOutcome =
  | { readonly kind: "no_login" }
  | { readonly kind: "unreadable" | "refused"; readonly error: AppError }
  | {
      readonly kind: "created" | "updated";
      /** Those that change. */
      readonly attributes: readonly AttributeChange[];
      readonly rolesAfter: readonly string[];
    };

/**
 * Does all of a login but the storing, by the code of a login. Of a user who is deactivated it says what a login
 * would come to if they were active.
 * @param readClaims opens the claims of the last login; undefined when there are none
 */
export const evaluateUser = (
  { configurationId, rules, directory, search }: TriedSettings,
  users: Pick<UserStore, "find" | "findByAttribute">,
  user: User,
  readClaims: () => LoginClaims | undefined,
): UserOutcome => {
  const claims = attempt(readClaims);
  if ("error" in claims) return { kind: "unreadable", error: claims.error };
  if (claims.value === undefined) return { kind: "no_login" };
  const brought = claims.value;
  const decided = attempt(() => {
    const given = evaluateProvisioning(rules, brought, directory, search);
    return decideUser(sparing(users, user), configurationId, given, rules.provisioning);
  });
  if ("error" in decided) return { kind: "refused", error: decided.error };
  const { known, provisioned } = decided.value;
  return {
    kind: known?.id === user.id ? "updated" : "created",
    attributes: changedAttributes(known ?? user, provisioned),
    rolesAfter: provisioned.roles.map(({ name }) => name).sort(),
  };
};

/** Finds the user who is looked at as one who is active; without asking for them, as nearly every login is theirs. */
const sparing = (
  users: Pick<UserStore, "find" | "findByAttribute">,
  user: User,
): Pick<UserStore, "find" | "findByAttribute"> => {
  const active = user.active ? user : { ...user, active: true };
  return {
    find: (configurationId, issuer, subject) =>
      issuer === user.issuer && subject === user.subject
        ? active
        : users.find(configurationId, issuer, subject),
    findByAttribute: (...wanted) =>
      users.findByAttribute(...wanted).map((found) => (found.id === user.id ? active : found)),
  };
};

/** Says an outcome as changes of the user, the heaviest first; that the user is deactivated comes after all others. */
export const changesOf = (user: User, outcome: UserOutcome): readonly EffectChange[] =>
  user.active ? changesWhenActive(user, outcome) : [...changesWhenActive(user, outcome), deactivated];

const deactivated: EffectChange = {
  kind: "inactive",
  what: "Login",
  before: "",
  after: "",
  why: "deactivated: no login until activated",
};

const changesWhenActive = (user: User, outcome: UserOutcome): readonly EffectChange[] => {
  switch (outcome.kind) {
    case "no_login":
      return [{ kind: "not_evaluated", what: "Login", before: "", after: "", why: "no login is kept" }];
    case "unreadable":
      return [{ kind: "not_evaluated", what: "Login", before: "", after: "", why: outcome.error.message }];
    case "refused":
      return [{ kind: "refused", what: "Login", before: "", after: "", why: outcome.error.message }];
    case "created":
      return [
        { kind: "created", what: "Login", before: "", after: "", why: "makes another user, or updates one" },
      ];
    case "updated":
      return [
        ...rolesChange(user.roles, outcome.rolesAfter),
        ...outcome.attributes.map(attributeChange),
      ].sort((left, right) => effectKinds.indexOf(left.kind) - effectKinds.indexOf(right.kind));
  }
};

const rolesChange = (before: readonly string[], after: readonly string[]): readonly EffectChange[] => {
  const isLoss = before.some((role) => !after.includes(role));
  if (!isLoss && after.every((role) => before.includes(role))) return [];
  const kind = isLoss ? "role_lost" : "role_gained";
  return [{ kind, what: "Roles", before: before.join(", "), after: after.join(", ") }];
};

const attributeChange = ({ attribute, before = "", after, source }: AttributeChange): EffectChange => ({
  kind: after === "" ? "attribute_lost" : before === "" ? "attribute_gained" : "attribute_changed",
  what: attribute,
  before,
  after,
  why: source,
});

const attempt = <Value>(run: () => Value): { readonly value: Value } | { readonly error: AppError } => {
  try {
    return { value: run() };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return { error: thrown.error };
    throw thrown;
  }
};
