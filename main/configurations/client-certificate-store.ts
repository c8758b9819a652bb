import type { ClientCertificate } from "#shared/configurations/client-key.ts";
import type { Database } from "../db/index.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";

/** The clients' certificates: the public side in plain, the private key sealed; one for each configuration. */
export interface ClientCertificateStore {
  /** Replaces the certificate. Needs `vault.ready()` before. */
  save(configurationId: string, certificate: ClientCertificate, privateKeyPem: string): void;
  /** The private key in PEM. Needs `vault.ready()` before. @throws AppFailure `secret_unreadable` */
  privateKeyPem(configurationId: string): string | undefined;
  delete(configurationId: string): void;
}

const placeOf = (configurationId: string): SealedPlace => ({
  table: "client_certificates",
  row: configurationId,
  column: "sealed",
});

/** Makes the store. */
export const createClientCertificateStore = (db: Database, vault: Vault): ClientCertificateStore => {
  const upsert = db.prepare(`
    INSERT INTO client_certificates (configuration_id, public_side, sealed) VALUES (?, ?, ?)
    ON CONFLICT (configuration_id) DO UPDATE SET public_side = excluded.public_side, sealed = excluded.sealed`);
  const selectSealed = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM client_certificates WHERE configuration_id = ?")
    .pluck();
  const remove = db.prepare("DELETE FROM client_certificates WHERE configuration_id = ?");
  return {
    save: (id, certificate, privateKeyPem) => {
      upsert.run(id, JSON.stringify(certificate), vault.seal(placeOf(id), privateKeyPem));
    },
    privateKeyPem: (id) => {
      const sealed = selectSealed.get(id);
      return sealed === undefined ? undefined : Buffer.from(vault.open(placeOf(id), sealed)).toString("utf8");
    },
    delete: (id) => {
      remove.run(id);
    },
  };
};
