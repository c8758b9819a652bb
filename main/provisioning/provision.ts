import { AppFailure } from "#shared/app-error.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { User } from "#shared/users/user.ts";
import type { UserStore } from "../users/index.ts";
import { describeChange, type ProvisionedChange } from "./describe-change.ts";
import { mapClaims } from "./map-claims.ts";

/**
 * Just-in-time provisioning: maps the claims of a login, creates or updates the user they belong to, and says what
 * that changed.
 * @throws AppFailure `user_inactive`, `id_token_sub_missing`, `data_key_missing`; nothing is stored then
 */
export const provision = (
  users: UserStore,
  configurationId: string,
  claims: LoginClaims,
): { readonly user: User; readonly created: boolean; readonly change: ProvisionedChange } => {
  const attributes = mapClaims(claims);
  const known = users.find(configurationId, attributes.issuer, attributes.subject);
  if (known?.active === false) throw userInactive(known);
  const saved = users.saveLogin({ ...attributes, configurationId, claims });
  return { ...saved, change: describeChange(known, attributes) };
};

const userInactive = (user: User): AppFailure =>
  new AppFailure({
    code: "user_inactive",
    message: `The user ${user.name} is deactivated here, so the login was refused.`,
    advice: "Activate the user, then log in again.",
    step: "provisioning",
  });
