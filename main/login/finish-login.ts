import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { LoginResult } from "#shared/login/login-result.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import { type ProvisionedChange, provision } from "../provisioning/index.ts";
import { decodeJwt, type StoredTokenSet, type TokenSetStore, type Vault } from "../tokens/index.ts";
import type { UserStore } from "../users/index.ts";
import type { LoginTokens } from "./flows/index.ts";
import type { LoginUser } from "./login-runs.ts";

/**
 * The last step of a login: provisions the user, keeps the token set and what `alongside` writes, in one transaction.
 * @throws AppFailure `user_inactive`, `data_key_missing`; nothing is stored then
 */
export const finishLogin =
  (parts: {
    readonly db: Database;
    readonly vault: Vault;
    readonly users: UserStore;
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
    const store = parts.db.transaction(() => {
      const { user, created, change } = provision(parts.users, configuration.id, claimsOf(tokens));
      parts.tokenSets.save(user.id, tokenSetOf(configuration.id, tokens, parts.clock.now()));
      const { id, name, fullname } = user;
      alongside({ id, name, fullname, created }, resultOf(configuration, tokens, change));
      return user.id;
    });
    const userId = store();
    parts.publish("users.changed", { id: userId });
    parts.publish("tokens.changed", { userId });
  };

const claimsOf = ({ idTokenClaims, userinfo, fromSources }: LoginTokens): LoginClaims => ({
  idToken: idTokenClaims,
  ...(userinfo === undefined ? {} : { userinfo }),
  ...(fromSources === undefined ? {} : { fromSources }),
});

/** Where the provider does not say which scopes it granted, they are those that were asked for (RFC 6749 5.1). */
const resultOf = (
  { selectedScopes }: ClientConfiguration,
  tokens: LoginTokens,
  change: ProvisionedChange,
): LoginResult => {
  const accessTokenClaims = decodeJwt(tokens.accessToken)?.claims;
  return {
    claims: claimsOf(tokens),
    ...(accessTokenClaims === undefined ? {} : { accessTokenClaims }),
    scopes: tokens.scope?.split(" ").filter((scope) => scope !== "") ?? selectedScopes,
    ...change,
  };
};

const tokenSetOf = (configurationId: string, tokens: LoginTokens, obtainedAt: number): StoredTokenSet => {
  const { idTokenClaims: _claims, ...kept } = tokens;
  return { ...kept, configurationId, obtainedAt };
};
