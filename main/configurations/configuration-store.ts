import { AppFailure } from "#shared/app-error.ts";
import {
  type ClientConfiguration,
  type ClientConfigurationDraft,
  type ClientConfigurationSummary,
  completeDraft,
  draftOf,
} from "#shared/configurations/client-configuration.ts";
import type { ClientKeyRole } from "#shared/configurations/client-key.ts";
import { missingForLogin } from "#shared/configurations/missing-for-login.ts";
import type { Database } from "../db/index.ts";
import { aliasKey } from "./alias.ts";

/** Where a client secret is: in the keychain, or in memory until the app ends. */
export type SecretPlace = "keychain" | "memory";

/** Client configurations in the database; their client secrets are elsewhere. */
export interface ConfigurationStore {
  /** In the order of their aliases. */
  list(): readonly ClientConfigurationSummary[];
  /** @throws AppFailure `not_found` */
  get(id: string): ClientConfiguration;
  isTaken(alias: string): boolean;
  /** @throws AppFailure `alias_taken` when another configuration than `id` has the alias */
  refuseTaken(alias: string, id: string): void;
  /** @throws AppFailure `alias_taken` */
  insert(configuration: ClientConfiguration, place: SecretPlace | undefined): void;
  /** @throws AppFailure `alias_taken`, `not_found` */
  update(id: string, draft: ClientConfigurationDraft, updatedAt: number): void;
  /** Notes where the client secret is since when, or that there is none. @throws AppFailure `not_found` */
  noteSecret(id: string, saved: { readonly at: number; readonly place: SecretPlace } | undefined): void;
  /** Deletes the configuration with its users, their tokens and its login runs. @throws AppFailure `not_found` */
  delete(id: string): void;
  /** Forgets the secrets that were in memory when the app ended. */
  forgetSecretsInMemory(): void;
  /** Secrets that were in memory are in the keychain now. */
  noteSecretsMoved(): void;
}

interface Row {
  readonly id: string;
  readonly draft: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly savedAt: number | null;
  readonly clientKey: string | null;
  readonly clientCertificate: string | null;
  readonly registration: string | null;
  readonly nextClientKey: string | null;
  readonly decryptionKey: string | null;
  readonly isDemo: 0 | 1;
}

interface SummaryRow extends Row {
  readonly loginCount: number | null;
  readonly lastState: "succeeded" | "failed" | "cancelled";
  readonly lastEndedAt: number | null;
  readonly failed: number | null;
  readonly warnings: number | null;
}

const keyOf = (role: ClientKeyRole): string =>
  `(SELECT public_side FROM client_keys
    WHERE configuration_id = client_configurations.id AND role = '${role}')`;

const columns = `
  id, draft, created_at AS createdAt, updated_at AS updatedAt, client_secret_saved_at AS savedAt,
  (SELECT public_side FROM client_certificates WHERE configuration_id = id) AS clientCertificate,
  (SELECT json_object('registeredAt', registered_at, 'canBeEnded', json(iif(sealed IS NULL, 'false', 'true')))
    FROM client_registrations WHERE configuration_id = id) AS registration,
  ${keyOf("signing")} AS clientKey, ${keyOf("next_signing")} AS nextClientKey,
  ${keyOf("decryption")} AS decryptionKey,
  EXISTS (SELECT 1 FROM demo_idp_state WHERE issuer = draft ->> '$.issuer') AS isDemo`;

/** A diagnosis of an earlier version says nothing of this one. Runs are counted once for all configurations; with max(), SQLite takes `state` from the row of the maximum. */
const listSql = `
  SELECT ${columns}, loginCount, lastState, lastEndedAt, failed, warnings FROM client_configurations
  LEFT JOIN diagnoses ON diagnoses.configuration_id = id AND of_updated_at = updated_at
  LEFT JOIN (
    SELECT configuration_id, count(*) AS loginCount, max(ended_at) AS lastEndedAt, state AS lastState
    FROM login_runs GROUP BY configuration_id
  ) AS runs ON runs.configuration_id = id
  ORDER BY alias_key`;

