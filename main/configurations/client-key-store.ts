import type { ClientKeyOf, ClientKeyRole } from "#shared/configurations/client-key.ts";
import type { Database } from "../db/index.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/**
 * The clients' own keys: the public side in plain, the private one sealed; one for each configuration and role.
 * Sealing and opening need `vault.ready()` before.
 */
export interface ClientKeyStore {
  /** Replaces the key. */
  save<Role extends ClientKeyRole>(
    configurationId: string,
    role: Role,
    key: ClientKeyOf<Role>,
    privateJwk: string,
  ): void;
  /** Replaces what is known of this key, if it is still there; its private side stays. */
  describe<Role extends ClientKeyRole>(configurationId: string, role: Role, key: ClientKeyOf<Role>): void;
  /** The private key as a JWK. @throws AppFailure `secret_unreadable` */
  privateJwk(configurationId: string, role: ClientKeyRole): string | undefined;
  delete(configurationId: string, role: ClientKeyRole): void;
}

/** As the migration has it: the id of a signing key is the configuration's own. */
const idOf = (configurationId: string, role: ClientKeyRole): string =>
  role === "signing" ? configurationId : `${configurationId}/${role}`;

const placeOf = (id: string): SealedPlace => ({ table: "client_keys", row: id, column: "sealed" });

/** Makes the store. */
export const createClientKeyStore = (db: Database, vault: Vault): ClientKeyStore => {
  const upsert = db.prepare(`
    INSERT INTO client_keys (id, configuration_id, role, public_side, sealed) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET public_side = excluded.public_side, sealed = excluded.sealed`);
  const update = db.prepare(
    "UPDATE client_keys SET public_side = ? WHERE id = ? AND public_side ->> '$.keyId' = ?",
  );
  const selectSealed = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM client_keys WHERE id = ?")
    .pluck();
  const remove = db.prepare("DELETE FROM client_keys WHERE id = ?");
  return {
    save: (configurationId, role, key, privateJwk) => {
      const id = idOf(configurationId, role);
      upsert.run(id, configurationId, role, JSON.stringify(key), vault.seal(placeOf(id), privateJwk));
    },
    describe: (configurationId, role, key) => {
      update.run(JSON.stringify(key), idOf(configurationId, role), key.keyId);
    },
    privateJwk: (configurationId, role) => {
      const id = idOf(configurationId, role);
      const sealed = selectSealed.get(id);
      return sealed === undefined ? undefined : Buffer.from(vault.open(placeOf(id), sealed)).toString("utf8");
    },
    delete: (configurationId, role) => {
      remove.run(idOf(configurationId, role));
    },
  };
};
