import { firstTables } from "./0001-first-tables.ts";
import { clientKeys } from "./0002-client-keys.ts";
import type { Migration } from "./migration.ts";

/** All steps of the schema, in order. */
export const migrations: readonly Migration[] = [firstTables, clientKeys];

export type { Migration };
