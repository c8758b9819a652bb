import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SecretStore } from "../ports/secret-store.ts";
import type { DataKeyStore, KeptKey } from "./data-key-store.ts";
import type { DataKey } from "./sealed-value.ts";
import { dataKeyMissing, keychainUnavailable } from "./vault-failures.ts";

const KEY_BYTES = 32;

/** The keychain's item (KD-06): `kid` and `dbId` tell a key that strayed here from another machine (K-10). */
interface DataKeyItem {
  readonly v: 1;
  readonly kid: string;
  /** Base64. */
  readonly key: string;
  readonly createdAt: number;
  readonly dbId: string;
}

interface Sources {
  readonly keys: DataKeyStore;
  readonly keychain: SecretStore;
  readonly random: Random;
  readonly clock: Clock;
}

/** Account of the data key's item: one for each database and key, so that none is ever overwritten. */
export const dataKeyAccount = (databaseId: string, keyId: string): string =>
  `data-key:${databaseId}:${keyId}`;

/**
 * Gets the data key out of the keychain, or makes the first one. That the keychain has none proves nothing
 * (K-06): a new key is made only when nothing is sealed under the one before (KD-08).
 * @throws AppFailure `data_key_missing`, `keychain_unavailable`, `keychain_timeout`
 */
export const fetchDataKey = async (sources: Sources): Promise<DataKey> => {
  const { keys, keychain } = sources;
  const kept = keys.kept();
  if (kept === undefined) return makeDataKey(sources);
  const databaseId = keys.databaseId();
  const item = await keychain.get(dataKeyAccount(databaseId, kept.id));
  const key = item === undefined ? undefined : keyFromItem(item, kept, databaseId);
  if (key !== undefined) return key;
  if (!keys.hasSealedUnder(kept.id)) return makeDataKey(sources);
  throw dataKeyMissing(
    item === undefined ? `no item for key ${kept.id}` : `the item for key ${kept.id} is another or damaged`,
  );
};

/** Writes a new key, reads it back and compares before anything is sealed under it (KD-14). */
const makeDataKey = async ({ keys, keychain, random, clock }: Sources): Promise<DataKey> => {
  const id = random.uuid();
  const bytes = Buffer.from(random.bytes(KEY_BYTES));
  const dbId = keys.databaseId();
  const createdAt = clock.now();
  const item: DataKeyItem = { v: 1, kid: id, key: bytes.toString("base64"), createdAt, dbId };
  const key = createSecretKey(bytes);
  bytes.fill(0);
  const account = dataKeyAccount(dbId, id);
  const text = JSON.stringify(item);
  await keychain.set(account, text);
  if ((await keychain.get(account)) !== text) {
    throw keychainUnavailable("the keychain did not keep what was written");
  }
  keys.keep({ id, checkValue: checkValueOf(key, id) }, createdAt);
  return { id, key };
};

/** A key for this session alone. */
export const makeSessionKey = ({ keys, random, clock }: Omit<Sources, "keychain">): DataKey => {
  const id = random.uuid();
  const bytes = Buffer.from(random.bytes(KEY_BYTES));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  keys.noteSession(id, clock.now());
  return { id, key };
};

const keyFromItem = (text: string, kept: KeptKey, databaseId: string): DataKey | undefined => {
  const item = parseItem(text);
  if (item?.v !== 1 || item.kid !== kept.id || item.dbId !== databaseId) return undefined;
  if (typeof item.key !== "string") return undefined;
  const bytes = Buffer.from(item.key, "base64");
  if (bytes.length !== KEY_BYTES) return undefined;
  const key = createSecretKey(bytes);
  bytes.fill(0);
  const isSame = timingSafeEqual(checkValueOf(key, kept.id), kept.checkValue);
  return isSame ? { id: kept.id, key } : undefined;
};

const parseItem = (text: string): Partial<DataKeyItem> | undefined => {
  try {
    const item: unknown = JSON.parse(text);
    return typeof item === "object" && item !== null ? item : undefined;
  } catch {
    return undefined;
  }
};

/** The key check value (KD-07): tells whether a key is the right one without a sealed value at hand. */
const checkValueOf = (key: KeyObject, keyId: string): Buffer =>
  createHmac("sha256", key).update(`SSO Workbench data key ${keyId}`).digest();
