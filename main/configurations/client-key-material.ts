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
import {
  type ClientKey,
  type ClientKeyAlgorithm,
  type DecryptionAlgorithm,
  type DecryptionKey,
  decryptionAlgorithms,
} from "#shared/configurations/client-key.ts";
import type { OpeningKey, SigningKey } from "../ports/client-credentials.ts";

const makeKeyPair = promisify(generateKeyPair);

const RSA_BITS = 3072;
const MIN_RSA_BITS = 2048;

type KeyAlgorithm = ClientKeyAlgorithm | DecryptionAlgorithm;

/** The public side of a key for signing or for decryption, by its algorithm. */
type PublicSide<Algorithm extends KeyAlgorithm> = Omit<DecryptionKey, "algorithm"> & {
  readonly algorithm: Algorithm;
};

/** A key with both sides, ready to be kept. */
export interface ClientKeyMaterial<Algorithm extends KeyAlgorithm = KeyAlgorithm> {
  readonly key: PublicSide<Algorithm>;
  readonly privateJwk: string;
}

/** Curve of each algorithm that has one (RFC 7518 3.4); that of ECDH-ES is ours to choose (RFC 7518 4.6). */
const curves: Readonly<Record<string, "P-256" | "P-384" | "P-521">> = {
  ES256: "P-256",
  ES384: "P-384",
  ES512: "P-521",
  "ECDH-ES": "P-256",
  "ECDH-ES+A128KW": "P-256",
};

const isForDecryption = (algorithm: KeyAlgorithm): algorithm is DecryptionAlgorithm =>
  decryptionAlgorithms.some((known) => known === algorithm);

/** Makes a new key: RSA 3072 bits, or the algorithm's curve. */
export const makeClientKey = async <Algorithm extends KeyAlgorithm>(
  algorithm: Algorithm,
  now: number,
): Promise<ClientKeyMaterial<Algorithm>> =>
  describeKey((await generate(algorithm)).privateKey, algorithm, now);

const generate = (algorithm: KeyAlgorithm): Promise<{ readonly privateKey: KeyObject }> => {
  const curve = curves[algorithm];
  if (curve !== undefined) return makeKeyPair("ec", { namedCurve: curve });
  return algorithm === "EdDSA" ? makeKeyPair("ed25519") : makeKeyPair("rsa", { modulusLength: RSA_BITS });
};

/**
 * Reads a private key that was made elsewhere: a JWK (RFC 7517) or PEM (PKCS #8, PKCS #1, SEC 1), unencrypted.
 * @throws AppFailure `invalid_input`
 */
export const readClientKey = async <Algorithm extends KeyAlgorithm>(
  text: string,
  algorithm: Algorithm,
  now: number,
): Promise<ClientKeyMaterial<Algorithm>> => {
  const field = isForDecryption(algorithm) ? "decryptionKey" : "clientKey";
  const privateKey = parsePrivateKey(text.trim(), field);
  requireFit(privateKey, algorithm, field);
  return describeKey(privateKey, algorithm, now);
};

const parsePrivateKey = (text: string, field: string): KeyObject => {
  try {
    return text.startsWith("{")
      ? createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: "jwk" })
      : createPrivateKey(text);
  } catch (thrown) {
    throw keyRefused(
      "This is not a private key that can be read.",
      "Paste a private key as a JWK or as PEM, without a passphrase.",
      field,
      thrown,
    );
  }
};

const requireFit = (key: KeyObject, algorithm: KeyAlgorithm, field: string): void => {
  const curve = curves[algorithm];
  const wanted = curve !== undefined ? "ec" : algorithm === "EdDSA" ? "ed25519" : "rsa";
  const isRightCurve = curve === undefined || key.export({ format: "jwk" }).crv === curve;
  if (key.asymmetricKeyType !== wanted || !isRightCurve) {
    throw keyRefused(
      `The key does not fit ${algorithm}.`,
      "Choose the algorithm that the key was made for.",
      field,
    );
  }
  if (wanted === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) {
    throw keyRefused(
      "The RSA key has fewer than 2,048 bits.",
      "Use a longer key: providers refuse short ones.",
      field,
    );
  }
};

const keyRefused = (message: string, advice: string, field: string, cause?: unknown): AppFailure =>
  new AppFailure({ code: "invalid_input", message, advice, field }, { cause });

const describeKey = async <Algorithm extends KeyAlgorithm>(
  privateKey: KeyObject,
  algorithm: Algorithm,
  createdAt: number,
): Promise<ClientKeyMaterial<Algorithm>> => {
  const publicKey = createPublicKey(privateKey);
  const publicJwk = publicKey.export({ format: "jwk" }) as JWK;
  const keyId = await calculateJwkThumbprint(publicJwk);
  const use = isForDecryption(algorithm) ? "enc" : "sig";
  const jwks = { keys: [{ ...publicJwk, kid: keyId, alg: algorithm, use }] };
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
  key: await load(privateJwk, signingParameters(key.algorithm), "sign"),
});

/** Loads a kept key to open what was encrypted for it. */
export const loadOpeningKey = async (
  { keyId, algorithm }: DecryptionKey,
  privateJwk: string,
): Promise<OpeningKey> => ({
  kid: keyId,
  algorithm,
  key:
    curves[algorithm] === undefined
      ? await load(
          privateJwk,
          { name: "RSA-OAEP", hash: algorithm === "RSA-OAEP" ? "SHA-1" : "SHA-256" },
          "decrypt",
        )
      : await load(privateJwk, { name: "ECDH", namedCurve: curves[algorithm] }, "deriveBits"),
});

type ImportParameters = webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams | webcrypto.Algorithm;

const load = (
  privateJwk: string,
  parameters: ImportParameters,
  usage: webcrypto.KeyUsage,
): Promise<webcrypto.CryptoKey> =>
  crypto.subtle.importKey("jwk", JSON.parse(privateJwk) as JsonWebKey, parameters, false, [usage]);

const signingParameters = (algorithm: ClientKeyAlgorithm): ImportParameters => {
  const curve = curves[algorithm];
  if (curve !== undefined) return { name: "ECDSA", namedCurve: curve };
  if (algorithm === "EdDSA") return { name: "Ed25519" };
  const hash = `SHA-${algorithm.slice(2)}`;
  return { name: algorithm.startsWith("PS") ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash };
};
