import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { ClientCertificateAlgorithm } from "#shared/configurations/client-key.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Connection } from "../ports/http.ts";
import type { Vault } from "../tokens/index.ts";
import {
  type ClientCertificateMaterial,
  makeClientCertificate,
  readClientCertificate,
} from "./client-certificate-material.ts";
import { createClientCertificateStore } from "./client-certificate-store.ts";

/** What can be done with the client certificate of a configuration (RFC 8705). */
export interface ClientCertificates {
  /**
   * Makes a key and a self-signed certificate of it; one that was there before goes.
   * @throws AppFailure `not_found`, `data_key_missing`
   */
  makeClientCertificate(id: string, algorithm: ClientCertificateAlgorithm): Promise<ClientConfiguration>;
  /**
   * The same with a certificate and a key that were made elsewhere, in PEM; either text may hold both.
   * @throws AppFailure `invalid_input`, and as `makeClientCertificate`
   */
  importClientCertificate(id: string, certificate: string, privateKey: string): Promise<ClientConfiguration>;
  /** @throws AppFailure `not_found` */
  removeClientCertificate(id: string): ClientConfiguration;
  /** @throws AppFailure `not_found`, `data_key_missing`, `secret_unreadable` */
  clientCertificate(id: string): Promise<Connection["clientCertificate"]>;
}

/** Makes the part; `changed` tells a change and answers the configuration as it is then. */
export const createClientCertificates = (parts: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  /** @throws AppFailure `not_found` */
  readonly get: (id: string) => ClientConfiguration;
  readonly changed: (id: string) => ClientConfiguration;
}): ClientCertificates => {
  const { vault, clock, get, changed } = parts;
  const store = createClientCertificateStore(parts.db, vault);
  const keep = async (id: string, material: ClientCertificateMaterial): Promise<ClientConfiguration> => {
    get(id);
    await vault.ready();
    store.save(id, material.certificate, material.privateKeyPem);
    return changed(id);
  };
  return {
    makeClientCertificate: async (id, algorithm) => {
      const { alias, clientId } = get(id);
      return keep(id, await makeClientCertificate(algorithm, clientId || alias, clock.now()));
    },
    importClientCertificate: async (id, certificate, privateKey) =>
      keep(id, readClientCertificate(certificate, privateKey, clock.now())),
    removeClientCertificate: (id) => {
      get(id);
      store.delete(id);
      return changed(id);
    },
    clientCertificate: async (id) => {
      const certificatePem = get(id).clientCertificate?.certificatePem;
      if (certificatePem === undefined) return undefined;
      await vault.ready();
      const privateKeyPem = store.privateKeyPem(id);
      return privateKeyPem === undefined ? undefined : { certificatePem, privateKeyPem };
    },
  };
};
