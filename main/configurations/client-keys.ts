import { createPrivateKey, type JsonWebKey } from "node:crypto";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type {
  ClientKey,
  ClientKeyAlgorithm,
  ClientKeyRole,
  DecryptionAlgorithm,
  SigningRole,
  WantedClientKey,
} from "#shared/configurations/client-key.ts";
import type { Database } from "../db/index.ts";
import type { OpeningKey, SigningKey } from "../ports/client-credentials.ts";
import type { Clock } from "../ports/clock.ts";
import type { Vault } from "../tokens/index.ts";
import {
  type ClientKeyMaterial,
  loadOpeningKey,
  loadSigningKey,
  makeClientKey,
  readClientKey,
} from "./client-key-material.ts";
import { createClientKeyStore } from "./client-key-store.ts";
import { selfSignCertificate } from "./self-sign-certificate.ts";

/** What can be done with the keys of a configuration's client. */
export interface ClientKeys {
  /** Makes a key; one of this role that was there before goes. @throws AppFailure `not_found`, `data_key_missing` */
  makeClientKey(id: string, wanted: WantedClientKey): Promise<ClientConfiguration>;
  /** The same with a key made elsewhere, as JWK or PEM. @throws AppFailure `invalid_input`, and as `makeClientKey` */
  importClientKey(id: string, wanted: WantedClientKey, text: string): Promise<ClientConfiguration>;
  /** @throws AppFailure `not_found` */
  removeClientKey(id: string, role: ClientKeyRole): ClientConfiguration;
  /**
   * The next key takes the place of the one that signs, which goes.
   * @throws AppFailure `not_found`, `secret_missing`, `secret_unreadable`, `data_key_missing`
   */
  promoteClientKey(id: string): Promise<ClientConfiguration>;
  /** Makes the certificate of a key that has none yet. @throws AppFailure as `promoteClientKey` */
  certifyClientKey(id: string, role: SigningRole): Promise<ClientConfiguration>;
  /** Notes that a login went well with the next key, if that is still this one. @throws AppFailure `not_found` */
  noteNextKeyProven(id: string, keyId: string): void;
  /** Undefined: there is none. @throws AppFailure `not_found`, `data_key_missing`, `secret_unreadable` */
  signingKey(id: string, role: SigningRole): Promise<SigningKey | undefined>;
  /** Undefined: there is none. @throws AppFailure as `signingKey` */
  openingKey(id: string): Promise<OpeningKey | undefined>;
}

type Material = <A extends WantedClientKey["algorithm"]>(algorithm: A) => Promise<ClientKeyMaterial<A>>;

/** Makes the part; `changed` tells a change and answers the configuration as it is then. */
export const createClientKeys = (parts: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  /** @throws AppFailure `not_found` */
  readonly get: (id: string) => ClientConfiguration;
  readonly changed: (id: string) => ClientConfiguration;
}): ClientKeys => {
  const { db, vault, clock, get, changed } = parts;
  const store = createClientKeyStore(db, vault);

  const keepOpening = async (
    id: string,
    { key, privateJwk }: ClientKeyMaterial<DecryptionAlgorithm>,
  ): Promise<ClientConfiguration> => {
    await vault.ready();
    store.save(id, "decryption", key, privateJwk);
    return changed(id);
  };
  const keepSigning = async (
    id: string,
    role: SigningRole,
    { key, privateJwk }: ClientKeyMaterial<ClientKeyAlgorithm>,
  ): Promise<ClientConfiguration> => {
    const certificatePem = await certificateOf(privateJwk, get(id), clock.now());
    await vault.ready();
    store.save(id, role, { ...key, certificatePem }, privateJwk);
    return changed(id);
  };
  const keep = async (
    id: string,
    wanted: WantedClientKey,
    material: Material,
  ): Promise<ClientConfiguration> => {
    get(id);
    return wanted.role === "decryption"
      ? keepOpening(id, await material(wanted.algorithm))
      : keepSigning(id, wanted.role ?? "signing", await material(wanted.algorithm));
  };
  /** A signing key with both sides, as it is now. @throws AppFailure `not_found`, `secret_missing`, `secret_unreadable` */
  const open = (id: string, role: SigningRole): { readonly key: ClientKey; readonly privateJwk: string } => {
    const key = keyOf(get(id), role);
    const privateJwk = store.privateJwk(id, role);
    if (key === undefined || privateJwk === undefined) throw keyMissing(role);
    return { key, privateJwk };
  };

  return {
    makeClientKey: (id, wanted) => keep(id, wanted, (algorithm) => makeClientKey(algorithm, clock.now())),
    importClientKey: (id, wanted, text) =>
      keep(id, wanted, (algorithm) => readClientKey(text, algorithm, clock.now())),
    removeClientKey: (id, role) => {
      get(id);
      store.delete(id, role);
      return changed(id);
    },
    promoteClientKey: async (id) => {
      await vault.ready();
      const { key, privateJwk } = open(id, "next_signing");
      const { provenAt: _proven, ...signing } = key;
      db.transaction(() => {
        store.save(id, "signing", signing, privateJwk);
        store.delete(id, "next_signing");
      })();
      return changed(id);
    },
    certifyClientKey: async (id, role) => {
      await vault.ready();
      const { key, privateJwk } = open(id, role);
      if (key.certificatePem !== undefined) return get(id);
      const certificatePem = await certificateOf(privateJwk, get(id), clock.now());
      store.describe(id, role, { ...key, certificatePem });
      return changed(id);
    },
    noteNextKeyProven: (id, keyId) => {
      const { nextClientKey } = get(id);
      if (nextClientKey?.keyId !== keyId) return;
      store.describe(id, "next_signing", { ...nextClientKey, provenAt: clock.now() });
      changed(id);
    },
    signingKey: async (id, role) => {
      if (keyOf(get(id), role) === undefined) return undefined;
      await vault.ready();
      const { key, privateJwk } = open(id, role);
      return loadSigningKey(key, privateJwk);
    },
    openingKey: async (id) => {
      if (get(id).decryptionKey === undefined) return undefined;
      await vault.ready();
      const { decryptionKey } = get(id);
      const privateJwk = store.privateJwk(id, "decryption");
      return decryptionKey && privateJwk !== undefined
        ? loadOpeningKey(decryptionKey, privateJwk)
        : undefined;
    },
  };
};

const keyOf = (configuration: ClientConfiguration, role: SigningRole): ClientKey | undefined =>
  role === "signing" ? configuration.clientKey : configuration.nextClientKey;

const YEARS = 5;

/** For providers that register a certificate and no key: they take the key out of it. */
const certificateOf = (
  privateJwk: string,
  { clientId, alias }: Pick<ClientConfiguration, "clientId" | "alias">,
  now: number,
): Promise<string> =>
  selfSignCertificate({
    privateKey: createPrivateKey({ key: JSON.parse(privateJwk) as JsonWebKey, format: "jwk" }),
    commonName: clientId || alias,
    validFrom: now,
    validTo: new Date(now).setUTCFullYear(new Date(now).getUTCFullYear() + YEARS),
  });

const keyMissing = (role: SigningRole): AppFailure =>
  role === "signing"
    ? new AppFailure({
        code: "secret_missing",
        message: "The client's key is missing.",
        advice: "Make a key or import one, and register its public side at the provider.",
        field: "clientKey",
      })
    : new AppFailure({
        code: "secret_missing",
        message: "There is no next key of the client.",
        advice: "Make the next key or import one, and register its public side at the provider.",
        field: "nextClientKey",
      });
