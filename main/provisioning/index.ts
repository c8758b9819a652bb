export { mapClaims } from "./map-claims.ts";
export { provision } from "./provision.ts";
