import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { LoginClaims } from "#shared/provisioning/provisioned.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import { provision } from "../provisioning/index.ts";
import type { StoredTokenSet, TokenSetStore, Vault } from "../tokens/index.ts";
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
    alongside: (user: LoginUser) => void,
  ): Promise<void> => {
    await parts.vault.ready();
    const store = parts.db.transaction(() => {
      const { user, created } = provision(parts.users, configuration.id, claimsOf(tokens));
      parts.tokenSets.save(user.id, tokenSetOf(configuration.id, tokens, parts.clock.now()));
      alongside({ id: user.id, name: user.name, fullname: user.fullname, created });
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

const tokenSetOf = (configurationId: string, tokens: LoginTokens, obtainedAt: number): StoredTokenSet => {
  const { idTokenClaims: _claims, ...kept } = tokens;
  return { ...kept, configurationId, obtainedAt };
};
