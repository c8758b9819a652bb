import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { LoginResult } from "#shared/login/login-result.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import { type ProvisionedChange, provision, roleDirectory, searchFor } from "../provisioning/index.ts";
import type { RoleStore } from "../roles/index.ts";
import {
  decodeJwt,
  maskSources,
  type StoredTokenSet,
  type TokenSetStore,
  type Vault,
} from "../tokens/index.ts";
import type { UserStore } from "../users/index.ts";
import type { LoginTokens } from "./flows/index.ts";
import type { LoginUser } from "./login-runs.ts";

/**
 * The last step of a login: provisions the user, keeps the token set and what `alongside` writes, in one transaction.
 * @throws AppFailure as `provision`, and of the vault; nothing is stored then
 */
export const finishLogin =
  (parts: {
    readonly db: Database;
    readonly vault: Vault;
    readonly users: UserStore;
    readonly roles: RoleStore;
    readonly tokenSets: TokenSetStore;
    readonly clock: Clock;
    readonly publish: Publish;
  }) =>
  async (
    configuration: ClientConfiguration,
    tokens: LoginTokens,
    alongside: (user: LoginUser, result: LoginResult) => void,
  ): Promise<void> => {
    await parts.vault.ready();
    const claims = claimsOf(configuration, tokens);
    const search = await searchFor(configuration);
    const store = parts.db.transaction(() => {
      const directory = roleDirectory(parts.roles.all());
      const provisioning = { users: parts.users, directory, rules: configuration, search };
      const { user, created, change } = provision(provisioning, configuration.id, claims);
      parts.tokenSets.save(user.id, tokenSetOf(configuration.id, tokens, parts.clock.now()));
      const { id, name, fullname } = user;
      alongside({ id, name, fullname, created }, resultOf(claims, change));
      return user.id;
    });
    const userId = store();
    parts.publish("users.changed", { id: userId });
    parts.publish("tokens.changed", { userId });
  };

/** Where the provider does not say which scopes it granted, they are those that were asked for (RFC 6749 5.1). */
const claimsOf = ({ selectedScopes }: ClientConfiguration, tokens: LoginTokens): LoginClaims => {
  const accessToken = decodeJwt(tokens.accessToken)?.claims;
  return {
    idToken: tokens.idTokenClaims,
    ...(tokens.userinfo === undefined ? {} : { userinfo: tokens.userinfo }),
    ...(tokens.identity === undefined ? {} : { identity: tokens.identity }),
    ...(tokens.fromSources === undefined ? {} : { fromSources: tokens.fromSources }),
    ...(accessToken === undefined ? {} : { accessToken: maskSources(accessToken) }),
    scopes: tokens.scope?.split(" ").filter((scope) => scope !== "") ?? selectedScopes,
  };
};

const resultOf = (claims: LoginClaims, change: ProvisionedChange): LoginResult => {
  const { accessToken, scopes = [], ...rest } = claims;
  return {
    claims: rest,
    ...(accessToken === undefined ? {} : { accessTokenClaims: accessToken }),
    scopes,
    ...change,
  };
};

const tokenSetOf = (configurationId: string, tokens: LoginTokens, obtainedAt: number): StoredTokenSet => {
  const { idTokenClaims: _claims, identity: _identity, identityUrl: _url, ...kept } = tokens;
  return { ...kept, configurationId, obtainedAt };
};
