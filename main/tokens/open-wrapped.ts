import { createDecipheriv, createHash, createHmac, type JsonWebKey, timingSafeEqual } from "node:crypto";
import type { OpeningKey } from "../ports/client-credentials.ts";
import { decodeHeader } from "./decode-jwt.ts";

/**
 * Opens a compact JWE whose content key is wrapped with AES Key Wrap (RFC 7518 4.4, 4.6). Electron's cryptography
 * has no key wrap, so the library cannot; the parts that it is made of are there. The header is checked already.
 * @throws anything, when it cannot be opened
 */
export const openWrapped = async (token: string, { key, algorithm }: OpeningKey): Promise<Uint8Array> => {
  const [header = "", wrapped = "", iv = "", content = "", tag = ""] = token.split(".");
  const members = decodeHeader(token) ?? {};
  const wrapping = key instanceof Uint8Array ? key : await agreeOnKey(key, algorithm, members);
  const contentKey = unwrapKey(wrapping, bytesOf(wrapped));
  const parts = {
    iv: bytesOf(iv),
    content: bytesOf(content),
    tag: bytesOf(tag),
    header: Buffer.from(header),
  };
  const enc = String(members.enc);
  return enc.endsWith("GCM") ? openGcm(contentKey, enc, parts) : openCbc(contentKey, enc, parts);
};

const bytesOf = (text: string): Buffer => Buffer.from(text, "base64url");

const refuse = (): never => {
  throw new Error("It cannot be opened.");
};

type Members = Readonly<Record<string, unknown>>;

/** The wrapping key that both sides come to (RFC 7518 4.6.2): one round of the key derivation is enough for it. */
const agreeOnKey = async (
  privateKey: Exclude<OpeningKey["key"], Uint8Array>,
  algorithm: string,
  { epk, apu, apv }: Members,
): Promise<Uint8Array> => {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const { kty, crv, x, y } = epk as JsonWebKey;
  const given = await crypto.subtle.importKey("jwk", { kty, crv, x, y } as JsonWebKey, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: given }, privateKey, 256);
  const digest = createHash("sha256").update(number(1)).update(new Uint8Array(shared));
  for (const text of [Buffer.from(algorithm), partyOf(apu), partyOf(apv)])
    digest.update(number(text.length)).update(text);
  return digest
    .update(number(WRAPPING_BYTES * 8))
    .digest()
    .subarray(0, WRAPPING_BYTES);
};

const WRAPPING_BYTES = 16;

const partyOf = (value: unknown): Buffer => (typeof value === "string" ? bytesOf(value) : Buffer.alloc(0));

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** RFC 3394 2.2.2, index based. */
const unwrapKey = (wrapping: Uint8Array, wrapped: Buffer): Buffer => {
  const count = wrapped.length / 8 - 1;
  if (!Number.isInteger(count) || count < 2 || count > 8) return refuse();
  const key = Buffer.from(wrapped.subarray(8));
  let check = Buffer.from(wrapped.subarray(0, 8));
  for (let step = 6 * count; step > 0; step -= 1) {
    const at = ((step - 1) % count) * 8;
    check[7] = (check[7] ?? 0) ^ step;
    const cipher = createDecipheriv("aes-128-ecb", wrapping, null).setAutoPadding(false);
    const block = cipher.update(Buffer.concat([check, key.subarray(at, at + 8)]));
    check = block.subarray(0, 8);
    block.copy(key, at, 8);
  }
  return timingSafeEqual(check, Buffer.alloc(8, 0xa6)) ? key : refuse();
};

interface Parts {
  readonly iv: Buffer;
  readonly content: Buffer;
  readonly tag: Buffer;
  readonly header: Buffer;
}

/** RFC 7518 5.3; a shorter tag would be easier to guess. */
const openGcm = (key: Buffer, enc: string, { iv, content, tag, header }: Parts): Buffer => {
  const bits = enc === "A256GCM" ? 256 : 128;
  if (key.length * 8 !== bits || iv.length !== 12 || tag.length !== 16) return refuse();
  const cipher = createDecipheriv(`aes-${bits}-gcm`, key, iv, { authTagLength: 16 });
  cipher.setAAD(header).setAuthTag(tag);
  return Buffer.concat([cipher.update(content), cipher.final()]);
};

/** RFC 7518 5.2.2.2: the first half of the key authenticates, the second one decrypts. */
const openCbc = (key: Buffer, enc: string, { iv, content, tag, header }: Parts): Buffer => {
  const bits = enc === "A256CBC-HS512" ? 256 : 128;
  const half = bits / 8;
  if (key.length !== 2 * half || iv.length !== 16 || tag.length !== half) return refuse();
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(header.length) * 8n);
  const mac = createHmac(`sha${bits * 2}`, key.subarray(0, half));
  for (const part of [header, iv, content, length]) mac.update(part);
  if (!timingSafeEqual(mac.digest().subarray(0, half), tag)) return refuse();
  const cipher = createDecipheriv(`aes-${bits}-cbc`, key.subarray(half), iv);
  return Buffer.concat([cipher.update(content), cipher.final()]);
};