/** Makes the store. */
export const createConfigurationStore = (db: Database): ConfigurationStore => {
  const selectAll = db.prepare<[], SummaryRow>(listSql);
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM client_configurations WHERE id = ?`);
  const selectByAlias = db.prepare<[string], Row>(
    `SELECT ${columns} FROM client_configurations WHERE alias_key = ?`,
  );
  const deleteOne = db.prepare("DELETE FROM client_configurations WHERE id = ?");

  const refuseTaken = (alias: string, id: string): void => {
    const holder = selectByAlias.get(aliasKey(alias));
    if (holder !== undefined && holder.id !== id) throw aliasTaken(alias);
  };

  return {
    list: () => selectAll.all().map(summaryOf),
    get: (id) => {
      const row = selectOne.get(id);
      if (row === undefined) throw notFound();
      return configurationOf(row);
    },
    isTaken: (alias) => selectByAlias.get(aliasKey(alias)) !== undefined,
    refuseTaken,
    insert: (configuration, place) => {
      const { id, createdAt, updatedAt, clientSecretSavedAt } = configuration;
      const draft = draftOf(configuration);
      refuseTaken(draft.alias, id);
      db.prepare(`
        INSERT INTO client_configurations
          (id, alias_key, draft, created_at, updated_at, client_secret_saved_at, client_secret_kept_in)
        VALUES (?, ?, ?, ?, ?, ?, ?)`).run(
        id,
        aliasKey(draft.alias),
        JSON.stringify(draft),
        createdAt,
        updatedAt,
        clientSecretSavedAt ?? null,
        place ?? null,
      );
    },
    update: (id, draft, updatedAt) => {
      refuseTaken(draft.alias, id);
      const change = db
        .prepare("UPDATE client_configurations SET alias_key = ?, draft = ?, updated_at = ? WHERE id = ?")
        .run(aliasKey(draft.alias), JSON.stringify(draft), updatedAt, id);
      if (change.changes === 0) throw notFound();
    },
    noteSecret: (id, saved) => {
      const change = db
        .prepare(`
          UPDATE client_configurations SET client_secret_saved_at = ?, client_secret_kept_in = ?
          WHERE id = ?`)
        .run(saved?.at ?? null, saved?.place ?? null, id);
      if (change.changes === 0) throw notFound();
    },
    delete: (id) => {
      if (deleteOne.run(id).changes === 0) throw notFound();
    },
    forgetSecretsInMemory: () => {
      db.prepare(`
        UPDATE client_configurations SET client_secret_saved_at = NULL, client_secret_kept_in = NULL
        WHERE client_secret_kept_in = 'memory'`).run();
    },
    noteSecretsMoved: () => {
      db.prepare(`
        UPDATE client_configurations SET client_secret_kept_in = 'keychain'
        WHERE client_secret_kept_in = 'memory'`).run();
    },
  };
};

const configurationOf = (row: Row): ClientConfiguration => ({
  ...completeDraft(JSON.parse(row.draft)),
  id: row.id,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  ...(row.savedAt === null ? {} : { clientSecretSavedAt: row.savedAt }),
  ...(row.clientKey === null ? {} : { clientKey: JSON.parse(row.clientKey) }),
  ...(row.clientCertificate === null ? {} : { clientCertificate: JSON.parse(row.clientCertificate) }),
  ...(row.registration === null ? {} : { registration: JSON.parse(row.registration) }),
  ...(row.nextClientKey === null ? {} : { nextClientKey: JSON.parse(row.nextClientKey) }),
  ...(row.decryptionKey === null ? {} : { decryptionKey: JSON.parse(row.decryptionKey) }),
  ...(row.isDemo === 1 ? { isDemo: true } : {}),
});

const summaryOf = (row: SummaryRow): ClientConfigurationSummary => {
  const draft = completeDraft(JSON.parse(row.draft));
  const { alias, preset, tags, issuer, clientId } = draft;
  return {
    id: row.id,
    alias,
    preset,
    tags,
    issuer,
    clientId,
    ...(row.isDemo === 1 ? { isDemo: true } : {}),
    missing: missingForLogin(draft, {
      clientSecret: row.savedAt !== null,
      clientKey: row.clientKey !== null,
      clientCertificate: row.clientCertificate !== null,
    }),
    loginCount: row.loginCount ?? 0,
    ...(row.failed === null || row.warnings === null
      ? {}
      : { diagnosis: { failed: row.failed, warnings: row.warnings } }),
    ...(row.lastEndedAt === null ? {} : { lastLogin: { state: row.lastState, endedAt: row.lastEndedAt } }),
  };
};

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such configuration any more.",
    advice: "Go back to the list of configurations.",
  });

const aliasTaken = (alias: string): AppFailure =>
  new AppFailure({
    code: "alias_taken",
    message: `There is a configuration with the alias “${alias}” already.`,
    advice: "Choose another alias.",
    field: "alias",
  });
