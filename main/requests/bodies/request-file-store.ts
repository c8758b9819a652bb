import type { Database } from "../../db/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Random } from "../../ports/random.ts";

/** The paths of files that were chosen for requests. They are known to the main process alone. */
export interface RequestFileStore {
  /** Notes that a file was chosen; answers its id, which is the same each time. */
  note(path: string): string;
  pathOf(id: string): string | undefined;
}

/** Makes the store. */
export const createRequestFileStore = (db: Database, random: Random, clock: Clock): RequestFileStore => {
  const upsert = db
    .prepare<[string, string, number], string>(`
      INSERT INTO request_files (id, path, chosen_at) VALUES (?, ?, ?)
      ON CONFLICT (path) DO UPDATE SET chosen_at = excluded.chosen_at RETURNING id`)
    .pluck();
  const select = db.prepare<[string], string>("SELECT path FROM request_files WHERE id = ?").pluck();
  return {
    note: (path) => upsert.get(random.uuid(), path, clock.now()) as string,
    pathOf: (id) => select.get(id),
  };
};
