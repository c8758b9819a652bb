import type { webcrypto } from "node:crypto";
import type { Connection } from "./http.ts";

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
  /** Shown to every server that asks for one, whatever the method is. */
  readonly certificate?: NonNullable<Connection["clientCertificate"]>;
}
