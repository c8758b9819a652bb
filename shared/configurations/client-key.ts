/**
 * What a key of the client is for: it signs assertions and request objects, is to do so next, or opens what the
 * provider encrypts for the client.
 */
export const clientKeyRoles = ["signing", "next_signing", "decryption"] as const;
export type ClientKeyRole = (typeof clientKeyRoles)[number];
/** Roles of keys that sign: the one in use, and the one that is to replace it. */
export type SigningRole = Exclude<ClientKeyRole, "decryption">;

/** Algorithms a client's key can sign with (RFC 7518 3.1, RFC 8037). */
export const clientKeyAlgorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;
export type ClientKeyAlgorithm = (typeof clientKeyAlgorithms)[number];

/** The public side of a client's key. */
export interface ClientKey {
  /** Key id, the thumbprint of the key (RFC 7638). */
  readonly keyId: string;
  readonly algorithm: ClientKeyAlgorithm;
  readonly createdAt: number;
  /** The public key as a JWKS document, ready to be registered. */
  readonly jwks: string;
  /** The public key in PEM (SubjectPublicKeyInfo). */
  readonly publicKeyPem: string;
  /**
   * The public key as a self-signed X.509 certificate in PEM, for providers that register certificates; absent for
   * a key of an earlier version.
   */
  readonly certificatePem?: string;
  /** When a login went well with it as the next key, epoch ms; absent: it was not tried, or without success. */
  readonly provenAt?: number;
}

/** Algorithms by which the key of an encrypted token can be wrapped for the client (RFC 7518 4.1). */
export const decryptionAlgorithms = ["RSA-OAEP-256", "RSA-OAEP", "ECDH-ES", "ECDH-ES+A128KW"] as const;
export type DecryptionAlgorithm = (typeof decryptionAlgorithms)[number];

/** The public side of a key that tokens are encrypted for. */
export interface DecryptionKey extends Omit<ClientKey, "algorithm" | "certificatePem" | "provenAt"> {
  readonly algorithm: DecryptionAlgorithm;
}

/** Algorithms of the key of a client certificate that is made here. */
export const clientCertificateAlgorithms = ["ES256", "RS256"] as const;
export type ClientCertificateAlgorithm = (typeof clientCertificateAlgorithms)[number];

/** The public side of a key with this role. */
export type ClientKeyOf<Role extends ClientKeyRole> = Role extends "decryption" ? DecryptionKey : ClientKey;

/** Which key is to be made, or taken in. */
export type WantedClientKey =
  | { readonly role?: "signing" | "next_signing" | undefined; readonly algorithm: ClientKeyAlgorithm }
  | { readonly role: "decryption"; readonly algorithm: DecryptionAlgorithm };

/** A client's keys, as a configuration has them. */
export interface ClientKeys {
  readonly clientKey?: ClientKey;
  readonly nextClientKey?: ClientKey;
  readonly decryptionKey?: DecryptionKey;
}

/** The public sides of all of a client's keys in one JWKS document, as they are to be registered (RFC 7517 5). */
export const publicJwks = ({ clientKey, nextClientKey, decryptionKey }: ClientKeys): string => {
  const kept = [clientKey, nextClientKey, decryptionKey].filter((key) => key !== undefined);
  const keys = kept.flatMap(({ jwks }) => (JSON.parse(jwks) as { readonly keys: readonly unknown[] }).keys);
  return JSON.stringify({ keys }, undefined, 2);
};

/** A client certificate as it can be shown; its private key is sealed. */
export interface ClientCertificate {
  /** Distinguished names, one line each. */
  readonly subject: string;
  readonly issuer: string;
  /** Epoch ms. */
  readonly validFrom: number;
  /** Epoch ms. */
  readonly validTo: number;
  /** Base64url of the SHA-256 of the certificate, as tokens bound to it have it (`x5t#S256`, RFC 8705 3.1). */
  readonly thumbprint: string;
  /** The certificate, and those of its chain that came with it, in PEM. */
  readonly certificatePem: string;
  /** The same as a JWKS document, as a self-signed certificate is registered (RFC 8705 2.2.2). */
  readonly jwks: string;
  readonly savedAt: number;
}
