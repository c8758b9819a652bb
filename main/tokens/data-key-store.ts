import type { Database } from "../db/index.ts";
import { keyIdBytes, type SealedPlace } from "./sealed-value.ts";

/** What the database knows of its key: never the key itself. */
export interface KeptKey {
  readonly id: string;
  readonly checkValue: Uint8Array;
}

/** The database's side of the data keys, and of everything that is sealed under them. */
export interface DataKeyStore {
  /** Made with the database; tells the keys of two databases apart. */
  databaseId(): string;
  kept(): KeptKey | undefined;
  /** Makes this the key that is kept in the keychain; the one before must have nothing sealed under it. */
  keep(key: KeptKey, createdAt: number): void;
  /** Notes a key that will be gone when the app ends, before anything is sealed under it. */
  noteSession(keyId: string, createdAt: number): void;
  hasSealedUnder(keyId: string): boolean;
  /** Deletes what was sealed under keys that ended with the app: nothing can read it any more. */
  dropSessionValues(): void;
  /** Rewrites every value sealed under a session's key; `reseal` answers undefined for one that it can't open. */
  moveFromSession(
    keyId: string,
    reseal: (place: SealedPlace, sealed: Uint8Array) => Uint8Array | undefined,
  ): void;
}

/** Every column that holds sealed values, and what goes when a value is lost: its row, or the value alone. */
export const sealedColumns = [
  { table: "token_sets", rowId: "user_id", column: "sealed", lost: "row" },
  { table: "replaced_tokens", rowId: "user_id", column: "sealed", lost: "row" },
  { table: "saved_requests", rowId: "id", column: "sealed", lost: "value" },
  { table: "request_folders", rowId: "id", column: "sealed", lost: "value" },
  { table: "environments", rowId: "id", column: "sealed", lost: "value" },
  { table: "matrices", rowId: "id", column: "sealed", lost: "value" },
  { table: "request_runs", rowId: "id", column: "sealed", lost: "row" },
  { table: "exchanges", rowId: "id", column: "detail", lost: "row" },
  { table: "exchange_bodies", rowId: "exchange_id", column: "sealed", lost: "row" },
  { table: "users", rowId: "id", column: "claims", lost: "value" },
  { table: "login_results", rowId: "run_id", column: "sealed", lost: "row" },
  { table: "raw_trace_entries", rowId: "id", column: "sealed", lost: "row" },
  { table: "client_certificates", rowId: "configuration_id", column: "sealed", lost: "row" },
  { table: "client_registrations", rowId: "configuration_id", column: "sealed", lost: "value" },
  { table: "client_keys", rowId: "id", column: "sealed", lost: "row" },
  { table: "demo_idp_state", rowId: "name", column: "sealed", lost: "row" },
] as const;

/** Makes the store. */
export const createDataKeyStore = (db: Database): DataKeyStore => ({
  databaseId: () => db.prepare("SELECT id FROM database_identity").pluck().get() as string,
  kept: () => {
    const row = db.prepare("SELECT id, check_value AS checkValue FROM data_keys WHERE kind = 'kept'").get();
    return row as KeptKey | undefined;
  },
  keep: db.transaction((key: KeptKey, createdAt: number) => {
    db.prepare("DELETE FROM data_keys WHERE kind = 'kept'").run();
    db.prepare("INSERT INTO data_keys (id, kind, check_value, created_at) VALUES (?, 'kept', ?, ?)").run(
      key.id,
      key.checkValue,
      createdAt,
    );
  }),
  noteSession: (keyId, createdAt) => {
    db.prepare("INSERT INTO data_keys (id, kind, created_at) VALUES (?, 'session', ?)").run(keyId, createdAt);
  },
  hasSealedUnder: (keyId) =>
    sealedColumns.some(({ table, column }) => {
      const sql = `SELECT 1 FROM ${table} WHERE ${isSealedUnder(column)} LIMIT 1`;
      return db.prepare(sql).get(keyIdBytes(keyId)) !== undefined;
    }),
  dropSessionValues: () => {
    const sessions = db.prepare("SELECT id FROM data_keys WHERE kind = 'session'").pluck().all() as string[];
    if (sessions.length > 0) dropValues(db, sessions);
  },
  moveFromSession: db.transaction((keyId, reseal) => {
    for (const each of sealedColumns) moveColumn(db, each, keyId, reseal);
    db.prepare("DELETE FROM data_keys WHERE id = ?").run(keyId);
  }),
});

/** The key id stands at the fifth byte of a sealed value. */
const isSealedUnder = (column: string): string => `substr(${column}, 5, 16) = ?`;

const dropValues = (db: Database, keyIds: readonly string[]): void =>
  db.transaction(() => {
    for (const keyId of keyIds) {
      for (const { table, column, lost } of sealedColumns) {
        const change = lost === "row" ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${column} = NULL`;
        db.prepare(`${change} WHERE ${isSealedUnder(column)}`).run(keyIdBytes(keyId));
      }
      db.prepare("DELETE FROM data_keys WHERE id = ?").run(keyId);
    }
  })();

const moveColumn = (
  db: Database,
  { table, rowId, column }: (typeof sealedColumns)[number],
  keyId: string,
  reseal: Parameters<DataKeyStore["moveFromSession"]>[1],
): void => {
  const rows = db
    .prepare(`SELECT ${rowId} AS row FROM ${table} WHERE ${isSealedUnder(column)}`)
    .pluck()
    .all(keyIdBytes(keyId)) as string[];
  const read = db.prepare(`SELECT ${column} FROM ${table} WHERE ${rowId} = ?`).pluck();
  const write = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${rowId} = ?`);
  for (const row of rows) {
    const moved = reseal({ table, row, column }, read.get(row) as Uint8Array);
    if (moved !== undefined) write.run(moved, row);
  }
};
