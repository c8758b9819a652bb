import type { Database } from "../database.ts";

/**
 * One step of the schema. It runs inside a transaction that also sets `user_version`, so that it happens as a
 * whole or not at all. A step that has been released is never changed again.
 */
export interface Migration {
  /** The `user_version` that it leads to: 1, 2, 3 … without a gap. */
  readonly version: number;
  readonly name: string;
  up(db: Database): void;
}
