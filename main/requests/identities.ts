import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import { type BoundSender, createBoundSender, type StoredTokenSet, type TokenSets } from "../tokens/index.ts";
import { createRedactor, type Redactor } from "../trace/index.ts";

/** Whom a request is sent as: the user's name, its token set, and the configuration that says where it may go. */
export interface Identity {
  readonly name: string;
  readonly tokenSet: StoredTokenSet;
  readonly configuration: ClientConfiguration;
  /** Where its tokens are bound to a key. */
  readonly boundSender?: BoundSender;
  /** Knows the token set by value. */
  readonly redactor: Redactor;
}

/** Identities by user, remembered from one request to the next. */
export interface Identities {
  /** @throws AppFailure `no_token_set`, `secret_unreadable`, `not_found`, `user_inactive`, or of the vault */
  get(userId: string): Promise<Identity>;
  /** To be called when a user, a token set or a configuration has changed. */
  forget(): void;
}

/**
 * Reading an identity takes three queries and a decryption; a tester sends hundreds of requests as the same few,
 * so they are kept until something changes.
 */
export const createIdentities = (parts: {
  readonly tokenSets: () => TokenSets;
  readonly configuration: (id: string) => ClientConfiguration;
  /** @throws AppFailure `not_found`, `user_inactive` */
  readonly nameOf: (userId: string) => string;
}): Identities => {
  const known = new Map<string, Identity>();
  let changes = 0;
  return {
    get: async (userId) => {
      const kept = known.get(userId);
      if (kept !== undefined) return kept;
      const changesBefore = changes;
      const tokenSet = await parts.tokenSets().get(userId);
      const configuration = parts.configuration(tokenSet.configurationId);
      const redactor = createRedactor();
      for (const token of [tokenSet.accessToken, tokenSet.refreshToken, tokenSet.idToken])
        redactor.learn(token);
      const { dpopKey } = tokenSet;
      const bound = dpopKey === undefined ? {} : { boundSender: await createBoundSender(dpopKey) };
      const identity = { name: parts.nameOf(userId), tokenSet, configuration, redactor, ...bound };
      // What changed while it was read is not remembered as it was before.
      if (changes === changesBefore) known.set(userId, identity);
      return identity;
    },
    forget: () => {
      changes += 1;
      known.clear();
    },
  };
};
