import { AppFailure } from "#shared/app-error.ts";
import type { ParsedInput } from "#shared/contract/operations.ts";
import type { ProvisioningEvaluation } from "#shared/provisioning/evaluation.ts";
import { type ProvisioningSample, roleDirectory, tryProvisioning } from "./provisioning/index.ts";
import type { RoleStore } from "./roles/index.ts";
import { decodeJwt } from "./tokens/index.ts";
import type { UserStore } from "./users/index.ts";

/**
 * Tries settings of provisioning on a login.
 * @throws AppFailure `not_found`, `secret_unreadable`, `invalid_input` for a pasted text that is no JWT, or of the vault
 */
export type EvaluateProvisioning = (
  input: ParsedInput<"provisioning.evaluate">,
) => Promise<ProvisioningEvaluation>;

export const createEvaluateProvisioning =
  (parts: {
    readonly users: UserStore;
    readonly roles: RoleStore;
    readonly ready: () => Promise<void>;
  }): EvaluateProvisioning =>
  async ({ configurationId, sample, ...rules }) => {
    const { users, roles } = parts;
    if (sample.kind !== "token") await parts.ready();
    const tried =
      sample.kind === "token"
        ? ofToken(sample.token)
        : ofUser(users, sample.kind === "user" ? sample.userId : users.lastLogin(configurationId));
    return tryProvisioning(users, roleDirectory(roles.all()), rules, configurationId, tried);
  };

const ofUser = (users: UserStore, userId: string | undefined): ProvisioningSample | undefined => {
  if (userId === undefined) return undefined;
  const claims = users.claims(userId);
  if (claims === undefined) return undefined;
  const { lastLoginAt } = users.get(userId).user;
  return { sample: { title: users.nameOf(userId), userId, at: lastLoginAt }, claims };
};

/** It is taken for both tokens, as nobody knows which it is. */
const ofToken = (token: string): ProvisioningSample => {
  const claims = decodeJwt(token.trim())?.claims;
  if (claims === undefined) {
    throw new AppFailure({
      code: "invalid_input",
      message: "This is not a JWT.",
      advice: "Paste an ID token or an access token of three parts with dots between them.",
      field: "sample.token",
    });
  }
  return { sample: { title: "Pasted token" }, claims: { idToken: claims, accessToken: claims } };
};
