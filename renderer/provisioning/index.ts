export { AccessTokenPart } from "./access-token-part.tsx";
export { AttributeChanges } from "./attribute-changes.tsx";
export { countChanges } from "./change-rows.ts";
export type { EvaluationChoice } from "./evaluation-choice.ts";
export { ProvisioningPart } from "./provisioning-part.tsx";
export { RoleChanges } from "./role-changes.tsx";
