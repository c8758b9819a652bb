import type { Database } from "../db/index.ts";
import type { MetadataSnapshot } from "./metadata-snapshot.ts";

/** A snapshot that was kept, and when it was taken, epoch ms. */
export interface KeptSnapshot {
  readonly takenAt: number;
  readonly snapshot: MetadataSnapshot;
}

/** What was published at each import of a configuration. */
export interface SnapshotStore {
  /** Keeps a snapshot, and of the configuration's older ones the newest; nothing when it has been deleted. */
  add(configurationId: string, kept: KeptSnapshot): void;
  /** The newest ones, the newest first. */
  newest(configurationId: string, limit: number): readonly KeptSnapshot[];
}

const KEPT_PER_CONFIGURATION = 20;

/** Makes the store. */
export const createSnapshotStore = (db: Database): SnapshotStore => {
  const insert = db.prepare(`
    INSERT INTO metadata_snapshots (configuration_id, taken_at, snapshot)
    SELECT id, ?, ? FROM client_configurations WHERE id = ?`);
  const deleteOld = db.prepare(`
    DELETE FROM metadata_snapshots WHERE configuration_id = @configurationId AND seq <= (
      SELECT seq FROM metadata_snapshots WHERE configuration_id = @configurationId
      ORDER BY seq DESC LIMIT 1 OFFSET ${KEPT_PER_CONFIGURATION})`);
  const select = db.prepare<[string, number], { readonly takenAt: number; readonly snapshot: string }>(`
    SELECT taken_at AS takenAt, snapshot FROM metadata_snapshots
    WHERE configuration_id = ? ORDER BY seq DESC LIMIT ?`);
  return {
    add: db.transaction((configurationId: string, { takenAt, snapshot }: KeptSnapshot) => {
      insert.run(takenAt, JSON.stringify(snapshot), configurationId);
      deleteOld.run({ configurationId });
    }),
    newest: (configurationId, limit) =>
      select
        .all(configurationId, limit)
        .map(({ takenAt, snapshot }) => ({ takenAt, snapshot: JSON.parse(snapshot) as MetadataSnapshot })),
  };
};
