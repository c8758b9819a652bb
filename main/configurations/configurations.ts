import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  type ClientConfigurationSummary,
  draftOf,
  usesClientSecret,
} from "#shared/configurations/client-configuration.ts";
import type { SigningRole } from "#shared/configurations/client-key.ts";
import type { Publish } from "#shared/contract/events.ts";
import type { Database } from "../db/index.ts";
import type { ClientCredentials } from "../ports/client-credentials.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { Vault } from "../tokens/index.ts";
import { aliasOfCopy } from "./alias.ts";
import { checkClientSecret } from "./check-client-secret.ts";
import { type ClientCertificates, createClientCertificates } from "./client-certificates.ts";
import { type ClientKeys, createClientKeys } from "./client-keys.ts";
import { createClientSecrets } from "./client-secrets.ts";
import { createConfigurationStore } from "./configuration-store.ts";
import { createKeychainLeftoverStore } from "./keychain-leftover-store.ts";

export interface ConfigurationsPorts {
  readonly db: Database;
  readonly vault: Vault;
  readonly random: Random;
  readonly clock: Clock;
  readonly publish: Publish;
}

/**
 * The client configurations with their client secrets: the one in the database, the other in the keychain or,
 * without one, in memory. Every change is told by `configurations.changed`.
 */
export interface Configurations extends ClientCertificates, ClientKeys {
  list(): readonly ClientConfigurationSummary[];
  /** @throws AppFailure `not_found` */
  get(id: string): ClientConfiguration;
  /**
   * @throws AppFailure `alias_taken`, `secret_too_long`, `invalid_input`, `keychain_unavailable`,
   * `keychain_timeout`; nothing is stored then
   */
  create(input: {
    readonly draft: ClientConfigurationDraft;
    readonly clientSecret?: string | undefined;
  }): Promise<ClientConfiguration>;
  /** All of them or none. @throws AppFailure `alias_taken`, with the draft's place before its field: `drafts.2.alias` */
  createAll(drafts: readonly ClientConfigurationDraft[]): readonly ClientConfiguration[];
  /** @throws AppFailure `not_found`, `alias_taken` */
  update(id: string, draft: ClientConfigurationDraft): ClientConfiguration;
  /** A copy with its own alias and the same client secret. @throws AppFailure as `create` and `clientSecret` */
  duplicate(id: string): Promise<ClientConfiguration>;
  /**
   * Deletes it with its users, their tokens and its login runs; saved requests sent as one of them become
   * anonymous. The keychain item goes afterwards, later if it can't be reached now.
   * @throws AppFailure `not_found`
   */
  delete(id: string): Promise<void>;
  /** Kept to the letter (KD-29). @throws AppFailure `not_found`, and as `create` */
  setClientSecret(id: string, secret: string): Promise<ClientConfiguration>;
  /** @throws AppFailure `not_found` */
  removeClientSecret(id: string): Promise<ClientConfiguration>;
  /** @throws AppFailure as `clientSecret`, and `secret_missing` when there is none */
  revealClientSecret(id: string): Promise<string>;
  /**
   * The secret for a login; undefined when none was ever set.
   * @throws AppFailure `not_found`, `keychain_unavailable`, `keychain_timeout`, `secret_missing` when the
   * keychain does not have it any more
   */
  clientSecret(id: string): Promise<string | undefined>;
  /**
   * What the client's method needs to authenticate, and what opens encrypted answers. The client certificate is no
   * part of it: it belongs to the connection.
   * @param role the key that signs assertions: the one in use if it is not named
   * @throws AppFailure as `clientSecret`, and `secret_unreadable`
   */
  credentials(id: string, role?: SigningRole): Promise<ClientCredentials>;
}

