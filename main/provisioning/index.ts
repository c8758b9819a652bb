export { adviseIdentifier } from "./advise-identifier.ts";
export { attributeOf, describeChange, type ProvisionedChange } from "./describe-change.ts";
export { createProvisioningEffects, type ProvisioningEffects } from "./effect/effects.ts";
export { type EffectInput, type EffectQuestion, runEffect } from "./effect/run-effect.ts";
export { evaluateProvisioning, type ProvisioningRules, searchFor } from "./evaluate-provisioning.ts";
export {
  ExpressionError,
  type ExpressionSearch,
  type ExpressionSearches,
  loadExpressionSearch,
  loadExpressionSearches,
} from "./expression-search.ts";
export { type MappedAttribute, mapClaims } from "./map-claims.ts";
export { matchRoles, type RoleDirectory, roleDirectory } from "./match-roles.ts";
export { findUser, type ProvisioningParts, provision } from "./provision.ts";
export { readRoleCandidates } from "./read-role-candidates.ts";
export { type ProvisioningSample, tryProvisioning } from "./try-provisioning.ts";
