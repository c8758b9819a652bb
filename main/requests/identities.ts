import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { CurrentIdentity } from "#shared/requests/request-draft.ts";
import {
  type BoundSender,
  createBoundSender,
  type DpopKey,
  type StoredTokenSet,
  type TokenSets,
} from "../tokens/index.ts";
import { createRedactor, type Redactor } from "../trace/index.ts";

/** What is known of whoever a request is sent as, besides what tells a user from a client. */
interface AnyIdentity {
  /** Who it is, in the history. */
  readonly name: string;
  /** Says where its tokens may go, and how servers are reached. */
  readonly configuration: ClientConfiguration;
  /** Knows its tokens by value. */
  readonly redactor: Redactor;
}

/** A user who is signed in. */
export interface UserIdentity extends AnyIdentity {
  readonly sender: "user";
  readonly userId: string;
  readonly tokenSet: StoredTokenSet;
}

/** The client of a configuration, by a token of its own. */
export interface ClientIdentity extends AnyIdentity {
  readonly sender: "client";
}

/** Whom a request is sent as, unless it is anonymous. */
export type Identity = UserIdentity | ClientIdentity;

/** Identities, remembered from one request to the next. */
export interface Identities {
  /**
   * Undefined for the anonymous one.
   * @throws AppFailure `no_token_set`, `secret_unreadable`, `not_found`, `user_inactive`, or of the vault
   */
  get(identity: CurrentIdentity): Promise<Identity | undefined>;
  /** Sends with tokens that are bound to this key. */
  boundSender(key: DpopKey): Promise<BoundSender>;
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
  const senders = new Map<string, Promise<BoundSender>>();
  let changes = 0;
  const readUser = async (userId: string): Promise<UserIdentity> => {
    const tokenSet = await parts.tokenSets().get(userId);
    const configuration = parts.configuration(tokenSet.configurationId);
    const redactor = createRedactor();
    for (const token of [tokenSet.accessToken, tokenSet.refreshToken, tokenSet.idToken])
      redactor.learn(token);
    return { sender: "user", userId, name: parts.nameOf(userId), tokenSet, configuration, redactor };
  };
  const readClient = (configurationId: string): ClientIdentity => {
    const configuration = parts.configuration(configurationId);
    return {
      sender: "client",
      name: `${configuration.alias} (client)`,
      configuration,
      redactor: createRedactor(),
    };
  };
  return {
    get: async (wanted) => {
      if (wanted.kind === "anonymous") return undefined;
      const key = `${wanted.kind} ${wanted.kind === "user" ? wanted.userId : wanted.configurationId}`;
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const changesBefore = changes;
      const identity =
        wanted.kind === "user" ? await readUser(wanted.userId) : readClient(wanted.configurationId);
      // What changed while it was read is not remembered as it was before.
      if (changes === changesBefore) known.set(key, identity);
      return identity;
    },
    boundSender: (key) => {
      const sender = senders.get(key.kid) ?? createBoundSender(key);
      senders.set(key.kid, sender);
      return sender;
    },
    forget: () => {
      changes += 1;
      known.clear();
      senders.clear();
    },
  };
};
