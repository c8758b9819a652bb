import type { Database } from "../db/index.ts";

/**
 * Gives a row the place before another, or the last one. All rows of the table share one order, of which each
 * folder shows a part; so the places after it move on, and none has to be counted within its folder.
 */
export const placeInOrder = (
  db: Database,
  table: "saved_requests" | "request_folders" | "environments",
  id: string,
  beforeId: string | undefined,
): void => {
  const before = db
    .prepare(`SELECT position FROM ${table} WHERE id = ?`)
    .pluck()
    .get(beforeId ?? "");
  if (beforeId === id) return;
  if (before === undefined) {
    db.prepare(`UPDATE ${table} SET position = (SELECT max(position) + 1 FROM ${table}) WHERE id = ?`).run(
      id,
    );
    return;
  }
  db.prepare(`UPDATE ${table} SET position = position + 1 WHERE position >= ?`).run(before);
  db.prepare(`UPDATE ${table} SET position = ? WHERE id = ?`).run(before, id);
};
