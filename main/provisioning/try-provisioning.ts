import { AppFailure } from "#shared/app-error.ts";
import type { EvaluationSample, ProvisioningEvaluation } from "#shared/provisioning/evaluation.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { UserStore } from "../users/index.ts";
import { describeChange } from "./describe-change.ts";
import { evaluateProvisioning, type ProvisioningRules, searchFor } from "./evaluate-provisioning.ts";
import { mapClaims } from "./map-claims.ts";
import type { RoleDirectory } from "./match-roles.ts";
import { decideUser } from "./provision.ts";

/** A login to try settings on. */
export interface ProvisioningSample {
  readonly sample: EvaluationSample;
  readonly claims: LoginClaims;
}

/**
 * Tries settings on a login, with the code of a real one, and stores nothing. What would fail is part of the answer,
 * beside everything that can be said all the same.
 */
export const tryProvisioning = async (
  users: Pick<UserStore, "find" | "findByAttribute">,
  directory: RoleDirectory,
  rules: ProvisioningRules,
  configurationId: string,
  tried: ProvisioningSample | undefined,
): Promise<ProvisioningEvaluation> => {
  if (tried === undefined) {
    return { attributes: [], attributeChanges: [], roleChanges: [], outcome: "no_sample" };
  }
  const { sample, claims } = tried;
  const search = await searchFor(rules);
  const nothing = { sample, claims, attributeChanges: [], roleChanges: [] };
  const attributes = attempt(() => mapClaims(rules.provisioning, claims, search));
  if ("error" in attributes) return { ...nothing, attributes: [], outcome: "would_fail", ...attributes };
  const given = attempt(() => evaluateProvisioning(rules, claims, directory, search));
  const mapped = { ...nothing, attributes: attributes.value };
  if ("error" in given) return { ...mapped, outcome: "would_fail", ...given };
  const decided = attempt(() => decideUser(users, configurationId, given.value, rules.provisioning));
  if ("error" in decided) {
    return { ...mapped, outcome: "would_fail", ...decided, ...changesOf(undefined, given.value) };
  }
  const { known, provisioned } = decided.value;
  return {
    ...mapped,
    ...changesOf(known, provisioned),
    outcome: known === undefined ? "would_create" : "would_update",
    ...(known === undefined ? {} : { user: { id: known.id, name: known.fullname || known.name } }),
  };
};

const changesOf = (...[known, provisioned]: Parameters<typeof describeChange>) => {
  const { attributes, roles } = describeChange(known, provisioned);
  return { attributeChanges: attributes, roleChanges: roles };
};

const attempt = <Value>(
  run: () => Value,
): { readonly value: Value } | { readonly error: AppFailure["error"] } => {
  try {
    return { value: run() };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return { error: thrown.error };
    throw thrown;
  }
};
