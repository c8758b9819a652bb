import type { Database } from "../db/index.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/** What ends a registration at the provider (RFC 7592 3). */
export interface RegistrationManagement {
  readonly uri: string;
  readonly accessToken: string;
}

/** Registrations that were made from here: when in plain, what ends them sealed. */
export interface RegistrationStore {
  /** Replaces the one that was there. Needs `vault.ready()` before. */
  save(configurationId: string, registeredAt: number, management: RegistrationManagement | undefined): void;
  /** @throws AppFailure `secret_unreadable` */
  management(configurationId: string): RegistrationManagement | undefined;
  delete(configurationId: string): void;
}

const placeOf = (configurationId: string): SealedPlace => ({
  table: "client_registrations",
  row: configurationId,
  column: "sealed",
});

/** Makes the store. */
export const createRegistrationStore = (db: Database, vault: Vault): RegistrationStore => {
  const upsert = db.prepare(`
    INSERT INTO client_registrations (configuration_id, registered_at, sealed) VALUES (?, ?, ?)
    ON CONFLICT (configuration_id) DO UPDATE SET registered_at = excluded.registered_at, sealed = excluded.sealed`);
  const select = db
    .prepare<[string], Uint8Array | null>(
      "SELECT sealed FROM client_registrations WHERE configuration_id = ?",
    )
    .pluck();
  const remove = db.prepare("DELETE FROM client_registrations WHERE configuration_id = ?");
  return {
    save: (id, registeredAt, management) => {
      const sealed = management && vault.seal(placeOf(id), JSON.stringify(management));
      upsert.run(id, registeredAt, sealed ?? null);
    },
    management: (id) => {
      const sealed = select.get(id);
      return sealed === undefined || sealed === null
        ? undefined
        : JSON.parse(Buffer.from(vault.open(placeOf(id), sealed)).toString("utf8"));
    },
    delete: (id) => {
      remove.run(id);
    },
  };
};
