import type { Database } from "../../db/index.ts";
import type { SealedPlace, Vault } from "../../tokens/index.ts";

/** The keys of the files that hold the bodies of answers; each seals one file, and is sealed itself. */
export interface KeptBodyStore {
  /** @throws AppFailure of the vault */
  add(exchangeId: string, fileKey: Uint8Array): void;
  has(exchangeId: string): boolean;
  /** Undefined: the body is not kept. @throws AppFailure `secret_unreadable` */
  keyOf(exchangeId: string): Uint8Array | undefined;
  delete(exchangeId: string): void;
  /** Deletes the keys whose exchange is gone, or was never written. */
  deleteOrphans(): void;
}

/** Makes the store. */
export const createKeptBodyStore = (db: Database, vault: Vault): KeptBodyStore => {
  const insert = db.prepare("INSERT INTO exchange_bodies (exchange_id, sealed) VALUES (?, ?)");
  const select = db
    .prepare<[string], Uint8Array>("SELECT sealed FROM exchange_bodies WHERE exchange_id = ?")
    .pluck();
  const remove = db.prepare("DELETE FROM exchange_bodies WHERE exchange_id = ?");
  return {
    add: (exchangeId, fileKey) => {
      insert.run(exchangeId, vault.seal(placeOf(exchangeId), fileKey));
    },
    has: (exchangeId) => select.get(exchangeId) !== undefined,
    keyOf: (exchangeId) => {
      const sealed = select.get(exchangeId);
      return sealed === undefined ? undefined : vault.open(placeOf(exchangeId), sealed);
    },
    delete: (exchangeId) => void remove.run(exchangeId),
    deleteOrphans: () => {
      db.prepare("DELETE FROM exchange_bodies WHERE exchange_id NOT IN (SELECT id FROM exchanges)").run();
    },
  };
};

const placeOf = (exchangeId: string): SealedPlace => ({
  table: "exchange_bodies",
  row: exchangeId,
  column: "sealed",
});
