import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type JsonWebKey,
  randomBytes,
} from "node:crypto";
import type { JWK } from "jose";

type Header = Readonly<Record<string, unknown>>;

/**
 * A compact JWE with A256GCM whose content key is wrapped by A128KW or ECDH-ES+A128KW (RFC 7518 4.4, 4.6), which the
 * library cannot make here: Electron's cryptography has no key wrap.
 */
export const encryptWithWrappedKey = (text: string, jwk: JWK, header: Header): string => {
  const { wrapping, more } = jwk.kty === "oct" ? secretOf(jwk) : agree(jwk, String(header.alg));
  const encoded = Buffer.from(JSON.stringify({ ...header, ...more, enc: "A256GCM" })).toString("base64url");
  const [contentKey, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", contentKey, iv).setAAD(Buffer.from(encoded));
  const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [wrap(wrapping, contentKey), iv, content, cipher.getAuthTag()];
  return [encoded, ...parts.map((part) => part.toString("base64url"))].join(".");
};

const secretOf = ({ k = "" }: JWK) => ({ wrapping: Buffer.from(k, "base64url"), more: {} });

const agree = (jwk: JWK, alg: string) => {
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKey = createPublicKey({ key: jwk as JsonWebKey, format: "jwk" });
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey });
  const info = [number(alg.length), Buffer.from(alg), number(0), number(0), number(128)];
  const digest = createHash("sha256").update(Buffer.concat([number(1), shared, ...info]));
  return {
    wrapping: digest.digest().subarray(0, 16),
    more: { epk: own.publicKey.export({ format: "jwk" }) },
  };
};

const number = (value: number): Buffer => Buffer.from(value.toString(16).padStart(8, "0"), "hex");

/** RFC 3394 2.2.1. */
const wrap = (wrapping: Buffer, key: Buffer): Buffer => {
  const blocks = Array.from({ length: key.length / 8 }, (_, index) => key.subarray(index * 8, index * 8 + 8));
  let check = Buffer.alloc(8, 0xa6);
  for (let step = 1; step <= 6 * blocks.length; step += 1) {
    const at = (step - 1) % blocks.length;
    const cipher = createCipheriv("aes-128-ecb", wrapping, null).setAutoPadding(false);
    const block = cipher.update(Buffer.concat([check, blocks[at] ?? Buffer.alloc(8)]));
    check = Buffer.from(block.subarray(0, 8));
    check[7] = (check[7] ?? 0) ^ step;
    blocks[at] = block.subarray(8);
  }
  return Buffer.concat([check, ...blocks]);
};
