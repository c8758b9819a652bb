import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import type { Random } from "../ports/random.ts";

/** Where a sealed value belongs; a value that was moved to another place does not open there (KD-04). */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A 256-bit data key and its id, a UUID. */
export interface DataKey {
  readonly id: string;
  readonly key: KeyObject;
}

/**
 * A sealed value (KD-05): "SW", format version, algorithm, key id (16), nonce (12), ciphertext, tag (16).
 * AES-256-GCM with a random nonce for every value.
 */
const MAGIC = Buffer.from("SW");
const FORMAT_VERSION = 1;
const ALGORITHM = 1;
const KEY_ID_AT = 4;
const KEY_ID_BYTES = 16;
const NONCE_AT = KEY_ID_AT + KEY_ID_BYTES;
const NONCE_BYTES = 12;
const HEADER_BYTES = NONCE_AT + NONCE_BYTES;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const CIPHER = "aes-256-gcm";

/** The key id as it stands in a sealed value, from byte 4 on. */
export const keyIdBytes = (keyId: string): Buffer => Buffer.from(keyId.replaceAll("-", ""), "hex");

/** Seals `plaintext` for one place under one key. */
export const sealValue = (
  dataKey: DataKey,
  place: SealedPlace,
  plaintext: Uint8Array | string,
  random: Random,
): Uint8Array => {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header[MAGIC.length] = FORMAT_VERSION;
  header[MAGIC.length + 1] = ALGORITHM;
  keyIdBytes(dataKey.id).copy(header, KEY_ID_AT);
  header.set(random.bytes(NONCE_BYTES), NONCE_AT);
  const nonce = header.subarray(NONCE_AT);
  const cipher = createCipheriv(CIPHER, dataKey.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(header, place));
  const start = typeof plaintext === "string" ? cipher.update(plaintext, "utf8") : cipher.update(plaintext);
  return Buffer.concat([header, start, cipher.final(), cipher.getAuthTag()]);
};

/** Why a value does not open. */
export type Unopenable = "not a sealed value" | "unknown format" | "sealed under another key" | "altered";

/** Opens a value that was sealed for `place`; the answer is the reason when it does not open. */
export const openValue = (
  keys: readonly DataKey[],
  place: SealedPlace,
  sealed: Uint8Array,
): Buffer | Unopenable => {
  const record = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const isShort = record.length < HEADER_BYTES + TAG_BYTES;
  if (isShort || !record.subarray(0, MAGIC.length).equals(MAGIC)) return "not a sealed value";
  if (record[MAGIC.length] !== FORMAT_VERSION) return "unknown format";
  if (record[MAGIC.length + 1] !== ALGORITHM) return "unknown format";
  const keyId = record.toString("hex", KEY_ID_AT, NONCE_AT);
  const dataKey = keys.find((each) => each.id.replaceAll("-", "").toLowerCase() === keyId);
  if (dataKey === undefined) return "sealed under another key";
  const nonce = record.subarray(NONCE_AT, HEADER_BYTES);
  const decipher = createDecipheriv(CIPHER, dataKey.key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(record, place));
  decipher.setAuthTag(record.subarray(-TAG_BYTES));
  try {
    const opened = decipher.update(record.subarray(HEADER_BYTES, -TAG_BYTES));
    // Checks the tag. In this mode nothing is left to come.
    decipher.final();
    return opened;
  } catch {
    return "altered";
  }
};

/** Format, algorithm and key id, then each part of the place with its length before it. */
const associatedData = (record: Buffer, place: SealedPlace): Buffer => {
  const parts = [place.table, place.row, place.column];
  const bytes = parts.reduce((sum, part) => sum + LENGTH_BYTES + Buffer.byteLength(part), NONCE_AT);
  // One allocation: claims of users are opened by the hundred thousand.
  const data = Buffer.allocUnsafe(bytes);
  let at = record.copy(data, 0, 0, NONCE_AT);
  for (const part of parts) {
    const length = data.write(part, at + LENGTH_BYTES, "utf8");
    data.writeUInt32BE(length, at);
    at += LENGTH_BYTES + length;
  }
  return data;
};
