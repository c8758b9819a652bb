import type { LoginClaims, Provisioned } from "#shared/provisioning/provisioned.ts";
import type { ProvisioningSettings, RoleSettings } from "#shared/provisioning/provisioning-settings.ts";
import { type ExpressionSearch, loadExpressionSearch } from "./expression-search.ts";
import { mapClaims, subjectOf } from "./map-claims.ts";
import { matchRoles, type RoleDirectory } from "./match-roles.ts";
import { readRoleCandidates } from "./read-role-candidates.ts";

/** The settings by which a login is provisioned. */
export interface ProvisioningRules {
  readonly provisioning: ProvisioningSettings;
  readonly roleParsing: RoleSettings;
}

/** True where the rules have expressions. */
export const haveExpressions = ({ provisioning, roleParsing }: ProvisioningRules): boolean =>
  provisioning.flow === "custom" || roleParsing.parser === "custom";

/** Loads the expressions where the rules have any, for one login. */
export const searchFor = async (rules: ProvisioningRules): Promise<ExpressionSearch | undefined> =>
  haveExpressions(rules) ? loadExpressionSearch() : undefined;

/**
 * What a login gives, before it meets the users that are there. Pure: login, preview and the effect on all users run
 * this very code.
 * @throws AppFailure `id_token_sub_missing`, `roles_unreadable`, `roles_expression_missing`
 */
export const evaluateProvisioning = (
  rules: ProvisioningRules,
  claims: LoginClaims,
  directory: RoleDirectory,
  search: ExpressionSearch | undefined,
): Provisioned => ({
  ...subjectOf(claims),
  attributes: mapClaims(rules.provisioning, claims, search).map(({ attribute, value, source }) => ({
    attribute,
    value,
    source,
  })),
  ...matchRoles(rules.roleParsing, readRoleCandidates(rules.roleParsing, claims, search), directory),
});
