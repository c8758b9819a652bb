import type { webcrypto } from "node:crypto";
import type { DecryptionAlgorithm } from "#shared/configurations/client-key.ts";

/** A private key in use: it can sign and cannot be exported. */
export interface SigningKey {
  readonly key: webcrypto.CryptoKey;
  /** Key id, as it was registered at the provider. */
  readonly kid: string;
}

/** A key in use: it opens what was encrypted for it. A private one cannot be exported. */
export interface OpeningKey {
  /** Bytes where it is derived from the client secret. */
  readonly key: webcrypto.CryptoKey | Uint8Array;
  /** Key id, as it was registered at the provider; what is derived from the client secret has none. */
  readonly kid?: string;
  /** The one algorithm by which keys are wrapped for it. */
  readonly algorithm: DecryptionAlgorithm | "A128KW";
}

/** What a client authenticates with, which its method says, and opens encrypted answers with. */
export interface ClientCredentials {
  readonly secret?: string;
  readonly key?: SigningKey;
  readonly decryptionKey?: OpeningKey;
}
