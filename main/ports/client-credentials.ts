import type { webcrypto } from "node:crypto";

/** A private key in use: it can sign and cannot be exported. */
export interface SigningKey {
  readonly key: webcrypto.CryptoKey;
  /** Key id, as it was registered at the provider. */
  readonly kid: string;
}

/** What a client authenticates with; which of them is needed says its method. */
export interface ClientCredentials {
  readonly secret?: string;
  readonly key?: SigningKey;
}