/** Makes the part; secrets that were in memory at the last end of the app are forgotten. */
export const createConfigurations = ({
  db,
  vault,
  random,
  clock,
  publish,
}: ConfigurationsPorts): Configurations => {
  const store = createConfigurationStore(db);
  const secrets = createClientSecrets(vault, createKeychainLeftoverStore(db));
  store.forgetSecretsInMemory();
  vault.whenReady(() => {
    store.noteSecretsMoved();
    return secrets.sweep();
  });

  const changed = (id: string): ClientConfiguration => {
    publish("configurations.changed", { id });
    return store.get(id);
  };

  const certificates = createClientCertificates({ db, vault, clock, get: store.get, changed });
  const keys = createClientKeys({ db, vault, clock, get: store.get, changed });

  const insert = (draft: ClientConfigurationDraft): string => {
    const id = random.uuid();
    const now = clock.now();
    store.insert({ ...draft, id, createdAt: now, updatedAt: now }, undefined);
    return id;
  };

  const insertAll = db.transaction((drafts: readonly ClientConfigurationDraft[]) =>
    drafts.map((draft, index) => {
      try {
        return insert(draft);
      } catch (thrown) {
        throw thrown instanceof AppFailure ? atPlace(thrown, `drafts.${index}`) : thrown;
      }
    }),
  );

  const create = async (draft: ClientConfigurationDraft, secret: string | undefined) => {
    if (secret === undefined) return changed(insert(draft));
    const id = random.uuid();
    const now = clock.now();
    checkClientSecret(secret);
    store.refuseTaken(draft.alias, id);
    await secrets.write(id, secret, false, (place) =>
      store.insert({ ...draft, id, createdAt: now, updatedAt: now, clientSecretSavedAt: now }, place),
    );
    return changed(id);
  };

  const clientSecret = async (id: string): Promise<string | undefined> => {
    if (store.get(id).clientSecretSavedAt === undefined) return undefined;
    const secret = await secrets.read(id);
    if (secret === undefined) throw secretGone();
    return secret;
  };

  /** The key whatever the method is: a provider may come to demand signed requests at any time. */
  const secretAndKey = async (
    id: string,
    role: SigningRole,
  ): Promise<Pick<ClientCredentials, "secret" | "key">> => {
    const isUsed = usesClientSecret(store.get(id).clientAuthenticationMethod);
    const secret = isUsed ? await clientSecret(id) : undefined;
    const key = await keys.signingKey(id, role);
    return { ...(secret === undefined ? {} : { secret }), ...(key === undefined ? {} : { key }) };
  };

  const forgetSecret = (id: string): void => {
    if (store.get(id).clientSecretSavedAt !== undefined) secrets.noteRemoval(id);
  };

  return {
    list: store.list,
    get: store.get,
    create: (input) => create(input.draft, input.clientSecret),
    createAll: (drafts) => insertAll(drafts).map(changed),
    update: (id, draft) => {
      store.update(id, draft, clock.now());
      return changed(id);
    },
    duplicate: async (id) => {
      const secret = await clientSecret(id);
      const draft = draftOf(store.get(id));
      return create({ ...draft, alias: aliasOfCopy(draft.alias, store.isTaken) }, secret);
    },
    delete: async (id) => {
      db.transaction(() => {
        forgetSecret(id);
        store.delete(id);
      })();
      publish("configurations.changed", { id });
      await secrets.sweep();
    },
    setClientSecret: async (id, secret) => {
      checkClientSecret(secret);
      const replaces = store.get(id).clientSecretSavedAt !== undefined;
      await secrets.write(id, secret, replaces, (place) => store.noteSecret(id, { at: clock.now(), place }));
      return changed(id);
    },
    removeClientSecret: async (id) => {
      db.transaction(() => {
        forgetSecret(id);
        store.noteSecret(id, undefined);
      })();
      const configuration = changed(id);
      await secrets.sweep();
      return configuration;
    },
    revealClientSecret: async (id) => {
      const secret = await clientSecret(id);
      if (secret === undefined) throw secretNeverSet();
      return secret;
    },
    clientSecret,
    ...keys,
    ...certificates,
    credentials: async (id, role = "signing") => {
      const credentials = await secretAndKey(id, role);
      const decryptionKey = await keys.openingKey(id);
      return {
        ...credentials,
        ...(decryptionKey === undefined ? {} : { decryptionKey }),
      };
    },
  };
};

/** The same failure, with the place of what it is about before its field. */
const atPlace = ({ error, cause }: AppFailure, place: string): AppFailure =>
  new AppFailure({ ...error, field: `${place}.${error.field ?? ""}` }, { cause });

const secretNeverSet = (): AppFailure =>
  new AppFailure({
    code: "secret_missing",
    message: "This configuration has no client secret.",
    advice: "Enter the client secret that the identity provider gave out.",
    field: "clientSecret",
  });

const secretGone = (): AppFailure =>
  new AppFailure({
    code: "secret_missing",
    message: "The keychain does not have this configuration's client secret.",
    advice: "Unlock the keychain that was used before, or enter the client secret again.",
    field: "clientSecret",
  });
