import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  type KeyObject,
  type webcrypto,
} from "node:crypto";
import { promisify } from "node:util";
import { calculateJwkThumbprint, type JWK } from "jose";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientKey, ClientKeyAlgorithm } from "#shared/configurations/client-key.ts";
import type { SigningKey } from "../ports/client-credentials.ts";

const makeKeyPair = promisify(generateKeyPair);

const RSA_BITS = 3072;
const MIN_RSA_BITS = 2048;

/** Curve of each ECDSA algorithm (RFC 7518 3.4). */
const curves: Readonly<Record<string, "P-256" | "P-384" | "P-521">> = {
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
};

/** A key with both sides, ready to be kept. */
export interface ClientKeyMaterial {
  readonly key: ClientKey;
  readonly privateJwk: string;
}

/** Makes a new key: RSA 3072 bits, or the algorithm's curve. */
export const makeClientKey = async (algorithm: ClientKeyAlgorithm, now: number): Promise<ClientKeyMaterial> =>
  describeKey((await generate(algorithm)).privateKey, algorithm, now);

const generate = (algorithm: ClientKeyAlgorithm): Promise<{ readonly privateKey: KeyObject }> => {
  const curve = curves[algorithm];
  if (curve !== undefined) return makeKeyPair("ec", { namedCurve: curve });
  return algorithm === "EdDSA" ? makeKeyPair("ed25519") : makeKeyPair("rsa", { modulusLength: RSA_BITS });
};

/**
 * Reads a private key that was made elsewhere: a JWK (RFC 7517) or PEM (PKCS #8, PKCS #1, SEC 1), unencrypted.
 * @throws AppFailure `invalid_input`
 */
export const readClientKey = (
  text: string,
  algorithm: ClientKeyAlgorithm,
  now: number,
): Promise<ClientKeyMaterial> => {
  const privateKey = parsePrivateKey(text.trim());
  requireFit(privateKey, algorithm);
  return describeKey(privateKey, algorithm, now);
};

const parsePrivateKey = (text: string): KeyObject => {
  try {
    return text.startsWith("{")
      ? createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: "jwk" })
      : createPrivateKey(text);
  } catch (thrown) {
    throw keyRefused(
      "This is not a private key that can be read.",
      "Paste a private key as a JWK or as PEM, without a passphrase.",
      thrown,
    );
  }
};

const requireFit = (key: KeyObject, algorithm: ClientKeyAlgorithm): void => {
  const curve = curves[algorithm];
  const wanted = curve !== undefined ? "ec" : algorithm === "EdDSA" ? "ed25519" : "rsa";
  const isRightCurve = curve === undefined || key.export({ format: "jwk" }).crv === curve;
  if (key.asymmetricKeyType !== wanted || !isRightCurve) {
    throw keyRefused(`The key does not fit ${algorithm}.`, "Choose the algorithm that the key was made for.");
  }
  if (wanted === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) {
    throw keyRefused(
      "The RSA key has fewer than 2,048 bits.",
      "Use a longer key: providers refuse short ones.",
    );
  }
};

const keyRefused = (message: string, advice: string, cause?: unknown): AppFailure =>
  new AppFailure({ code: "invalid_input", message, advice, field: "clientKey" }, { cause });

const describeKey = async (
  privateKey: KeyObject,
  algorithm: ClientKeyAlgorithm,
  createdAt: number,
): Promise<ClientKeyMaterial> => {
  const publicKey = createPublicKey(privateKey);
  const publicJwk = publicKey.export({ format: "jwk" }) as JWK;
  const keyId = await calculateJwkThumbprint(publicJwk);
  const jwks = { keys: [{ ...publicJwk, kid: keyId, alg: algorithm, use: "sig" }] };
  return {
    key: {
      keyId,
      algorithm,
      createdAt,
      jwks: JSON.stringify(jwks, undefined, 2),
      publicKeyPem: publicKey.export({ format: "pem", type: "spki" }).toString(),
    },
    privateJwk: JSON.stringify(privateKey.export({ format: "jwk" })),
  };
};

/** Loads a kept key for signing. */
export const loadSigningKey = async (key: ClientKey, privateJwk: string): Promise<SigningKey> => ({
  kid: key.keyId,
  key: await crypto.subtle.importKey(
    "jwk",
    JSON.parse(privateJwk) as JsonWebKey,
    importParameters(key.algorithm),
    false,
    ["sign"],
  ),
});

const importParameters = (
  algorithm: ClientKeyAlgorithm,
): webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams | webcrypto.Algorithm => {
  const curve = curves[algorithm];
  if (curve !== undefined) return { name: "ECDSA", namedCurve: curve };
  if (algorithm === "EdDSA") return { name: "Ed25519" };
  const hash = `SHA-${algorithm.slice(2)}`;
  return { name: algorithm.startsWith("PS") ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash };
};
