import type { ClientKey } from "#shared/configurations/client-key.ts";
import type { Database } from "../db/index.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/** The clients' own keys: the public side in plain, the private one sealed; one for each configuration. */
export interface ClientKeyStore {
  /** Replaces the key. Needs `vault.ready()` before. */
  save(configurationId: string, key: ClientKey, privateJwk: string): void;
  get(configurationId: string): ClientKey | undefined;
  /** The private key as a JWK. @throws AppFailure `secret_unreadable` */
  privateJwk(configurationId: string): string | undefined;
  delete(configurationId: string): void;
}

const placeOf = (configurationId: string): SealedPlace => ({
  table: "client_keys",
  row: configurationId,
  column: "sealed",
});

/** Makes the store. */
export const createClientKeyStore = (db: Database, vault: Vault): ClientKeyStore => {
  const upsert = db.prepare(`
    INSERT INTO client_keys (configuration_id, public_side, sealed) VALUES (?, ?, ?)
    ON CONFLICT (configuration_id) DO UPDATE SET public_side = excluded.public_side, sealed = excluded.sealed`);
  const selectPublic = db
    .prepare<[string], string>("SELECT public_side FROM client_keys WHERE configuration_id = ?")
    .pluck();
  const selectSealed = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM client_keys WHERE configuration_id = ?")
    .pluck();
  const remove = db.prepare("DELETE FROM client_keys WHERE configuration_id = ?");
  return {
    save: (id, key, privateJwk) => {
      upsert.run(id, JSON.stringify(key), vault.seal(placeOf(id), privateJwk));
    },
    get: (id) => {
      const row = selectPublic.get(id);
      return row === undefined ? undefined : (JSON.parse(row) as ClientKey);
    },
    privateJwk: (id) => {
      const sealed = selectSealed.get(id);
      return sealed === undefined ? undefined : Buffer.from(vault.open(placeOf(id), sealed)).toString("utf8");
    },
    delete: (id) => {
      remove.run(id);
    },
  };
};
