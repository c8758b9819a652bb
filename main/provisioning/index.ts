export { describeChange, type ProvisionedChange } from "./describe-change.ts";
export { mapClaims } from "./map-claims.ts";
export { provision } from "./provision.ts";
